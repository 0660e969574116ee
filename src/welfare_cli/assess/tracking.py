"""How far the plan's actions are: the newest state that somebody told of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Action
from welfare_cli.reviews.model import Reviews, Said, State


@dataclass(frozen=True, slots=True)
class Track:
    """An action, and the newest review up to that year which says its state."""

    action: Action
    said: Said | None

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
