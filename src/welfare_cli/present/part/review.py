"""States and reviews: as words with a sign, as a part of a page, as cells of a file and as JSON."""

from collections.abc import Iterable, Iterator, Mapping

from welfare_cli.assess.actions import TrackedAction
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.figures import NOTHING, Figures
from welfare_cli.present.page import Fact, Part
from welfare_cli.present.progress_json import Json
from welfare_cli.present.sheet import Column
from welfare_cli.reviews.model import STATE_NAMES, TEXTS, DatedReview, State

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


_CELLS = ("state", *TEXTS, "sample")


def review_parts(figures: Figures, reviews: Iterable[DatedReview]) -> Iterator[Part]:
    """A part per review, in the order given; one that is made up says so in its title."""
    for said in reviews:
        key = N_("Review of {year} (sample)") if said.is_sample else N_("Review of {year}")
        title = _(key, figures.lang, year=figures.year(said.year))
        yield Part(title, tuple(_facts(said, figures.lang)))


def sample_notice(reviews: Iterable[DatedReview], lang: str) -> tuple[str, ...]:
    """What a reader must not miss where one of these is made up."""
    return (
        (_("Contains sample reviews, not official.", lang),)
        if any(said.is_sample for said in reviews)
        else ()
    )


def review_columns(lang: str) -> tuple[Column, ...]:
    """The columns of a review in a file, told apart from those of values."""
    names = {**REVIEW_NAMES, "sample": N_("sample")}
    return tuple(
        Column(f"review_{key}", _("review: {name}", lang, name=names[key])) for key in _CELLS
    )


def review_cells(said: DatedReview | None, lang: str) -> dict[str, str]:
    """The cells under those columns; empty ones where there is no review."""
    if said is None:
        return {f"review_{key}": "" for key in _CELLS}
    cells = {key: one_line(text.in_(lang)) for key, text in said.review.texts.items()}
    if said.review.state:
        cells["state"] = state_text(said.review.state, lang)
    if said.is_sample:
        cells["sample"] = _("sample", lang)
    return {f"review_{key}": cells.get(key, "") for key in _CELLS}


def review_json(said: DatedReview, lang: str) -> Json:
    """One review for programs; a text that is not written is null."""
    texts = said.review.texts
    return {
        "year": said.year.number,
        "state": said.review.state,
        **{key: texts[key].in_(lang) if key in texts else None for key in TEXTS},
        "sample": said.is_sample,
    }


def _facts(said: DatedReview, lang: str) -> Iterator[Fact]:
    state = said.review.state
    if state:
        yield Fact(_("state", lang), state_text(state, lang), state_tone(state))
    for key, text in said.review.texts.items():
        yield Fact(_(REVIEW_NAMES[key], lang), one_line(text.in_(lang)))
