"""What people say of a part of the plan, under the names of its parts; made-up words say so."""

from collections.abc import Iterator

from welfare_cli.assess.assessment import Assessment
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.terms import SEMICOLON
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import _
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Fact, Part
from welfare_cli.present.review_words import REVIEW_NAMES
from welfare_cli.reviews.model import STATE_NAMES, TEXTS, DatedReview


def review_part(figures: Figures, said: DatedReview | None, assessment: Assessment) -> Part | None:
    """Cause, issue and next step; what a weak rating asks for is named where nobody said it."""
    title = _("What the departments say", figures.lang)
    facts = tuple(_facts(figures, said, assessment.as_of)) if said else ()
    missing = tuple(_missing(figures, said, assessment))
    return Part(title, facts, sentences=missing) if facts or missing else None


def texts_of(said: DatedReview | None, lang: str) -> dict[str, str]:
    """Each text of a review as one harmless line, nothing where it is not written."""
    texts = said.review.texts if said else {}
    return {key: one_line(texts[key].in_(lang)) if key in texts else "" for key in TEXTS}


def reviewed_in(figures: Figures, said: DatedReview, as_of: FiscalYear) -> str:
    """The year of a review where it is an older one, and whether it is made up."""
    parts = []
    if said.year != as_of:
        parts.append(_("said for {year}", figures.lang, year=figures.year(said.year)))
    if said.is_sample:
        parts.append(_("sample, not official", figures.lang))
    return _(SEMICOLON, figures.lang).join(parts)


def _facts(figures: Figures, said: DatedReview, as_of: FiscalYear) -> Iterator[Fact]:
    lang = figures.lang
    if said.review.state:
        yield Fact(_("state", lang), _(STATE_NAMES[said.review.state], lang))
    for key, text in texts_of(said, lang).items():
        if text:
            yield Fact(_(REVIEW_NAMES[key], lang), text)
    if told := reviewed_in(figures, said, as_of):
        yield Fact(_("remark", lang), told)


def _missing(figures: Figures, said: DatedReview | None, assessment: Assessment) -> Iterator[str]:
    """A weak rating without its cause and next step, said in that very year, is told."""
    asks = assessment.rating and assessment.rules.asks_cause(assessment.rating)
    current = said is not None and said.year == assessment.as_of
    if asks and not (current and said and {"cause", "next"} <= set(said.review.texts)):
        yield _("The cause of this rating and the next step have not been said yet.", figures.lang)
