"""One result file to actuals, with every problem at its cell.

The format is strict, because programs write it; what departments send is read by the import.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from welfare_cli.files.csv_rows import Row, read_rows
from welfare_cli.files.source import Source
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem, has_errors
from welfare_cli.ground.text import folded, nearest
from welfare_cli.results.cells import Series, read_n, read_status, read_value
from welfare_cli.results.model import COLUMNS, KNOWN, MAX_PUBLISHED, REQUIRED, Actual, Status
from welfare_cli.results.size import is_size_header
from welfare_cli.results.totals import Placed


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file holds and what is wrong with it; `totals` are to be compared across years."""

    actuals: list[Actual]
    problems: list[Problem]
    totals: list[Placed] = field(default_factory=list)


@dataclass
class _Reading:
    """What one file has given so far."""

    year: FiscalYear
    known: Mapping[str, Series]
    columns: dict[str, int] = field(default_factory=dict)
    size: int = 0
    actuals: list[Actual] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    samples: list[Row] = field(default_factory=list)
    totals: list[Placed] = field(default_factory=list)

    def cell(self, row: Row, column: str) -> str:
        at = self.columns.get(column, len(row.cells))
        return row.cells[at].strip() if at < len(row.cells) else ""

    def report(self, code: str, row: Row, column: str, **facts: str) -> None:
        place = row.place(self.columns.get(column, 0))
        self.problems.append(Problem(code, place, facts))


def read_results(source: Source, year: FiscalYear, known: Mapping[str, Series]) -> FileRead:
    """The actuals of a file for that year; `known` says what is true of each indicator."""
    reading = _Reading(year, known)
    rows = read_rows(source, reading.problems)
    header = next(rows, None)
    if header is None:
        empty = Problem("csv-empty", source.place(1, 1), {"columns": ",".join(COLUMNS)})
        return FileRead([], [*reading.problems, empty])
    _read_header(reading, header)
    if has_errors(reading.problems):
        return FileRead([], reading.problems)
    for row in rows:
        _read_row(reading, row)
    _report_samples(reading)
    return FileRead(reading.actuals, reading.problems, reading.totals)


def _read_header(reading: _Reading, header: Row) -> None:
    reading.size = len(header.cells)
    for index, cell in enumerate(header.cells):
        name = cell.strip()
        if not name:
            continue  # Excel leaves commas behind empty columns
        if name in reading.columns:
            reading.problems.append(
                Problem("csv-column-twice", header.place(index), {"column": name})
            )
        elif name not in KNOWN:
            reading.problems.append(_unknown_column(header, index, name))
        reading.columns.setdefault(name, index)
    for name in REQUIRED:
        if name not in reading.columns:
            facts = {"column": name, "columns": ",".join(COLUMNS)}
            reading.problems.append(Problem("csv-column-missing", header.place(0), facts))


def _unknown_column(header: Row, index: int, name: str) -> Problem:
    # Any two letters are near to n: only a word for it means it.
    near = "n" if is_size_header(name) else nearest(name, (*COLUMNS, "published"))
    code = "csv-column-unknown" if near else "csv-column-extra"
    return Problem(code, header.place(index), {"column": name} | ({"near": near} if near else {}))


def _read_row(reading: _Reading, row: Row) -> None:
    if len(row.cells) != reading.size:
        facts = {"cells": str(len(row.cells)), "columns": str(reading.size)}
        place = row.place(min(len(row.cells), reading.size))
        reading.problems.append(Problem("csv-ragged", place, facts))
        return
    name = reading.cell(row, "indicator")
    status, problem = read_status(reading.cell(row, "status"))
    if problem:
        reading.report(problem[0], row, "status", **problem[1])
    if not _is_known(reading, row, name):
        return
    value = _read_value(reading, row, status, reading.known[name])
    n, published = _read_extras(reading, row)
    note, source = reading.cell(row, "note"), reading.cell(row, "source")
    if status and (value is not None or status.is_missing):
        if status is Status.SAMPLE or source == Status.SAMPLE:
            reading.samples.append(row)
        actual = Actual(name, reading.year, value, status, source, note, n, published)
        reading.actuals.append(actual)
        if reading.known[name].is_total:
            reading.totals.append((actual, row.place(reading.columns["value"])))


def _read_value(
    reading: _Reading, row: Row, status: Status | None, series: Series
) -> Decimal | None:
    value, refused = read_value(reading.cell(row, "value"), status, series)
    for code, column, facts in refused:
        reading.report(code, row, column, **facts)
    return value


def _read_extras(reading: _Reading, row: Row) -> tuple[int | None, str]:
    """The sample size and the published rating, where the file has these columns."""
    n, refused = read_n(reading.cell(row, "n"), reading.cell(row, "value"))
    for code, column, facts in refused:
        reading.report(code, row, column, **facts)
    published = reading.cell(row, "published")
    if len(published) > MAX_PUBLISHED:
        reading.report("csv-cell-too-long", row, "published", limit=str(MAX_PUBLISHED))
    return n, published


def _is_known(reading: _Reading, row: Row, name: str) -> bool:
    if name not in reading.known:
        reading.report("indicator-unknown", row, "indicator", **_nearest(name, reading.known))
        return False
    if name in reading.lines:
        first = str(reading.lines[name])
        reading.report("indicator-twice", row, "indicator", id=name, first=first)
        return False
    reading.lines[name] = row.line
    return True


def _nearest(name: str, known: Mapping[str, Series]) -> dict[str, str]:
    by_title = {folded(title): i for i, series in known.items() for title in series.titles}
    near = by_title.get(folded(name)) or nearest(name, known)
    return {"id": name} | ({"near": near} if near else {})


def _report_samples(reading: _Reading) -> None:
    if reading.samples:
        count = str(len(reading.samples))
        reading.report("sample-values", reading.samples[0], "value", count=count)
