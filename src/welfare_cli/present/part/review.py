"""A review as a part of a page, as cells of a file and as JSON. What people wrote is data."""

from collections.abc import Iterable, Iterator

from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Fact, Part
from welfare_cli.present.progress_json import Json
from welfare_cli.present.review_words import REVIEW_NAMES, state_text, state_tone
from welfare_cli.present.sheet import Column
from welfare_cli.reviews.model import TEXTS, DatedReview

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
