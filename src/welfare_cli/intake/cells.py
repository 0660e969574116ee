"""A cell of a published table to a value, or the reason why there is none; else it is refused.

The number keeps its own digits and decimals. Whatever stood beside it is a status, a year, a
unit or a note: nothing is dropped, and what has no certain meaning raises CellError.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from welfare_cli.ground.fiscal_year import FiscalYear, Lent
from welfare_cli.ground.quantity import NumberError, read_number
from welfare_cli.ground.text import folded
from welfare_cli.intake import cell_errors
from welfare_cli.intake.cell_errors import GROUPED, CellError, refusal
from welfare_cli.intake.marks import (
    Aside,
    missing,
    narrow,
    refuse_year,
    stated,
    without_asides,
    without_footnotes,
)
from welfare_cli.intake.spans import without_spans
from welfare_cli.results.status import Status

__all__ = ["CellError", "Reading", "read_cell", "unit_matches"]

MAX_CELL, MAX_UNIT = 500, 12

_ABOUT = "約"
_DIGITS = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
# △ may stand apart from its digits; a dash apart from them may be a bullet, or 「no value」.
_NUMBER = re.compile(
    rf"(?P<sign>[△▲]\s*|[-－−‐–+]?)(?P<digits>(?:{GROUPED}|[0-9]+)(?:\.[0-9]+)?)"
    r"(?:\.$|(?P<unit>.*))",
    re.DOTALL,
)
_BOUND = re.compile("以上|以下|以内|未満|程度|前後|超")  # 50人以上 is no value
_POWER = re.compile("m[23²³]|CO[2₂]|[㎟-㎦]")  # the digits that belong to a unit
_UNIT_SIGNS = "%‰°"
_PERCENT = frozenset(("%", "パーセント", "percent"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. Without a value, `status` is the reason, or None if the cell is empty."""

    value: Decimal | None
    status: Status | None = None  # as the cell states it; None: it states nothing
    year: FiscalYear | None = None  # in brackets: 95.5%(R2)
    unit: str = ""  # as it stands beside the number, in normal width
    notes: tuple[str, ...] = ()  # what the cell held beyond that, as written: 約, 累計, ※3, ①


def read_cell(text: str, *, era: Lent = None) -> Reading:
    """Read a cell; `era` lends a letter to 「22年度」. Raises CellError."""
    text = _unquoted(text.strip())
    if _DIGITS.fullmatch(text):
        return Reading(_value("", text))  # with nothing beside them
    if len(text) > MAX_CELL:
        raise CellError(cell_errors.PROSE)
    bare, footnotes = without_footnotes(text)
    plain, spans = without_spans(narrow(bare))
    footnotes = (*spans, *footnotes)
    if not plain:
        if footnotes:
            raise CellError(cell_errors.NOT_A_NUMBER)
        return Reading(None)
    refuse_year(plain, era)
    head, asides = without_asides(plain, era)
    if reason := missing(head):
        if any(aside.statuses for aside in asides):
            raise CellError(cell_errors.PROSE)
        return Reading(None, reason[0], _one_year(asides), "", (*reason[1], *footnotes))
    return _valued(plain, head, asides, footnotes)


def unit_matches(written: str, units: Iterable[str]) -> bool:
    """Whether a unit beside a number is one of these; no unit contradicts none."""
    return not written or _unit_key(written) in map(_unit_key, units)


def _valued(plain: str, head: str, asides: Sequence[Aside], footnotes: tuple[str, ...]) -> Reading:
    """The reading of a cell with a number in its head; `plain` is the whole cell, to refuse it."""
    rest, statuses = stated(head)
    about = (_ABOUT,) if rest.startswith(_ABOUT) else ()
    number = _NUMBER.fullmatch(rest.removeprefix(_ABOUT).lstrip())
    unit = ((number and number["unit"]) or "").strip()
    if number is None or (unit and not _is_unit(unit)):
        raise _no_number(plain, head, asides)
    if unit == "年度":
        raise CellError(cell_errors.A_YEAR)
    if not unit and any(aside.is_bare for aside in asides):
        raise CellError(cell_errors.TWO_VALUES)
    status = _one_status((*statuses, *(s for aside in asides for s in aside.statuses)))
    if about and status is None:
        status = Status.ESTIMATE
    value = _value(number["sign"], number["digits"])
    return Reading(value, status, _one_year(asides), unit, (*about, *footnotes))


def _no_number(plain: str, head: str, asides: Sequence[Aside]) -> CellError:
    if not head and any(aside.year for aside in asides):
        return CellError(cell_errors.A_YEAR)
    try:
        refuse_year(head, None)
    except CellError as error:
        return error
    return refusal(plain)


def _value(sign: str, digits: str) -> Decimal:
    """The number of digits known to be well formed; zero has no sign."""
    try:
        value = read_number(digits.replace(",", ""))
    except NumberError:
        raise CellError(cell_errors.TOO_LONG) from None
    return value.copy_negate() if value and sign not in ("", "+") else value


def _one_status(statuses: Iterable[Status]) -> Status | None:
    said = set(statuses)
    if len(said) > 1:
        raise CellError(cell_errors.PROSE)
    return said.pop() if said else None


def _one_year(asides: Iterable[Aside]) -> FiscalYear | None:
    years = [aside.year for aside in asides if aside.year]
    if len(set(years)) > 1:
        raise CellError(cell_errors.PROSE)
    return years[0] if years else None


def _is_unit(text: str) -> bool:
    """Whether a text may name a unit; whether it names the right one is for the caller."""
    if len(text) > MAX_UNIT or text[0] in "ー・/- " or _BOUND.search(text):
        return False
    return all(char.isalpha() or char in f"{_UNIT_SIGNS}/・- " for char in _POWER.sub("m", text))


def _unit_key(unit: str) -> str:
    key = folded(unit)
    return "%" if key in _PERCENT else key


def _unquoted(text: str) -> str:
    """The text behind the apostrophe that keeps a spreadsheet from running it."""
    return text.removeprefix("'").removesuffix("'").strip()
