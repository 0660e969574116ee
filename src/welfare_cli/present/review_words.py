"""How states of actions are shown: by a sign that alone is enough, a word, and in counts."""

from collections.abc import Mapping

from welfare_cli.assess.actions import TrackedAction
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.figures import NOTHING, Figures
from welfare_cli.reviews.model import STATE_NAMES, State

_SIGNS = {
    State.DONE: "●",
    State.IN_PROGRESS: "◐",
    State.NOT_STARTED: "○",
    State.STOPPED: "×",
    None: NOTHING,
}
_TONES = {State.DONE: "good", State.IN_PROGRESS: "fair", State.NOT_STARTED: "weak"}


REVIEW_NAMES: dict[str, Message] = {
    "state": N_("state"),
    "work": N_("what was done"),
    "cause": N_("cause"),
    "issue": N_("issue"),
    "next": N_("next step"),
}


def state_text(state: State | None, lang: str) -> str:
    """Sign and word: ● done."""
    word = _(STATE_NAMES[state], lang)
    return f"{_SIGNS[state]} {word}"


def state_told(track: TrackedAction, figures: Figures, as_of: FiscalYear) -> str:
    """Sign and word, with the year where the state was said in an earlier one."""
    told, said = state_text(track.state, figures.lang), track.said
    if said is None or said.year == as_of:
        return told
    return _("{state} ({year})", figures.lang, state=told, year=figures.year(said.year))


def state_tone(state: State | None) -> str | None:
    """The tone in which a state is coloured."""
    return _TONES.get(state) if state else None


def counted(counts: Mapping[State | None, int], lang: str) -> str:
    """How many actions are how far, in words: ● done 4  ◐ in progress 40."""
    return "  ".join(f"{state_text(state, lang)} {n}" for state, n in counts.items() if n)


def counted_short(counts: Mapping[State | None, int]) -> str:
    """How many actions are how far, by signs: ●4 ◐40."""
    return " ".join(f"{_SIGNS[state]}{n}" for state, n in counts.items() if n)


def counts_json(counts: Mapping[State | None, int]) -> dict[str, object]:
    """The counts for programs; every state is there."""
    return {
        "total": sum(counts.values()),
        "by_state": {state.value: counts[state] for state in State},
        "no_state": counts[None],
    }
