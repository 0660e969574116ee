"""A cell of a plan's list to what it promises: a value, a bound, a range, or only a direction.

What the cell says beyond that is kept as a note. What has no certain meaning raises CellError.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from welfare_cli.drafting.columns import year_in
from welfare_cli.drafting.promise_words import BOUNDS, EVERY_YEAR, LIKE_NOW, NONE, TREND
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import checked
from welfare_cli.ground.text import folded, one_line
from welfare_cli.intake.cell_errors import GROUPED, PROSE, CellError
from welfare_cli.intake.cells import read_cell
from welfare_cli.intake.grid import Cell
from welfare_cli.intake.marks import narrow, without_footnotes
from welfare_cli.intake.spoilt import spoilt


@dataclass(frozen=True, slots=True)
class Promise:
    """What one cell says. `bound` is min or max, `like_now` a bound at the present value.

    Without value, range and direction it says that there is none.
    """

    value: Decimal | None = None
    high: Decimal | None = None  # of a range, whose lowest value is `value`
    bound: str = ""
    is_strict: bool = False
    every_year: bool = False
    direction: str = ""
    like_now: bool = False
    year: FiscalYear | None = None
    unit: str = ""
    notes: tuple[str, ...] = ()


_NUMBER = rf"(?:{GROUPED}|[0-9]+)(?:\.[0-9]+)?"
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})(?P<one>[^0-9~〜～–-]{{0,6}}?)(?:以上)?\s*(?:[~〜～–-]|から|to|以上)\s*"
    rf"(?P<high>{_NUMBER})(?P<two>[^0-9]{{0,6}}?)(?:以下|以内)?"
)
_GROUP = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)")
# Four digits alone are a year only before a colon: 2000 2500 are two values.
_NAMED_YEAR = (
    "(?:(?:平成|令和|昭和|[HRS])(?:[0-9]{1,2}|元)(?:年度?)?|[0-9]{4}年度?|FY ?[0-9]{4}(?:年度)?)"
)
_YEAR_FIRST = re.compile(f"(?P<year>{_NAMED_YEAR}(?=[:、 ])|[0-9]{{4}}(?=:))[:、 ]+(?P<rest>.+)")
_YEAR_LAST = re.compile(f"(?P<rest>.+?)[、 ]+(?P<year>{_NAMED_YEAR})")


def read_promise(cell: Cell, era: str | None) -> Promise | None:
    """What the cell promises; None where it is empty. Raises CellError and NumberError."""
    if cell.is_empty:
        return None
    if cell.fault or cell.day or spoilt(cell.text):
        raise CellError(PROSE)
    if cell.number is not None:
        return Promise(checked(cell.number), unit="%" if cell.text.endswith("%") else "")
    bare, footnotes = without_footnotes(cell.text.strip())
    text, year, notes = _without_year(one_line(narrow(bare)))
    if NONE.fullmatch(text):
        return Promise(year=year, notes=(*notes, *footnotes))
    every_year = EVERY_YEAR.match(text)
    text = text[every_year.end() :] if every_year else text
    found = _in_words(text) or _in_numbers(text, era)
    return replace(
        found,
        year=found.year or year,
        every_year=found.every_year or bool(every_year),
        notes=(*notes, *found.notes, *footnotes),
    )


def trend_in(text: str) -> str:
    """The direction that a word or an arrow says: increase, decrease, hold, or nothing."""
    plain = folded(narrow(text))
    if found := TREND.fullmatch(plain):
        return "increase" if found["up"] else "decrease"
    found = LIKE_NOW.fullmatch(plain)
    return "hold" if found and not found["bound"] else ""


def _in_words(text: str) -> Promise | None:
    plain = folded(text)
    if found := TREND.fullmatch(plain):
        return Promise(direction="increase" if found["up"] else "decrease")
    if found := LIKE_NOW.fullmatch(plain):
        bound = {"以下": "max", "未満": "max"}.get(found["bound"] or "", "min")
        is_strict = found["bound"] in ("未満", "超")
        return Promise(like_now=True, bound=bound if found["bound"] else "", is_strict=is_strict)
    return None


def _in_numbers(text: str, era: str | None) -> Promise:
    if found := _RANGE.fullmatch(text):
        low, high = (read_cell(found[part], era=era).value for part in ("low", "high"))
        unit = found["two"] or found["one"]
        if low is not None and high is not None and low < high:
            return Promise(low, high, unit=unit.strip())
        raise CellError(PROSE)
    rest, bound, is_strict = _bounded(text)
    reading = read_cell(rest, era=era)
    notes = list(reading.notes)
    if reading.value is None:
        raise CellError(PROSE)
    if reading.status:
        notes.append(text)
    return Promise(
        reading.value,
        bound="" if bound == "hold" else bound,
        is_strict=is_strict,
        every_year=bound == "hold",
        year=reading.year,
        unit=reading.unit,
        notes=tuple(dict.fromkeys(notes)),
    )


def _bounded(text: str) -> tuple[str, str, bool]:
    """The text without the words of a bound, and which bound it is."""
    for form in BOUNDS:
        rest = form.words.sub("", text).strip()
        if rest != text.strip():
            return rest, form.bound, form.is_strict
    return text, "", False


def _without_year(text: str) -> tuple[str, FiscalYear | None, tuple[str, ...]]:
    """The text without the year it names in brackets, before or behind; other brackets stay."""
    years = [year for found in _GROUP.finditer(text) if (year := year_in(found[1]))]
    if len(set(years)) == 1:
        notes = tuple(_beyond_years(text))
        return _GROUP.sub(lambda f: "" if year_in(f[1]) else f[0], text).strip(), years[0], notes
    for form in (_YEAR_FIRST, _YEAR_LAST):
        found = form.fullmatch(text)
        if found and (year := year_in(found["year"])):
            return found["rest"].strip(), year, ()
    return text, None, ()


def _beyond_years(text: str) -> Iterator[str]:
    """What stands in a bracket beside its year, such as 調査 in （H20調査）."""
    for found in _GROUP.finditer(text):
        if year_in(found[1]) and re.search("速報|暫定|推計|調査|見込", found[1]):
            yield found[1]
