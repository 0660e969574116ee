"""One actual against one goal, and every measure of it by its name.

Every measure is an exact fraction; None where it is undefined. Writing: b, y0 baseline and its
year; v, y the actual and its year; T, yT target and its year. Formulas without a source of their
own are those of progress, elapsed and pace, which every plan uses.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from welfare_cli.assess.goal import Goal, Pathway
from welfare_cli.assess.series import YearValue, cagr, year_values
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.plan.indicator import Range
from welfare_cli.results.columns import Actual
from welfare_cli.rules.rule_set import Kind, Measure

Formula = Callable[["Case"], Fraction | None]

_FORMULAS: dict[Measure, Formula] = {}
_WINDOW = 5  # years
_ENOUGH = 4  # values in these years


@dataclass(frozen=True)
class Case:
    """An actual, what it is held against, and the actuals it may be compared with.

    `period` is the plan's. `is_survey` says that the value is a share found by asking a sample.
    """

    goal: Goal
    actual: YearValue
    baseline: YearValue | None
    comparable: Sequence[Actual]
    period: tuple[FiscalYear, FiscalYear]
    is_survey: bool = False

    @cached_property
    def series(self) -> tuple[YearValue, ...]:
        """Every comparable value up to the actual, the baseline among them; the oldest first."""
        known = year_values(self.baseline, self.comparable)
        return tuple(reading for reading in known if reading.year <= self.actual.year)

    @property
    def before(self) -> YearValue | None:
        """The value measured before the actual, if it is not the baseline itself."""
        start = self.baseline.year if self.baseline else None
        earlier = [r for r in self.series if r.year < self.actual.year and r.year != start]
        return earlier[-1] if earlier else None

    @property
    def is_met(self) -> bool:
        """Whether the target is reached; for a direction alone, whether the baseline is passed."""
        if self.goal.bound is not None:
            return self.goal.is_met_by(self.actual.value, exact(self.goal.bound))
        return self.goal.kind is Kind.DIRECTION and (self.value(Measure.CHANGE) or 0) > 0

    def value(self, measure: Measure) -> Fraction | None:
        """The measure of that name; changes are positive where they are for the better."""
        return _FORMULAS[measure](self)

    def signed(self, difference: Fraction | None) -> Fraction | None:
        """A difference as the indicator's direction sees it: positive is better."""
        return None if difference is None else self.goal.sign * difference

    def needed_per_year(self, path: Pathway) -> Fraction | None:
        """How much the value must still change per year to reach the end of that line.

        0 when it is there, None when no year is left.
        """
        if self.goal.is_met_by(self.actual.value, path.target):
            return Fraction(0)
        left = path.end.number - self.actual.year.number
        return (path.target - self.actual.value) / left if left > 0 else None


def _computes(measure: Measure) -> Callable[[Formula], Formula]:
    """Register the formula of a measure."""

    def register(formula: Formula) -> Formula:
        _FORMULAS[measure] = formula
        return formula

    return register


@_computes(Measure.PROGRESS)
def _progress(case: Case) -> Fraction | None:
    """進捗率: (v − b) / (T − b), the same for increase and decrease; None where T = b."""
    return case.goal.path.progress(case.actual.value) if case.goal.path else None


@_computes(Measure.PACE)
def _pace(case: Case) -> Fraction | None:
    """(v − b) / (expected − b): 1 is exactly on the line. On a straight one progress / elapsed.

    None at or before the baseline year, and where the line has not left the baseline, or dips
    behind it on its way to a later milestone.
    """
    path = case.goal.path
    way = path.risen(case.actual.year) if path else None
    if path is None or not way or (path.stations and way * path.rise <= 0):
        return None
    return (case.actual.value - path.baseline) / way


@_computes(Measure.PLANNED_PACE)
def _planned_pace(case: Case) -> Fraction | None:
    """Progress / (year of the plan ÷ years of the plan), the share being at most 1.

    Source: 多摩市 まち・ひと・しごと創生総合戦略の評価方法（案）, 20 % for each of five years.
    """
    first, last = case.period
    done, nth = _progress(case), case.actual.year.number - first.number + 1
    if done is None or nth <= 0:
        return None
    return done / min(Fraction(nth, last.number - first.number + 1), Fraction(1))


