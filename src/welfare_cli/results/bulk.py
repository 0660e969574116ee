"""Bulk reading of the rows of a result file that raise no question, some thousand at a time.

Whole columns are looked up in what their texts mean; each text is read once, however often a file
has it. A row with any cell that is not plain is left to `rows`, which alone knows what is wrong and
where; a property test holds the two to the same answers. Two rows about one value need a second
reading row by row, because only that knows which came first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from welfare_cli.files.csv_rows import Chunk, Row
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import NumberError, read_number
from welfare_cli.results.columns import COLUMN, COLUMNS, YEAR, Actual, Refused
from welfare_cli.results.model import Series
from welfare_cli.results.rows import Header, Key
from welfare_cli.results.status import Status

UNSURE = object()  # the meaning of a text whose row must be read by itself
_MOST = 50_000  # different texts of a column that are remembered at once
_WHOLE = 100  # %

Texts = Sequence[str]


class Meanings:
    """The meaning of each text of a column; each is read once while it is remembered.

    `doubtful` holds the texts whose meaning the caller must check.
    """

    def __init__(
        self, read: Callable[[str], Any], most: int = 0, doubt: Callable[[Any], bool] | None = None
    ) -> None:
        self._read, self._most, self._doubt = read, max(most, _MOST), doubt
        self._known: dict[str, Any] = {}
        self._unsure = set[str]()
        self.doubtful = set[str]()

    def of(self, column: Texts) -> list[Any]:
        """The meanings of the cells of a column."""
        size = len(column)
        if size and column.count(column[0]) == size:  # as in most columns
            column = column[:1]
        try:
            found = list(map(self._known.__getitem__, column))
        except KeyError:
            self._learn(set(column))
            found = list(map(self._known.__getitem__, column))
        return found * size if len(found) < size else found

    def unsure_in(self, column: Texts) -> set[int]:
        """The indexes of the cells that need a reading by themselves."""
        if not self._unsure or self._unsure.isdisjoint(column):
            return set()
        return {index for index, text in enumerate(column) if text in self._unsure}

    def _learn(self, texts: set[str]) -> None:
        if len(texts) + len(self._known) > self._most:
            for memory in (self._known, self._unsure, self.doubtful):
                memory.clear()
        for text in texts.difference(self._known):
            meaning = self._known[text] = self._read(text)
            if meaning is UNSURE or isinstance(meaning, Refused):
                self._unsure.add(text)
            elif self._doubt and self._doubt(meaning):
                self.doubtful.add(text)


class Vocabulary:
    """The meanings of all columns but `year`, shared by all files of a folder."""

    def __init__(self, known: Mapping[str, Series]) -> None:
        self.known = known
        self.places = {name: number for number, name in enumerate(known)}
        self.shares = frozenset(name for name, series in known.items() if series.is_share)
        # Totals are compared with one another across years, and that needs the place of each.
        self._names = {name: name for name, series in known.items() if not series.is_total}
        self.readers = {column.name: Meanings(column.read) for column in COLUMNS} | {
            "indicator": Meanings(self._name, most=2 * len(known)),
            "value": Meanings(_value, doubt=_is_doubtful),
            "status": Meanings(_status),
        }

    def _name(self, text: str) -> object:
        return self._names.get(text.strip(), UNSURE)


def _is_doubtful(value: Decimal) -> bool:
    """Whether a share of that value must be checked."""
    return not 1 < value <= _WHOLE


def _value(text: str) -> object:
    try:
        return read_number(text)
    except NumberError:
        return UNSURE


def _status(text: str) -> object:
    status = COLUMN["status"].read(text)
    return status if isinstance(status, Status) and not status.is_missing else UNSURE


_NAME, _YEAR, _VALUE, _STATUS, _SOURCE = range(5)  # the positions of the fields of an Actual


class BulkReader:
    """Reads chunks; counts the sample values and keeps the row of the first one."""

    def __init__(self, header: Header, vocabulary: Vocabulary) -> None:
        self.actuals: list[Actual] = []
        self.samples = 0
        self.sample: Row | None = None
        self.met = SeenRows(vocabulary.places)
        self._header, self._shares = header, vocabulary.shares
        readers = vocabulary.readers | {YEAR: Meanings(self._year)}
        self._readers = [(readers[name], header.columns.get(name)) for name in Actual._fields]

    def take(self, chunk: Chunk) -> Iterable[int]:
        """Read the rows that raise no question; return the indexes of the other rows in order."""
        size = len(chunk.cells)
        if set(map(len, chunk.cells)) != {self._header.size}:
            return range(size)
        columns: list[Texts] = list(zip(*chunk.cells, strict=True))
        meanings: list[list[Any]] = []
        left = set[int]()
        for reader, at in self._readers:
            column = ("",) if at is None else columns[at]
            found, unsure = reader.of(column), reader.unsure_in(column)
            if at is None:  # a missing column counts as empty cells
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

    def _doubtful_shares(self, columns: list[Texts], names: list[Any]) -> set[int]:
        """The rows of shares outside 0 to 100 %, or perhaps written as a fraction of 1."""
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
        """The year of the file or of the row, as `RowReader` reads it."""
        named = self._header.year
        if not self._header.is_long:
            return named or UNSURE
        year = COLUMN[YEAR].read(text)
        return year if named in (None, year) else UNSURE


class SeenRows:
    """Which indicators have had a row in which year, as one byte each, to find double rows."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self.years: dict[int, FiscalYear] = {}
        self._at = places
        self._marks: dict[int, bytearray] = {}
        self._count = 0

    def add(self, names: Sequence[str], years: Sequence[FiscalYear]) -> None:
        """Add rows: their indicators and years."""
        self._count += len(names)
        places = map(self._at.__getitem__, names)
        if years and years.count(years[0]) == len(years):  # as nearly always
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
        """Whether an indicator has two rows in a year, here or together with the other rows."""
        met = sum(map(sum, self._marks.values()))
        return met < self._count or any(self._has(*key) for key in others)

    def _has(self, name: str, year: int) -> bool:
        return name in self._at and year in self._marks and self._marks[year][self._at[name]] == 1
