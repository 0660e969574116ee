"""The marks beside a number in a published table: footnotes, reasons, status words, brackets.

Footnote marks are taken off before the width is made normal: NFKC would turn 12.3① into 12.31.
Nothing taken out of the middle joins what stood around it: a space takes its place.
"""

import re
import unicodedata
from dataclasses import dataclass

from welfare_cli.ground.fiscal_year import (
    ERA_MISSING,
    FIRST,
    HALVES_DISAGREE,
    LAST,
    NOT_UNDERSTOOD,
    FiscalYear,
    Lent,
    YearError,
    read_year,
)
from welfare_cli.ground.text import folded
from welfare_cli.intake import cell_errors
from welfare_cli.intake.cell_errors import CellError, refusal
from welfare_cli.results.status import Status

_DIGIT = "[0-9０-９]"
# ※3 ends before what is no digit: ※12.3 may be ※ and 12.3, or ※1 and 2.3, and is left alone.
_MARK = f"(?:[※*＊注]{_DIGIT}{{1,2}}(?![0-9０-９.,．，])|[①-⑳]|※(?=\\s*(?:$|[()（）])))"
_FOOTNOTE = re.compile(f"[(（]{_MARK}[)）]|{_MARK}|[(（]注[)）]")

_DASHES = "-－−‐–—―ー"
_REASONS = {
    Status.NOT_SURVEYED: (*_DASHES, "調査なし", "未実施", "なし", "評価せず"),
    Status.PENDING: ("…", "...", "集計中", "未集計"),
    Status.WITHHELD: ("x", "χ", "***", "非公表", "秘匿"),
    Status.DISCONTINUED: ("調査終了", "廃止"),
}
# The words that the sheets of `welfare template` offer, and their like.
_IN_ENGLISH = {
    Status.NOT_SURVEYED: ("not surveyed", "not-surveyed", "no survey"),
    Status.PENDING: ("pending", "not yet available"),
    Status.WITHHELD: ("withheld", "confidential", "suppressed"),
    Status.DISCONTINUED: ("discontinued",),
}
_REASON_OF = {
    folded(mark): status
    for reasons in (_REASONS, _IN_ENGLISH)
    for status, marks in reasons.items()
    for mark in marks
}
# Marks that may mean something else than their status says.
_DOUBTFUL = (*_DASHES, "なし", "評価せず")

_STATUS_OF = {
    **dict.fromkeys(("速報", "暫定", "p"), Status.PRELIMINARY),
    "推計": Status.ESTIMATE,
    **dict.fromkeys(("訂正", "r"), Status.REVISED),
}
_WORD = "(?P<word>速報|暫定|推計|訂正)値?"
_BEFORE = re.compile(f"{_WORD}:?")
# The letters stand alone or behind a digit: 45.1p. In 1.2%p and 3P they may be points.
_AFTER = re.compile(f"{_WORD}$|(?:^|(?<=[0-9\\s]))(?P<letter>[pr])$")

_GROUP = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
_QUANTITY = re.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,2}年")  # 12年 may last, 27年度 may not
_FOUR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Aside:
    """What one pair of brackets says. `is_bare`: four digits, a year only beside a unit."""

    statuses: tuple[Status, ...]
    year: FiscalYear | None
    is_bare: bool


def without_footnotes(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it stood without its footnote marks, and these as they were written."""
    return _FOOTNOTE.sub(" ", text), tuple(_FOOTNOTE.findall(text))


def narrow(text: str) -> str:
    """The text in normal width. What would become a digit (²), and … and －, stay as they are."""
    chars = (c if c in "…－" or _hides_digit(c) else unicodedata.normalize("NFKC", c) for c in text)
    return unicodedata.normalize("NFC", "".join(chars)).strip()


def missing(text: str) -> tuple[Status, tuple[str, ...]] | None:
    """The reason why there is no value, with the mark where it leaves a doubt; None: no such."""
    mark = re.sub(r"\s+", "", text)
    status = _REASON_OF.get(folded(text))
    return (status, (mark,) if mark in _DOUBTFUL else ()) if status else None


def stated(text: str) -> tuple[str, tuple[Status, ...]]:
    """The text without the status words at its ends, and what they say."""
    statuses: list[Status] = []
    while found := _AFTER.search(text) or _BEFORE.match(text):
        statuses.append(_STATUS_OF[found[found.lastgroup or 0]])
        text = (text[: found.start()] + text[found.end() :]).strip()
    return text, tuple(statuses)


def without_asides(text: str, era: Lent) -> tuple[str, tuple[Aside, ...]]:
    """The text without its brackets, and what they say; raises CellError if that is not known."""
    asides = tuple(_aside(found[1], text, era) for found in _GROUP.finditer(text))
    return _GROUP.sub(" ", text).strip(), asides


def refuse_year(text: str, era: Lent) -> None:
    """Raise CellError if the text is a year and not a quantity."""
    plain = re.sub(r"\s+", "", text)
    four = _FOUR.match(plain)
    # 5000(R2) has the form of 2020(R2), and is no year.
    if _QUANTITY.fullmatch(plain) or (four and not FIRST <= int(four[0]) <= LAST):
        return
    try:
        read_year(plain, era=era)
    except YearError as error:
        if error.kind == NOT_UNDERSTOOD:
            return
        if error.kind == HALVES_DISAGREE:
            raise CellError(cell_errors.YEARS_DISAGREE) from None
    raise CellError(cell_errors.A_YEAR)


def _aside(content: str, text: str, era: Lent) -> Aside:
    rest, statuses = stated(content.strip())
    rest = rest.strip(" 、,・")
    if statuses and not rest:
        return Aside(statuses, None, is_bare=False)
    try:
        return Aside(statuses, read_year(rest, era=era), _FOUR.fullmatch(rest) is not None)
    except YearError as error:
        if error.kind == HALVES_DISAGREE:
            raise CellError(cell_errors.YEARS_DISAGREE) from None
        if error.kind == ERA_MISSING:
            raise CellError(cell_errors.PROSE) from None
        raise refusal(text) from None


def _hides_digit(char: str) -> bool:
    """Whether NFKC makes a digit of what is none: ² ½ ㎡ ㉑, but not ２."""
    plain = unicodedata.normalize("NFKC", char)
    return not re.fullmatch(_DIGIT, char) and re.search("[0-9]", plain) is not None
