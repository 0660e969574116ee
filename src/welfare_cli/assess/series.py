"""The values of one indicator that may be compared with each other: since the last break."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.plan.targets import Baseline
from welfare_cli.results.model import Actual


@dataclass(frozen=True, slots=True)
class Reading:
    """A value at a fiscal year; `n` is the size of the sample that it was found in."""

    year: FiscalYear
    value: Fraction
    n: int | None = None


def reading_of(point: Actual | Baseline | None) -> Reading | None:
    """The reading of a baseline or an actual; None where there is no value."""
    if point is None or point.value is None:
        return None
    return Reading(point.year, exact(point.value), point.n)


def comparable(actuals: Sequence[Actual], began: FiscalYear | None) -> tuple[Actual, ...]:
    """The actuals of the present series: none from before the break at `began`."""
    if began is None:
        return tuple(actuals)
    return tuple(actual for actual in actuals if actual.year >= began)


def up_to(year: FiscalYear, actuals: Sequence[Actual]) -> tuple[Actual, ...]:
    """The actuals of that year and before; they come oldest first."""
    if not actuals or actuals[-1].year <= year:
        return tuple(actuals)
    return tuple(actual for actual in actuals if actual.year <= year)


def readings(start: Reading | None, actuals: Sequence[Actual]) -> tuple[Reading, ...]:
    """Every value from the baseline on, the oldest first; the baseline where no actual is older.

    An actual of the baseline's own year is believed before the baseline.
    """
    found = {actual.year: reading for actual in actuals if (reading := reading_of(actual))}
    if start:
        found.setdefault(start.year, start)
    return tuple(found[year] for year in sorted(found))
