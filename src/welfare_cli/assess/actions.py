"""How far the plan's actions are, by their reviews; an action without one is counted as such.

The state of an action is that of the newest review that says one, up to the year asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Action, Plan, Section
from welfare_cli.reviews.model import DatedReview, Reviews, State


@dataclass(frozen=True, slots=True)
class Track:
    """An action, and the newest review up to that year which says its state."""

    action: Action
    said: DatedReview | None

    @property
    def state(self) -> State | None:
        """How far it is; None where nobody has said."""
        return self.said.review.state if self.said else None


def tracked(actions: Iterable[Action], reviews: Reviews, as_of: FiscalYear) -> Iterator[Track]:
    """How far each of these actions is, in their order."""
    for action in actions:
        yield Track(action, reviews.last_state(action.id, as_of))


def count_states(states: Iterable[State | None]) -> dict[State | None, int]:
    """How many actions are how far; those of which nobody has said are counted under None."""
    counts: dict[State | None, int] = dict.fromkeys((*State, None), 0)
    for state in states:
        counts[state] += 1
    return counts


@dataclass(frozen=True, slots=True)
class Followed:
    """An action with its newest review, if any, and its state."""

    section: Section
    action: Action
    said: DatedReview | None
    state: State | None


@dataclass(frozen=True, slots=True)
class States:
    """How many actions at or below a section are how far; `section` is None for the whole plan."""

    section: Section | None
    total: int
    by_state: Mapping[State | None, int]


def follow(plan: Plan, reviews: Reviews, as_of: FiscalYear) -> tuple[Followed, ...]:
    """Every action of the plan, in its order."""
    found = []
    for section in plan.walk():
        for track in tracked(section.actions, reviews, as_of):
            said = reviews.latest(track.action.id, as_of)
            found.append(Followed(section, track.action, said, track.state))
    return tuple(found)


def states_by_section(plan: Plan, followed: Sequence[Followed]) -> tuple[States, ...]:
    """The counts of the whole plan, then of each section with actions at or below it."""
    own: dict[str, list[Followed]] = {}
    for one in followed:
        own.setdefault(one.section.id, []).append(one)
    found = [_counted(None, followed)]
    for section in plan.sections:
        found += _below(section, own)[1]
    return tuple(found)


def _below(
    section: Section, own: Mapping[str, list[Followed]]
) -> tuple[list[Followed], list[States]]:
    inner, found = list(own.get(section.id, ())), []
    for part in section.sections:
        actions, states = _below(part, own)
        inner += actions
        found += states
    return inner, [_counted(section, inner), *found] if inner else []


def _counted(section: Section | None, followed: Sequence[Followed]) -> States:
    return States(section, len(followed), count_states(one.state for one in followed))
