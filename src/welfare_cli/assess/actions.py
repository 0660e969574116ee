"""How far the plan's actions are, by their reviews; an action without one is counted as such.

The state of an action is that of the newest review that says one, up to the year asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Action, Plan, Section
from welfare_cli.reviews.model import DatedReview, Reviews, State


@dataclass(frozen=True, slots=True)
class TrackedAction:
    """An action, and the newest review up to that year which says its state."""

    section: Section
    action: Action
    said: DatedReview | None

    @property
    def state(self) -> State | None:
        """How far it is; None where nobody has said."""
        return self.said.review.state if self.said else None


@dataclass(frozen=True, slots=True)
class StateCounts:
    """How many actions at or below a section are how far; `section` is None for the whole plan."""

    section: Section | None
    total: int
    by_state: Mapping[State | None, int]


def tracked(plan: Plan, reviews: Reviews, as_of: FiscalYear) -> Iterator[TrackedAction]:
    """How far each action of the plan is, in its order."""
    for section in plan.walk():
        for action in section.actions:
            yield TrackedAction(section, action, reviews.last_state(action.id, as_of))


def states_by_section(plan: Plan, tracks: Sequence[TrackedAction]) -> tuple[StateCounts, ...]:
    """The counts of the whole plan, then of each section with actions at or below it."""
    of_sections = plan.by_section([(one.section, one) for one in tracks])
    return tuple(_counted(section, inner) for section, inner in [(None, tracks), *of_sections])


def count_states(states: Iterable[State | None]) -> dict[State | None, int]:
    """How many actions are how far; those of which nobody has said are counted under None."""
    counts: dict[State | None, int] = dict.fromkeys((*State, None), 0)
    for state in states:
        counts[state] += 1
    return counts


def _counted(section: Section | None, tracks: Sequence[TrackedAction]) -> StateCounts:
    return StateCounts(section, len(tracks), count_states(one.state for one in tracks))
