"""Where an indicator is heading, line by line; or in one sentence why nothing can be said."""

from welfare_cli.assess.dossier import Dossier
from welfare_cli.assess.projection import ProjectedLine, Projection
from welfare_cli.ground.translation import N_, NP_, Message, _, pgettext
from welfare_cli.present.figures import NOTHING, Figures
from welfare_cli.present.page import Part
from welfare_cli.present.part.amounts import amount, change, with_unit
from welfare_cli.present.sheet import Column, Group, Line, Sheet

_KEYS = ("method", "value", "interval", "meets", "met_in")
_RIGHT = ("value",)


_METHODS: dict[str, Message] = {
    "path": N_("from the baseline on"),
    "recent": N_("last five years"),
    "trend": N_("least squares"),
}


_NEEDED: dict[str, Message] = {
    "needed": N_("Needed from now on to reach {target} in {year}: {change} per year."),
    "passed": N_("The value lies on the target of {year}, {target}, and has to pass it."),
    "past": N_("The target year {year} has come and {target} is not reached."),
}


_HEADINGS: dict[str, Message] = {
    "method": N_("line"),
    "value": N_("{year}"),
    "interval": N_("95 % interval"),
    "meets": NP_("whether it is met", "target"),
    "met_in": N_("met in"),
}


_OBSTACLES: dict[str, Message] = {
    "no-target": N_("No projection: the plan sets no target."),
    "direction": N_("No projection: the plan sets a direction alone, no value to reach."),
    "no-baseline": N_("No projection: the plan sets no baseline."),
    "break": N_(
        "No projection: the series was broken, and the new one has no start or no value yet."
    ),
    "no-actual": N_("No projection: there is no actual."),
    "passed-range": N_(
        "No projection: the value has gone through the range and"
        " lies beyond it; going on leads further away."
    ),
    "held": N_("No projection: the value has to be held; there is no way to go."),
    "baseline-year": N_("No projection: there is no actual after the baseline year."),
}


def outlook_part(figures: Figures, found: Dossier) -> Part:
    """The lines continued to the target year, and what is needed from now on."""
    lang, title = figures.lang, _("If it goes on like this", figures.lang)
    if found.projection is None:
        why = found.obstacle.value if found.obstacle else "no-actual"
        return Part(title, sentences=(_(_OBSTACLES[why], lang),))
    sheet = _sheet(figures, found, found.projection)
    told = _needed(figures, found, found.projection)
    return Part(title, table=sheet, sentences=(told,))


def _sheet(figures: Figures, found: Dossier, projection: Projection) -> Sheet:
    lang, year = figures.lang, figures.year(projection.year)
    columns = tuple(
        Column(key, _(_HEADINGS[key], lang, year=year), right=key in _RIGHT, rank=rank)
        for rank, key in enumerate(_KEYS)
    )
    lines = tuple(_line(figures, found, line) for line in projection.lines)
    # Once the target year is reached no line has a value there.
    shown = tuple(c for c in columns if any(line.cells[c.key] != NOTHING for line in lines))
    return Sheet(_("If it goes on like this", lang), shown, (Group((), lines),))


def _line(figures: Figures, found: Dossier, line: ProjectedLine) -> Line:
    lang, indicator = figures.lang, found.indicator
    cells = dict.fromkeys(_KEYS, NOTHING)
    cells["method"] = _(_METHODS[line.method.value], lang)
    cells["value"] = figures.value(line.value, indicator)
    if line.low is not None and line.high is not None:
        low, high = (figures.value(bound, indicator) for bound in (line.low, line.high))
        cells["interval"] = pgettext("interval", "{low} to {high}", lang, low=low, high=high)
    if line.meets is not None:
        cells["meets"] = _(N_("met") if line.meets else N_("missed"), lang)
    cells["met_in"] = _met_in(figures, found, line)
    return Line(cells, _tone(line))


def _met_in(figures: Figures, found: Dossier, line: ProjectedLine) -> str:
    actual = found.assessment.actual
    if line.met_in is None:
        return _("never", figures.lang)
    if actual and line.met_in == actual.year:
        return _("now", figures.lang)
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
        return _("The target of {year}, {target}, is met now.", lang, **facts)
    key = "past" if needed is None else "needed" if needed else "passed"
    return _(_NEEDED[key], lang, **facts)
