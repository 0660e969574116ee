"""The same indicator by other rule sets, each named, with the reason where one does not rate it."""

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.dossier import Dossier
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Part
from welfare_cli.present.sheet import Column, Group, Line, Sheet

_HEADERS = {"rules": N_("id"), "rating": N_("rating"), "by": N_("rated by")}
_LEAST = {"rating": 22, "by": 26}  # columns where they have to wrap


def verdicts_part(figures: Figures, found: Dossier) -> Part:
    """A row per rule set."""
    lang = figures.lang
    title = _("By other rule sets", lang)
    known = reason_text(figures, found.assessment)
    lines = tuple(_line(figures, assessment, known) for assessment in found.others)
    columns = tuple(
        Column(key, _(header, lang), rank=rank, flexible=key in _LEAST, least=_LEAST.get(key, 0))
        for rank, (key, header) in enumerate(_HEADERS.items())
    )
    return Part(title, table=Sheet(title, columns, (Group((), lines),)))


def reason_text(figures: Figures, assessment: Assessment) -> str:
    """Why an indicator is not assessed; nothing where it is."""
    if assessment.rating or not assessment.notes:
        return ""
    return figures.note(assessment.notes[0])


def _line(figures: Figures, assessment: Assessment, known: str) -> Line:
    """The rating, with a reason that is not known from the rating of the page itself."""
    reason = reason_text(figures, assessment)
    told = (figures.rating(assessment), "" if reason == known else reason)
    cells = {
        "rules": assessment.rules.id,
        "rating": "\n".join(filter(None, told)),
        "by": one_line(assessment.rules.title.in_(figures.lang)),
    }
    return Line(cells, assessment.rating.tone if assessment.rating else None)
