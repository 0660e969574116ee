"""From a table to observations: one cell with what stands around it, not yet read or matched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from welfare_cli.ground.fiscal_year import FiscalYear, Lent, YearError, read_year
from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.translation import N_
from welfare_cli.intake.grid import Cell, Grid
from welfare_cli.intake.header_rows import headings_at
from welfare_cli.intake.headers import Role, heads_names
from welfare_cli.intake.spans import is_total, without_spans
from welfare_cli.intake.table import LayoutKind, Table, label_of
from welfare_cli.results.columns import PASSED, Column, ImportRole, Refused
from welfare_cli.results.rows import CSV_COLUMN_TWICE, CSV_RAGGED

# A table may have several of these; which of two sample sizes belongs to a value, nothing says.
_MAY_REPEAT = (Role.IGNORED, Role.LABEL, Role.NOTE, Role.SIZE)


@dataclass(frozen=True, slots=True)
class Observation:
    """A cell that may hold an actual, and the texts in its row."""

    table: Table
    row: int
    column: int
    name: str
    year: FiscalYear | None
    unit: str = ""
    status: str = ""
    source: str = ""
    note: str = ""
    passed: Mapping[str, str] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        """The sheet it stands in."""
        return self.table.grid

    @property
    def cell(self) -> Cell:
        """The cell itself."""
        return self.grid.cell(self.row, self.column)

    @property
    def origin(self) -> str:
        """The file, the sheet and the name of the cell."""
        return self.grid.origin(self.row, self.column)

    @property
    def label(self) -> str:
        """What its row is called, beside the indicator's name: 実績値, 累計."""
        column = self.table.label
        if column is None:
            return self.table.text(self.row, Role.LABEL)
        return self.grid.cell(self.row, column).text.strip()

    @property
    def spans(self) -> dict[str, tuple[str, ...]]:
        """The words for yearly figures or totals around it and in it, by who says them."""
        return {
            "header": self.table.headings[self.column].spans,
            "label": without_spans(self.label)[1],
            "unit": without_spans(self.unit)[1],
            "cell": without_spans(self.cell.text)[1],
        }

    @property
    def size(self) -> "Observation | None":
        """The cell of its sample size; None where the table has none for it."""
        column = self.table.size_of(self.column)
        return None if column is None else replace(self, column=column)

    @property
    def is_silent(self) -> bool:
        """Whether the row says nothing of a value here: no cell, no status, no sample size."""
        has_size = self.name and self.size is not None and not self.size.cell.is_empty
        return self.cell.is_empty and not self.status and not has_size

    @property
    def heading_unit(self) -> str:
        """The unit that the column's header says, or a line above the whole table."""
        return self.table.headings[self.column].unit or self.table.unit

    def problem(self, kind: ProblemKind, role: Role | None = None, /, **facts: str) -> Problem:
        """A problem at this cell, or at the one of that role in its row."""
        column = self.column
        if role is not None and self.table.text(self.row, role):
            column = self.table.column(role) or 0
        return self._problem(kind, column, facts)

    def passed_problem(self, column: Column, refused: Refused) -> Problem:
        """A problem at the cell in its row that goes into that column of the results."""
        return self._problem(refused.kind, self.table.passed[column.name], refused.facts)

    def _problem(self, kind: ProblemKind, column: int, facts: Mapping[str, str]) -> Problem:
        text = self.grid.cell(self.row, column).text.strip()[:80]
        known = {"cell": self.grid.name(self.row, column), "text": text}
        return Problem(kind, self.grid.place(self.row, column), {**known, **facts})


@dataclass(frozen=True, slots=True)
class Promise:
    """A baseline or target that the sheet repeats; `year` is its column's in a progress sheet."""

    role: Role
    at: Observation


@dataclass
class Observed:
    """Everything found in a table."""

    table: Table
    observations: list[Observation] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


IMPORT_SECOND_TABLE = ProblemKind(
    "import-second-table",
    N_("a second table with other columns begins here"),
    N_("Put each table on a sheet or in a file of its own."),
)


def observe(table: Table, era: Lent) -> Observed:
    """Walk the rows of the table."""
    found = Observed(table, problems=list(_doubles(table)))
    if found.problems:
        return found
    name = ""
    for row in range(table.first, len(table.grid.rows)):
        own = table.text(row, Role.ID) or table.text(row, Role.NAME)
        if own and heads_names(own):
            if headings_at(table.grid, row, era)[0] == table.headings:
                continue  # the header again, at the top of a printed page
            found.problems.append(Problem(IMPORT_SECOND_TABLE, table.grid.place(row, 0)))
            break
        # In a progress sheet the name stands once for its three rows.
        name = own or (name if table.kind is LayoutKind.SHEET else "")
        _observe_row(found, row, name, era)
    return found


