"""Lines for a terminal: which columns fit its width, and the style of each piece, by name.

No line is wider than asked for, unless a single figure or word is: numbers are never cut, texts
may wrap. No library is known here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from welfare_cli.ground.lines import packed, width, wrapped
from welfare_cli.ground.text import visible
from welfare_cli.present.chart.cells import Chart, drawn
from welfare_cli.present.chart.scene import Mark
from welfare_cli.present.page import Drawing, Fact, Page, Part
from welfare_cli.present.sheet import Column, Line, Sheet

_LAST_RESORT = 6
_COMFORTABLE = 26  # of a wrapping text, before what only illustrates is shown
_ILLUSTRATES = 7  # columns from this rank on
# Where a header may break: at a blank, and behind a mark that joins the words of an id.
_PARTS = re.compile(r"\S+?[-_.](?=\S)|\S+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns shown with their widths, and those that had to give way."""

    shown: tuple[tuple[Column, int], ...]
    hidden: tuple[Column, ...]
    gap: int

    @property
    def width(self) -> int:
        """How wide the columns are together."""
        return sum(size + self.gap for _, size in self.shown) - self.gap


def fit(sheet: Sheet, available: int | None) -> Layout:
    """Lay the sheet out in that many terminal columns; None is as wide as it wants to be."""
    candidates = [c for c in sheet.columns if c.key != "section" and _natural(sheet, c)]
    needs = {c.key: _natural(sheet, c) for c in candidates}
    kept = list(candidates)
    if available is not None:
        while (give := _next_to_go(kept)) and _least_width(
            kept, needs, sheet.gap, give
        ) > available:
            kept = [c for c in kept if c.rank != give]
        _share_room(kept, needs, available - _least_width(kept, needs, sheet.gap))
    hidden = tuple(c for c in candidates if c not in kept)
    return Layout(tuple((c, needs[c.key]) for c in kept), hidden, sheet.gap)


def broken(header: str, size: int) -> str:
    """A header in lines of that many columns; a part that is wider still is left whole."""
    lines = [""]
    for part in _PARTS.finditer(header):
        blank = " " if lines[-1] and header[part.start() - 1].isspace() else ""
        if lines[-1] and width(lines[-1] + blank + part[0]) > size:
            lines.append(part[0])
        else:
            lines[-1] += blank + part[0]
    return "\n".join(lines)


def _natural(sheet: Sheet, column: Column) -> int:
    texts = (line.cells[column.key].split("\n") for line in sheet.lines)
    cells = max((width(text) for lines in texts for text in lines), default=0)
    if column.drawn and not cells:
        return 0
    return max(cells, _header_width(column.header))


