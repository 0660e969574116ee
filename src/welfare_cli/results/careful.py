"""The rows of a result file one by one: whatever is questionable is told at its cell."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from welfare_cli.files.csv_rows import Row
from welfare_cli.ground.fiscal_year import FiscalYear, YearError, read_year
from welfare_cli.ground.problem import Problem
from welfare_cli.ground.text import Guesses, folded
from welfare_cli.results.cells import Refusal, read_n, read_value
from welfare_cli.results.header import Header
from welfare_cli.results.model import MAX_PUBLISHED, YEAR, Actual, Series
from welfare_cli.results.status import Status, read_status
from welfare_cli.results.totals import Placed

Key = tuple[str, int]  # an indicator and the number of a year


class Careful:
    """What rows have given so far; `lines` says where each indicator and year was first met."""

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
        """Take in one row; a blank one says nothing."""
        if row.is_blank:
            return
        header = self._header
        if len(row.cells) != header.size:
            facts = {"cells": str(len(row.cells)), "columns": str(header.size)}
            place = row.place(min(len(row.cells), header.size))
            self.problems.append(Problem("csv-ragged", place, facts))
            return
        status = self._status(row)
        year, name = self._year(row), header.cell(row, "indicator")
        if year is None or not self._is_new(row, name, year):
            return
        series = self._known[name]
        value = self._value(row, status, series)
        n, published = self._extras(row)
        if status is None or (value is None and not status.is_missing):
            return
        source, note = header.cell(row, "source"), header.cell(row, "note")
        actual = Actual(name, year, value, status, source, note, n, published)
        self.actuals.append(actual)
        if Status.SAMPLE in (status, source):
            self.samples, self.sample = self.samples + 1, self.sample or row
        if series.is_total:
            self.totals.append((actual, header.place(row, "value")))

    def _report(self, row: Row, refused: Refusal) -> None:
        code, column, facts = refused
        self.problems.append(Problem(code, self._header.place(row, column), facts))

    def _status(self, row: Row) -> Status | None:
        status, problem = read_status(self._header.cell(row, "status"))
        if problem:
            self._report(row, (problem[0], "status", problem[1]))
        return status

    def _year(self, row: Row) -> FiscalYear | None:
        """The row's own year, which is the file's where both say one."""
        named, text = self._header.year, self._header.cell(row, YEAR)
        if not self._header.is_long:
            return named
        try:
            year = read_year(text)
        except YearError as error:
            self._report(row, (f"year-{error.reason}", YEAR, {"value": text[:60]}))
            return None
        if named and year != named:
            facts: dict[str, str] = {"year": year.told(), "named": named.told()}
            self._report(row, ("year-beside-name", YEAR, facts))
            return None
        return year

    def _is_new(self, row: Row, name: str, year: FiscalYear) -> bool:
        """Whether the indicator is known, and this the first row about it in that year."""
        if name not in self._known:
            self._report(row, ("indicator-unknown", "indicator", self._nearest(name)))
            return False
        first = self.lines.setdefault((name, year.number), row.line)
        if first != row.line:
            facts = {"id": name, "first": str(first)}
            self._report(row, ("indicator-twice", "indicator", facts))
        return first == row.line

    def _nearest(self, name: str) -> dict[str, str]:
        near = self._titles.get(folded(name)) or self._guesses.nearest(name)
        return {"id": name} | ({"near": near} if near else {})

    def _value(self, row: Row, status: Status | None, series: Series) -> Decimal | None:
        value, refused = read_value(self._header.cell(row, "value"), status, series)
        for refusal in refused:
            self._report(row, refusal)
        return value

    def _extras(self, row: Row) -> tuple[int | None, str]:
        """The sample size and the published rating, where the file has these columns."""
        n, refused = read_n(self._header.cell(row, "n"), self._header.cell(row, "value"))
        for refusal in refused:
            self._report(row, refusal)
        published = self._header.cell(row, "published")
        if len(published) > MAX_PUBLISHED:
            facts = {"limit": str(MAX_PUBLISHED)}
            self._report(row, ("csv-cell-too-long", "published", facts))
        return n, published
