"""What Excel shows in a cell is what is read from it; where it has no value, none is made up."""

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from workbooks import FEW, MAIN, PLAIN, first, made, one, part, sheet_of, with_parts
from xlsxwriter.worksheet import Worksheet

from welfare_cli.intake.grid import Cell
from welfare_cli.intake.xlsx import read_workbook


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (111901, "111901"),
        (34.5, "34.5"),
        (0.1, "0.1"),
        (-0.0, "0"),
        (1e15, "1000000000000000"),
        (1e22, "10000000000000000000000"),
        (1e-7, "0.0000001"),
        (0.1 + 0.2, "0.3"),  # the writer itself cuts to 16 digits
    ],
)
def test_numbers_are_written_plainly(value: float, text: str) -> None:
    cell = first(made(lambda _, sheet: sheet.write(0, 0, value)))
    assert cell == Cell(text, Decimal(text))


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("0.0%", 0.464, "46.4%"),
        ("0%", 0.5, "50%"),
        ("0.00%", 1, "100%"),
        ("0%", 0, "0%"),
        ("0%;[Red]-0%", 0.57, "57%"),
        ('0.0" % "', 46.4, "46.4"),
        ("0.0\\%", 46.4, "46.4"),
        ("0.0_%", 46.4, "46.4"),
        ("0.0％", 46.4, "46.4"),
    ],
)
def test_percent_is_what_excel_shows(code: str, value: float, text: str) -> None:
    cell = first(
        made(lambda book, sheet: sheet.write(0, 0, value, book.add_format({"num_format": code})))
    )
    assert cell == Cell(text, Decimal(text.removesuffix("%")))


@pytest.mark.parametrize("identity", [9, 10])
def test_percent_formats_of_excel_itself(identity: int) -> None:
    cell = first(made(lambda b, s: s.write(0, 0, 0.464, b.add_format({"num_format": identity}))))
    assert cell.text == "46.4%"


@given(st.decimals(0, 1, places=5, allow_nan=False))
@FEW
def test_percent_is_exactly_a_hundredfold(value: Decimal) -> None:
    style = part(
        made(lambda b, s: s.write(0, 0, 1, b.add_format({"num_format": "0%"}))), "xl/styles.xml"
    )
    data = with_parts(sheet_of(f'<row><c s="1"><v>{value}</v></c></row>'), {"xl/styles.xml": style})
    assert first(data).number == value * 100


def test_a_range_that_excel_made_a_date_is_a_date() -> None:
    cell = first(
        made(
            lambda book, sheet: sheet.write_datetime(
                0, 0, date(2025, 4, 14), book.add_format({"num_format": 'm"月"d"日"'})
            )
        )
    )
    assert cell == Cell("2025-04-14", day=date(2025, 4, 14))


def test_dates_are_counted_from_the_year_the_book_says() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": True}) as book:
        day = book.add_format({"num_format": 14})
        book.add_worksheet().write_datetime(0, 0, datetime.fromisoformat("2025-04-14T12:00"), day)
    assert first(buffer.getvalue()) == Cell("2025-04-14 12:00:00", day=date(2025, 4, 14))


@pytest.mark.parametrize("value", [time(3, 4), timedelta(hours=30)])
def test_times_are_no_numbers(value: time | timedelta) -> None:
    cell = first(
        made(
            lambda book, sheet: sheet.write_datetime(
                0, 0, value, book.add_format({"num_format": "[h]:mm"})
            )
        )
    )
    assert cell.fault == "time"
    assert cell.number is None


def test_text_stays_text() -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["0012", True, False])
        sheet.write_rich_string(0, 3, "大", sheet.default_url_format, "垣")
        sheet.write_string(0, 4, "一\n二")

    cells = one(made(fill)).rows[0]
    assert [cell.text for cell in cells] == ["0012", "TRUE", "FALSE", "大垣", "一\n二"]
    assert all(cell.number is None for cell in cells)


def test_furigana_is_no_part_of_the_text() -> None:
    texts = (
        f'<sst xmlns="{MAIN}"><si><t>大垣</t><rPh sb="0" eb="2"><t>オオガキ</t></rPh></si></sst>'
    )
    assert first(with_parts(PLAIN, {"xl/sharedStrings.xml": texts})) == Cell("大垣")


def test_only_the_first_of_merged_cells_has_the_value() -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.merge_range("A1:C2", "名称")
        sheet.write("D2", 1)

    grid = one(made(fill))
    assert [[cell.text for cell in cells] for cells in grid.rows] == [["名称"], ["", "", "", "1"]]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<c><f>1+1</f></c>", Cell(fault="formula")),
        ("<c><f>1+1</f><v></v></c>", Cell(fault="formula")),
        ('<c t="str"><f>A2</f></c>', Cell(fault="formula")),
        ('<c><f t="shared" si="0"/></c>', Cell(fault="formula")),
        ("<c><f>1+1</f><v>2</v></c>", Cell("2", Decimal(2))),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', Cell("#DIV/0!", fault="error")),
        ('<c t="e"><v>#N/A</v></c>', Cell("#N/A", fault="error")),
    ],
)
def test_formulas_without_value_and_errors_are_faults(cell: str, expected: Cell) -> None:
    assert first(sheet_of(f"<row>{cell}</row>")) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0, Cell(fault="formula")), (5, Cell("5", Decimal(5)))]
)
def test_a_zero_that_excel_was_left_to_calculate_is_a_fault(value: int, expected: Cell) -> None:
    data = made(lambda _, sheet: sheet.write_formula("B2", "=SUM(A1:A9)", None, value))
    assert 'fullCalcOnLoad="1"' in part(data, "xl/workbook.xml")
    assert one(data).cell(0, 1) == expected


def test_a_formula_whose_value_is_empty_text_is_empty() -> None:
    empty = '<c r="B1" t="str"><f>""</f><v></v></c>'
    grid = one(sheet_of(f'<row r="1"><c r="A1"><v>1</v></c>{empty}</row>'))
    assert grid.cell(0, 1).is_empty


def test_an_invisible_character_is_told_as_in_csv() -> None:
    data = made(lambda _, sheet: sheet.write_column("B3", ["a\u202eb", "\u202e"]))
    grids, problems = read_workbook("a.xlsx", data, None)
    assert grids[0].cell(0, 1).text == "a b"
    assert [(p.code, str(p.place), p.facts) for p in problems] == [
        ("bad-character", "a.xlsx[実績]:3:2", {"character": "U+202E"})
    ]
