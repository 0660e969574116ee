"""A block per indicator of the report: its chart, the numbers behind it, and all of `welfare show`.

The other rule sets are left out: a report is rated by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from welfare_cli.assess.dossier import Dossier, ValueRow
from welfare_cli.assess.year_comparison import Movement
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.translation import _
from welfare_cli.plan.indicator import Point
from welfare_cli.present.chart.scene import Mark, Scene, mark_of
from welfare_cli.present.figures import NOTHING, Figures, with_unit
from welfare_cli.present.headings import CONTAINS_SAMPLES, HEADINGS
from welfare_cli.present.page import Drawing, Part
from welfare_cli.present.part.indicator import (
    promise_part,
    revisions_part,
    standing_part,
    target_text,
)
from welfare_cli.present.part.values import BESIDE, drawing_of, outlook_part, values_sheet
from welfare_cli.present.report.actions import review_part
from welfare_cli.present.report.changes import movement_text
from welfare_cli.present.report.model import Block, Chapter, YearPoint
from welfare_cli.present.sheet import Column, Group, Line, Sheet
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


_PLANNED = ("baseline", "target")
_ALWAYS = ("year", "value", "status")
_FIRST = (*_ALWAYS, "expected")


def year_points(found: Dossier, scene: Scene) -> tuple[YearPoint, ...]:
    """Every year of the chart, from its first to its last."""
    rows = {row.actual.year.number: row for row in found.rows}
    baseline, target = found.indicator.baseline, found.indicator.target
    starts = _by_year((baseline,) if baseline else ())
    final = ((target.year.number, target.value),) if target and target.value is not None else ()
    ends = _by_year(target.milestones if target else ()) | dict(final)
    return tuple(
        YearPoint(
            year,
            label,
            actual=rows[year].actual.value if year in rows else None,
            status=rows[year].actual.status if year in rows else None,
            mark=_mark(rows.get(year)),
            expected=_expected(found, year),
            baseline=starts.get(year),
            target=ends.get(year),
            breaks=year in scene.breaks,
            **_levels(scene, year),
        )
        for year, label in scene.years.items()
    )


def years_sheet(figures: Figures, found: Dossier, points: Sequence[YearPoint]) -> Sheet:
    """A row for each year with a result, and for those in which the plan starts or shall arrive."""
    whole = values_sheet(figures, found, whole=True)
    known = {line.cells["year"]: line.cells for line in whole.lines}
    lines = tuple(
        _line(figures, found, point, known.get(point.label, {}))
        for point in points
        if point.status or point.baseline is not None or point.target is not None
    )
    columns = {column.key: column for column in whole.columns}
    for key in _PLANNED:
        columns[key] = Column(key, _(HEADINGS[key], figures.lang), right=True)
    order = (*_FIRST, *_PLANNED, *(key for key in columns if key not in (*_FIRST, *_PLANNED)))
    there = tuple(columns[key] for key in order if key in _ALWAYS or _is_filled(key, lines))
    return Sheet(whole.title, there, (Group((), lines),))


def _is_filled(key: str, lines: Sequence[Line]) -> bool:
    return any(line.cells[key].strip(NOTHING) for line in lines)


def _line(figures: Figures, found: Dossier, point: YearPoint, told: Mapping[str, str]) -> Line:
    """The cells of a result where there is one, and what the plan says of the year."""
    blank = dict.fromkeys(("series", *(column.name for column in BESIDE)), "")
    cells = {"year": point.label, "value": NOTHING, "status": NOTHING, **blank, **told}
    cells["expected"] = figures.value(point.expected, found.indicator)
    for key, value in (("baseline", point.baseline), ("target", point.target)):
        cells[key] = NOTHING if value is None else figures.number(value)
    return Line(cells)


def _by_year(points: Sequence[Point]) -> dict[int, Decimal]:
    return {point.year.number: point.value for point in points}


def _mark(row: ValueRow | None) -> Mark | None:
    return None if row is None or row.actual.value is None else mark_of(row)


def _expected(found: Dossier, year: int) -> Fraction | None:
    """The planned line at that year; nothing before a break."""
    if found.path is None or any(year < broken.number for broken in found.breaks):
        return None
    return found.path.expected(FiscalYear(year))


def _levels(scene: Scene, year: int) -> dict[str, Fraction]:
    """What a value to be held, or to lie within a range, must not pass in that year."""
    values = sorted(level.value for level in scene.levels if level.first <= year <= level.last)
    return {"low": values[0], "high": values[-1]} if values else {}
