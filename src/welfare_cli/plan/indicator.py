"""An indicator as pydantic models: its baseline, its target, and what was revised of them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from welfare_cli.files.schema import (
    Amount,
    Count,
    Flag,
    Identifier,
    Model,
    Text,
    Unit,
    Year,
    refusal,
    written_as,
)
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.quantity import decimals_of
from welfare_cli.ground.text import folded
from welfare_cli.ground.translation import N_, Message
from welfare_cli.rules.rule_set import Kind


class Direction(StrEnum):
    """Which way the plan wants the number to go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    HOLD = "hold"


DIRECTION_NAMES: dict[str, Message] = {
    Direction.INCREASE: N_("increase"),
    Direction.DECREASE: N_("decrease"),
    Direction.HOLD: N_("hold"),
}


class Better(StrEnum):
    """Which side of a held value is the good one."""

    HIGHER = "higher"
    LOWER = "lower"


class Point(Model):
    """A value at a fiscal year."""

    year: Year
    value: Amount


class Baseline(Point):
    """Where the indicator starts (基準値); `n` is the sample size of a survey."""

    n: Count | None = None


RANGE_REVERSED = ProblemKind(
    "range-reversed",
    N_("the lower end of the range, {low}, is not below the upper end, {high}"),
    N_(
        "Write the smaller number as low and the larger one as high. For a single number, use "
        "value."
    ),
)


class Range(Model):
    """From the lowest to the highest value that is good, both included."""

    low: Amount
    high: Amount

    @model_validator(mode="after")
    def _low_first(self) -> "Range":
        if self.low >= self.high:
            raise refusal(RANGE_REVERSED, low=f"{self.low:f}", high=f"{self.high:f}")
        return self


TARGET_FORM = ProblemKind(
    "target-form",
    N_("a target must be a value, a range or a direction"),
    N_("Write value: 45.0, range: {{low: 20, high: 25}} or direction: increase."),
)
TARGET_EXTRAS = ProblemKind(
    "target-extras",
    N_("every_year, strict and milestones are allowed only if the target is a value"),
    N_("Delete them, or write the target as value: …."),
)


