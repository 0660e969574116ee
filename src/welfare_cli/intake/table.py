"""Finding the table in a sheet: titles above it and notes below it are not part of it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from welfare_cli.ground.fiscal_year import FiscalYear, Lent
from welfare_cli.ground.text import folded
from welfare_cli.intake.asides import is_plain, unit_above
from welfare_cli.intake.grid import Grid
from welfare_cli.intake.header_rows import headings_at, is_of_names
from welfare_cli.intake.headers import (
    LONGEST,
    Heading,
    Role,
    is_other,
    years_in,
)
from welfare_cli.intake.spans import without_spans
from welfare_cli.results.status import status_of

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

    @cached_property
    def passed(self) -> dict[str, int]:
        """The columns whose cells go into the results as they are, by their names there."""
        passed = (c for c in reversed(self.headings) if self.headings[c].role is Role.PASSED)
        return {self.headings[column].column: column for column in passed}

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
            heads = " ".join(grid.cell(row, c).text for c, h in headings.items() if is_of_names(h))
            unit = unit_above(titles) or unit_above(heads)
            return Table(grid, chosen, first, headings, label, title_year, width, unit)
    return None


def _kind(label: int | None, *, dated: bool) -> LayoutKind:
    if label is not None:
        return LayoutKind.SHEET
    return LayoutKind.WIDE if dated else LayoutKind.LONG


def _is_header(headings: dict[int, Heading]) -> bool:
    roles = [heading.role for heading in headings.values()]
    return len(roles) >= 2 and (Role.NAME in roles or Role.ID in roles)


def _label_column(grid: Grid, first: int, headings: dict[int, Heading]) -> int | None:
    """The column of a progress sheet in which 目標値 or 評価 stands, beside 実績値 or alone."""
    body = grid.rows[first : first + _LOOKED_AT]
    width = max((len(cells) for cells in body), default=0)
    for column in range(width):
        role = headings[column].role if column in headings else Role.LABEL
        texts = {cells[column].text.strip() for cells in body if column < len(cells)} - {""}
        kinds = {label_of(text).kind for text in texts}
        # Without 実績値 in it, a column that no header calls one has to hold nothing else.
        is_one = "actual" in kinds or column in headings or None not in kinds
        if role is Role.LABEL and is_one and kinds & {"target", "other"}:
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
    if not all(is_plain(aside) for aside in asides):
        return Label(None)  # 「実績値（上半期）」
    if bare in _ACTUAL_LABELS:
        return Label("actual", next((aside for aside in asides if status_of(aside)), ""))
    if bare in ("目標値", "目標", "target"):
        return Label("target")
    return Label("other" if bare in _OTHER_LABELS else None)
