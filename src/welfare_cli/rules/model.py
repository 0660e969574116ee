"""A rule set: the measure it judges and its ratings in order; the first that holds is given."""

from enum import StrEnum
from typing import Literal

from pydantic import field_validator, model_validator

from welfare_cli.files.schema import Amount, Format, Identifier, Model, Text, refusal


class Measure(StrEnum):
    """The numbers a rule set can judge; `assess.measures` computes them."""

    PROGRESS = "progress"
    PACE = "pace"
    ACHIEVEMENT = "achievement"


class Tone(StrEnum):
    """How a rating is coloured, beside its sign, which alone must be enough."""

    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"
    BAD = "bad"


class Condition(Model):
    """One reason to give a rating: bounds on a measure, or a plain fact.

    `target: met` asks whether the target is reached, seen in the indicator's direction.
    `hold: missed` asks whether a value that had to be held was not.
    """

    measure: Measure | None = None
    at_least: Amount | None = None
    above: Amount | None = None
    at_most: Amount | None = None
    below: Amount | None = None
    target: Literal["met"] | None = None
    hold: Literal["missed"] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Condition":
        bounded = any(b is not None for b in (self.at_least, self.above, self.at_most, self.below))
        if sum((bounded, self.target is not None, self.hold is not None)) != 1:
            raise refusal("rules-condition")
        return self


class Rating(Model):
    """A class (評価) of the rule set. It is given when one of its conditions holds."""

    id: Identifier
    label: Text
    sign: str
    tone: Tone
    when: tuple[Condition, ...]


class NotAssessed(Model):
    """How an indicator that cannot be rated is shown."""

    label: Text
    sign: str


class Reference(Model):
    """The document a rule is taken from, and where it is found."""

    title: Text
    address: str | None = None


class RuleSet(Model):
    """A named rule with its source (評価基準)."""

    format: Format
    id: Identifier
    title: Text
    source: Reference
    about: Text | None = None
    measure: Measure
    ratings: tuple[Rating, ...]
    not_assessed: NotAssessed

    @field_validator("ratings")
    @classmethod
    def _distinct(cls, ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
        ids = [rating.id for rating in ratings]
        shown = {
            (rating.sign, rating.label.in_("ja"), rating.label.in_("en")) for rating in ratings
        }
        alike = len(set(ids)) < len(ids) or len(shown) < len(ids)
        if not ids or alike or "not_assessed" in ids:
            raise refusal("rules-ratings")
        return ratings
