"""A rule set: the measure it judges, its ratings in order, its conditions and its scores.

The first rating with a condition that holds is given. Every key of a condition must hold; a bound
on a measure that is undefined never holds.
"""

from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, field_validator, model_validator

from welfare_cli.files.schema import (
    Amount,
    Flag,
    Format,
    Identifier,
    Model,
    Text,
    refusal,
    written_as,
)
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.quantity import exact
from welfare_cli.ground.translation import N_, NP_, Message


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


FORMULAS: dict[str, Message] = {
    Measure.PROGRESS: N_("(actual − baseline) ÷ (target − baseline)"),
    Measure.PACE: N_(
        "progress ÷ elapsed; 100 % is exactly on the straight line from baseline to target"
    ),
    Measure.PLANNED_PACE: N_("progress ÷ (year of the plan ÷ years of the plan)"),
    Measure.ACHIEVEMENT: N_("actual ÷ target, or target ÷ actual where lower is better"),
    Measure.AGAINST_EXPECTED: N_(
        "actual ÷ expected value, or expected value ÷ actual where lower is better"
    ),
    Measure.CAGR_RATIO: N_(
        "compound growth per year from the baseline to the actual ÷"
        " the growth per year that leads from the baseline to the"
        " target"
    ),
    Measure.CAGR: N_("compound growth per year from the baseline to the actual"),
    Measure.SHORTFALL: N_(
        "the mean change of the last five years goes on to the"
        " target year; what is then missing ÷ what is missing now"
    ),
    Measure.TREND: N_(
        "(newest value − oldest value of the last five years) ÷"
        " years between them; at least four values are needed"
    ),
    Measure.LAST_CHANGE: N_("actual − the value measured before it"),
    Measure.CHANGE: N_("actual − baseline"),
    Measure.RELATIVE_CHANGE: N_("(actual − baseline) ÷ baseline"),
}


MEASURE_NAMES: dict[str, Message] = {
    Measure.PROGRESS: N_("progress"),
    Measure.PACE: N_("pace"),
    Measure.PLANNED_PACE: N_("progress against the plan's years"),
    Measure.ACHIEVEMENT: N_("achievement"),
    Measure.AGAINST_EXPECTED: N_("the actual against the expected value"),
    Measure.CAGR_RATIO: N_("growth against the growth needed"),
    Measure.CAGR: N_("growth per year"),
    Measure.SHORTFALL: N_("the shortfall projected for the target year"),
    Measure.TREND: N_("the mean change over the last five years"),
    Measure.LAST_CHANGE: N_("the last change"),
    Measure.CHANGE: N_("the change from the baseline"),
    Measure.RELATIVE_CHANGE: N_("the change relative to the baseline"),
}


class Kind(StrEnum):
    """The kinds of target; `none` where the plan sets none."""

    VALUE = "value"
    HOLD = "hold"
    RANGE = "range"
    DIRECTION = "direction"
    NONE = "none"


KIND_NAMES: dict[str, Message] = {
    Kind.VALUE: N_("a target value"),
    Kind.HOLD: N_("a value to hold"),
    Kind.RANGE: N_("a target range"),
    Kind.DIRECTION: N_("a direction only"),
    Kind.NONE: N_("no target"),
}


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


CONDITION_NAMES: dict[tuple[str, str], Message] = {
    ("target", "met"): N_("the target is met"),
    ("target", "missed"): N_("the target is not met"),
    ("hold", "missed"): N_("a value to be held is not held"),
    ("change", "improved"): N_("the value has improved"),
    ("change", "unchanged"): N_("the value is unchanged"),
    ("change", "worse"): N_("the value has got worse"),
}


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


ROUNDING_NAMES: dict[str, Message] = {
    "none": N_("by the mean score of its assessed indicators, not rounded"),
    "half-up": N_(
        "by the mean score of its assessed indicators, rounded half up (四捨五入): 2.5 is 3"
    ),
    "five-down": N_(
        "by the mean score of its assessed indicators, rounded by"
        " the first decimal, up from 6 and down to 5 (五捨六入): 2.5"
        " is 2, 2.6 is 3"
    ),
}


class Tone(StrEnum):
    """How a rating is coloured, beside its sign, which alone must be enough."""

    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"
    BAD = "bad"


TONE_NAMES: dict[str, Message] = {
    Tone.GOOD: N_("good"),
    Tone.FAIR: N_("fair"),
    Tone.WEAK: N_("weak"),
    Tone.BAD: N_("bad"),
}


