"""The sample size beside a value: its column's cell is read like any other, and never guessed."""

from welfare_cli.ground.fiscal_year import FiscalYear, Lent
from welfare_cli.ground.problem import Problem
from welfare_cli.ground.quantity import NumberError
from welfare_cli.ground.text import folded
from welfare_cli.intake.cell_errors import NOT_A_NUMBER, CellError
from welfare_cli.intake.observe import Observation
from welfare_cli.intake.seen import fault_in, reading_of
from welfare_cli.results.columns import SAMPLE_SIZE, SAMPLE_SIZE_ALONE
from welfare_cli.results.size import UNITS, meant_size, whole_size

# The size, the footnote marks beside it, and what is wrong with its cell.
Sized = tuple[int | None, tuple[str, ...], list[Problem]]


def take_size(seen: Observation, year: FiscalYear, era: Lent, *, has_value: bool) -> Sized:
    """The sample size of the value that was seen; a dash or a reason says that there is none."""
    at = seen.size
    if at is None:
        return None, (), []
    fault = fault_in(at)
    if fault:
        return None, (), [fault]
    try:
        size, marks = _read(at, year, era)
    except (CellError, NumberError):
        return None, (), [_refused(at)]
    if size and not has_value:
        return None, (), [at.problem(SAMPLE_SIZE_ALONE, value=at.cell.text.strip()[:60])]
    return size, marks, []


def _read(at: Observation, year: FiscalYear, era: Lent) -> tuple[int | None, tuple[str, ...]]:
    """The size and the marks beside it; raises CellError for 約1200 and for what is no count."""
    reading = reading_of(at, era)
    if reading.value is None:
        return None, ()
    size = whole_size(reading.value)
    is_plain = reading.status is None and reading.year in (None, year)
    if size is None or not is_plain or folded(reading.unit) not in ("", *UNITS):
        raise CellError(NOT_A_NUMBER)
    return size, reading.notes


def _refused(at: Observation) -> Problem:
    text = at.cell.text.strip()
    near = meant_size(text[:60])
    return at.problem(SAMPLE_SIZE, value=text[:60], **({"near": near} if near else {}))
