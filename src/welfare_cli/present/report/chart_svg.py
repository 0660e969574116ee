"""An indicator's chart as inline SVG: every mark is known by its shape; no colour is needed.

Values are joined only between two years in a row that were both measured, and never across a
break. What a reader who sees no picture must know stands in its title and description.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from welfare_cli.ground.quantity import show
from welfare_cli.present.chart.marks import Mark, Scene
from welfare_cli.present.report.chart_frame import (
    BOTTOM,
    HEIGHT,
    RIGHT,
    TOP,
    WIDTH,
    Frame,
    frame_of,
    named_years,
    place,
)
from welfare_cli.present.report.glyphs import glyph
from welfare_cli.present.report.model import YearPoint

_RIGHT_EDGE, _FLOOR = WIDTH - RIGHT, HEIGHT - BOTTOM
_VALUES = (Mark.SAMPLE, Mark.PROVISIONAL, Mark.ACTUAL)
_APART = 13  # between two labels at the edge


def chart_svg(name: str, scene: Scene, years: Sequence[YearPoint], told: tuple[str, str]) -> str:
    """The chart; `name` makes its ids, `told` are its title and its description."""
    frame = frame_of(scene)
    inside = "".join(
        part
        for layer in (
            _grid(scene, frame),
            _unmeasured(frame, years),
            _breaks(scene, frame),
            _goal(scene, frame),
            _path(scene, frame, years),
            _joined(frame, years),
            _marks(scene, frame),
            _labels(scene, frame, years),
        )
        for part in layer
    )
    title, described = (escape(text) for text in told)
    ids = quoteattr(f"{name}-t {name}-d")
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby={ids}>'
        f"<title id={quoteattr(name + '-t')}>{title}</title>"
        f"<desc id={quoteattr(name + '-d')}>{described}</desc>{inside}</svg>"
    )


def _line(kind: str, *ends: Fraction | int) -> str:
    told = zip(("x1", "y1", "x2", "y2"), map(place, ends), strict=True)
    return f'<line class="{kind}" ' + " ".join(f'{key}="{at}"' for key, at in told) + "/>"


def _text(kind: str, x: Fraction | int, y: Fraction | int, text: str) -> str:
    return f'<text class="{kind}" x="{place(x)}" y="{place(y)}">{escape(text)}</text>'


def _grid(scene: Scene, frame: Frame) -> Iterator[str]:
    for value, label in frame.levels:
        y = frame.y(value)
        yield _line("grid", frame.left, y, _RIGHT_EDGE, y)
        yield _text("scale", frame.left - 6, y + 4, label)
    for year in named_years(scene, frame):
        x = frame.x(year)
        yield _line("axis", x, _FLOOR, x, _FLOOR + 4)
        yield _text("year", x, _FLOOR + 19, scene.years[year])
    yield _line("axis", frame.left, _FLOOR, _RIGHT_EDGE, _FLOOR)


def _unmeasured(frame: Frame, years: Sequence[YearPoint]) -> Iterator[str]:
    """A year that has a result but no value is a striped column: a gap, and no zero."""
    for point in years:
        if point.status and point.actual is None:
            left, wide = frame.x(point.year) - frame.each / 2, frame.each
            yield (
                f'<rect class="gap" x="{place(left)}" y="{TOP}" width="{place(wide)}"'
                f' height="{_FLOOR - TOP}"/>'
            )
            yield _text("none", frame.x(point.year), _FLOOR - 6, "－")


def _breaks(scene: Scene, frame: Frame) -> Iterator[str]:
    for year in scene.breaks:
        if year in scene.years:
            x = frame.x(Fraction(2 * year - 1, 2))
            yield _line("break", x, TOP, x, _FLOOR)


def _goal(scene: Scene, frame: Frame) -> Iterator[str]:
    """The line of the target; a range is a band between both of its ends."""
    heights = [frame.y(level.value) for level in scene.levels]
    if len(heights) > 1:
        top, tall = min(heights), max(heights) - min(heights)
        first, last = (frame.x(year) for year in (scene.levels[0].first, scene.levels[0].last))
        yield (
            f'<rect class="band" x="{place(first)}" y="{place(top)}"'
            f' width="{place(last - first)}" height="{place(tall)}"/>'
        )
    for level in scene.levels:
        y = frame.y(level.value)
        yield _line("level", frame.x(level.first), y, frame.x(level.last), y)
    ends = [spot for spot in scene.spots if spot.mark is Mark.TARGET]
    for spot in ends[:1]:
        y = frame.y(spot.value)
        yield _line("goal", frame.left, y, _RIGHT_EDGE, y)


def _path(scene: Scene, frame: Frame, years: Sequence[YearPoint]) -> Iterator[str]:
    """The planned line from year to year, and what it expects where a value is beside it."""
    end = scene.path[-1][0] if scene.path else min(scene.years) - 1
    points = [(p.year, p.expected) for p in years if p.expected is not None and p.year <= end]
    if len(points) > 1:
        told = " ".join(f"{place(frame.x(year))},{place(frame.y(v))}" for year, v in points)
        yield f'<polyline class="path" points="{told}"/>'
    for point in years:
        if scene.path and point.status and point.expected is not None:
            yield glyph("expected", frame.x(point.year), frame.y(point.expected))


def _joined(frame: Frame, years: Sequence[YearPoint]) -> Iterator[str]:
    """The line between two years in a row; a baseline counts as the value of its year."""
    for left, right in pairwise(years):
        low, high = _value(left), _value(right)
        same = (left.mark is Mark.OTHER) is (right.mark is Mark.OTHER)
        if low is not None and high is not None and same and not right.breaks:
            ends = (frame.x(left.year), frame.y(low), frame.x(right.year), frame.y(high))
            yield _line("joined", *ends)


def _value(point: YearPoint) -> Fraction | None:
    value = point.baseline if point.actual is None else point.actual
    return None if value is None else Fraction(value)


def _marks(scene: Scene, frame: Frame) -> Iterator[str]:
    for mark in (Mark.OTHER, Mark.BASELINE, Mark.TARGET, *_VALUES):
        for spot in scene.spots:
            if spot.mark is mark:
                yield glyph(mark.name.lower(), frame.x(spot.year), frame.y(spot.value))


def _labels(scene: Scene, frame: Frame, years: Sequence[YearPoint]) -> Iterator[str]:
    """The target's numbers at the edge, and the first and the newest value beside their marks."""
    last = Fraction(-_APART)
    for value, text in sorted(scene.tags, reverse=True):
        last = max(frame.y(value) + 4, last + _APART)
        yield _text("tag", _RIGHT_EDGE + 6, last, text)
    known = [point for point in years if _value(point) is not None]
    for point in {p.year: p for p in (*known[:1], *known[-1:])}.values():
        value = _value(point) or Fraction(0)
        above = point.expected is None or value >= point.expected
        y = frame.y(value) + (-10 if above else 20)
        yield _text("value", frame.x(point.year), y, show(value, scene.decimals))
