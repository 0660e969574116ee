"""What the texts of a result file's columns mean, each read once however often it stands there."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from welfare_cli.ground.quantity import NumberError, read_number
from welfare_cli.results.columns import COLUMN, COLUMNS, Refused
from welfare_cli.results.model import Series
from welfare_cli.results.status import Status

UNSURE = Refused("", {})  # what a text means whose row is to be looked at by itself
_MOST = 50_000  # different texts of a column that are remembered at a time
_WHOLE = 100  # %

Column = Sequence[str]


class Meanings:
    """What each text of a column means, found once for as long as it is remembered.

    `doubtful` are the texts whose meaning the caller has doubts about.
    """

    def __init__(
        self, read: Callable[[str], Any], most: int = 0, doubt: Callable[[Any], bool] | None = None
    ) -> None:
        self._read, self._most, self._doubt = read, max(most, _MOST), doubt
        self._known: dict[str, Any] = {}
        self._unsure = set[str]()
        self.doubtful = set[str]()

    def of(self, column: Column) -> list[Any]:
        """What the column's cells mean."""
        size = len(column)
        if size and column.count(column[0]) == size:  # so it is in most columns
            column = column[:1]
        try:
            found = list(map(self._known.__getitem__, column))
        except KeyError:
            self._learn(set(column))
            found = list(map(self._known.__getitem__, column))
        return found * size if len(found) < size else found

    def unsure_in(self, column: Column) -> set[int]:
        """Where the column holds a text that is not plain."""
        if not self._unsure or self._unsure.isdisjoint(column):
            return set()
        return {index for index, text in enumerate(column) if text in self._unsure}

    def _learn(self, texts: set[str]) -> None:
        if len(texts) + len(self._known) > self._most:
            for memory in (self._known, self._unsure, self.doubtful):
                memory.clear()
        for text in texts.difference(self._known):
            meaning = self._known[text] = self._read(text)
            if isinstance(meaning, Refused):
                self._unsure.add(text)
            elif self._doubt and self._doubt(meaning):
                self.doubtful.add(text)


class Vocabulary:
    """The meanings of every column but the year's, to be shared by all files of a folder."""

    def __init__(self, known: Mapping[str, Series]) -> None:
        self.known = known
        self.places = {name: number for number, name in enumerate(known)}
        self.shares = frozenset(name for name, series in known.items() if series.is_share)
        # Totals are compared with one another, and need their places.
        self._names = {name: name for name, series in known.items() if not series.is_total}
        self.readers = {column.name: Meanings(column.read) for column in COLUMNS} | {
            "indicator": Meanings(self._name, most=2 * len(known)),
            "value": Meanings(_value, doubt=_is_doubtful),
            "status": Meanings(_status),
        }

    def _name(self, text: str) -> object:
        return self._names.get(text.strip(), UNSURE)


def _is_doubtful(value: Decimal) -> bool:
    """Whether a share of that value has to be looked at."""
    return not 1 < value <= _WHOLE


def _value(text: str) -> object:
    try:
        return read_number(text)
    except NumberError:
        return UNSURE


def _status(text: str) -> object:
    status = COLUMN["status"].read(text)
    return status if isinstance(status, Status) and not status.is_missing else UNSURE
