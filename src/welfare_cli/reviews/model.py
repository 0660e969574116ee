"""A review: the state of one part of the plan in a fiscal year, and what people say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from welfare_cli.files.schema import Flag, Format, Identifier, Model, Text, refusal, written_as
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place, ProblemKind
from welfare_cli.ground.text import folded
from welfare_cli.ground.translation import N_, Message


class State(StrEnum):
    """How far an action is, in the order in which they are counted."""

    DONE = "done"
    IN_PROGRESS = "in-progress"
    NOT_STARTED = "not-started"
    STOPPED = "stopped"


STATE_NAMES: dict[str | None, Message] = {
    None: N_("no state yet"),
    State.NOT_STARTED: N_("not started"),
    State.IN_PROGRESS: N_("in progress"),
    State.DONE: N_("done"),
    State.STOPPED: N_("stopped"),
}


# What people write for a state; the words of the format stand for themselves.
STATE_WORDS = {
    "未着手": "not-started",
    "未実施": "not-started",
    "実施中": "in-progress",
    "継続": "in-progress",
    "完了": "done",
    "実施済": "done",
    "中止": "stopped",
    "廃止": "stopped",
}
TEXTS = ("work", "cause", "issue", "next")


def _in_our_words(value: object) -> object:
    return STATE_WORDS.get(folded(value), value) if isinstance(value, str) else value


Stated = Annotated[State, BeforeValidator(_in_our_words), written_as("state")]


REVIEW_EMPTY = ProblemKind(
    "review-empty",
    N_("the review is empty"),
    N_("Write state: in-progress or one of work, cause, issue and next, or delete the review."),
)


class Review(Model):
    """What is said of an action, an indicator or a section, by its id.

    `work` is what was done (取組状況), `cause` why the value is what it is (要因), `issue` what
    stands in the way (課題), `next` what will be done (今後の方向性).
    """

    id: Identifier
    state: Stated | None = None
    work: Text | None = None
    cause: Text | None = None
    issue: Text | None = None
    next: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Review":
        if self.state is None and not self.texts:
            raise refusal(REVIEW_EMPTY)
        return self

    @property
    def texts(self) -> dict[str, Text]:
        """The texts that are written, by their keys."""
        parts = {name: getattr(self, name) for name in TEXTS}
        return {name: part for name, part in parts.items() if part is not None}


class ReviewFile(Model):
    """The reviews of one fiscal year; `sample` says that they are made up for demonstration."""

    format: Format
    sample: Flag = False
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class DatedReview:
    """A review with its year and its place in the file; a sample one is made up."""

    review: Review
    year: FiscalYear
    place: Place
    is_sample: bool = False


@dataclass(frozen=True)
class Reviews:
    """All reviews, per id from the oldest to the newest year; `files` are the names by year."""

    by_id: Mapping[str, tuple[DatedReview, ...]] = field(default_factory=dict)
    files: Mapping[FiscalYear, str] = field(default_factory=dict)

    def up_to(self, part: str, as_of: FiscalYear) -> tuple[DatedReview, ...]:
        """The reviews of that year and before, the oldest first."""
        return tuple(said for said in self.by_id.get(part, ()) if said.year <= as_of)

    def latest(self, part: str, as_of: FiscalYear) -> DatedReview | None:
        """The newest review of that year or before."""
        known = self.up_to(part, as_of)
        return known[-1] if known else None

    def last_state(self, part: str, as_of: FiscalYear) -> DatedReview | None:
        """The newest review of that year or before that says a state: others leave it as it is."""
        known = [said for said in self.up_to(part, as_of) if said.review.state]
        return known[-1] if known else None

    def of_year(self, part: str, year: FiscalYear) -> DatedReview | None:
        """The review of exactly that year."""
        return next((said for said in self.by_id.get(part, ()) if said.year == year), None)
