"""Finding the table in a sheet: titles above it and notes below it are not part of it."""

from dataclasses import dataclass
from enum import StrEnum

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import folded
from welfare_cli.intake.grid import Grid
from welfare_cli.intake.headers import Heading, Role, heading_of, years_in

_LOOKED_AT = 60
_ACTUAL_LABELS = frozenset(
    folded(word) for word in ("実績値", "実績", "actual", "actuals", "result")
)
_OTHER_LABELS = frozenset(
    folded(word)
    for word in ("目標値", "目標", "評価", "達成率", "進捗率", "判定", "期待値", "target", "rating")
)


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

    def column(self, role: Role) -> int | None:
        """The first column of a role."""
        return next((c for c, heading in self.headings.items() if heading.role is role), None)

    def text(self, row: int, role: Role) -> str:
        """The text in the column of a role, or nothing."""
        column = self.column(role)
        return "" if column is None else self.grid.cell(row, column).text.strip()

    @property
    def values(self) -> list[tuple[int, FiscalYear | None]]:
        """The columns that hold actuals, with the year their header says."""
        return [(c, h.year) for c, h in self.headings.items() if h.role is Role.VALUE]


def find_table(grid: Grid, era: str | None, forced: LayoutKind | None = None) -> Table | None:
    """The first table whose header is known; None when there is none."""
    for row in range(min(len(grid.rows), _LOOKED_AT)):
        headings, used = _headings(grid, row, era)
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
            return Table(grid, chosen, first, headings, label, title_year)
    return None


def _kind(label: int | None, *, dated: bool) -> LayoutKind:
    if label is not None:
        return LayoutKind.SHEET
    return LayoutKind.WIDE if dated else LayoutKind.LONG


def _headings(grid: Grid, row: int, era: str | None) -> tuple[dict[int, Heading], int]:
    """The headings of a row, and of the one under it where years stand below 「実績値」."""
    headings = _row_headings(grid, row, era)
    if row + 1 >= len(grid.rows) or not _is_header(headings):
        return headings, 1
    below = _row_headings(grid, row + 1, era)
    years = {c: h for c, h in below.items() if h.year}
    name = next(c for c, h in headings.items() if h.role in (Role.NAME, Role.ID))
    if years and grid.cell(row + 1, name).is_empty and not any(h.year for h in headings.values()):
        kept = {c: h for c, h in headings.items() if h.role is not Role.VALUE}
        return kept | {c: h for c, h in years.items() if c not in kept}, 2
    return headings, 1


def _row_headings(grid: Grid, row: int, era: str | None) -> dict[int, Heading]:
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
        words = {folded(cells[column].text) for cells in body if column < len(cells)}
        if role is Role.LABEL and words & _ACTUAL_LABELS and words & _OTHER_LABELS:
            return column
    return None


def is_actual_label(text: str) -> bool:
    """Whether a row of a progress sheet holds actuals."""
    return folded(text) in _ACTUAL_LABELS


def is_target_label(text: str) -> bool:
    """Whether a row of a progress sheet holds targets."""
    return folded(text) in ("目標値", "目標", "target")
