"""What a chart says to a reader who sees no picture, and what each of its marks means."""

from collections.abc import Iterator, Sequence

from welfare_cli.assess.dossier import Dossier
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.translation import _
from welfare_cli.present.chart.marks import Mark
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Drawing
from welfare_cli.present.part.amounts import with_unit
from welfare_cli.present.part.promise import target_text
from welfare_cli.present.report.model import YearPoint

_SPOTS = (Mark.ACTUAL, Mark.PROVISIONAL, Mark.SAMPLE, Mark.OTHER, Mark.BASELINE, Mark.TARGET)


def chart_texts(figures: Figures, found: Dossier) -> tuple[str, str]:
    """The chart's title, and every value of it in a sentence."""
    lang, indicator = figures.lang, found.indicator
    title = _("Chart: {title}", lang, title=figures.title(indicator))
    known = [row.actual for row in found.rows if row.actual.value is not None]
    points = (
        _(
            "{year} {value}",
            lang,
            year=figures.year(actual.year),
            value=with_unit(figures.point(actual), indicator, figures),
        )
        for actual in known
    )
    told = _(COMMA, lang).join(points)
    values = _("Actuals: {values}.", lang, values=told)
    target = _("Target: {target}.", lang, target=target_text(figures, indicator))
    first = values if known else _("No value yet.", lang)
    return title, ("" if lang == "ja" else " ").join((first, target))


def chart_keys(
    figures: Figures, drawing: Drawing, years: Sequence[YearPoint]
) -> tuple[tuple[str, str], ...]:
    """Each kind of mark that is in the chart, with its meaning."""
    return tuple(_keys(figures, drawing, years))


def _keys(
    figures: Figures, drawing: Drawing, years: Sequence[YearPoint]
) -> Iterator[tuple[str, str]]:
    scene, told = drawing.scene, drawing.meanings
    there = {spot.mark for spot in scene.spots}
    yield from ((mark.name.lower(), told[mark.name]) for mark in _SPOTS if mark in there)
    if scene.path:
        yield "path", told[Mark.PATH.name]
        yield "expected", _("expected by the planned line", figures.lang)
    if scene.levels:
        yield "level", told[Mark.LEVEL.name]
    if any(point.status and point.actual is None for point in years):
        yield "gap", _("year without a value", figures.lang)
    if any(year in scene.years for year in scene.breaks):
        yield "break", told[Mark.BREAK.name]
