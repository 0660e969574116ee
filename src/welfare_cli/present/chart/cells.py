"""A chart of characters: which cell holds which mark. Pure geometry; it knows no indicator.

The frame is made from the values, so that none lies outside it. A year without a value has no
mark; a break is a line from top to bottom, and no path crosses it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from welfare_cli.ground.lines import width
from welfare_cli.present.chart.scene import Mark, Scale, Scene, scale_for

_WIDEST = 10  # columns that a year may take
_ROWS = 13
_EVERY = (1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 500)
_ORDER = {mark: number for number, mark in enumerate(Mark)}
_VALUES = (Mark.SAMPLE, Mark.PROVISIONAL, Mark.ACTUAL)


@dataclass(frozen=True, slots=True)
class Chart:
    """The finished lines, none wider than asked for, and the marks that can be seen in them."""

    lines: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """The frame: how years become columns, and values rows."""

    first: int
    count: int
    each: int  # columns of a year; 0 where a column has to hold several
    size: int
    scale: Scale

    def column(self, year: Fraction | int) -> int:
        """The column of a year, or of a moment between two."""
        passed = Fraction(year) - self.first
        if self.each:
            return self.each // 2 + int(passed * self.each)
        return int(passed * (self.size - 1) / max(1, self.count - 1))


def drawn(scene: Scene, columns: int) -> Chart | None:
    """The chart in at most that many columns; None where there is nothing to be seen."""
    if not scene.values:
        return None
    scale = scale_for(scene.values, scene.decimals, _ROWS, is_share=scene.is_share)
    gutter = max(map(width, scale.labels))
    tags = _tags(scene, scale)
    margin = max(*map(width, tags.values()), max(map(width, scene.years.values())) // 2, 0)
    room = columns - gutter - 2 - margin
    plot = _plot(scene, scale, max(room, 1))
    cells = _cells(scene, plot)
    lines = [
        _line(label, gutter, cells, plot, row) + tags.get(row, "")
        for row, label in reversed(list(enumerate(scale.labels)))
    ]
    named = _named(scene, plot)
    lines += _axis(scene, plot, gutter, named)
    seen = tuple(mark for mark in Mark if mark in cells.values())
    return Chart(tuple(line.rstrip() for line in lines), seen)


def _plot(scene: Scene, scale: Scale, room: int) -> Plot:
    first, count = min(scene.years), len(scene.years)
    each = min(room // count, _WIDEST)
    size = each * count if each else room
    return Plot(first, count, each, size, scale)


def _cells(scene: Scene, plot: Plot) -> dict[tuple[int, int], Mark]:
    """Every mark by column and row."""
    cells: dict[tuple[int, int], Mark] = {}
    for column, row, mark in _marks(scene, plot):
        here = cells.get((column, row))
        both = {here, mark}
        if Mark.TARGET in both and both & {*_VALUES, Mark.HIT}:
            cells[column, row] = Mark.HIT
        elif here is None or _ORDER[mark] > _ORDER[here]:
            cells[column, row] = mark
    return cells


def _marks(scene: Scene, plot: Plot) -> Iterator[tuple[int, int, Mark]]:
    scale, broken = plot.scale, [_break_column(plot, year) for year in scene.breaks]
    for column in broken:
        if 0 <= column < plot.size:
            yield from ((column, row, Mark.BREAK) for row in range(scale.count))
    since = max(broken, default=-1)
    for column, value in _along(scene.path, plot):
        if column > since:
            yield column, scale.row(value), Mark.PATH
    for level in scene.levels:
        for column in range(plot.column(level.first), plot.column(level.last) + 1):
            if column > since:
                yield column, scale.row(level.value), Mark.LEVEL
    for spot in scene.spots:
        yield plot.column(spot.year), scale.row(spot.value), spot.mark


def _break_column(plot: Plot, year: int) -> int:
    """Left of the year's own column, midway to the one before it."""
    return plot.column(year) - max(1, plot.each // 2)


def _along(points: Sequence[tuple[int, Fraction]], plot: Plot) -> Iterator[tuple[int, Fraction]]:
    """The path's value in each column."""
    for (left, low), (right, high) in pairwise(points):
        start, end = plot.column(left), plot.column(right)
        for column in range(start, end + 1):
            share = Fraction(column - start, end - start) if end > start else Fraction(1)
            yield column, low + (high - low) * share


def _tags(scene: Scene, scale: Scale) -> dict[int, str]:
    tags: dict[int, str] = {}
    for value, text in scene.tags:
        row = scale.row(value)
        tags[row] = f"{tags[row]}, {text}" if row in tags else f" {text}"
    return tags


def _line(
    label: str, gutter: int, cells: Mapping[tuple[int, int], Mark], plot: Plot, row: int
) -> str:
    found = (cells.get((column, row)) for column in range(plot.size))
    edge = "┤" if label else "│"
    return (
        " " * (gutter - width(label))
        + f"{label} {edge}"
        + "".join(mark.value if mark else " " for mark in found)
    )


def _named(scene: Scene, plot: Plot) -> list[int]:
    """The years whose names find room: every one, else every second, …, counted from the anchor."""
    anchor = max(scene.years) if scene.anchor is None else scene.anchor
    widest = max(map(width, scene.years.values()))
    for every in _EVERY:
        named = [year for year in scene.years if (year - anchor) % every == 0]
        columns = [plot.column(year) for year in named]
        if all(right - left > widest for left, right in pairwise(columns)):
            return named
    return [anchor]


def _axis(scene: Scene, plot: Plot, gutter: int, named: Sequence[int]) -> Iterator[str]:
    """The line of years, with a tick at each that is named, and the names below it."""
    ticks = {plot.column(year) for year in named}
    line = "".join("┴" if column in ticks else "─" for column in range(plot.size))
    yield " " * (gutter + 1) + "└" + line
    names = ""
    for year in named:
        name = scene.years[year]
        at = gutter + 2 + plot.column(year) - (width(name) - 1) // 2
        names += " " * (at - width(names)) + name
    yield names
