"""The department's sheet as Excel: only what is asked for can be typed in, and is checked there.

Only this module and the report's workbook know XlsxWriter.
"""

import io
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from welfare_cli.ground.lines import wrapped
from welfare_cli.ground.translation import N_, _
from welfare_cli.plan.indicator import Indicator
from welfare_cli.present.formats import Target
from welfare_cli.present.template import KEYS, OPEN, Template

_FONT = "Yu Gothic"
_HEADER_ROW = 3
_LINE = 17  # points a line of text takes
_WIDTHS = {
    "section": 30,
    "id": 15,
    "indicator": 36,
    "unit": 6,
    "baseline": 10,
    "baseline_year": 8,
    "target": 10,
    "target_year": 8,
    "last": 14,
    "value": 14,
    "status": 11,
    "source": 16,
    "note": 20,
}
_LEFT = ("section", "id", "indicator", "unit", "source", "note")


def template_xlsx(sheet: Template, target: Target) -> bytes:
    """The workbook; the same sheet gives the same bytes."""
    file = io.BytesIO()
    # Text is text: nothing that people wrote becomes a formula, a link or a number.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {"in_memory": True, **plain}) as book:
        book.set_properties({"title": sheet.title, "created": datetime(2000, 1, 1, tzinfo=UTC)})
        page = book.add_worksheet(_("actuals", target.lang))
        _lay_out(book, page, sheet)
        _fill(book, page, sheet)
        for number, indicator in enumerate(sheet.indicators, _HEADER_ROW + 1):
            _check(page, number, indicator, sheet, target.lang)
        _print_setup(page, sheet)
        page.protect("", {"format_columns": True, "format_rows": True, "sort": True})
    return file.getvalue()


def _lay_out(book: Any, page: Any, sheet: Template) -> None:  # noqa: ANN401  XlsxWriter is untyped
    title = book.add_format({"bold": True, "font_size": 14, "font_name": _FONT})
    small = book.add_format({"font_color": "#555555", "font_name": _FONT})
    page.write_string(0, 0, sheet.title, title)
    page.write_string(1, 0, sheet.advice, small)
    for column, key in enumerate(KEYS):
        page.set_column(column, column, _WIDTHS[key])
    page.freeze_panes(_HEADER_ROW + 1, KEYS.index("unit"))


def _fill(book: Any, page: Any, sheet: Template) -> None:  # noqa: ANN401  XlsxWriter is untyped
    base = {"font_name": _FONT, "border": 1, "valign": "vcenter", "text_wrap": True}
    page.set_row(_HEADER_ROW, _LINE * 2 + 4)
    header = book.add_format({**base, "bold": True, "bg_color": "#DDE6EE", "align": "center"})
    for column, text in enumerate(sheet.headers):
        page.write_string(_HEADER_ROW, column, text, header)
    locked = {
        key: book.add_format({**base, "align": "left" if key in _LEFT else "right"}) for key in KEYS
    }
    for number, cells in enumerate(sheet.rows, _HEADER_ROW + 1):
        indicator = sheet.indicators[number - _HEADER_ROW - 1]
        page.set_row(number, _LINE * _lines(cells) + 4)
        for column, (key, text) in enumerate(zip(KEYS, cells, strict=True)):
            if key not in OPEN:
                page.write_string(number, column, text, locked[key])
        typed = {**base, "locked": False, "bg_color": "#FFF9DB"}
        shown = "#,##0" + ("." + "0" * indicator.decimals if indicator.decimals else "")
        for key in OPEN:
            style = {**typed, "num_format": shown} if key == "value" else typed
            page.write_blank(number, KEYS.index(key), None, book.add_format(style))


def _lines(cells: tuple[str, ...]) -> int:
    """How many lines the tallest cell of a row takes in its column."""
    return max(len(wrapped(text, _WIDTHS[key] - 2)) for key, text in zip(KEYS, cells, strict=True))


def _check(
    page: Any,  # noqa: ANN401  XlsxWriter is untyped
    row: int,
    indicator: Indicator,
    sheet: Template,
    lang: str,
) -> None:
    """Let Excel refuse what the import would: texts for numbers, impossible shares."""
    low, high = (0, 100) if indicator.is_share else (-(10**15), 10**15)
    number = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": _("A number is needed", lang),
        "error_message": _(
            N_("Write a percentage from 0 to 100, such as 46.4.")
            if indicator.is_share
            else N_("Write digits only; the unit stands in its own column."),
            lang,
        ),
    }
    page.data_validation(row, KEYS.index("value"), row, KEYS.index("value"), number)
    choice = {
        "validate": "list",
        "source": list(sheet.statuses),
        "error_title": sheet.headers[KEYS.index("status")],
        "error_message": _("Choose one from the list.", lang),
    }
    page.data_validation(row, KEYS.index("status"), row, KEYS.index("status"), choice)


def _print_setup(page: Any, sheet: Template) -> None:  # noqa: ANN401  XlsxWriter is untyped
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADER_ROW)
    page.set_footer("&L&F&R&P / &N")
    page.print_area(0, 0, _HEADER_ROW + len(sheet.rows), len(KEYS) - 1)
