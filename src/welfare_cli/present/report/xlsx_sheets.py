"""The two kinds of worksheets: one read from top to bottom on a grid of columns, and a list.

A list has one header that stays, a row per line, a filter, and a printed width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from welfare_cli.ground.lines import width, wrapped
from welfare_cli.present.page import Fact
from welfare_cli.present.report.xlsx_style import (
    HIGHEST,
    LARGER,
    LINE,
    Styles,
    Untyped,
    harmless,
    numeral,
    put,
)
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


_WIDEST = {
    "section": 18,
    "id": 14,
    "unit": 8,
    "indicator": 28,
    "action": 40,
    "notes": 34,
    "rating": 20,
}
_TEXT = 30  # characters of any other column that wraps
_LIST_LEAST = 6
_FIXED = ("indicator", "action")  # stay in sight with all before them
_RATING = "rating"
_FORMULA = 200  # characters of a text in a condition; a spreadsheet takes 255


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that reads so has that tone, also after somebody changed it."""

    text: str
    tone: str


def write_list(
    page: Untyped,
    styles: Styles,
    sheet: Sheet,
    marks: Sequence[Mark] = (),
    lead: Sequence[str] = (),
) -> None:
    """Title, what must not be missed, header, rows; below them counts and remarks."""
    columns = sheet.written
    page.hide_gridlines(2)
    row = _lead(page, styles, [sheet.title, *sheet.notices, *lead], len(sheet.notices))
    widths = [_width(sheet, column) for column in columns]
    for number, (column, size) in enumerate(zip(columns, widths, strict=True)):
        page.set_column(number, number, size + 2.5)
        page.write_string(row, number, harmless(column.header), styles.of("header"))
    page.set_row(row, _high([c.header for c in columns], widths))
    _list_rows(page, styles, sheet, list(zip(columns, widths, strict=True)), row + 1)
    last = row + len(sheet.lines)
    page.autofilter(row, 0, max(last, row + 1), len(columns) - 1)
    page.freeze_panes(row + 1, _frozen(columns))
    _conditions(page, styles, columns, marks, (row + 1, last))
    end = _foot(page, styles, sheet, last + 2)
    _print(page, row, end, len(columns))


def _lead(page: Untyped, styles: Styles, texts: Sequence[str], notices: int) -> int:
    """Texts in one row each, as long as they are; the row after a blank one."""
    for number, text in enumerate(texts):
        kind = "title" if number == 0 else "notice" if number <= notices else "soft"
        style = styles.plain(kind)
        page.write_string(number, 0, harmless(text), style)
        page.set_row(number, LINE * 1.6 if number == 0 else LINE + 2)
    return len(texts) + 1


def _list_rows(
    page: Untyped, styles: Styles, sheet: Sheet, shown: Sequence[tuple[Column, int]], first: int
) -> None:
    for row, line in enumerate(sheet.lines, first):
        for number, (column, _) in enumerate(shown):
            _cell(page, styles, (row, number), line, column)
        high = _high([line.cells[c.key] for c, _ in shown], [size for _, size in shown])
        page.set_row(row, high)


def _cell(
    page: Untyped, styles: Styles, place: tuple[int, int], line: Line, column: Column
) -> None:
    text = line.cells[column.key]
    number = numeral(text) if column.right else None
    # The tone of the rating is a condition of the whole column.
    tone = None if column.key == _RATING else tone_of(line, column)
    style = styles.of("cell", right=column.right, shown=number.shown if number else "", tone=tone)
    put(page, place, text, style, number.value if number else None)


def _conditions(
    page: Untyped,
    styles: Styles,
    columns: Sequence[Column],
    marks: Sequence[Mark],
    rows: tuple[int, int],
) -> None:
    at = next((n for n, column in enumerate(columns) if column.key == _RATING), None)
    if at is None or rows[1] < rows[0]:
        return
    for mark in (one for one in marks if len(one.text) <= _FORMULA):
        value = '"' + mark.text.replace('"', '""') + '"'
        rule = {"type": "cell", "criteria": "==", "value": value, "format": styles.tone(mark.tone)}
        page.conditional_format(rows[0], at, rows[1], at, rule)


def _foot(page: Untyped, styles: Styles, sheet: Sheet, row: int) -> int:
    counts = "  ".join(text for text, _ in sheet.summary)
    texts = [text for text in (counts, *sheet.remarks) if text]
    for number, text in enumerate(texts):
        page.write_string(row + number, 0, harmless(text), styles.plain("soft"))
    return row + len(texts)


def _frozen(columns: Sequence[Column]) -> int:
    return next((n + 1 for n, c in enumerate(columns) if c.key in _FIXED), 0)


def _print(page: Untyped, header: int, end: int, columns: int) -> None:
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(header)
    page.print_area(0, 0, end, columns - 1)


def _width(sheet: Sheet, column: Column) -> int:
    """As wide as its widest text, up to what a text may take."""
    texts = (part for line in sheet.lines for part in line.cells[column.key][:500].split("\n"))
    need = max((width(text) for text in texts), default=0)
    most = _WIDEST.get(column.key, _TEXT if column.flexible else need)
    header = -(-width(column.header) // 2) + 1
    return max(_LIST_LEAST, header, min(need, most))


def _high(texts: Sequence[str], widths: Sequence[int]) -> float:
    lines = max(lines_of(text, size) for text, size in zip(texts, widths, strict=True))
    return min(lines * LINE + 3, HIGHEST)
