"""Totals since the start (累計) compared across years: a total cannot be below an earlier one.

A smaller value is probably the figure of its year alone. A revised value can be smaller: it
corrects the earlier ones, and later values are compared with it. Values of different series are
not compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place, Problem, ProblemKind, Severity
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.translation import N_
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import CountingPeriod, Series
from welfare_cli.results.status import Status

Placed = tuple[Actual, Place]


@dataclass(frozen=True, slots=True)
class Fall:
    """A total that is below the total of an earlier year."""

    actual: Actual
    before: Actual

    def facts(self) -> dict[str, str]:
        """The facts for the message of a problem."""
        actual, before = self.actual, self.before
        return {
            "id": actual.indicator,
            "value": _digits(actual),
            "year": actual.year.told(),
            "before": _digits(before),
            "earlier": before.year.told(),
        }


def falls(actuals: Iterable[Actual], periods: Sequence[CountingPeriod] = ()) -> Iterator[Fall]:
    """Every fall in the totals of one indicator; `periods` are the plan's, the oldest first."""
    before: list[Actual] = []
    corrected: FiscalYear | None = None
    for actual in sorted(actuals, key=lambda a: a.year):
        if actual.value is None:
            continue
        if actual.status is Status.REVISED:
            before, corrected = [], actual.year
        period = next((s for s in reversed(periods) if s.covers(actual.year)), CountingPeriod())
        highest = _highest(period.comparable(before, corrected), actual)
        if highest is not None and _value(highest) > actual.value:
            yield Fall(actual, highest)
        before.append(actual)


CUMULATIVE_FALLS = ProblemKind(
    "cumulative-falls",
    N_("{id} is a cumulative total, but falls from {before} ({earlier}) to {value} ({year})"),
    N_(
        "This is probably the figure for one year: write the total. If an earlier total was "
        "corrected, give the new one the status revised."
    ),
    severity=Severity.WARNING,
)


def fallen(placed: Iterable[Placed], known: Mapping[str, Series]) -> Iterator[Problem]:
    """Report every total that falls, at its cell."""
    groups: dict[str, dict[Actual, Place]] = {}
    for actual, place in placed:
        groups.setdefault(actual.indicator, {})[actual] = place
    for indicator, places in groups.items():
        for fall in falls(places, known[indicator].periods):
            yield Problem(CUMULATIVE_FALLS, places[fall.actual], fall.facts())


def _highest(before: Iterable[Actual], actual: Actual) -> Actual | None:
    """The highest value of earlier years; sample values are not compared with measured ones."""
    comparable = [
        earlier
        for earlier in before
        if earlier.year < actual.year and (actual.is_sample or not earlier.is_sample)
    ]
    return max(comparable, key=_value, default=None)


def _value(actual: Actual) -> Decimal:
    return actual.value or Decimal(0)


def _digits(actual: Actual) -> str:
    return as_written(_value(actual))
