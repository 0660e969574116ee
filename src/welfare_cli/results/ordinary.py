"""The rows of a result file that leave nothing to question, some thousand at a time.

Whole columns are looked up in what their texts mean. A row with a cell that is not plain in this
way is left to `careful`, which says what is wrong with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from welfare_cli.files.csv_chunks import Chunk
from welfare_cli.files.csv_rows import Row
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.results.careful import Key
from welfare_cli.results.columns import COLUMN, YEAR, Actual
from welfare_cli.results.header import Header
from welfare_cli.results.meanings import UNSURE, Column, Meanings, Vocabulary
from welfare_cli.results.status import Status

_NAME, _YEAR, _VALUE, _STATUS, _SOURCE = range(5)  # where they stand in an Actual


class Ordinary:
    """The actuals taken so far, and how many of them are made up, the first with its place."""

    def __init__(self, header: Header, vocabulary: Vocabulary) -> None:
        self.actuals: list[Actual] = []
        self.samples = 0
        self.sample: Row | None = None
        self.met = Met(vocabulary.places)
        self._header, self._shares = header, vocabulary.shares
        readers = vocabulary.readers | {YEAR: Meanings(self._year)}
        self._readers = [(readers[name], header.columns.get(name)) for name in Actual._fields]

    def take(self, chunk: Chunk) -> Iterable[int]:
        """Take what is ordinary; the indexes of the rows that are left, in their order."""
        size = len(chunk.cells)
        if set(map(len, chunk.cells)) != {self._header.size}:
            return range(size)
        columns: list[Column] = list(zip(*chunk.cells, strict=True))
        meanings: list[list[Any]] = []
        left = set[int]()
        for reader, at in self._readers:
            column = ("",) if at is None else columns[at]
            found, unsure = reader.of(column), reader.unsure_in(column)
            if at is None:  # every cell of a column that is not there is empty
                found, unsure = found * size, set(range(size)) if unsure else unsure
            meanings.append(found)
            left |= unsure
        left |= self._doubtful_shares(columns, meanings[_NAME])
        kept = [index for index in range(size) if index not in left] if left else range(size)
        if left:
            meanings = [[column[index] for index in kept] for column in meanings]
        self.met.add(meanings[_NAME], meanings[_YEAR])
        # What `Actual._make` does, without a call of Python for each of a million rows.
        self.actuals += map(partial(tuple.__new__, Actual), zip(*meanings, strict=True))
        self._count_samples(chunk, kept, meanings)
        return sorted(left)

    def _doubtful_shares(self, columns: list[Column], names: list[Any]) -> set[int]:
        """The rows of shares with a value that none may have, or that may be a fraction of 1."""
        reader, at = self._readers[_VALUE]
        if at is None or not self._shares or reader.doubtful.isdisjoint(columns[at]):
            return set()
        shares, pairs = self._shares, enumerate(zip(names, columns[at], strict=True))
        return {i for i, (name, text) in pairs if text in reader.doubtful and name in shares}

    def _count_samples(self, chunk: Chunk, kept: Sequence[int], found: list[list[Any]]) -> None:
        statuses, sources = found[_STATUS], found[_SOURCE]
        if Status.SAMPLE in sources:
            pairs = zip(statuses, sources, strict=True)
            statuses = [Status.SAMPLE if Status.SAMPLE in pair else None for pair in pairs]
        count = statuses.count(Status.SAMPLE)
        if count and self.sample is None:
            self.sample = chunk.row(kept[statuses.index(Status.SAMPLE)])
        self.samples += count

    def _year(self, text: str) -> object:
        """As `Careful` reads it: the file's, the row's, or one and the same."""
        named = self._header.year
        if not self._header.is_long:
            return named or UNSURE
        year = COLUMN[YEAR].read(text)
        return year if named in (None, year) else UNSURE


class Met:
    """Which indicators were met in which years, a byte each, and whether one was met twice."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self.years: dict[int, FiscalYear] = {}
        self._at = places
        self._marks: dict[int, bytearray] = {}
        self._count = 0

    def add(self, names: Sequence[str], years: Sequence[FiscalYear]) -> None:
        """Meet these, one after another."""
        self._count += len(names)
        places = map(self._at.__getitem__, names)
        if years and years.count(years[0]) == len(years):  # so it is nearly always
            marks = self._marked(years[0])
            for place in places:
                marks[place] = 1
            return
        for place, year in zip(places, years, strict=True):
            self._marked(year)[place] = 1

    def _marked(self, year: FiscalYear) -> bytearray:
        if year.number not in self.years:
            self.years[year.number] = year
            self._marks[year.number] = bytearray(len(self._at))
        return self._marks[year.number]

    def has_twice(self, others: Iterable[Key]) -> bool:
        """Whether one was met twice, or is among the others."""
        met = sum(map(sum, self._marks.values()))
        return met < self._count or any(self._has(*key) for key in others)

    def _has(self, name: str, year: int) -> bool:
        return name in self._at and year in self._marks and self._marks[year][self._at[name]] == 1
