"""Finding the table in a sheet: titles above it and notes below it are not part of it."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from welfare_cli.ground.fiscal_year import FiscalYear, Lent
from welfare_cli.ground.text import folded
from welfare_cli.intake.grid import Grid
from welfare_cli.intake.headers import (
    LONGEST,
    Heading,
    Role,
    heading_of,
    is_other,
    speaks_of_actuals,
    unit_above,
    years_in,
)
from welfare_cli.intake.spans import without_spans
from welfare_cli.results.cells import status_of

_LOOKED_AT = 60
_ACTUAL_LABELS = frozenset(
    folded(word) for word in ("実績値", "実績", "actual", "actuals", "result")
)
_OTHER_LABELS = frozenset(
    folded(word)
    for word in (
        *("目標値", "目標", "計画", "計画値", "見込", "見込値", "予定", "期待値", "評価", "判定"),
        *("達成率", "達成度", "進捗率", "増減", "前年比", "target", "plan", "expected", "rating"),
    )
)
_FOOTNOTE = re.compile(r"[※*＊].*$|[①-⑳]")
_ASIDE = re.compile(r"[(\[【〔](.*?)[)\]】〕]")


class LayoutKind(StrEnum):
    """The three layouts departments use."""

    LONG = "long"
    WIDE = "wide"
    SHEET = "sheet"


@dataclass(frozen=True)
class Table:
    """Where the table stands in its grid, and what its columns hold."""

    grid: Grid
    kind: LayoutKind
    first: int  # the index of the first row under the header
    headings: dict[int, Heading]
    label: int | None = None  # the column that says 目標値 or 実績値, in a progress sheet
    title_year: FiscalYear | None = None
    width: int = 0  # how many columns the header has
    unit: str = ""  # what a line above says of all its values

    @cached_property
    def _columns(self) -> dict[Role, int]:
        return {self.headings[column].role: column for column in reversed(self.headings)}

    def column(self, role: Role) -> int | None:
        """The first column of a role."""
        return self._columns.get(role)

    def text(self, row: int, role: Role) -> str:
        """The text in the column of a role, or nothing."""
        column = self.column(role)
        return "" if column is None else self.grid.cell(row, column).text.strip()

    def size_of(self, column: int) -> int | None:
        """The column of the sample sizes that belong to a column of values.

        None where nothing says which it is, and in a progress sheet, whose rows are no values.
        """
        if not self._sizes or self.kind is LayoutKind.SHEET:
            return None
        year = self.headings[column].year
        fitting = [c for c, own in self._sizes.items() if own in (None, year)]
        return fitting[0] if len(fitting) == 1 else None

    @cached_property
    def _sizes(self) -> dict[int, FiscalYear | None]:
        """The columns of sample sizes with their years; beside several values each must say one."""
        sizes = {c: h.year for c, h in self.headings.items() if h.role is Role.SIZE}
        return {c: year for c, year in sizes.items() if year or len(self.values) <= 1}

    @cached_property
    def values(self) -> list[tuple[int, FiscalYear | None]]:
        """The columns that hold actuals, with the year their header says."""
        return [(c, h.year) for c, h in self.headings.items() if h.role is Role.VALUE]


def find_table(grid: Grid, era: Lent, forced: LayoutKind | None = None) -> Table | None:
    """The first table whose header is known; None when there is none."""
    for row in range(min(len(grid.rows), _LOOKED_AT)):
        headings, used = headings_at(grid, row, era)
        if not _is_header(headings):
            continue
        first = row + used
        label = _label_column(grid, first, headings)
        dated = any(h.year for h in headings.values() if h.role is Role.VALUE)
        kind = _kind(label, dated=dated)
        if label is not None or any(h.role is Role.VALUE for h in headings.values()):
            chosen = forced or kind
            titles = " ".join(cell.text for cells in grid.rows[:row] for cell in cells)
            years = years_in(titles, era)
            title_year = years[0] if len(years) == 1 else None
            width = max(len(cells) for cells in grid.rows[row:first])
            unit = unit_above(titles)
            return Table(grid, chosen, first, headings, label, title_year, width, unit)
    return None


def _kind(label: int | None, *, dated: bool) -> LayoutKind:
    if label is not None:
        return LayoutKind.SHEET
    return LayoutKind.WIDE if dated else LayoutKind.LONG


def headings_at(grid: Grid, row: int, era: Lent) -> tuple[dict[int, Heading], int]:
    """The headings that begin in a row, and how many rows they take.

    Two rows are one header where the name's column is empty in the second: 「実績値」 over years,
    or years over 「目標値」 and 「実績値」. A column is one of actuals only if both rows say so.
    """
    headings = _row_headings(grid, row, era)
    name = next((c for c, h in headings.items() if h.role in (Role.NAME, Role.ID)), None)
    if row + 1 >= len(grid.rows) or name is None:
        return headings, 1
    below = _row_headings(grid, row + 1, era)
    if not grid.cell(row + 1, name).is_empty or not _heads(below, headings):
        return headings, 1
    group = ""
    combined: dict[int, Heading] = {}
    for column in range(max(len(grid.rows[row]), len(grid.rows[row + 1]))):
        group = grid.cell(row, column).text or group
        if grid.cell(row + 1, column).is_empty:
            found = headings.get(column)
        else:
            found = _with_spans(group, _under(group, below.get(column), era))
        if found:
            combined[column] = found
    return combined, 2


def _heads(below: dict[int, Heading], above: dict[int, Heading]) -> bool:
    """Whether a row is the second one of a header: years, or words under years."""
    if any(heading.year for heading in below.values()):
        return True
    return bool(below) and any(heading.year for heading in above.values())


def _under(group: str, own: Heading | None, era: Lent) -> Heading | None:
    """The meaning of a header cell under that of its group."""
    above = heading_of(group, era)
    if own is None:
        return Heading(Role.IGNORED) if above and above.year else None
    if own.year:
        return own if speaks_of_actuals(group) else Heading(Role.IGNORED)
    if above and above.year:
        is_dated = own.role in (Role.VALUE, Role.SIZE)
        return replace(own, year=above.year) if is_dated else Heading(Role.IGNORED)
    return own


def _with_spans(group: str, heading: Heading | None) -> Heading | None:
    """What is said of a group is said of its columns of values: 累計 over years."""
    if heading is None or heading.role is not Role.VALUE:
        return heading
    return replace(heading, spans=(*without_spans(group)[1], *heading.spans))


def _row_headings(grid: Grid, row: int, era: Lent) -> dict[int, Heading]:
    found = ((c, heading_of(cell.text, era)) for c, cell in enumerate(grid.rows[row]))
    return {c: heading for c, heading in found if heading}


def _is_header(headings: dict[int, Heading]) -> bool:
    roles = [heading.role for heading in headings.values()]
    return len(roles) >= 2 and (Role.NAME in roles or Role.ID in roles)


def _label_column(grid: Grid, first: int, headings: dict[int, Heading]) -> int | None:
    """The column of a progress sheet in which 実績値 stands beside 目標値 or 評価."""
    body = grid.rows[first : first + _LOOKED_AT]
    width = max((len(cells) for cells in body), default=0)
    for column in range(width):
        role = headings[column].role if column in headings else Role.LABEL
        kinds = {label_of(cells[column].text).kind for cells in body if column < len(cells)}
        if role is Role.LABEL and "actual" in kinds and kinds & {"target", "other"}:
            return column
    return None


@dataclass(frozen=True, slots=True)
class Label:
    """What the label of a progress sheet's row says: actual, target, other, or None if unknown."""

    kind: str | None
    status: str = ""


def label_of(text: str) -> Label:
    """Read a label such as 「実績値（速報）※」."""
    if len(text) > LONGEST:
        return Label(None)
    plain = _FOOTNOTE.sub("", folded(without_spans(text)[0]))
    asides = _ASIDE.findall(plain)
    bare = _ASIDE.sub("", plain)
    if any(is_other(aside) for aside in asides):
        return Label("other")
    if bare in _ACTUAL_LABELS:
        return Label("actual", next((aside for aside in asides if status_of(aside)), ""))
    if bare in ("目標値", "目標", "target"):
        return Label("target")
    return Label("other" if bare in _OTHER_LABELS else None)
