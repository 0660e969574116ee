"""Where an indicator is heading, line by line; or in one sentence why nothing can be said."""

from welfare_cli.assess.dossier import Dossier
from welfare_cli.assess.projection import ProjectedLine, Projection
from welfare_cli.present.figures import NOTHING, Figures
from welfare_cli.present.page import Part
from welfare_cli.present.part.amounts import amount, change, with_unit
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.words import say

_KEYS = ("method", "value", "interval", "meets", "met_in")
_RIGHT = ("value",)


def outlook_part(figures: Figures, found: Dossier) -> Part:
    """The lines continued to the target year, and what is needed from now on."""
    lang, title = figures.lang, say("show.outlook", figures.lang)
    if found.projection is None:
        why = found.obstacle.value if found.obstacle else "no-actual"
        return Part(title, sentences=(say(f"show.obstacle.{why}", lang),))
    sheet = _sheet(figures, found, found.projection)
    told = _needed(figures, found, found.projection)
    return Part(title, table=sheet, sentences=(told,))


def _sheet(figures: Figures, found: Dossier, projection: Projection) -> Sheet:
    lang, year = figures.lang, figures.year(projection.year)
    columns = tuple(
        Column(key, say(f"show.{key}", lang, year=year), right=key in _RIGHT, rank=rank)
        for rank, key in enumerate(_KEYS)
    )
    lines = tuple(_line(figures, found, line) for line in projection.lines)
    # Once the target year is reached no line has a value there.
    shown = tuple(c for c in columns if any(line.cells[c.key] != NOTHING for line in lines))
    return Sheet(say("show.outlook", lang), shown, (Group((), lines),))


def _line(figures: Figures, found: Dossier, line: ProjectedLine) -> Line:
    lang, indicator = figures.lang, found.indicator
    cells = dict.fromkeys(_KEYS, NOTHING)
    cells["method"] = say(f"show.method.{line.method.value}", lang)
    cells["value"] = figures.value(line.value, indicator)
    if line.low is not None and line.high is not None:
        low, high = (figures.value(bound, indicator) for bound in (line.low, line.high))
        cells["interval"] = say("show.from-to", lang, low=low, high=high)
    if line.meets is not None:
        cells["meets"] = say(f"show.meets.{'yes' if line.meets else 'no'}", lang)
    cells["met_in"] = _met_in(figures, found, line)
    return Line(cells, _tone(line))


def _met_in(figures: Figures, found: Dossier, line: ProjectedLine) -> str:
    actual = found.assessment.actual
    if line.met_in is None:
        return say("show.never", figures.lang)
    if actual and line.met_in == actual.year:
        return say("show.now", figures.lang)
    return figures.year(line.met_in)


def _tone(line: ProjectedLine) -> str | None:
    return None if line.meets is None else "good" if line.meets else "bad"


def _needed(figures: Figures, found: Dossier, projection: Projection) -> str:
    """How much per year is needed to be at the target in its year."""
    lang, needed, indicator = figures.lang, projection.needed_per_year, found.indicator
    whole = with_unit(figures.target(indicator), indicator, figures)
    one_end = indicator.target is not None and indicator.target.range is not None
    facts = {
        "target": amount(projection.target, indicator, figures) if one_end else whole,
        "year": figures.year(projection.year),
        "change": "" if not needed else change(needed, indicator, figures),
    }
    if projection.is_met:
        return say("show.outlook.met", lang, **facts)
    key = "past" if needed is None else "needed" if needed else "passed"
    return say(f"show.outlook.{key}", lang, **facts)
