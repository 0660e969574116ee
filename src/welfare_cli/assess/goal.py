"""What an indicator is held against in a year, and the line from baseline to target.

A goal is one bound to be reached or kept, on one side. A range has two such bounds, and each is a
goal of its own; the weaker one counts. The line is straight, or goes through milestones: then it
is straight from each to the next. All numbers are exact.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.plan.indicator import Baseline, Direction, Indicator, Point, Range, Target
from welfare_cli.rules.rule_set import Kind

Station = tuple[FiscalYear, Fraction]


@dataclass(frozen=True, slots=True)
class Pathway:
    """Baseline b at year y0, target T at year yT, with y0 < yT; `stations` lie between them."""

    start: FiscalYear
    baseline: Fraction
    end: FiscalYear
    target: Fraction
    stations: tuple[Station, ...] = ()

    @property
    def rise(self) -> Fraction:
        """T − b; zero where a value is to be held."""
        return self.target - self.baseline

    @property
    def is_flat(self) -> bool:
        """Whether a value is to be held."""
        return self.target == self.baseline

    @property
    def points(self) -> tuple[Station, ...]:
        """Every point that the line goes through, the baseline first."""
        return ((self.start, self.baseline), *self.stations, (self.end, self.target))

    def progress(self, value: Fraction) -> Fraction | None:
        """進捗率: (v − b) / (T − b), the same for increase and decrease; None where T = b."""
        return (value - self.baseline) / self.rise if self.rise else None

    def elapsed(self, year: FiscalYear) -> Fraction | None:
        """経過率: (y − y0) / (yT − y0), at most 1; None before the baseline year."""
        passed = year.number - self.start.number
        if passed < 0:
            return None
        years = self.end.number - self.start.number
        return Fraction(min(passed, years), years)

    def expected(self, year: FiscalYear) -> Fraction | None:
        """期待値: b + (T − b) · elapsed, between two milestones likewise; None before y0."""
        risen = self.risen(year)
        return None if risen is None else self.baseline + risen

    def risen(self, year: FiscalYear) -> Fraction | None:
        """期待値 − b: how far the line has gone by then; None before y0."""
        elapsed = self.elapsed(year)
        if elapsed is None:
            return None
        return self._on_its_leg(year) - self.baseline if self.stations else self.rise * elapsed

    def _on_its_leg(self, year: FiscalYear) -> Fraction:
        legs = list(pairwise(self.points))
        (left, low), (right, high) = next((leg for leg in legs if year <= leg[1][0]), legs[-1])
        passed = min(year.number, right.number) - left.number
        return low + (high - low) * Fraction(passed, right.number - left.number)

    def until_next(self, year: FiscalYear) -> "Pathway":
        """The line up to the first dated value of that year or later, which is what counts then."""
        for number, (due, value) in enumerate(self.stations):
            if year <= due:
                return Pathway(self.start, self.baseline, due, value, self.stations[:number])
        return self


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound, the side that is good, and the line that leads to it.

    `bound` is None where only a direction counts; `path` where there is no baseline or no bound.
    `past_target` says that the baseline was on the good side of the bound already. `span` is the
    range that the bound is one end of. `is_final` is False where a milestone on the way counts.
    """

    kind: Kind
    lower_is_better: bool
    end: FiscalYear | None = None
    bound: Decimal | None = None
    strict: bool = False
    path: Pathway | None = None
    past_target: bool = False
    span: Range | None = None
    is_final: bool = True

    @property
    def sign(self) -> int:
        """1 where more is better, −1 where less is."""
        return -1 if self.lower_is_better else 1

    @property
    def is_hold(self) -> bool:
        """Whether the bound has to be kept rather than reached."""
        return self.kind is Kind.HOLD or (self.path is not None and self.path.is_flat)

    def is_met_by(self, value: Fraction, target: Fraction) -> bool:
        """Whether the value reaches that target on the good side; a strict one must be passed."""
        if value == target:
            return not self.strict
        return value < target if self.lower_is_better else value > target


def goals_of(indicator: Indicator, year: FiscalYear) -> tuple[Goal, ...]:
    """What counts for an actual of that year; nothing where no direction can be known."""
    target = indicator.target
    if target is not None and target.range is not None:
        return _range(target, target.range, indicator.baseline)
    heading, lower = indicator.heading, indicator.lower_is_better
    if heading is None:
        return ()
    if target is None:
        return (Goal(Kind.NONE, lower),)
    if target.value is None:
        return (Goal(Kind.DIRECTION, lower, target.year),)
    if target.every_year or heading is Direction.HOLD:
        path = _flat(indicator.baseline, target.year, target.value)
        return (Goal(Kind.HOLD, lower, target.year, target.value, target.strict, path),)
    return (_value(indicator, target, target.value, year),)


def whole_path(indicator: Indicator) -> Pathway | None:
    """The line from the baseline through every milestone to the final target, if it is one."""
    target, baseline = indicator.target, indicator.baseline
    if baseline is None or target is None or target.value is None or target.every_year:
        return None
    if indicator.heading is Direction.HOLD:
        return None
    stations = tuple(map(_station, _on_the_way(target, baseline)))
    return _line(_station(baseline), (target.year, exact(target.value)), stations)


def _on_the_way(target: Target, baseline: Baseline | None) -> list[Point]:
    """The milestones between baseline and target: no line passes another one."""
    return [
        point
        for point in target.milestones
        if point.year < target.year and (baseline is None or baseline.year < point.year)
    ]


def _value(indicator: Indicator, target: Target, value: Decimal, year: FiscalYear) -> Goal:
    ahead = _on_the_way(target, indicator.baseline)
    due = next((point for point in ahead if year <= point.year), None)
    end, bound = (due.year, due.value) if due else (target.year, value)
    whole, lower = whole_path(indicator), indicator.lower_is_better
    path = whole and whole.until_next(year)
    # A target is worse on purpose (restraint), or a milestone where a dip is allowed for.
    behind = path is not None and not path.is_flat and (path.target > path.baseline) is lower
    final = due is None
    return Goal(Kind.VALUE, lower, end, bound, target.strict, path, behind, is_final=final)


def _range(target: Target, span: Range, baseline: Baseline | None) -> tuple[Goal, ...]:
    sides: tuple[tuple[Decimal, bool, Callable[[Decimal], bool]], ...] = (
        (span.low, False, lambda start: start >= span.low),
        (span.high, True, lambda start: start <= span.high),
    )
    goals = []
    for bound, lower, kept in sides:
        path = _flat(baseline, target.year, bound)
        if baseline and not kept(baseline.value):
            path = _line(_station(baseline), (target.year, exact(bound)))
        goals.append(Goal(Kind.RANGE, lower, target.year, bound, path=path, span=span))
    return tuple(goals)


def _flat(baseline: Baseline | None, end: FiscalYear, value: Decimal) -> Pathway | None:
    """The line of a value that is to be held from the baseline year on."""
    level = exact(value)
    return _line((baseline.year, level), (end, level)) if baseline else None


def _line(start: Station, end: Station, stations: tuple[Station, ...] = ()) -> Pathway | None:
    """The line between the two; None where the end is not after the start."""
    return Pathway(*start, *end, stations) if start[0] < end[0] else None


def _station(point: Point) -> Station:
    return point.year, exact(point.value)