class Target(Model):
    """What is to be reached by a fiscal year (目標値): a value, a range, or only a direction.

    `every_year` makes it a value to be held in each year up to then. A `strict` value must be
    passed (1.0 未満). `milestones` are dated values on the way.
    """

    year: Year
    value: Amount | None = None
    range: Range | None = None
    direction: Literal["increase", "decrease"] | None = None
    every_year: Flag = False
    strict: Flag = False
    milestones: tuple[Point, ...] = ()

    @model_validator(mode="after")
    def _one_form(self) -> "Target":
        forms = (self.value, self.range, self.direction)
        if sum(form is not None for form in forms) != 1:
            raise refusal(TARGET_FORM)
        if self.value is None and (self.every_year or self.strict or self.milestones):
            raise refusal(TARGET_EXTRAS)
        return self

    @property
    def kind(self) -> Kind:
        """What kind of target it is, as it is written."""
        if self.direction:
            return Kind.DIRECTION
        if self.range:
            return Kind.RANGE
        return Kind.HOLD if self.every_year else Kind.VALUE

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every number it names."""
        return tuple(value for _, value in self.named_values())

    def after(self, year: FiscalYear) -> "Target":
        """The target without the milestones of that year and before."""
        left = tuple(point for point in self.milestones if point.year > year)
        return self if left == self.milestones else self.model_copy(update={"milestones": left})

    def named_values(self) -> Iterator[tuple[tuple[str | int, ...], Decimal]]:
        """Every number it names, with the path to it."""
        if self.value is not None:
            yield ("value",), self.value
        if self.range is not None:
            yield ("range", "low"), self.range.low
            yield ("range", "high"), self.range.high
        for number, point in enumerate(self.milestones):
            yield ("milestones", number, "value"), point.value


DAY_FORM = ProblemKind(
    "day-form",
    N_("“{value}” is not a date"),
    N_("Write it as 2018-03-31."),
)


def _read_day(value: object) -> object:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise refusal(DAY_FORM, value=str(value)[:60]) from None


Day = Annotated[str, BeforeValidator(_read_day), written_as("day")]

REVISION_EMPTY = ProblemKind(
    "revision-empty",
    N_("the revision changes nothing"),
    N_(
        "Write what applies from that year on: target, baseline or definition. If only a new "
        "series starts, write break: true."
    ),
)


class Revision(Model):
    """What replaces a part of the promise from a fiscal year on (中間見直し), and why.

    What it replaces is kept. `break` says whether older values can no longer be compared; without
    it, a new definition or baseline breaks the series.
    """

    from_: Year = Field(alias="from")
    date: Day
    reason: Text
    target: Target | None = None
    baseline: Baseline | None = None
    definition: Text | None = None
    break_: Flag | None = Field(default=None, alias="break")

    @model_validator(mode="after")
    def _replaces_something(self) -> "Revision":
        if not (self.replaced or self.break_):
            raise refusal(REVISION_EMPTY)
        return self

    @property
    def replaced(self) -> dict[str, object]:
        """The keys of the indicator that it replaces, with what stands there now."""
        parts = {name: getattr(self, name) for name in ("target", "baseline", "definition")}
        return {name: part for name, part in parts.items() if part is not None}

    @property
    def breaks_series(self) -> bool:
        """Whether values from before it and after it are of two series."""
        replaced = self.definition is not None or self.baseline is not None
        return replaced if self.break_ is None else self.break_


class Indicator(Model):
    """Something measured, with where it starts and where it shall arrive.

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
    baseline: Baseline | None
    target: Target | None
    revisions: tuple[Revision, ...] = ()
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
        return any(_is_percent_sign(unit) for unit in (self.unit.ja, self.unit.en) if unit)

    @property
    def named_values(self) -> tuple[Decimal, ...]:
        """Every value that the plan names of it, revisions included."""
        values = (value for target in self.targets for value in target.values)
        return (*(start.value for start in self.baselines), *values)

    @property
    def baselines(self) -> tuple[Baseline, ...]:
        """Every baseline the plan ever had for it, the oldest first."""
        found = (self.baseline, *(revision.baseline for revision in self.revisions))
        return tuple(start for start in found if start)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every target the plan ever had for it, the oldest first."""
        found = (self.target, *(revision.target for revision in self.revisions))
        return tuple(target for target in found if target)

    @property
    def decimals(self) -> int:
        """How many decimals the plan gives this indicator's values."""
        return max(map(decimals_of, self.named_values), default=1)

    @property
    def heading(self) -> Direction | None:
        """The direction: as stated, or from the numbers; None where they say none."""
        if self.direction or self.target is None:
            return self.direction
        if self.target.direction:
            return Direction(self.target.direction)
        if self.target.every_year:
            return Direction.HOLD
        if self.baseline is None or self.target.value is None:
            return None
        rise = self.target.value - self.baseline.value
        if rise == 0:
            return Direction.HOLD
        return Direction.INCREASE if rise > 0 else Direction.DECREASE

    @property
    def lower_is_better(self) -> bool:
        """Whether a smaller value is the better one; `better` says it of a held value alone."""
        if self.heading in (Direction.INCREASE, Direction.DECREASE):
            return self.heading is Direction.DECREASE
        return self.better is Better.LOWER

    def in_force(self, year: FiscalYear) -> "Indicator":
        """The indicator as it stood in that year: every revision that counted by then applied."""
        promised = self
        for revision in self.revised_by(year):
            promised = promised._after(revision, self.direction)
        return promised

    def _after(self, revision: Revision, stated: Direction | None) -> "Indicator":
        """The promise after a revision; `stated` is the direction that the plan itself states.

        A baseline of the series before a break is one no longer, nor is a milestone that the line
        from a new baseline cannot pass. The direction that the old numbers said outlives them.
        """
        parts: dict[str, object] = {"direction": stated}
        if revision.breaks_series:
            parts["baseline"] = None
        if revision.baseline and self.target:
            parts["target"] = self.target.after(revision.baseline.year)
        after = self.model_copy(update=parts | revision.replaced)
        if after.baseline or after.heading:
            return after
        return after.model_copy(update={"direction": self.heading})

    def revised_by(self, year: FiscalYear) -> tuple[Revision, ...]:
        """The revisions that counted by that year, the oldest first."""
        return tuple(revision for revision in self.revisions if revision.from_ <= year)

    def series_began(self, year: FiscalYear) -> FiscalYear | None:
        """The newest break of the series by that year; None where there was none."""
        breaks = [r.from_ for r in self.revised_by(year) if r.breaks_series]
        return max(breaks, default=None)


@lru_cache(maxsize=64)  # asked of every indicator, many times
def _is_percent_sign(unit: str) -> bool:
    return folded(unit) == "%"
