"""An indicator (成果指標): what is measured, and what the plan promises of it in which year."""

from decimal import Decimal
from functools import lru_cache

from welfare_cli.files.schema import Flag, Identifier, Model, Text, Unit
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import decimals_of
from welfare_cli.ground.text import folded
from welfare_cli.plan.targets import Baseline, Better, Direction, Revision, Target


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
