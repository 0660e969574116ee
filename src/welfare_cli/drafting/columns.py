"""What the columns of a plan's list of indicators hold, by their headers in both languages."""

import re
import unicodedata
from dataclasses import dataclass, replace

from welfare_cli.drafting.column_words import PATTERNS, Part
from welfare_cli.drafting.counters import is_unit
from welfare_cli.ground.fiscal_year import FiscalYear, YearError, read_year
from welfare_cli.ground.text import folded
from welfare_cli.intake.headers import Role, heading_of


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of one column; `year` and `unit` are what its header says of its values."""

    part: Part
    year: FiscalYear | None = None
    unit: str = ""


YEARS_OF = {
    Part.BASELINE: Part.BASELINE_YEAR,
    Part.CURRENT: Part.CURRENT_YEAR,
    Part.TARGET: Part.TARGET_YEAR,
}
PROMISES = tuple(YEARS_OF)
_ROLES = {
    Role.NAME: Part.NAME,
    Role.ID: Part.ID,
    Role.UNIT: Part.UNIT,
    Role.BASELINE: Part.BASELINE,
    Role.TARGET: Part.TARGET,
    Role.SOURCE: Part.SOURCE,
    Role.NOTE: Part.NOTE,
    Role.LABEL: Part.LABEL,
}
_BRACKETS = re.compile(r"[(\[【〔]((?:[^()\[\]]|\([^()]*\))*)[)\]】〕]")
_YEAR = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和)(?:\d{1,2}|元)|(?:FY)?(?:19|20|21)\d{2}|(?<![A-Z])[MTSHR](?:\d{1,2}|元))"
    r"(?:年度?)?(?:末(?:時点|現在)?)?(?![\d.])"
)
# A header of a year's actuals is no promise, and is left to the import of results.
_ACTUAL = re.compile("実績|actual|進捗|達成[度率]|評価|見込")


def meaning_of(text: str) -> Column | None:
    """What one header cell says by itself; None when that is not known. A bare year is a value."""
    year = year_in(text)
    plain = folded(text)
    asides = [folded(aside) for aside in _BRACKETS.findall(plain)]
    bare = folded(_YEAR.sub("", _BRACKETS.sub("", plain).upper()))
    if not bare:
        part = next((part for aside in asides if (part := _part(aside))), None)
        return Column(part or Part.VALUE, year) if year or part else None
    part = _part(bare)
    is_actual = part not in (Part.CURRENT, Part.CURRENT_YEAR, Part.NAME) and _ACTUAL.search(bare)
    if part is None or is_actual:
        return None
    unit = next((aside for aside in asides if not year_in(aside) and is_unit(aside)), "")
    return Column(part, year, unit if part in PROMISES else "")


def under(group: Column | None, own: Column | None) -> Column | None:
    """The meaning of a header cell that stands under that of a group."""
    if own is None or group is None:
        return own or group
    if group.part in PROMISES:
        if own.part is Part.YEAR or own.part is YEARS_OF[group.part]:
            return Column(YEARS_OF[group.part])
        if own.part in (Part.VALUE, Part.LABEL, group.part):
            return Column(group.part, own.year or group.year, own.unit or group.unit)
    return replace(own, year=own.year or group.year) if own.part in PROMISES else own


def year_in(text: str) -> FiscalYear | None:
    """The one fiscal year that a text names; None where it names none, or several."""
    plain = unicodedata.normalize("NFKC", text).upper()
    years = [_year(found[0].partition("末")[0]) for found in _YEAR.finditer(plain)]
    known = {year: year for year in reversed(years) if year}
    return next(iter(known)) if len(known) == 1 else None


def _part(plain: str) -> Part | None:
    found = next((part for part, form in PATTERNS if form.fullmatch(plain)), None)
    if found:
        return found
    heading = heading_of(plain, None)
    return _ROLES.get(heading.role) if heading else None


def _year(text: str) -> FiscalYear | None:
    try:
        return read_year(text)
    except YearError:
        return None
