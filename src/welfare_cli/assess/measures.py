"""One actual against one goal, and every measure of it by its name.

Every measure is an exact fraction; None where it is undefined. Writing: b, y0 baseline and its
year; v, y the actual and its year; T, yT target and its year. Formulas without a source of their
own are those of progress, elapsed and pace, which every plan uses.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from welfare_cli.assess.goal import Goal, Pathway
from welfare_cli.assess.series import Reading, cagr, readings
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.plan.targets import Range
from welfare_cli.results.columns import Actual
from welfare_cli.rules.conditions import Kind, Measure

_WINDOW = 5  # years
_ENOUGH = 4  # values in these years


def is_met(
    value: Fraction, target: Fraction, *, lower_is_better: bool, strict: bool = False
) -> bool:
    """Whether the target is reached, seen in the indicator's direction; a strict one is passed."""
    if value == target:
        return not strict
    return value < target if lower_is_better else value > target


def progress(path: Pathway, value: Fraction) -> Fraction | None:
    """進捗率: (v − b) / (T − b), the same for increase and decrease; None where T = b."""
    return (value - path.baseline) / path.rise if path.rise else None


def pace(path: Pathway, value: Fraction, year: FiscalYear) -> Fraction | None:
    """(v − b) / (expected − b): 1 is exactly on the line. On a straight one progress / elapsed.

    None at or before the baseline year, and where the line has not left the baseline, or dips
    behind it on its way to a later milestone.
    """
    way = path.risen(year)
    if not way or (path.stations and way * path.rise <= 0):
        return None
    return (value - path.baseline) / way


def planned_pace(
    path: Pathway, value: Fraction, year: FiscalYear, period: tuple[FiscalYear, FiscalYear]
) -> Fraction | None:
    """Progress / (year of the plan ÷ years of the plan), the share being at most 1.

    Source: 多摩市 まち・ひと・しごと創生総合戦略の評価方法（案）, 20 % for each of five years.
    """
    done, nth = progress(path, value), year.number - period[0].number + 1
    years = period[1].number - period[0].number + 1
    return done / min(Fraction(nth, years), Fraction(1)) if done is not None and nth > 0 else None


def achievement(value: Fraction, target: Fraction, *, lower_is_better: bool) -> Fraction | None:
    """達成率: v / T where higher is better, T / v where lower is.

    None where the ratio says nothing: a divisor of zero, or a negative number on either side.
    """
    part, whole = (target, value) if lower_is_better else (value, target)
    return part / whole if part >= 0 and whole > 0 else None


def cagr_ratio(
    path: Pathway, value: Fraction, year: FiscalYear, *, lower_is_better: bool
) -> Fraction | None:
    """R = d · CAGR(v, b, y − y0) / |CAGR(T, b, yT − y0)|, d = 1 for increase, −1 for decrease.

    Source: Open SDG, progress measurement methodology. None where b, v or T is not above zero.
    """
    start = path.start.number
    found = cagr(path.baseline, value, year.number - start)
    needed = cagr(path.baseline, path.target, path.end.number - start)
    if found is None or not needed:
        return None
    return (-found if lower_is_better else found) / abs(needed)


def nearer(span: Range, before: Fraction, after: Fraction) -> Fraction:
    """How much nearer a value has come to a range; within it nothing is missing."""
    low, high = exact(span.low), exact(span.high)
    missing = [max(low - value, value - high, Fraction(0)) for value in (before, after)]
    return missing[0] - missing[1]


def mean_change(series: Sequence[Reading], year: FiscalYear) -> Fraction | None:
    """Mean change per year over the last five years up to `year`, in the indicator's unit.

    (v_y − v_{y−5}) / 5, or from the oldest value in these years where that one is missing. None
    with fewer than four values. Source: Destatis, German Sustainable Development Strategy,
    status of the indicators.
    """
    recent = [r for r in series if year.number - _WINDOW <= r.year.number <= year.number]
    if len(recent) < _ENOUGH:
        return None
    first, last = recent[0], recent[-1]
    return (last.value - first.value) / (last.year.number - first.year.number)


