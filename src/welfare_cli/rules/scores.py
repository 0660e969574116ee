"""How a rule set turns ratings and measures into scores, and scores into a section's rating."""

from typing import Literal

from pydantic import model_validator

from welfare_cli.files.schema import Amount, Identifier, Model, refusal
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.translation import N_
from welfare_cli.rules.conditions import Bounds, Condition, Measure


class Anchor(Model):
    """A point that a line of scores goes through."""

    measure: Amount
    score: Amount


RULES_SCORE = ProblemKind(
    "rules-score",
    N_("a line of scores must be a value or a straight line through two points"),
    N_(
        "Write value: 5, or line: [{{measure: 0, score: -2.5}}, {{measure: 1, score: 1.7}}] with "
        "two different measures."
    ),
)


class ScoreLine(Model):
    """The score where one of the conditions holds: a number, or a straight line over a measure.

    `at_least` and `at_most` cut the line off; without `measure` it is the rule set's own.
    """

    when: tuple[Condition, ...]
    measure: Measure | None = None
    value: Amount | None = None
    line: tuple[Anchor, Anchor] | None = None
    at_least: Amount | None = None
    at_most: Amount | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "ScoreLine":
        level = self.line is not None and self.line[0].measure == self.line[1].measure
        if (self.value is None) == (self.line is None) or level:
            raise refusal(RULES_SCORE)
        return self


class Band(Bounds):
    """A rating that a section gets by its rounded mean score.

    `has` asks for an indicator with that rating, `only` that every assessed one has it.
    """

    rating: Identifier
    has: Identifier | None = None
    only: Identifier | None = None


class RollUp(Model):
    """From the mean score of a section's indicators to its rating.

    `five-down` is 五捨六入: the first decimal goes up from 6, and down to 5. Indicators that are
    not assessed or have no score are left out of the mean.
    """

    rounding: Literal["none", "half-up", "five-down"] = "none"
    ratings: tuple[Band, ...] = ()