def _header_width(header: str) -> int:
    """A header may break between its parts, or a Japanese one of four characters in the middle."""
    if width(header) > len(header):
        return width(header) if len(header) < 4 else width(header[: (len(header) + 1) // 2])
    return max((width(part) for part in _PARTS.findall(header)), default=0)


def _least_width(columns: list[Column], needs: dict[str, int], gap: int, give: int = 0) -> int:
    return sum(_minimum(c, needs, give) + gap for c in columns) - gap


def _minimum(column: Column, needs: dict[str, int], give: int = 0) -> int:
    floor = max(column.least, _COMFORTABLE if give >= _ILLUSTRATES else 0)
    return min(needs[column.key], floor) if column.flexible else needs[column.key]


def _next_to_go(columns: list[Column]) -> int:
    return max(column.rank for column in columns)


def _share_room(columns: list[Column], needs: dict[str, int], room: int) -> None:
    """Give the room that is left to the columns that wrap, the first one first."""
    for column in columns:
        if column.flexible:
            least = _minimum(column, needs)
            if room < 0:  # narrower than all figures need: the text gives what it can
                least, room = max(least + room, _LAST_RESORT), 0
            extra = max(0, min(needs[column.key] - least, room))
            needs[column.key] = least + extra
            room -= extra


# A text and the name of its style; `terminal` knows what a style looks like.
Piece = tuple[str, str]
Styled = tuple[Piece, ...]

PLAIN, STRONG, DIM, NOTICE = "plain", "strong", "dim", "notice"
USUAL = 100  # columns where there is no terminal
_WIDEST = 120  # a longer line of prose is hard to read
_INDENT = "  "
_LEAST = 20  # columns of a text beside its name
_MARKS = {
    Mark.PATH: DIM,
    Mark.LEVEL: "fair",
    Mark.TARGET: "fair",
    Mark.HIT: "good",
    Mark.BREAK: "weak",
    Mark.OTHER: DIM,
    Mark.ACTUAL: STRONG,
    Mark.PROVISIONAL: STRONG,
    Mark.SAMPLE: STRONG,
    Mark.BASELINE: STRONG,
}


def page_lines(page: Page, columns: int) -> tuple[list[Styled], list[str]]:
    """The page in that many columns, and the headers of the table columns that had to give way."""
    room = min(columns, _WIDEST)
    lines = list(_texts([page.title], room, STRONG))
    for level, section in enumerate(page.path):
        lines += (((" " * level, PLAIN), *line) for line in _texts([section], room - level, DIM))
    lines += _texts(page.lead, room, DIM)
    lines += _texts(page.notices, room, NOTICE)
    hidden: list[str] = []
    for part in page.parts:
        lines += [(), ((part.title, STRONG),)]
        lines += _part(part, columns, hidden)
    return lines, hidden


def legend(drawing: Drawing, chart: Chart, room: int) -> list[str]:
    """What the marks that can be seen mean, in lines that break between two of them."""
    lines = [""]
    for mark in reversed(chart.marks):
        told = f"{mark.value} {drawing.meanings[mark.name]}"
        if lines[-1] and width(lines[-1]) + 2 + width(told) > room:
            lines.append("")
        lines[-1] += f"  {told}" if lines[-1] else told
    return lines


def _part(part: Part, columns: int, hidden: list[str]) -> Iterator[Styled]:
    room = min(columns, _WIDEST) - width(_INDENT)
    yield from _facts(part.facts, room)
    if part.facts and part.sentences:
        yield ()
    if part.drawing:
        yield from _drawing(part.drawing, room)
    if part.table and part.table.lines:
        yield from _table(part.table, columns - width(_INDENT), hidden)
    for sentence in part.sentences:
        yield from _indented(_texts([sentence], room, PLAIN))


def _texts(texts: Sequence[str], room: int, style: str) -> Iterator[Styled]:
    for text in texts:
        yield from (((line, style),) for line in wrapped(visible(text), room))


def _indented(lines: Iterator[Styled]) -> Iterator[Styled]:
    yield from (((_INDENT, PLAIN), *line) for line in lines)


def _facts(facts: Sequence[Fact], room: int) -> Iterator[Styled]:
    """Each text beside its name; a text without one stands below that of the fact before it."""
    size = max((width(visible(fact.name)) for fact in facts), default=0)
    for fact in facts:
        head = _padded(visible(fact.name), size)
        for text in packed(visible(fact.text), max(room - size - 2, _LEAST)):
            yield (_INDENT, PLAIN), (head, DIM), ("  ", PLAIN), (text, fact.tone or PLAIN)
            head = " " * size


def _drawing(drawing: Drawing, room: int) -> Iterator[Styled]:
    chart = drawn(drawing.scene, room)
    if chart is None:
        return
    styles = {mark.value: style for mark, style in _MARKS.items()}
    for number, line in enumerate(chart.lines):
        axis = number >= len(chart.lines) - 2
        pieces = [
            ("".join(chars), DIM if axis else style)
            for style, chars in groupby(line, lambda char: styles.get(char, PLAIN))
        ]
        yield ((_INDENT, PLAIN), *pieces)
    yield from _indented(_texts(legend(drawing, chart, room), room, DIM))
    yield ()


def _table(sheet: Sheet, room: int, hidden: list[str]) -> Iterator[Styled]:
    layout = _eased(fit(sheet, room), room)
    hidden += [column.header for column in layout.hidden]
    yield from _header(layout)
    for line in sheet.lines:
        yield from _row(line, layout)


def _eased(layout: Layout, room: int) -> Layout:
    """The layout with headers in one line, where there is room for it."""
    spare, shown = room - layout.width, []
    for column, size in layout.shown:
        more = max(0, width(visible(column.header)) - size)
        more = more if more <= spare else 0
        spare -= more
        shown.append((column, size + more))
    return replace(layout, shown=tuple(shown))


def _broken(header: str, size: int) -> list[str]:
    return [line for part in broken(header, size).split("\n") for line in wrapped(part, size)]


def _header(layout: Layout) -> Iterator[Styled]:
    told = [_broken(visible(column.header), size) for column, size in layout.shown]
    tall = max(map(len, told))
    cells = [[""] * (tall - len(lines)) + lines for lines in told]
    yield from _side_by_side(cells, layout, {})
    yield (_INDENT, PLAIN), ("─" * layout.width, DIM)


def _row(line: Line, layout: Layout) -> Iterator[Styled]:
    cells = [_cell(line.cells[column.key], size) for column, size in layout.shown]
    yield from _side_by_side(cells, layout, {"rating": line.tone, "meets": line.tone} | line.tones)


def _cell(text: str, size: int) -> list[str]:
    return [line for part in text.split("\n") for line in wrapped(visible(part), size)]


def _side_by_side(
    cells: Sequence[Sequence[str]], layout: Layout, tones: dict[str, str | None]
) -> Iterator[Styled]:
    """Cells of several lines beside each other, each in its column."""
    for number in range(max(map(len, cells))):
        pieces: list[Piece] = [(_INDENT, PLAIN)]
        for (column, size), lines in zip(layout.shown, cells, strict=True):
            text = lines[number] if number < len(lines) else ""
            style = tones.get(column.key) or PLAIN
            pieces += [(_padded(text, size, right=column.right), style), (" " * layout.gap, PLAIN)]
        yield tuple(pieces)


def _padded(text: str, size: int, *, right: bool = False) -> str:
    blanks = " " * (size - width(text))
    return blanks + text if right else text + blanks
