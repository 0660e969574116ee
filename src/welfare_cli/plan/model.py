"""The plan as pydantic models: frozen, in the words of the plan file.

A plan that stands in these models is well formed; whether it makes sense is for `plan.checks`.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from welfare_cli.files.schema import Amount, Flag, Format, Identifier, Model, Text, Unit, Year
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import decimals_of
from welfare_cli.ground.text import folded, looks_japanese
from welfare_cli.rules.model import RuleSet


class Direction(StrEnum):
    """Which way the plan wants the number to go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    HOLD = "hold"


class Better(StrEnum):
    """Which side of a held value is the good one."""

    HIGHER = "higher"
    LOWER = "lower"


class Language(StrEnum):
    """The languages `welfare` speaks."""

    JA = "ja"
    EN = "en"


class Point(Model):
    """A value at a fiscal year."""

    year: Year
    value: Amount


class Period(Model):
    """Fiscal years from the first to the last, both included."""

    from_: Year = Field(alias="from")
    to: Year


class Statement(Model):
    """A titled text of the plan: a goal, a principle, a chapter of its introduction."""

    title: Text
    text: Text | None = None
    period: Period | None = None


class Action(Model):
    """Something to do (取組): followed by words, without a number."""

    id: Identifier
    title: Text
    note: Text | None = None


class Indicator(Model):
    """Something measured (成果指標), with where it starts and where it shall arrive.

    `baseline` and `target` must be written; null says that the plan sets none.
    `share` says whether a percentage is a part of a whole, 0 to 100; left out, every % is.
    `restraint` says that the target lies on the worse side on purpose (増加の抑制).
    `survey` says that values come from a sample; `cumulative` that each is a total since the start.
    """

    id: Identifier
    title: Text
    unit: Unit
    direction: Direction | None = None
    better: Better | None = None
    restraint: Flag = False
    share: Flag | None = None
    survey: Flag = False
    cumulative: Flag = False
    baseline: Point | None
    target: Point | None
    definition: Text | None = None
    source: Text | None = None
    note: Text | None = None

    @property
    def is_share(self) -> bool:
        """Whether values lie between 0 and 100 %."""
        return self.is_percentage if self.share is None else self.share

    @property
    def is_percentage(self) -> bool:
        """Whether the unit is %."""
        return "%" in (folded(self.unit.ja or ""), folded(self.unit.en or ""))

    @property
    def decimals(self) -> int:
        """How many decimals the plan gives this indicator's values."""
        return max((decimals_of(p.value) for p in (self.baseline, self.target) if p), default=1)

    @property
    def heading(self) -> Direction | None:
        """The direction: as stated, or from the numbers; None where there are none."""
        if self.direction or not (self.baseline and self.target):
            return self.direction
        rise = self.target.value - self.baseline.value
        if rise == 0:
            return Direction.HOLD
        return Direction.INCREASE if rise > 0 else Direction.DECREASE

    @property
    def lower_is_better(self) -> bool:
        """Whether a smaller value is the better one."""
        return self.heading is Direction.DECREASE or self.better is Better.LOWER


class Section(Model):
    """A node of the outline (施策体系), of any depth; `kind` is the plan's own word for it."""

    id: Identifier
    kind: Text | None = None
    title: Text
    owner: Text | None = None
    note: Text | None = None
    sections: tuple["Section", ...] = ()
    actions: tuple[Action, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def walk(self) -> Iterator["Section"]:
        """This section and all below it, in the plan's order."""
        yield self
        for section in self.sections:
            yield from section.walk()


def _rules_form(value: object) -> str:
    return "mapping" if isinstance(value, dict | RuleSet) else "id"


Rules = Annotated[
    Annotated[str, Tag("id")] | Annotated[RuleSet, Tag("mapping")], Discriminator(_rules_form)
]


class Plan(Model):
    """A public plan: its outline, and what it says about itself."""

    format: Format
    id: Identifier
    language: Language | None = None
    title: Text
    period: Period
    rules: Rules = "pace"
    owners: tuple[Text, ...] = ()
    goal: Statement | None = None
    principles: tuple[Statement, ...] = ()
    legal_basis: Text | None = None
    parent: Statement | None = None
    related: tuple[Text, ...] = ()
    about: tuple[Statement, ...] = ()
    source: Text | None = None
    sections: tuple[Section, ...]

    @property
    def lang(self) -> str:
        """The language the plan speaks first."""
        if self.language:
            return self.language
        return "ja" if looks_japanese(self.title.ja or "") else "en"

    def walk(self) -> Iterator[Section]:
        """Every section, in the plan's order."""
        for section in self.sections:
            yield from section.walk()

    def indicators(self) -> Iterator[tuple[Section, Indicator]]:
        """Every indicator with its section, in the plan's order."""
        for section in self.walk():
            for indicator in section.indicators:
                yield section, indicator

    def in_own_era(self, year: FiscalYear) -> FiscalYear:
        """The year as this plan counts it: H31 in a plan for H27 to H31, not R1."""
        inside = self.period.from_ <= year <= self.period.to
        return FiscalYear(year.number, self.period.to.era) if inside and not year.era else year
