"""The years of one indicator: the numbers that its chart is drawn from, and the table behind it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from welfare_cli.assess.dossier import Dossier, ValueRow
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.translation import _
from welfare_cli.plan.indicator import Point
from welfare_cli.present.chart.marks import Mark, Scene
from welfare_cli.present.chart.scene import mark_of
from welfare_cli.present.figures import NOTHING, Figures
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.part.values import BESIDE, values_sheet
from welfare_cli.present.report.model import YearPoint
from welfare_cli.present.sheet import Column, Group, Line, Sheet

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