def _doubles(table: Table) -> Iterator[Problem]:
    """Two columns of one meaning: nothing says which of them a value belongs to."""
    seen: set[tuple[Role, str, FiscalYear | None, frozenset[bool]]] = set()
    for column, heading in table.headings.items():
        totals = frozenset(map(is_total, heading.spans))
        meaning = (heading.role, heading.column, heading.year, totals)
        if meaning in seen and heading.role not in _MAY_REPEAT:
            row = table.first - 1
            text = table.grid.cell(row, column).text or table.grid.cell(row - 1, column).text
            yield Problem(CSV_COLUMN_TWICE, table.grid.place(row, column), {"column": text})
        seen.add(meaning)


IMPORT_LABEL = ProblemKind(
    "import-label",
    N_("{cell}: the row label “{label}” is not known, and “{text}” stands in the row"),
    N_("Label the row 実績値 (actual), or 目標値, 評価 and the like if it holds none."),
)


def _observe_row(found: Observed, row: int, name: str, era: Lent) -> None:
    table = found.table
    here = list(_row(found, row, name, era))
    found.promises += _promises(table, row, name)
    is_empty = all(seen.is_silent for seen in here)
    if table.kind is LayoutKind.SHEET and table.label is not None:
        label = label_of(table.grid.cell(row, table.label).text)
        if label.kind == "target":
            found.promises += [Promise(Role.TARGET, seen) for seen in here]
        if label.kind in ("target", "other"):
            return
        if label.kind is None and not is_empty:
            written = table.grid.cell(row, table.label).text.strip()
            found.problems.append(here[0].problem(IMPORT_LABEL, label=written))
            return
        here = [replace(seen, status=seen.status or label.status) for seen in here]
    if is_empty:
        if here and any(not cell.is_empty for cell in table.grid.rows[row]):
            found.skipped.append(row)
        return
    surplus = _surplus(table, row)
    if surplus is not None:
        found.problems.append(surplus)
        return
    found.observations += here


def _surplus(table: Table, row: int) -> Problem | None:
    """A row longer than its header has moved: a comma in a number parted it, most likely."""
    cells, width = table.grid.rows[row], table.width
    if all(cell.is_empty for cell in cells[width:]):
        return None
    facts = {"cells": str(len(cells)), "columns": str(width)}
    return Problem(CSV_RAGGED, table.grid.place(row, width), facts)


YEARS_DISAGREE = ProblemKind(
    "years-disagree",
    N_("{first} in the table, {second} {where}: two fiscal years contradict each other"),
    N_(
        "Correct the column, the header, --year or the file's name; a table of several years needs "
        "no --year."
    ),
)


def _row(found: Observed, row: int, name: str, era: Lent) -> Iterator[Observation]:
    table = found.table
    year = _year_cell(found, row, era)
    texts = {
        key: table.text(row, role)
        for key, role in (
            ("unit", Role.UNIT),
            ("status", Role.STATUS),
            ("source", Role.SOURCE),
            ("note", Role.NOTE),
        )
    }
    if len(table.values) > 1:
        texts["status"] = ""  # one word cannot be said of several years
    passed = {
        column.name: table.grid.cell(row, table.passed[column.name]).text.strip()
        for column in PASSED
        if column.name in table.passed
        and (len(table.values) == 1 or column.import_role is ImportRole.ORIGIN)
    }
    for column, heading in table.headings.items():
        if heading.role is Role.VALUE:
            said = texts | {"status": texts["status"] or heading.status}
            seen = Observation(
                table, row, column, name, heading.year or year, **said, passed=passed
            )
            if year and heading.year and year != heading.year and not seen.cell.is_empty:
                facts = {"first": heading.year.told(), "second": year.told()}
                where = {"where": N_("in the year’s column")}
                found.problems.append(seen.problem(YEARS_DISAGREE, Role.YEAR, **facts, **where))
            else:
                yield seen


def _year_cell(found: Observed, row: int, era: Lent) -> FiscalYear | None:
    table, column = found.table, found.table.column(Role.YEAR)
    if column is None:
        return None
    cell = table.grid.cell(row, column)
    text = cell.text.strip()
    if not text or _says_nothing(table, row):
        return None
    try:
        return read_year(text, era=era)
    except YearError as error:
        place = table.grid.place(row, column)
        found.problems.append(Problem(error.kind, place, {"value": text[:60]}))
        return None


def _says_nothing(table: Table, row: int) -> bool:
    """Whether no value stands in the row, and no reason why there is none."""
    is_empty = all(table.grid.cell(row, column).is_empty for column, _ in table.values)
    return is_empty and not table.text(row, Role.STATUS)


def _promises(table: Table, row: int, name: str) -> Iterator[Promise]:
    for role in (Role.BASELINE, Role.TARGET):
        column = table.column(role)
        if column is not None and not table.grid.cell(row, column).is_empty:
            yield Promise(role, Observation(table, row, column, name, None))