def last_change(series: Sequence[Reading], year: FiscalYear) -> Fraction | None:
    """The newest value minus the one measured before it, whatever years lie between."""
    known = [r for r in series if r.year <= year]
    return known[-1].value - known[-2].value if len(known) > 1 else None


def shortfall(path: Pathway, value: Fraction, year: FiscalYear, slope: Fraction) -> Fraction | None:
    """(T − h) / (T − v), where h = v + slope · (yT − y): the part of the way that would be missing.

    0 is a target just reached, 1 no change, above 1 a move away. Of a value that is at a target it
    has to pass nothing is missing when it goes on. None where T = b. Source: as `mean_change`.
    """
    left = max(path.end.number - year.number, 0)
    gap = path.target - value
    if gap:
        return (gap - slope * left) / gap
    return Fraction(0 if slope * left * path.rise > 0 else 1) if path.rise else None


def needed_per_year(
    path: Pathway, value: Fraction, year: FiscalYear, *, met: bool
) -> Fraction | None:
    """How much the value must still change per year; 0 when met, None when no year is left."""
    if met:
        return Fraction(0)
    left = path.end.number - year.number
    return (path.target - value) / left if left > 0 else None


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
            return is_met(value, bound, lower_is_better=lower, strict=goal.strict)
        return goal.kind is Kind.DIRECTION and (self.value(Measure.CHANGE) or 0) > 0

    def value(self, measure: Measure) -> Fraction | None:
        """The measure of that name; changes are positive where they are for the better."""
        return _MEASURES[measure](self)

    def signed(self, difference: Fraction | None) -> Fraction | None:
        """A difference as the indicator's direction sees it: positive is better."""
        return None if difference is None else self.goal.sign * difference


def _progress(case: Case) -> Fraction | None:
    return progress(case.goal.path, case.actual.value) if case.goal.path else None


def _pace(case: Case) -> Fraction | None:
    path, actual = case.goal.path, case.actual
    return pace(path, actual.value, actual.year) if path else None


def _planned_pace(case: Case) -> Fraction | None:
    path, actual = case.goal.path, case.actual
    return planned_pace(path, actual.value, actual.year, case.period) if path else None


def _achievement(case: Case) -> Fraction | None:
    if case.goal.bound is None:
        return None
    lower = case.goal.lower_is_better
    return achievement(case.actual.value, exact(case.goal.bound), lower_is_better=lower)


def _against_expected(case: Case) -> Fraction | None:
    expected = case.goal.path.expected(case.actual.year) if case.goal.path else None
    if expected is None:
        return None
    lower = case.goal.lower_is_better
    return achievement(case.actual.value, expected, lower_is_better=lower)


def _cagr_ratio(case: Case) -> Fraction | None:
    path, actual, lower = case.goal.path, case.actual, case.goal.lower_is_better
    if path is None:
        return None
    return cagr_ratio(path, actual.value, actual.year, lower_is_better=lower)


def _cagr(case: Case) -> Fraction | None:
    start, actual = case.baseline, case.actual
    if start is None:
        return None
    years = actual.year.number - start.year.number
    return case.signed(cagr(start.value, actual.value, years))


def _shortfall(case: Case) -> Fraction | None:
    path, actual = case.goal.path, case.actual
    slope = mean_change(case.series, actual.year)
    if path is None or slope is None:
        return None
    return shortfall(path, actual.value, actual.year, slope)


def _trend(case: Case) -> Fraction | None:
    return case.signed(mean_change(case.series, case.actual.year))


def _last_change(case: Case) -> Fraction | None:
    return case.signed(last_change(case.series, case.actual.year))


def _change(case: Case) -> Fraction | None:
    if case.baseline is None:
        return None
    if case.goal.span:
        return nearer(case.goal.span, case.baseline.value, case.actual.value)
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
