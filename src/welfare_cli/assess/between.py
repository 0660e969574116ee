"""A plan in two fiscal years: what moved, what matters first, and what the plan changed on the way.

The earlier year is always the first of the two.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.movement import Move, Movement, counted, movements
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.targets import Revision


class EventKind(StrEnum):
    """What happened to a promise between two years."""

    REVISED = "revised"
    BROKEN = "broken"  # revised so that older values are of another series
    MILESTONE = "milestone"
    TARGET = "target"  # the year of the target came


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a year after the first and not after the second; a revision has its reason."""

    kind: EventKind
    year: FiscalYear
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """Every indicator in both years, what matters most first, and how many moved how."""

    before: FiscalYear
    now: FiscalYear
    moved: tuple[Movement, ...]
    counts: Mapping[Move, int]

    @property
    def uses_sample(self) -> bool:
        """Whether a made-up value is in anything shown."""
        return any(one.before.uses_sample or one.now.uses_sample for one in self.moved)


def between(
    years: tuple[FiscalYear, FiscalYear], before: Sequence[Assessment], now: Sequence[Assessment]
) -> Between:
    """Compare the assessments of the same indicators in two years."""
    found = movements(before, now)
    return Between(*years, tuple(sorted(found, key=_weight)), counted(found))


def events(moved: Movement) -> tuple[Event, ...]:
    """What happened to the indicator's promise between its two years, the oldest first."""
    return tuple(sorted(_events(moved), key=lambda event: event.year))


def _events(moved: Movement) -> Iterator[Event]:
    first, last = moved.before.as_of, moved.now.as_of
    for revision in moved.indicator.revisions:
        if first < revision.from_ <= last:
            kind = EventKind.BROKEN if revision.breaks_series else EventKind.REVISED
            yield Event(kind, revision.from_, revision)
    target = moved.indicator.target
    if target is None:
        return
    due = [(EventKind.MILESTONE, point.year) for point in target.milestones]
    for kind, year in [*due, (EventKind.TARGET, target.year)]:
        if first < year <= last:
            yield Event(kind, year)


_ORDER = list(Move)


def _weight(moved: Movement) -> tuple[int, Fraction, Fraction]:
    """By the way it moved; then the most classes lost, or won, first; then progress likewise."""
    steps = Fraction(moved.rating_steps or 0)
    progress = moved.progress_change or Fraction(0)
    sign = -1 if moved.move is Move.BETTER else 1
    return _ORDER.index(moved.move), sign * steps, sign * progress