class Rating(Model):
    """A class (評価) of the rule set. It is given when one of its conditions holds."""

    id: Identifier
    label: Text
    sign: str
    tone: Tone
    when: tuple[Condition, ...]
    score: Amount | None = None


Unrated = Literal[
    "no-target",
    "no-baseline",
    "no-actual",
    "not-surveyed",
    "pending",
    "withheld",
    "discontinued",
    "baseline-year",
    "before-baseline",
    "baseline-past-target",
    "measure-undefined",
    "no-class",
]


class Reason(Model):
    """How an indicator is shown that cannot be rated for one of these reasons: codes of notes."""

    because: tuple[Unrated, ...]
    label: Text
    sign: str


REASON_NAMES: dict[str, Message] = {
    "no-target": NP_("reason", "no target"),
    "no-baseline": N_("no baseline"),
    "no-actual": N_("no actual"),
    "not-surveyed": N_("not surveyed"),
    "pending": N_("result pending"),
    "withheld": N_("value withheld"),
    "discontinued": N_("series discontinued"),
    "baseline-year": N_("baseline year"),
    "before-baseline": N_("before the baseline year"),
    "baseline-past-target": N_("the baseline was past the target already"),
    "measure-undefined": N_("the measure is undefined"),
    "no-class": N_("no rating covers the value"),
}


class NotAssessed(Model):
    """How an indicator that cannot be rated is shown; `reasons` tell some of them apart."""

    label: Text
    sign: str
    reasons: tuple[Reason, ...] = ()

    def shown(self, reason: str | None) -> "NotAssessed | Reason":
        """Label and sign for the code of a note that says why."""
        return next((r for r in self.reasons if reason in r.because), self)


RULES_LEVEL = ProblemKind(
    "rules-level",
    N_("{value} is not a significance level"),
    N_("Write a number between 0 and 1, such as 0.05."),
)


class Test(Model):
    """A two-proportion z test of a share found in two samples, at that level."""

    level: Amount
    sides: Literal["one", "two"]

    @field_validator("level")
    @classmethod
    def _between(cls, level: Amount) -> Amount:
        if not 0 < level < 1:
            raise refusal(RULES_LEVEL, value=f"{level:f}")
        return level


class ChangeRule(Model):
    """What counts as a change against the baseline; without this any difference is one.

    `test` decides where both values carry a sample size, the conditions elsewhere. A change for
    which one of `negligible` holds is none, however it was found.
    """

    test: Test | None = None
    improved: tuple[Condition, ...]
    worse: tuple[Condition, ...]
    negligible: tuple[Condition, ...] = ()


class Reference(Model):
    """The document a rule is taken from, and where it is found."""

    title: Text
    address: str | None = None


RULES_RATINGS = ProblemKind(
    "rules-ratings",
    N_("ratings must list ratings, each with its own id and its own sign and label"),
    N_("List at least one rating. The id “not_assessed” is reserved."),
)


class RuleSet(Model):
    """A named rule with its source (評価基準).

    `baseline_past_target: judged` says that the rule's growth ratio is to be believed where the
    baseline was past the target already; without it, such an indicator is rated only when the
    target is met. `needs_cause` lists the ratings whose cause and next step must be said; without
    it, those of a weak or bad tone.
    """

    format: Format
    id: Identifier
    title: Text
    source: Reference
    about: Text | None = None
    measure: Measure
    baseline_past_target: Literal["judged"] | None = None
    change: ChangeRule | None = None
    ratings: tuple[Rating, ...]
    not_assessed: NotAssessed
    needs_cause: tuple[Identifier, ...] | None = None
    score: tuple[ScoreLine, ...] = ()
    roll_up: RollUp | None = None

    @property
    def has_scores(self) -> bool:
        """Whether the rule gives scores at all."""
        return bool(self.score) or any(rating.score is not None for rating in self.ratings)

    def asks_cause(self, rating: Rating) -> bool:
        """Whether the cause of this rating, and what comes next, must be said."""
        if self.needs_cause is None:
            return rating.tone in (Tone.WEAK, Tone.BAD)
        return rating.id in self.needs_cause

    def rating(self, rating_id: str) -> Rating | None:
        """The rating with that id."""
        return next((rating for rating in self.ratings if rating.id == rating_id), None)

    @field_validator("ratings")
    @classmethod
    def _distinct(cls, ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
        ids = [rating.id for rating in ratings]
        shown = {
            (rating.sign, rating.label.in_("ja"), rating.label.in_("en")) for rating in ratings
        }
        alike = len(set(ids)) < len(ids) or len(shown) < len(ids)
        if not ids or alike or "not_assessed" in ids:
            raise refusal(RULES_RATINGS)
        return ratings
