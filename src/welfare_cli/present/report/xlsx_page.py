"""A worksheet that is read from top to bottom: headings, texts and tables on one grid of columns.

A cell that needs more room than one column takes several, and every row is as high as its texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from welfare_cli.ground.lines import width, wrapped
from welfare_cli.present.page import Fact
from welfare_cli.present.report.xlsx_number import numeral
from welfare_cli.present.report.xlsx_style import HIGHEST, LARGER, LINE, Styles, Untyped, put
from welfare_cli.present.sheet import Column, Line, Sheet

GRID = 24  # columns of the grid
WIDE = 5.2  # of each, in the digits of a spreadsheet
ROOM = 5.7  # characters of our type that fit in it
_NAME = 4  # columns of a fact's name
_FLEXIBLE = 5  # columns that a text which wraps begins with
_WORD = 13  # characters of a word that is not broken
_READ = 2_000  # characters of a text that decide how high its row is


@dataclass
class Page:
    """A worksheet, and the row that is written next."""

    sheet: Untyped
    styles: Styles
    row: int = 0

    def __post_init__(self) -> None:
        self.sheet.set_column(0, GRID - 1, WIDE)
        self.sheet.hide_gridlines(2)

    def text(self, text: str, kind: str = "text", tone: str | None = None) -> None:
        """A text as wide as the page."""
        self.cells([(text, GRID, kind, False, tone)])

    def facts(self, facts: Sequence[Fact]) -> None:
        """Each text beside its name."""
        for fact in facts:
            name = (fact.name, _NAME, "name", False, None)
            self.cells([name, (fact.text, GRID - _NAME, "text", False, fact.tone)])

    def blank(self) -> None:
        """An empty row."""
        self.row += 1

    def table(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        """The rows of a sheet under its headers, in their groups."""
        if not sheet.lines:
            return
        spans = spans_of(sheet, columns)
        pairs = list(zip(columns, spans, strict=True))
        self.cells([(c.header, span, "header", c.right, None) for c, span in pairs])
        for group in sheet.groups:
            for _, heading in group.headings:
                self.cells([(heading, sum(spans), "group", False, None)])
            for line in group.lines:
                self.cells(
                    [(line.cells[c.key], s, "cell", c.right, tone_of(line, c)) for c, s in pairs]
                )

    def cells(self, cells: Sequence[tuple[str, int, str, bool, str | None]]) -> None:
        """One row: texts with their spans, kinds, sides and tones."""
        starts = accumulate((span for _, span, *_ in cells), initial=0)
        highest = 1.0
        for start, (text, span, kind, right, tone) in zip(starts, cells, strict=False):
            number = numeral(text) if right and kind == "cell" else None
            shown = number.shown if number else ""
            style = self.styles.of(kind, right=right, shown=shown, tone=tone)
            if span > 1:
                self.sheet.merge_range(self.row, start, self.row, start + span - 1, "", style)
            put(self.sheet, (self.row, start), text, style, number.value if number else None)
            highest = max(highest, lines_of(text, int(span * ROOM) - 2, kind))
        self.sheet.set_row(self.row, min(highest * LINE + 3, HIGHEST))
        self.row += 1


def tone_of(line: Line, column: Column) -> str | None:
    """The tone of a cell: the line's own is that of its rating."""
    tones = {"rating": line.tone, "meets": line.tone} | line.tones
    tone = tones.get(column.key)
    return None if tone is None else str(tone)


def lines_of(text: str, room: int, kind: str = "cell") -> float:
    """How many lines a text takes in that room; large type takes more."""
    larger = LARGER.get(kind, 1.0)
    read = (wrapped(line, max(int(room / larger), 4)) for line in text[:_READ].split("\n"))
    return sum(map(len, read)) * larger


def spans_of(sheet: Sheet, columns: Sequence[Column]) -> list[int]:
    """How many columns of the grid each column takes: figures whole, texts by how long they are."""
    wants = [_want(sheet, column) for column in columns]
    spans = [_least(sheet, column) for column in columns]
    # Headers of figures are broken before texts become narrow strips, and figures never.
    floors = [want if column.right else 2 for column, want in zip(columns, wants, strict=True)]
    while sum(spans) > GRID:
        loose = [n for n, floor in enumerate(floors) if spans[n] > floor]
        if not loose:
            break
        spans[max(loose, key=lambda n: (not columns[n].flexible, spans[n] - floors[n]))] -= 1
    while sum(spans) < GRID:
        short = [n for n, want in enumerate(wants) if want > spans[n]]
        if not short:
            break
        # The one with the most lines first, so that all are about as high.
        spans[max(short, key=lambda n: wants[n] / spans[n])] += 1
    return spans


def _want(sheet: Sheet, column: Column) -> int:
    """How many columns hold every cell of it in one line."""
    texts = (line.cells[column.key][:_READ] for line in sheet.lines)
    return _columns(max((width(part) for text in texts for part in text.split("\n")), default=0))


def _least(sheet: Sheet, column: Column) -> int:
    """How many it needs: figures are never cut, and words only where they are very long."""
    if column.flexible:
        return min(_want(sheet, column), _FLEXIBLE)
    if column.right:
        return max(_want(sheet, column), _columns(_longest([column.header])))
    return _columns(_longest([column.header, *(line.cells[column.key] for line in sheet.lines)]))


def _longest(texts: Sequence[str]) -> int:
    words = (width(word) for text in texts for word in text[:_READ].split())
    return min(max(words, default=0), _WORD)


def _columns(characters: int) -> int:
    return max(1, ceil((characters + 2) / ROOM))
