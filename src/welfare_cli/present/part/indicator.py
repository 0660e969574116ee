"""The page of one indicator: first where it stands, then its values, its promise and the rest."""

from collections.abc import Sequence

from welfare_cli.assess.dossier import Dossier
from welfare_cli.ground.translation import _
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.page import Page
from welfare_cli.present.part.outlook import outlook_part
from welfare_cli.present.part.promise import promise_part, revisions_part
from welfare_cli.present.part.review import review_parts, sample_notice
from welfare_cli.present.part.standing import standing_part
from welfare_cli.present.part.values import values_part
from welfare_cli.present.part.verdicts import verdicts_part
from welfare_cli.reviews.model import DatedReview


def show_page(figures: Figures, found: Dossier, reviews: Sequence[DatedReview]) -> Page:
    """Everything about an indicator, in the order it is asked for; of the reviews the newest."""
    lang = figures.lang
    path = tuple(figures.heading(section) for section in found.sections)
    parts = [
        standing_part(figures, found),
        *review_parts(figures, reviews[-1:]),
        values_part(figures, found),
        promise_part(figures, found),
        outlook_part(figures, found),
    ]
    if found.amendments:
        parts.insert(-1, revisions_part(figures, found))
    if found.others:
        parts.append(verdicts_part(figures, found))
    notices = (_(CONTAINS_SAMPLES, lang),) if found.assessment.uses_sample else ()
    return Page(
        figures.title(found.indicator),
        path,
        (_("id: {id}", lang, id=found.indicator.id),),
        notices + sample_notice(reviews[-1:], lang),
        tuple(parts),
    )
