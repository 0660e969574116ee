"""A rule set: the measure it judges and its ratings in order; the first that holds is given."""

from enum import StrEnum
from typing import Literal

from pydantic import field_validator

from welfare_cli.files.schema import Amount, Format, Identifier, Model, Text, refusal
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.translation import N_
from welfare_cli.rules.conditions import Condition, Measure
from welfare_cli.rules.scores import RollUp, ScoreLine


class Tone(StrEnum):
    """How a rating is coloured, beside its sign, which alone must be enough."""

    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"
    BAD = "bad"


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
