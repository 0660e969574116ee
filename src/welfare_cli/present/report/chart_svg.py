"""An indicator's chart as inline SVG: every mark is known by its shape; no colour is needed.

Years and values become places by exact geometry.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from welfare_cli.ground.lines import width
from welfare_cli.ground.quantity import half_up, show
from welfare_cli.present.chart.scene import Mark, Scale, Scene, scale_for
from welfare_cli.present.report.model import YearPoint

WIDTH, HEIGHT = 480, 250
TOP, BOTTOM, RIGHT = 18, 30, 56
CHAR = 7  # how wide half a character is
_ROWS = 7
_EVERY = (1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plot stands: from `left` to the right margin, and its scale."""

    scale: Scale
    first: int
    left: int
    each: Fraction  # how wide a year is
    unit: Fraction  # how high a value of 1 is

    def x(self, year: Fraction | int) -> Fraction:
        """The middle of a year."""
        return self.left + self.each * (2 * (year - self.first) + 1) / 2

    def y(self, value: Fraction) -> Fraction:
        """The height of a value; the lowest step of the scale lies on the axis."""
        return HEIGHT - BOTTOM - (value - self.scale.base) * self.unit

    @property
    def levels(self) -> list[tuple[Fraction, str]]:
        """The values of the steps, each with its label."""
        steps = (self.scale.count - 1) // self.scale.per
        values = [self.scale.base + n * self.scale.step for n in range(steps + 1)]
        return [(value, show(value, self.scale.decimals)) for value in values]


def frame_of(scene: Scene) -> Frame:
    """The frame around everything in the scene."""
    values = scene.values or [Fraction(0), Fraction(1)]
    scale = scale_for(values, scene.decimals, _ROWS, is_share=scene.is_share)
    widest = max(width(label) for label in scale.labels)
    left = CHAR * widest + 10
    each = Fraction(WIDTH - RIGHT - left, len(scene.years))
    spread = scale.step * Fraction(scale.count - 1, scale.per)
    return Frame(scale, min(scene.years), left, each, (HEIGHT - BOTTOM - TOP) / spread)


def named_years(scene: Scene, frame: Frame) -> Sequence[int]:
    """The years whose names find room, counted from the target's."""
    anchor = max(scene.years) if scene.anchor is None else scene.anchor
    widest = max(map(width, scene.years.values())) * CHAR + 6
    every = next((n for n in _EVERY if n * frame.each >= widest), _EVERY[-1])
    return [year for year in scene.years if (year - anchor) % every == 0]


def place(value: Fraction | int) -> str:
    """A place as it is written: a plain number with at most one decimal."""
    tenths = half_up(value * 10 if isinstance(value, Fraction) else Fraction(10 * value))
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{rest}' if rest else ''}"


_R = Fraction(5)
_KEY = (36, 16)


def _circle(kind: str, x: Fraction, y: Fraction, radius: Fraction = _R) -> str:
    return f'<circle class="{kind}" cx="{place(x)}" cy="{place(y)}" r="{place(radius)}"/>'


def _square(x: Fraction, y: Fraction) -> str:
    left, top = place(x - 5), place(y - 5)
    return f'<rect class="baseline" x="{left}" y="{top}" width="10" height="10"/>'


def _diamond(x: Fraction, y: Fraction) -> str:
    corners = ((x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y))
    told = " ".join(f"{place(left)},{place(top)}" for left, top in corners)
    return f'<polygon class="target" points="{told}"/>'


def _cross(x: Fraction, y: Fraction) -> str:
    moved = f"M{place(x - 4)} {place(y)}h8M{place(x)} {place(y - 4)}v8"
    return f'<path class="other" d="{moved}"/>'


def _tick(x: Fraction, y: Fraction) -> str:
    moved = f"M{place(x - 3)} {place(y - 3)}l6 6M{place(x + 3)} {place(y - 3)}l-6 6"
    return f'<path class="expected" d="{moved}"/>'


def _sample(x: Fraction, y: Fraction) -> str:
    """A dotted ring around a dot: it is no measured value, and does not look like one."""
    return _circle("sample", x, y, _R + 1) + _circle("dot", x, y, Fraction(2))


_GLYPHS: Mapping[str, Callable[[Fraction, Fraction], str]] = {
    "actual": lambda x, y: _circle("actual", x, y),
    "provisional": lambda x, y: _circle("provisional", x, y),
    "sample": _sample,
    "baseline": _square,
    "target": _diamond,
    "other": _cross,
    "expected": _tick,
}
_LINES = ("joined", "path", "level", "goal", "break")


def glyph(name: str, x: Fraction, y: Fraction) -> str:
    """The mark of that name at a place."""
    return _GLYPHS[name](x, y)


def key_svg(name: str) -> str:
    """A small picture of a mark or a line, for the list that says what it means."""
    wide, tall = _KEY
    middle = Fraction(tall, 2)
    if name in _LINES:
        ends = (
            'x1="18" y1="1" x2="18" y2="15"' if name == "break" else 'x1="2" y1="8" x2="34" y2="8"'
        )
        inside = f'<line class="{name}" {ends}/>'
    elif name == "gap":
        inside = '<rect class="gap" x="9" y="1" width="18" height="14"/>'
    else:
        inside = glyph(name, Fraction(wide, 2), middle)
    return f'<svg class="key" viewBox="0 0 {wide} {tall}" aria-hidden="true">{inside}</svg>'


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
