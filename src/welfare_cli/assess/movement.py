"""What moved between two years: each indicator's actual, progress and rating, then and now.

Only values of one series are compared. A value that is new in neither year says nothing of a
movement, and neither does a rating that falls while its value stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.goal import Goal, goals_of
from welfare_cli.assess.measures import nearer
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Section
from welfare_cli.results.model import Actual


class Move(StrEnum):
    """What became of an indicator's value, in the order in which it matters."""

    WORSE = "worse"
    BETTER = "better"
    NEW = "new"  # measured now, and never before in this series
    GONE = "gone"  # measured then, and not any more
    CHANGED = "changed"  # the plan says no direction
    UNCHANGED = "unchanged"  # neither better nor worse
    UNMEASURED = "unmeasured"  # measured neither then nor now


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
