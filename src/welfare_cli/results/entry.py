"""An entry of the journal: what a value was, what it became, and the cell it came from."""

from dataclasses import dataclass

from welfare_cli.ground.quantity import as_written
from welfare_cli.results.model import Actual


@dataclass(frozen=True, slots=True)
class State:
    """What a result file says of an indicator; `value` is None exactly where it says why."""

    value: str | None
    status: str
    source: str = ""
    note: str = ""
    n: int | None = None
    published: str = ""

    @classmethod
    def of(cls, actual: Actual) -> "State":
        """The state that the actual is, every digit kept."""
        value = None if actual.value is None else as_written(actual.value)
        texts = (actual.status.value, actual.source, actual.note)
        return cls(value, *texts, n=actual.n, published=actual.published)

    def data(self) -> dict[str, object]:
        """The state as an object of JSON; `n` and `published` stand in it where there is one."""
        optional = {"n": self.n, "published": self.published}
        return {
            "value": self.value,
            "status": self.status,
            "source": self.source,
            "note": self.note,
        } | {key: held for key, held in optional.items() if held}


@dataclass(frozen=True, slots=True)
class Origin:
    """The cell that a value was taken from; only Excel has sheets, only text has an encoding."""

    file: str
    sha256: str
    cell: str
    sheet: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `at` is a time in UTC (2026-11-23T12:00:00Z); `run` is the import's own id."""

    at: str
    run: str
    indicator: str
    year: int
    old: State | None
    new: State
    origin: Origin
    command: str
