"""What a rule set asks of a case, answered: measures, changes, conditions, the rating, the score.

Compared unrounded. A bound on a measure that is undefined never holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from welfare_cli.assess.measures import Case
from welfare_cli.assess.series import Sampled, YearValue, compare_shares
from welfare_cli.rules.rule_set import (
    Change,
    ChangeRule,
    Condition,
    Kind,
    Measure,
    Rating,
    RuleSet,
    ScoreLine,
)

# Where the start was past the target already these grow as things get worse: never believe them.
_AIMED = frozenset((Measure.PROGRESS, Measure.PACE, Measure.PLANNED_PACE, Measure.SHORTFALL))
# Where the plan sets no number these are never defined.
TO_A_NUMBER = _AIMED | {Measure.ACHIEVEMENT, Measure.AGAINST_EXPECTED, Measure.CAGR_RATIO}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rating, and the one of its conditions that gave it."""

    rating: Rating
    condition: Condition


class Facts:
    """The answers about one case under one rule set; each is found once, when it is asked for."""

    def __init__(self, case: Case, rules: RuleSet) -> None:
        self.case, self.rules = case, rules
        self._known: dict[Measure, Fraction | None] = {}

    def value(self, measure: Measure) -> Fraction | None:
        """The measure, where it can be believed."""
        if measure not in self._known:
            doubtful = self.case.goal.past_target and not self._judges(measure)
            self._known[measure] = None if doubtful else self.case.value(measure)
        return self._known[measure]

    @cached_property
    def _is_met(self) -> bool:
        return self.case.is_met

    @cached_property
    def change(self) -> Change | None:
        """What the rule set takes the difference to the baseline for; None where it cannot say."""
        difference = self.value(Measure.CHANGE)
        if difference is None:
            return None
        side = Change.IMPROVED if difference > 0 else Change.WORSE
        rule = self.rules.change
        if rule is None or not difference:
            return side if difference else Change.UNCHANGED
        return self._counted(rule, side)

    @cached_property
    def sampled(self) -> Sampled | None:
        """The test of the difference to the baseline, at the rule set's level."""
        return self._tested(self.case.baseline)

    @cached_property
    def sampled_before(self) -> Sampled | None:
        """The test of the difference to the value measured before; None where that is the start."""
        before = self.case.before if self.case.is_survey else None
        return self._tested(before) if before else None

    @property
    def undefined(self) -> Measure | None:
        """The measure that the rating lacks: of the first class left open, else the rule's own.

        What this kind of target could have is told before what it never has.
        """
        own, is_number = self.rules.measure, self.case.goal.bound is not None
        lacks = self._open(c for rating in self.rules.ratings for c in rating.when)
        if not lacks:
            return own if self.value(own) is None else None
        return min(lacks, key=lambda measure: measure in TO_A_NUMBER and not is_number)

    def holds(self, condition: Condition) -> bool:
        """Whether everything that the condition says is true."""
        return (
            self._is_of(condition)
            and (not condition.change or condition.change is self.change)
            and (not condition.is_bounded or self._inside(condition))
            and all(map(self.holds, condition.all))
            and not any(map(self.holds, condition.unless))
        )

    def _is_of(self, condition: Condition) -> bool:
        """Whether the case is of the kind that the condition is about."""
        if condition.kind and self.case.goal.kind not in condition.kind:
            return False
        if condition.target and (condition.target == "met") is not self._is_met:
            return False
        if condition.hold and (self._is_met or not self.case.goal.is_hold):
            return False
        return condition.survey is None or condition.survey is self.case.is_survey

    def verdict(self) -> Verdict | None:
        """The first rating with a condition that holds; None where none can be decided."""
        return next(
            (
                Verdict(rating, condition)
                for rating in self.rules.ratings
                for condition in rating.when
                if self._is_reason(condition)
            ),
            None,
        )

    def score(self, rating: Rating) -> Fraction | None:
        """The score by the rule set's lines, else that of the rating; None where it has none."""
        for line in self.rules.score:
            if any(self._is_reason(condition) for condition in line.when):
                return _on(line, self.value(line.measure or self.rules.measure))
        return None if rating.score is None else Fraction(rating.score)

    def _tested(self, before: YearValue | None) -> Sampled | None:
        case, test = self.case, self.rules.change.test if self.rules.change else None
        if before is None or not case.is_survey:
            return None
        if test is None:
            return compare_shares(before, case.actual)
        sides = 1 if test.sides == "one" else 2
        return compare_shares(before, case.actual, Fraction(test.level), sides)

    def _is_reason(self, condition: Condition) -> bool:
        """Without a target nothing is asked but what says itself that it is for that kind."""
        without = self.case.goal.kind is Kind.NONE
        return self.holds(condition) and bool(condition.kind or not without)

    def _judges(self, measure: Measure) -> bool:
        growth = self.rules.baseline_past_target == "judged" and measure is Measure.CAGR_RATIO
        return growth or measure not in (*_AIMED, Measure.CAGR_RATIO)

    def _counted(self, rule: ChangeRule, side: Change) -> Change | None:
        if any(self.holds(condition) for condition in rule.negligible):
            return Change.UNCHANGED
        if rule.test and self.sampled:
            return side if self.sampled.significant else Change.UNCHANGED
        conditions = rule.improved if side is Change.IMPROVED else rule.worse
        if any(self.holds(condition) for condition in conditions):
            return side
        return None if self._open(conditions) else Change.UNCHANGED

    def _open(self, conditions: Iterable[Condition]) -> tuple[Measure, ...]:
        """The undefined measures for which it cannot be said whether one of these holds."""
        return tuple(measure for condition in conditions for measure in self._lacks(condition))

    def _lacks(self, condition: Condition) -> tuple[Measure, ...]:
        """The undefined measures that a condition waits for; none where something else decides."""
        measure, bounded = condition.measure or self.rules.measure, condition.is_bounded
        missing = (measure,) if bounded and self.value(measure) is None else ()
        within = [(self._lacks(part), self.holds(part)) for part in condition.all]
        if (
            not self._is_of(condition)
            or (condition.change and self.change not in (condition.change, None))
            or (bounded and not missing and not self._inside(condition))
            or any(map(self.holds, condition.unless))
            or any(not (lacks or holds) for lacks, holds in within)
        ):
            return ()
        untold = self._untold() if condition.change and self.change is None else ()
        return (*missing, *untold, *(measure for lacks, _ in within for measure in lacks))

    def _untold(self) -> tuple[Measure, ...]:
        """The undefined measures for which it cannot be said what became of the value."""
        rule, difference = self.rules.change, self.value(Measure.CHANGE)
        if rule is None or difference is None:
            return (Measure.CHANGE,)
        return self._open(rule.improved if difference > 0 else rule.worse)

    def _inside(self, condition: Condition) -> bool:
        value = self.value(condition.measure or self.rules.measure)
        return value is not None and condition.has_inside(value)


def _on(line: ScoreLine, measured: Fraction | None) -> Fraction | None:
    if line.value is not None:
        return Fraction(line.value)
    if measured is None or line.line is None:
        return None
    left, right = line.line
    x0, x1 = Fraction(left.measure), Fraction(right.measure)
    y0, y1 = Fraction(left.score), Fraction(right.score)
    score = y0 + (y1 - y0) * (measured - x0) / (x1 - x0)
    if line.at_least is not None:
        score = max(score, Fraction(line.at_least))
    return score if line.at_most is None else min(score, Fraction(line.at_most))
