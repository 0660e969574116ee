"""What a rule set may ask of an indicator: bounds on a measure, and plain facts.

Every key of a condition must hold. A bound on a measure that is undefined never holds.
"""

from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from welfare_cli.files.schema import Amount, Flag, Model, refusal, written_as
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.quantity import exact
from welfare_cli.ground.translation import N_


class Measure(StrEnum):
    """The numbers a rule set can judge; `assess.measures` computes them."""

    PROGRESS = "progress"
    PACE = "pace"
    PLANNED_PACE = "planned_pace"
    ACHIEVEMENT = "achievement"
    AGAINST_EXPECTED = "against_expected"
    CAGR_RATIO = "cagr_ratio"
    CAGR = "cagr"
    SHORTFALL = "projected_shortfall"
    TREND = "trend"
    LAST_CHANGE = "last_change"
    CHANGE = "change"
    RELATIVE_CHANGE = "relative_change"


class Kind(StrEnum):
    """The kinds of target; `none` where the plan sets none."""

    VALUE = "value"
    HOLD = "hold"
    RANGE = "range"
    DIRECTION = "direction"
    NONE = "none"


class Change(StrEnum):
    """What became of a value since the baseline, seen in the indicator's direction."""

    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSE = "worse"


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Kinds = Annotated[tuple[Kind, ...], BeforeValidator(_one_or_more), written_as("kinds")]


RULES_BOUNDS = ProblemKind(
    "rules-bounds",
    N_("no number satisfies these bounds, or one side has two bounds"),
    N_(
        "Write at most one lower bound (at_least or above) and at most one upper bound (at_most or "
        "below). The lower one must be smaller."
    ),
)


class Bounds(Model):
    """From where to where a number lies; each side is open or closed, or not there."""

    at_least: Amount | None = None
    above: Amount | None = None
    at_most: Amount | None = None
    below: Amount | None = None

    @property
    def is_bounded(self) -> bool:
        """Whether there is any bound."""
        return not (self.at_least is self.above is self.at_most is self.below is None)

    def has_inside(self, value: Fraction) -> bool:
        """Whether a number lies within all bounds."""
        return (
            (self.at_least is None or value >= exact(self.at_least))
            and (self.above is None or value > exact(self.above))
            and (self.at_most is None or value <= exact(self.at_most))
            and (self.below is None or value < exact(self.below))
        )

    @model_validator(mode="after")
    def _has_room(self) -> "Bounds":
        low = self.above if self.at_least is None else self.at_least
        high = self.below if self.at_most is None else self.at_most
        twice = None not in (self.at_least, self.above) or None not in (self.at_most, self.below)
        closed = self.at_least is not None and self.at_most is not None
        if twice or (
            low is not None and high is not None and (low > high or (low == high and not closed))
        ):
            raise refusal(RULES_BOUNDS)
        return self


RULES_CONDITION = ProblemKind(
    "rules-condition",
    N_("the condition contains nothing to check"),
    N_(
        "Write bounds (at_least, above, at_most, below) or a fact: target: met, hold: missed, "
        "change: improved, kind: range, survey: true, all: […]."
    ),
)


class Condition(Bounds):
    """One reason to give a rating; all that it says must hold.

    `target` asks whether the target is met, seen in the indicator's direction. `hold: missed` asks
    whether a value that had to be held was not. `change` is what the rule set counts as one.
    `survey` asks whether the value is a share that was found by asking a sample of people.
    """

    measure: Measure | None = None
    kind: Kinds = ()
    target: Literal["met", "missed"] | None = None
    hold: Literal["missed"] | None = None
    change: Change | None = None
    survey: Flag | None = None
    all: tuple["Condition", ...] = ()
    unless: tuple["Condition", ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Condition":
        facts = (self.target, self.hold, self.change, self.survey)
        plain = any(fact is not None for fact in facts) or bool(self.kind or self.all)
        if (self.measure and not self.is_bounded) or not (plain or self.is_bounded):
            raise refusal(RULES_CONDITION)
        return self
