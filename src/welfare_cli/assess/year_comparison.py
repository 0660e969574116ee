"""A plan in two fiscal years: what moved, what matters first, and what the plan changed.

The earlier year is always the first of the two. Only values of one series are compared. A value
that is new in neither year says nothing of a movement, and neither does a rating that falls while
its value stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.goal import Goal, goals_of
from welfare_cli.assess.measures import nearer
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.translation import N_, Message
from welfare_cli.plan.indicator import Indicator, Revision
from welfare_cli.plan.model import Section
from welfare_cli.results.columns import Actual


class Move(StrEnum):
    """What became of an indicator's value, in the order in which it matters."""

    WORSE = "worse"
    BETTER = "better"
    NEW = "new"  # measured now, and never before in this series
    GONE = "gone"  # measured then, and not any more
    CHANGED = "changed"  # the plan says no direction
    UNCHANGED = "unchanged"  # neither better nor worse
    UNMEASURED = "unmeasured"  # measured neither then nor now


MOVE_NAMES: dict[str, Message] = {
    Move.WORSE: N_("worse"),
    Move.BETTER: N_("better"),
    Move.NEW: N_("newly measured"),
    Move.GONE: N_("not measured any more"),
    Move.CHANGED: N_("changed, no direction planned"),
    Move.UNCHANGED: N_("unchanged"),
    Move.UNMEASURED: N_("measured in neither year"),
}


@dataclass(frozen=True, slots=True)
class Movement:
    """One indicator in both years; `difference` is the change of its value, None without two."""

    before: Assessment
    now: Assessment
    move: Move
    difference: Fraction | None = None

    @property
    def section(self) -> Section:
        """Where the indicator stands in the outline."""
        return self.now.section

    @property
    def indicator(self) -> Indicator:
        """The indicator as it is promised now."""
        return self.now.indicator

    @property
    def rating_steps(self) -> int | None:
        """How many classes of the rule set it rose (or fell, below zero); None without two."""
        if self.before.rating is None or self.now.rating is None:
            return None
        order = [rating.id for rating in self.now.rules.ratings]
        return order.index(self.before.rating.id) - order.index(self.now.rating.id)

    @property
    def progress_change(self) -> Fraction | None:
        """How much of the way was made or lost; None where progress is not known in both."""
        if self.before.progress is None or self.now.progress is None:
            return None
        return self.now.progress - self.before.progress


def movements(before: Sequence[Assessment], now: Sequence[Assessment]) -> tuple[Movement, ...]:
    """Every indicator of `now`, in its order, against the same one of `before`."""
    earlier = {assessment.indicator.id: assessment for assessment in before}
    return tuple(_movement(earlier[one.indicator.id], one) for one in now)


def counted(found: Sequence[Movement]) -> Mapping[Move, int]:
    """How many moved how; every move is there."""
    return {move: sum(one.move is move for one in found) for move in Move}


def _movement(before: Assessment, now: Assessment) -> Movement:
    then, actual = before.actual, now.actual
    if actual is None or (then and then.year == actual.year):
        return Movement(before, now, _without(before, now))
    if then is None or not _is_comparable(then, now):
        return Movement(before, now, Move.NEW)
    pair = _value(then), _value(actual)
    return Movement(before, now, _move(now, *pair), Fraction(pair[1]) - Fraction(pair[0]))


def _without(before: Assessment, now: Assessment) -> Move:
    """Nothing was measured since; there may have been nothing to measure again."""
    if before.actual is None:
        return Move.UNMEASURED
    if now.actual is not None and now.actual.year == now.as_of:
        return Move.UNCHANGED  # a year beside itself
    lost = now.actual is None or before.actual.year == before.as_of
    return Move.GONE if lost else Move.UNMEASURED


def _is_comparable(then: Actual, now: Assessment) -> bool:
    return any(actual.year == then.year for actual in now.present_series)


def _value(actual: Actual) -> Decimal:
    return actual.value if actual.value is not None else Decimal(0)


def _move(now: Assessment, then: Decimal, value: Decimal) -> Move:
    goals = goals_of(now.indicator, now.as_of)
    if then == value:
        return Move.UNCHANGED
    if not goals:
        return Move.CHANGED
    gain = _gain(goals[0], then, value)
    return Move.BETTER if gain > 0 else Move.WORSE if gain < 0 else Move.UNCHANGED


def _gain(goal: Goal, then: Decimal, value: Decimal) -> Fraction:
    """The change as the plan sees it: positive is better; within a range all is as good."""
    if goal.span:
        return nearer(goal.span, Fraction(then), Fraction(value))
    return goal.sign * (Fraction(value) - Fraction(then))


class EventKind(StrEnum):
    """What happened to a promise between two years."""

    REVISED = "revised"
    BROKEN = "broken"  # revised so that older values are of another series
    MILESTONE = "milestone"
    TARGET = "target"  # the year of the target came


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a year after the first and not after the second; a revision has its reason."""

    kind: EventKind
    year: FiscalYear
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class YearComparison:
    """Every indicator in both years, what matters most first, and how many moved how."""

    before: FiscalYear
    now: FiscalYear
    moved: tuple[Movement, ...]
    counts: Mapping[Move, int]

    @property
    def uses_sample(self) -> bool:
        """Whether a made-up value is in anything shown."""
        return any(one.before.uses_sample or one.now.uses_sample for one in self.moved)


def compare_years(
    years: tuple[FiscalYear, FiscalYear], before: Sequence[Assessment], now: Sequence[Assessment]
) -> YearComparison:
    """Compare the assessments of the same indicators in two years."""
    found = movements(before, now)
    return YearComparison(*years, tuple(sorted(found, key=_weight)), counted(found))


def events(moved: Movement) -> tuple[Event, ...]:
    """What happened to the indicator's promise between its two years, the oldest first."""
    return tuple(sorted(_events(moved), key=lambda event: event.year))


def _events(moved: Movement) -> Iterator[Event]:
    first, last = moved.before.as_of, moved.now.as_of
    for revision in moved.indicator.revisions:
        if first < revision.from_ <= last:
            kind = EventKind.BROKEN if revision.breaks_series else EventKind.REVISED
            yield Event(kind, revision.from_, revision)
    target = moved.indicator.target
    if target is None:
        return
    due = [(EventKind.MILESTONE, point.year) for point in target.milestones]
    for kind, year in [*due, (EventKind.TARGET, target.year)]:
        if first < year <= last:
            yield Event(kind, year)


_ORDER = list(Move)


def _weight(moved: Movement) -> tuple[int, Fraction, Fraction]:
    """By the way it moved; then the most classes lost, or won, first; then progress likewise."""
    steps = Fraction(moved.rating_steps or 0)
    progress = moved.progress_change or Fraction(0)
    sign = -1 if moved.move is Move.BETTER else 1
    return _ORDER.index(moved.move), sign * steps, sign * progress