@_computes(Measure.ACHIEVEMENT)
def _achievement(case: Case) -> Fraction | None:
    """達成率: v / T where higher is better, T / v where lower is.

    None where the ratio says nothing: a divisor of zero, or a negative number on either side.
    """
    return None if case.goal.bound is None else _ratio(case, exact(case.goal.bound))


@_computes(Measure.AGAINST_EXPECTED)
def _against_expected(case: Case) -> Fraction | None:
    """The same against the point of the line at the actual's year."""
    expected = case.goal.path.expected(case.actual.year) if case.goal.path else None
    return None if expected is None else _ratio(case, expected)


def _ratio(case: Case, target: Fraction) -> Fraction | None:
    value = case.actual.value
    part, whole = (target, value) if case.goal.lower_is_better else (value, target)
    return part / whole if part >= 0 and whole > 0 else None


@_computes(Measure.CAGR_RATIO)
def _cagr_ratio(case: Case) -> Fraction | None:
    """R = d · CAGR(v, b, y − y0) / |CAGR(T, b, yT − y0)|, d = 1 for increase, −1 for decrease.

    Source: Open SDG, progress measurement methodology. None where b, v or T is not above zero.
    """
    path, actual = case.goal.path, case.actual
    if path is None:
        return None
    start = path.start.number
    found = case.signed(cagr(path.baseline, actual.value, actual.year.number - start))
    needed = cagr(path.baseline, path.target, path.end.number - start)
    return None if found is None or not needed else found / abs(needed)


@_computes(Measure.CAGR)
def _cagr(case: Case) -> Fraction | None:
    """Growth rate: d · CAGR(v, b, y − y0), with d as above."""
    start, actual = case.baseline, case.actual
    if start is None:
        return None
    return case.signed(cagr(start.value, actual.value, actual.year.number - start.year.number))


@_computes(Measure.SHORTFALL)
def _shortfall(case: Case) -> Fraction | None:
    """(T − h) / (T − v), where h = v + slope · (yT − y): the part of the way that would be missing.

    0 is a target just reached, 1 no change, above 1 a move away. Of a value that is at a target it
    has to pass nothing is missing when it goes on. None where T = b. Source: as `mean_change`.
    """
    path, slope = case.goal.path, mean_change(case)
    if path is None or slope is None:
        return None
    change = slope * max(path.end.number - case.actual.year.number, 0)
    gap = path.target - case.actual.value
    if gap:
        return (gap - change) / gap
    return Fraction(0 if change * path.rise > 0 else 1) if path.rise else None


@_computes(Measure.TREND)
def _trend(case: Case) -> Fraction | None:
    """The mean change per year of the last five years, positive for the better."""
    return case.signed(mean_change(case))


@_computes(Measure.LAST_CHANGE)
def _last_change(case: Case) -> Fraction | None:
    """The newest value minus the one measured before it, whatever years lie between."""
    known = case.series
    return case.signed(known[-1].value - known[-2].value) if len(known) > 1 else None


@_computes(Measure.CHANGE)
def _change(case: Case) -> Fraction | None:
    """Difference v − b, positive for the better; of a range, how much nearer the value is now."""
    if case.baseline is None:
        return None
    if case.goal.span:
        return nearer(case.goal.span, case.baseline.value, case.actual.value)
    return case.signed(case.actual.value - case.baseline.value)


@_computes(Measure.RELATIVE_CHANGE)
def _relative_change(case: Case) -> Fraction | None:
    """The change / |b|; None where b = 0."""
    change = _change(case)
    if change is None or case.baseline is None or not case.baseline.value:
        return None
    return change / abs(case.baseline.value)


def mean_change(case: Case) -> Fraction | None:
    """Mean change per year over the last five years, in the indicator's unit.

    (v_y − v_{y−5}) / 5, or from the oldest value in these years where that one is missing. None
    with fewer than four values. Source: Destatis, German Sustainable Development Strategy,
    status of the indicators.
    """
    recent = [r for r in case.series if case.actual.year.number - _WINDOW <= r.year.number]
    if len(recent) < _ENOUGH:
        return None
    first, last = recent[0], recent[-1]
    return (last.value - first.value) / (last.year.number - first.year.number)


def nearer(span: Range, before: Fraction, after: Fraction) -> Fraction:
    """How much nearer a value has come to a range; within it nothing is missing."""
    low, high = exact(span.low), exact(span.high)
    missing = [max(low - value, value - high, Fraction(0)) for value in (before, after)]
    return missing[0] - missing[1]
