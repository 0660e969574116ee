"""A node of the outline, ready to be shown: what it is, how it stands, and what hangs below it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from welfare_cli.assess.actions import TrackedAction
from welfare_cli.assess.summary import Summary
from welfare_cli.reviews.model import State


@dataclass
class Branch:
    """A node of the outline.

    A section has a `summary` of the indicators at or below it, where there are any, and `states`,
    how many of its actions are how far. An action has its `track`. `state` is what a file says of
    it, `state_told` what a reader is told, who does not see the year beside it.
    """

    kind: str
    id: str
    title: str
    text: str
    rating: str = ""
    rating_id: str | None = None
    summary: Summary | None = None
    tone: str | None = None
    state: str = ""
    state_told: str = ""
    state_year: str = ""
    state_tone: str | None = None
    track: TrackedAction | None = None
    states: dict[State | None, int] = field(default_factory=dict)
    children: list["Branch"] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Branch"]]:
        """This node and all below it with their depth, in order."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)

    def count(self, kind: str) -> int:
        """How many nodes of a kind hang below."""
        return sum(branch.kind == kind for _, branch in self.walk()) - (self.kind == kind)
