"""From measures to a rating: the first rating of the rule set that has a condition that holds.

Compared unrounded. A bound on a measure that is undefined never holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from welfare_cli.rules.model import Condition, Measure, Rating, RuleSet

Measures = Mapping[Measure, Fraction | None]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may ask of an indicator that has something to rate."""

    measures: Measures
    met: bool
    is_hold: bool


def rate(rules: RuleSet, facts: Facts) -> Rating | None:
    """The rating, or None where none of the rule's conditions can be decided."""
    for rating in rules.ratings:
        if any(_holds(condition, rules.measure, facts) for condition in rating.when):
            return rating
    return None


def _holds(condition: Condition, judged: Measure, facts: Facts) -> bool:
    if condition.target is not None:
        return facts.met
    if condition.hold is not None:
        return facts.is_hold and not facts.met
    value = facts.measures[condition.measure or judged]
    return value is not None and _inside(condition, value)


def _inside(bounds: Condition, value: Fraction) -> bool:
    return (
        (bounds.at_least is None or value >= Fraction(bounds.at_least))
        and (bounds.above is None or value > Fraction(bounds.above))
        and (bounds.at_most is None or value <= Fraction(bounds.at_most))
        and (bounds.below is None or value < Fraction(bounds.below))
    )
