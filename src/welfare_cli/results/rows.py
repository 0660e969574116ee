"""Reading of a result file row by row, its header first: every problem is reported at its cell.

A column may stand once, and the required ones must be there. A column without a name is ignored, as
Excel leaves commas behind empty columns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from welfare_cli.files.csv_rows import Row
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place, Problem, ProblemKind, Severity
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.share import (
    SHARE_AS_FRACTION,
    SHARE_OUT_OF_RANGE,
    out_of_range,
    written_as_fraction,
)
from welfare_cli.ground.text import Guesses, folded, listed, nearest
from welfare_cli.ground.translation import N_
from welfare_cli.results.columns import (
    COLUMN,
    COLUMNS,
    HEADER,
    REQUIRED,
    YEAR,
    Actual,
    Column,
    Refused,
)
from welfare_cli.results.model import Series
from welfare_cli.results.status import MISSING, Status
from welfare_cli.results.totals import Placed

_SHORT = 3  # characters; too many words are similar to a name as short as this


@dataclass(frozen=True, slots=True)
class Header:
    """The positions of the named columns, the number of columns, and the year of the file name.

    If `year` is None, each row names its own year.
    """

    columns: dict[str, int]
    size: int
    year: FiscalYear | None

    @property
    def is_long(self) -> bool:
        """Whether each row names its own year."""
        return YEAR in self.columns

    def cell(self, row: Row, column: str) -> str:
        """The text of that column without blanks around it; "" if the file lacks the column."""
        at = self.columns.get(column, len(row.cells))
        return row.cells[at].strip() if at < len(row.cells) else ""

    def place(self, row: Row, column: str) -> Place:
        """The place of that column's cell."""
        return row.place(self.columns.get(column, 0))


CSV_COLUMN_MISSING = ProblemKind(
    "csv-column-missing",
    N_("missing column “{column}”"),
    N_("Add it to the first line. Recommended: {columns}"),
)
CSV_COLUMN_TWICE = ProblemKind(
    "csv-column-twice",
    N_("the column “{column}” occurs twice"),
    N_("Keep one of the two."),
)


def read_header(row: Row, year: FiscalYear | None) -> tuple[Header, list[Problem]]:
    """Read the header from that row; return it with its problems."""
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for index, cell in enumerate(row.cells):
        name = cell.strip()
        if not name:
            continue
        if name in columns:
            problems.append(Problem(CSV_COLUMN_TWICE, row.place(index), {"column": name}))
        elif name not in COLUMN:
            problems.append(_unknown(row, index, name))
        columns.setdefault(name, index)
    for name in REQUIRED:
        if name not in columns:
            facts = {"column": name, "columns": ",".join(HEADER)}
            problems.append(Problem(CSV_COLUMN_MISSING, row.place(0), facts))
    return Header(columns, len(row.cells), year), problems


CSV_COLUMN_UNKNOWN = ProblemKind(
    "csv-column-unknown",
    N_("unknown column “{column}”; its cells are not read"),
    severity=Severity.WARNING,
)
CSV_COLUMN_EXTRA = ProblemKind(
    "csv-column-extra",
    N_("the column “{column}” is not read; it is kept unchanged"),
    N_("Nothing needs to be done."),
    severity=Severity.INFO,
)


def _unknown(row: Row, index: int, name: str) -> Problem:
    near = _meant(name)
    kind = CSV_COLUMN_UNKNOWN if near else CSV_COLUMN_EXTRA
    return Problem(kind, row.place(index), {"column": name} | ({"near": near} if near else {}))


def _meant(name: str) -> str | None:
    """The column that was probably meant, by what people call it or by a near miss of its name."""
    called = (column.name for column in COLUMNS if folded(name) in column.headers)
    # Any two letters are similar to a name as short as n: only a word for it counts.
    return next(called, None) or nearest(name, (n for n in COLUMN if len(n) > _SHORT))


Key = tuple[str, int]  # an indicator and the number of a year

# The columns whose cells depend on no other cell, except on whether there is a value.
_OTHERS = tuple(
    column for column in COLUMNS if column.name not in ("indicator", YEAR, "value", "status")
)


VALUE_WITHOUT_REASON = ProblemKind(
    "value-without-reason",
    N_("the value is empty, but no reason is given"),
    N_("Write the value, or give the reason in status: {known}."),
)
VALUE_BESIDE_REASON = ProblemKind(
    "value-beside-reason",
    N_("the value is {value}, but the status {status} means that there is none"),
    N_("Delete the value, or change the status."),
)
YEAR_BESIDE_NAME = ProblemKind(
    "year-beside-name",
    N_("this row is for {year}, but the file name says {named}"),
    N_("Correct the year, or give the file a name without a year."),
)
CSV_RAGGED = ProblemKind(
    "csv-ragged",
    N_("cells in this row: {cells}; columns in the header: {columns}"),
    N_(
        "Put text that contains commas in quotes, write 1352 instead of 1,352, and do not leave "
        "out empty cells."
    ),
)
INDICATOR_UNKNOWN = ProblemKind(
    "indicator-unknown",
    N_("the plan has no indicator “{id}”"),
    N_("Use the id of the indicator in the plan."),
)
INDICATOR_TWICE = ProblemKind(
    "indicator-twice",
    N_("“{id}” is already on line {first}"),
    N_("Keep one row per indicator."),
)


