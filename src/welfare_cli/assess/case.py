"""One actual against one goal: everything a measure may need, and each measure by its name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from welfare_cli.assess import measures
from welfare_cli.assess.goal import Goal
from welfare_cli.assess.growth import cagr
from welfare_cli.assess.series import Reading, readings
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.results.model import Actual
from welfare_cli.rules.conditions import Kind, Measure


@dataclass(frozen=True)
class Case:
    """An actual, what it is held against, and the actuals it may be compared with.

    `period` is the plan's. `is_survey` says that the value is a share found by asking a sample.
    """

    goal: Goal
    actual: Reading
    baseline: Reading | None
    comparable: Sequence[Actual]
    period: tuple[FiscalYear, FiscalYear]
    is_survey: bool = False

    @cached_property
    def series(self) -> tuple[Reading, ...]:
        """Every comparable value up to the actual, the baseline among them; the oldest first."""
        known = readings(self.baseline, self.comparable)
        return tuple(reading for reading in known if reading.year <= self.actual.year)

    @property
    def before(self) -> Reading | None:
        """The value measured before the actual, if it is not the baseline itself."""
        start = self.baseline.year if self.baseline else None
        earlier = [r for r in self.series if r.year < self.actual.year and r.year != start]
        return earlier[-1] if earlier else None

    @property
    def is_met(self) -> bool:
        """Whether the target is reached; for a direction alone, whether the baseline is passed."""
        goal, lower = self.goal, self.goal.lower_is_better
        if goal.bound is not None:
            bound, value = exact(goal.bound), self.actual.value
            return measures.is_met(value, bound, lower_is_better=lower, strict=goal.strict)
        return goal.kind is Kind.DIRECTION and (self.value(Measure.CHANGE) or 0) > 0

    def value(self, measure: Measure) -> Fraction | None:
        """The measure of that name; changes are positive where they are for the better."""
        return _MEASURES[measure](self)

    def signed(self, difference: Fraction | None) -> Fraction | None:
        """A difference as the indicator's direction sees it: positive is better."""
        return None if difference is None else self.goal.sign * difference


def _progress(case: Case) -> Fraction | None:
    return measures.progress(case.goal.path, case.actual.value) if case.goal.path else None


def _pace(case: Case) -> Fraction | None:
    path, actual = case.goal.path, case.actual
    return measures.pace(path, actual.value, actual.year) if path else None


def _planned_pace(case: Case) -> Fraction | None:
    path, actual = case.goal.path, case.actual
    return measures.planned_pace(path, actual.value, actual.year, case.period) if path else None


def _achievement(case: Case) -> Fraction | None:
    if case.goal.bound is None:
        return None
    lower = case.goal.lower_is_better
    return measures.achievement(case.actual.value, exact(case.goal.bound), lower_is_better=lower)


def _against_expected(case: Case) -> Fraction | None:
    expected = case.goal.path.expected(case.actual.year) if case.goal.path else None
    if expected is None:
        return None
    lower = case.goal.lower_is_better
    return measures.achievement(case.actual.value, expected, lower_is_better=lower)


def _cagr_ratio(case: Case) -> Fraction | None:
    path, actual, lower = case.goal.path, case.actual, case.goal.lower_is_better
    if path is None:
        return None
    return measures.cagr_ratio(path, actual.value, actual.year, lower_is_better=lower)


def _cagr(case: Case) -> Fraction | None:
    start, actual = case.baseline, case.actual
    if start is None:
        return None
    years = actual.year.number - start.year.number
    return case.signed(cagr(start.value, actual.value, years))


def _shortfall(case: Case) -> Fraction | None:
    path, actual = case.goal.path, case.actual
    slope = measures.mean_change(case.series, actual.year)
    if path is None or slope is None:
        return None
    return measures.shortfall(path, actual.value, actual.year, slope)


def _trend(case: Case) -> Fraction | None:
    return case.signed(measures.mean_change(case.series, case.actual.year))


def _last_change(case: Case) -> Fraction | None:
    return case.signed(measures.last_change(case.series, case.actual.year))


def _change(case: Case) -> Fraction | None:
    if case.baseline is None:
        return None
    if case.goal.span:
        return measures.nearer(case.goal.span, case.baseline.value, case.actual.value)
    return case.signed(case.actual.value - case.baseline.value)


def _relative_change(case: Case) -> Fraction | None:
    change = _change(case)
    if change is None or case.baseline is None or not case.baseline.value:
        return None
    return change / abs(case.baseline.value)


_MEASURES: Mapping[Measure, Callable[[Case], Fraction | None]] = {
    Measure.PROGRESS: _progress,
    Measure.PACE: _pace,
    Measure.PLANNED_PACE: _planned_pace,
    Measure.ACHIEVEMENT: _achievement,
    Measure.AGAINST_EXPECTED: _against_expected,
    Measure.CAGR_RATIO: _cagr_ratio,
    Measure.CAGR: _cagr,
    Measure.SHORTFALL: _shortfall,
    Measure.TREND: _trend,
    Measure.LAST_CHANGE: _last_change,
    Measure.CHANGE: _change,
    Measure.RELATIVE_CHANGE: _relative_change,
}
