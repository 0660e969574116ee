"""From a matched observation to an actual: the cell, its unit, its status, its year."""

from dataclasses import dataclass, field
from typing import Any

from welfare_cli.ground.fiscal_year import FiscalYear, Lent
from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.quantity import NumberError, as_written
from welfare_cli.ground.text import listed, one_line
from welfare_cli.ground.translation import N_, Message
from welfare_cli.intake.cell_errors import TOO_LONG
from welfare_cli.intake.cells import CellError, Reading
from welfare_cli.intake.contradictions import contradictions
from welfare_cli.intake.headers import Role
from welfare_cli.intake.observe import Observation
from welfare_cli.intake.seen import fault_in, reading_of
from welfare_cli.intake.sizes import take_size
from welfare_cli.plan.indicator import Indicator
from welfare_cli.results.columns import PASSED, STATUS_UNKNOWN, Actual, Refused
from welfare_cli.results.rows import VALUE_BESIDE_REASON
from welfare_cli.results.status import STATUS_NAMES, Status, status_of


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is taken where a sheet says nothing."""

    status: Status | None
    source: str
    era: Lent


@dataclass(frozen=True)
class Taken:
    """A reading of one cell: an actual, nothing at all, or the reasons for its refusal."""

    actual: Actual | None = None
    stated: bool = False  # whether the sheet itself says the status
    problems: list[Problem] = field(default_factory=list)


def take(seen: Observation, indicator: Indicator, year: FiscalYear, defaults: Defaults) -> Taken:
    """Read the observation as an actual of the indicator for that year."""
    fault = fault_in(seen)
    if fault:
        return Taken(problems=[fault])
    try:
        reading = reading_of(seen, defaults.era)
    except CellError as error:
        return Taken(problems=[seen.problem(error.kind)])
    except NumberError:
        return Taken(problems=[seen.problem(TOO_LONG)])
    status, problems = _status(seen, reading)
    problems += contradictions(seen, reading, indicator, year)
    n, marks, wrong = take_size(seen, year, defaults.era, has_value=reading.value is not None)
    problems += wrong
    passed, wrong = _passed(seen)
    problems += wrong
    if reading.value is None and not (status and status.is_missing):
        return Taken(problems=problems)  # an empty cell says nothing
    if problems:
        return Taken(problems=problems)
    stated = status is not None
    settled = status or defaults.status or Status.FINAL
    note = "; ".join(part for part in (one_line(seen.note), *reading.notes, *marks) if part)
    source = one_line(seen.source) or defaults.source or seen.grid.base
    value = None if settled.is_missing else reading.value
    actual = Actual(indicator.id, year, value, settled, source, note, n, **passed)
    return Taken(actual, stated)


def _passed(seen: Observation) -> tuple[dict[str, Any], list[Problem]]:
    """What the row says in columns that go into the results as they are, and what is no such."""
    found = {column: column.read(one_line(seen.passed.get(column.name, ""))) for column in PASSED}
    return {column.name: told for column, told in found.items()}, [
        seen.passed_problem(column, told)
        for column, told in found.items()
        if isinstance(told, Refused)
    ]


STATUS_CONTRADICTS = ProblemKind(
    "status-contradicts",
    N_("{cell}: the row says {row}, the cell “{text}” says {inside}"),
    N_("Keep one of the two."),
)


def _status(seen: Observation, reading: Reading) -> tuple[Status | None, list[Problem]]:
    """The status that the row or the cell states; the two must not contradict each other."""
    stated = status_of(seen.status) if seen.status else None
    if seen.status and stated is None:
        facts = {"value": seen.status[:60], "known": listed([s.value for s in Status])}
        return None, [seen.problem(STATUS_UNKNOWN, Role.STATUS, **facts)]
    if stated and reading.status and stated is not reading.status:
        facts = {"row": _word(stated), "inside": _word(reading.status)}
        return None, [seen.problem(STATUS_CONTRADICTS, **facts)]
    status = stated or reading.status
    if status and status.is_missing and reading.value is not None:
        value = as_written(reading.value)
        return None, [seen.problem(VALUE_BESIDE_REASON, value=value, status=_word(status))]
    return status, []


def _word(status: Status) -> Message:
    return STATUS_NAMES[status]
