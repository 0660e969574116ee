"""What stands in brackets in a header: a status, a year, a unit, or a date that changes nothing.

Whatever else stands there is taken for a unit, so that it has to be the plan's, or the values are
refused: 「H30（上半期）」 is not all of H30, 「H30（千円）」 a thousand times what its cells say.
"""

import re
from collections.abc import Iterable

from welfare_cli.ground.fiscal_year import FiscalYear, Lent, YearError, read_year
from welfare_cli.ground.text import folded
from welfare_cli.results.status import status_of

BRACKETS = re.compile(r"[(\[【〔](.*?)[)\]】〕]")
_UNITS = (
    "人|名|円|件|世帯|校区|[か箇ヶカケ]所|回|戸|台|団体|社|店|日|時間|冊|枚|本|点|%|ha|km|m2|t|トン"
)
_UNIT = f"[十百千万億]*(?:{_UNITS})"
# A line above a table that multiplies: 「単位：千人」, 「（千円）」, (in thousands).
_ABOVE = re.compile(
    rf"(?:単位[:=]?|[(\[【〔])(?P<unit>[十百千万億]{_UNIT})"
    r"|[(\[](?:units?[:=]?|in)?(?P<english>(?:thousand|million)s?(?:of)?[a-z]*)[)\]]"
)
_NAMED = re.compile(r"^(?:単位|units?)[:=]?")
# The end of the fiscal year, and words for the whole of it.
_HARMLESS = re.compile(
    r"(?:3月(?:末日?|31日)|3[./]31|年度末日?)(?:現在|時点)?"
    r"|実数|総数|合計|計|全体|全市|市全体|市全域|通年|annual|fullyear|total|yearend"
)
_AT = re.compile(r"(?:現在|時点)$")
_FOOTNOTE = re.compile(r"[※*＊注][0-9]{0,2}|[①-⑳]|[0-9]{1,2}|[a-z]|")


def unit_of(asides: Iterable[str], era: Lent, year: FiscalYear | None) -> str:
    """The unit that asides of a header of that year name, folded.

    All that is not known is part of it, another year too.
    """
    told = [_NAMED.sub("", aside) for aside in asides if not _is_known(aside, era, year)]
    return "・".join(dict.fromkeys(text for text in told if text))


def is_plain(aside: str) -> bool:
    """Whether the aside is known, or a usual unit."""
    return _is_known(aside, None, None) or re.fullmatch(_UNIT, _NAMED.sub("", aside)) is not None


def unit_above(titles: str) -> str:
    """The multiplied unit that a line above a table sets for all of it: 「単位：千人」."""
    found = _ABOVE.search(folded(titles))
    return (found["unit"] or found["english"]) if found else ""


def _is_known(aside: str, era: Lent, year: FiscalYear | None) -> bool:
    try:
        said = read_year(_AT.sub("", aside), era=era)
    except YearError:
        patterns = (_HARMLESS, _FOOTNOTE)
        return status_of(aside) is not None or any(p.fullmatch(aside) for p in patterns)
    return year in (None, said)
