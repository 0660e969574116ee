"""A block per indicator: its chart with the table behind it, then all that one screen shows of it.

The other rule sets are left out: a report is rated by one.
"""

from welfare_cli.assess.dossier import Dossier
from welfare_cli.assess.year_comparison import Movement
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.translation import _
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.page import Part
from welfare_cli.present.part.outlook import outlook_part
from welfare_cli.present.part.promise import promise_part, revisions_part
from welfare_cli.present.part.standing import standing_part
from welfare_cli.present.part.values import drawing_of
from welfare_cli.present.report.changes import movement_text
from welfare_cli.present.report.chart_words import chart_keys, chart_texts
from welfare_cli.present.report.model import Block, Chapter
from welfare_cli.present.report.review import review_part
from welfare_cli.present.report.years import year_points, years_sheet
from welfare_cli.reviews.model import DatedReview


def indicators_chapter(figures: Figures, found: YearlyReport) -> Chapter:
    """Every indicator in the plan's order."""
    title = _("Indicator by indicator", figures.lang)
    before = figures.year(found.before)
    blocks = tuple(
        _block(
            figures,
            dossier,
            found.reviews.latest(dossier.indicator.id, found.as_of),
            (movement, before),
        )
        for dossier, movement in zip(found.dossiers, found.movements, strict=True)
    )
    lead = (
        ()
        if blocks
        else (_("The plan has no indicators; its actions are followed below.", figures.lang),)
    )
    return Chapter("indicators", title, lead, blocks=blocks)


def _block(
    figures: Figures, found: Dossier, said: DatedReview | None, moved: tuple[Movement, str]
) -> Block:
    assessment, drawing = found.assessment, drawing_of(figures, found)
    movement, before = moved
    years = year_points(found, drawing.scene)
    review = review_part(figures, said, assessment)
    parts = _parts(figures, found, movement_text(figures, movement, before))
    return Block(
        id=found.indicator.id,
        title=figures.title(found.indicator),
        path=tuple(figures.heading(section) for section in found.sections),
        chart=chart_texts(figures, found),
        keys=chart_keys(figures, drawing, years),
        unit=figures.unit(found.indicator),
        rating=figures.rating(assessment),
        tone=assessment.rating.tone.value if assessment.rating else None,
        notices=(_(CONTAINS_SAMPLES, figures.lang),) if assessment.uses_sample else (),
        drawing=drawing,
        years=years,
        values=years_sheet(figures, found, years),
        parts=(*parts, review) if review else parts,
        found=found,
        movement=movement,
    )


def _parts(figures: Figures, found: Dossier, moved: str) -> tuple[Part, ...]:
    """Where it stands and by which rule, then the promise, its revisions, and the outlook."""
    standing = standing_part(figures, found, named=False)
    told = Part(standing.title, standing.facts, sentences=(*standing.sentences, moved))
    revisions = (revisions_part(figures, found),) if found.amendments else ()
    return told, promise_part(figures, found), *revisions, outlook_part(figures, found)
