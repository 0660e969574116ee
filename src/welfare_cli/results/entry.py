"""An entry of the journal: what a value was, what it became, and the cell it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from welfare_cli.ground.quantity import as_written
from welfare_cli.results.columns import OPTIONAL, Actual


@dataclass(frozen=True, slots=True)
class State:
    """What a result file says of an indicator; `value` is None exactly where it says why."""

    value: str | None
    status: str
    source: str = ""
    note: str = ""
    # What the columns say that only some rows need, by their names; those without a word are not.
    optional: Mapping[str, str | int] = field(default_factory=dict)

    @classmethod
    def of(cls, actual: Actual) -> "State":
        """The state that the actual is, every digit kept."""
        value = None if actual.value is None else as_written(actual.value)
        held = ((column.name, getattr(actual, column.name)) for column in OPTIONAL)
        optional = {name: told for name, told in held if told}
        return cls(value, actual.status.value, actual.source, actual.note, optional)

    def data(self) -> dict[str, object]:
        """The state as an object of JSON; an optional column is a key where it says something."""
        always: dict[str, object] = {
            "value": self.value,
            "status": self.status,
            "source": self.source,
            "note": self.note,
        }
        return always | dict(self.optional)


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