class RowReader:
    """Reads rows one by one; `lines` holds the line that first named an indicator and year."""

    def __init__(self, header: Header, known: Mapping[str, Series]) -> None:
        self.actuals: list[Actual] = []
        self.problems: list[Problem] = []
        self.totals: list[Placed] = []
        self.lines: dict[Key, int] = {}
        self.samples = 0
        self.sample: Row | None = None
        self._header, self._known, self._guesses = header, known, Guesses(known)

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {folded(t): i for i, series in self._known.items() for t in series.titles}

    def read(self, row: Row) -> None:
        """Read one row; a blank row is skipped."""
        if row.is_blank:
            return
        header = self._header
        if len(row.cells) != header.size:
            facts = {"cells": str(len(row.cells)), "columns": str(header.size)}
            place = row.place(min(len(row.cells), header.size))
            self.problems.append(Problem(CSV_RAGGED, place, facts))
            return
        status: Status | None = self._read(row, COLUMN["status"])
        year, name = self._year(row), header.cell(row, "indicator")
        if year is None or not self._is_new(row, name, year):
            return
        series = self._known[name]
        value = self._value(row, status, series)
        others = {column.name: self._other(row, column) for column in _OTHERS}
        if status is None or (value is None and not status.is_missing):
            return
        actual = Actual(name, year, value, status, **others)
        self.actuals.append(actual)
        if Status.SAMPLE in (status, actual.source):
            self.samples, self.sample = self.samples + 1, self.sample or row
        if series.is_total:
            self.totals.append((actual, header.place(row, "value")))

    def _report(self, row: Row, column: str, kind: ProblemKind, facts: dict[str, str]) -> None:
        self.problems.append(Problem(kind, self._header.place(row, column), facts))

    def _read(self, row: Row, column: Column) -> Any:  # noqa: ANN401  of the column's own type
        """The value of the cell; None, with a problem reported, if the cell is refused."""
        found = column.read(self._header.cell(row, column.name))
        if not isinstance(found, Refused):
            return found
        self._report(row, column.name, found.kind, found.facts)
        return None

    def _other(self, row: Row, column: Column) -> Any:  # noqa: ANN401  of the column's own type
        """The value of the cell; the default, with a problem reported, if the cell is refused."""
        text = self._header.cell(row, column.name)
        if text and column.without_value and not self._header.cell(row, "value"):
            self._report(row, column.name, column.without_value, {"value": text})
            return column.default
        found = self._read(row, column)
        return column.default if found is None else found

    def _year(self, row: Row) -> FiscalYear | None:
        """The year of the row; it must equal the year of the file name if both name one."""
        named = self._header.year
        if not self._header.is_long:
            return named
        year: FiscalYear | None = self._read(row, COLUMN[YEAR])
        if named and year and year != named:
            facts: dict[str, str] = {"year": year.told(), "named": named.told()}
            self._report(row, YEAR, YEAR_BESIDE_NAME, facts)
            return None
        return year

    def _is_new(self, row: Row, name: str, year: FiscalYear) -> bool:
        """Whether the indicator is known and this is its first row for that year."""
        if name not in self._known:
            self._report(row, "indicator", INDICATOR_UNKNOWN, self._nearest(name))
            return False
        first = self.lines.setdefault((name, year.number), row.line)
        if first != row.line:
            facts = {"id": name, "first": str(first)}
            self._report(row, "indicator", INDICATOR_TWICE, facts)
        return first == row.line

    def _nearest(self, name: str) -> dict[str, str]:
        near = self._titles.get(folded(name)) or self._guesses.nearest(name)
        return {"id": name} | ({"near": near} if near else {})

    def _value(self, row: Row, status: Status | None, series: Series) -> Decimal | None:
        """The value; anything questionable about it is reported."""
        text = self._header.cell(row, "value")
        if not text:
            if status and not status.is_missing:
                facts = {"known": listed(sorted(MISSING))}
                self._report(row, "value", VALUE_WITHOUT_REASON, facts)
            return None
        if status and status.is_missing:
            facts = {"value": text, "status": status.value}
            self._report(row, "value", VALUE_BESIDE_REASON, facts)
            return None
        value: Decimal | None = self._read(row, COLUMN["value"])
        if value is not None and series.is_share:
            self._question_share(row, value, series)
        return value

    def _question_share(self, row: Row, value: Decimal, series: Series) -> None:
        """Report a share outside 0 to 100 %, or probably written as a fraction of 1."""
        facts = {"value": as_written(value)}
        if out_of_range(value):
            self._report(row, "value", SHARE_OUT_OF_RANGE, facts)
            return
        beside = next((usual for usual in series.usual if written_as_fraction(value, usual)), None)
        if beside is not None:
            facts |= {"beside": as_written(beside), "near": as_written(value.scaleb(2))}
            self._report(row, "value", SHARE_AS_FRACTION, facts)
