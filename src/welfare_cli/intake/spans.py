"""The words for the time a figure counts: its year alone (単年度), or all since the start (累計).

Such a word is no part of the header, label, unit or number it stands in: these are read without
it. Whether it fits is for the plan to say.
"""

import re
from collections.abc import Iterable

_TOTAL = ("累計", "累積", "通算", "cumulative")
_YEARLY = (
    "単年度のみ",
    "単年度",
    "年間のみ",
    "yearly-only",
    "yearlyonly",
    "noncumulative",
    "non-cumulative",
)


def _pattern(words: Iterable[str]) -> str:
    """The words, whose letters headers may set apart: 累　計."""
    return "|".join(r"\s*".join(map(re.escape, word)) for word in words)


# 「累計を除く」 says the opposite, in as many ways as there are: it is left alone.
_WORD = (
    rf"(?<![非未A-Za-z])(?:{_pattern((*_YEARLY, *_TOTAL))})"
    r"(?![A-Za-z]|\s*(?:を?除|以外|では?な|前))"
)
_IS_TOTAL = re.compile(_pattern(_TOTAL), re.IGNORECASE)
_IS_YEARLY = re.compile(_pattern(_YEARLY), re.IGNORECASE)
_SPOKEN = re.compile(
    rf"[(（\[【〔]\s*(?P<aside>{_WORD})(?:\s*値)?\s*[)）\]】〕]"
    rf"|[・/、:：]?(?P<word>{_WORD})(?:\s*[・/、:：])?",
    re.IGNORECASE,
)


def without_spans(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without such words, and these as they were written."""
    if _SPOKEN.search(text) is None:
        return text, ()
    words = tuple(found["aside"] or found["word"] for found in _SPOKEN.finditer(text))
    return _SPOKEN.sub(" ", text).strip(), words


def is_total(word: str) -> bool:
    """Whether one of these words is said of a total since the start."""
    return not _IS_YEARLY.fullmatch(word) and _IS_TOTAL.fullmatch(word) is not None


def fit(words: Iterable[str], *, cumulative: bool) -> bool | None:
    """Whether what was said is true of an indicator; None where nothing was said."""
    said = {is_total(word) for word in words}
    return said == {cumulative} if said else None
