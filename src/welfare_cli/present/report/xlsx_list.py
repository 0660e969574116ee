"""A worksheet that is a list: one header that stays, a row per line, a filter, a printed width.

The section is a column of it, not a heading between rows, so that it can be filtered and sorted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from welfare_cli.ground.lines import width
from welfare_cli.present.report.xlsx_number import numeral
from welfare_cli.present.report.xlsx_page import lines_of, tone_of
from welfare_cli.present.report.xlsx_style import HIGHEST, LINE, Styles, Untyped, harmless, put
from welfare_cli.present.sheet import Column, Line, Sheet

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
_LEAST = 6
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
    _rows(page, styles, sheet, list(zip(columns, widths, strict=True)), row + 1)
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


def _rows(
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
    return max(_LEAST, header, min(need, most))


def _high(texts: Sequence[str], widths: Sequence[int]) -> float:
    lines = max(lines_of(text, size) for text, size in zip(texts, widths, strict=True))
    return min(lines * LINE + 3, HIGHEST)
