"""The sheets that Excel shows are read as it shows them, and what it hides or links to is said."""

from decimal import Decimal

import pytest
import xlsxwriter
from workbooks import MAIN, PLAIN, first, made, one, part, refusal, sheet_of, with_parts
from xlsxwriter.worksheet import Worksheet

from welfare_cli.intake.grid import Cell
from welfare_cli.intake.xlsx import read_workbook


def test_lines_and_columns_are_those_of_excel() -> None:
    def fill(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write("C4", "名称")
        sheet.write("D4", "H29")
        sheet.write("D6", 111901)

    grid = one(made(fill))
    assert grid.lines == [4, 6]
    assert grid.sheet == "実績"
    assert grid.name(0, 2) == "C4"
    assert grid.cell(0, 2) == Cell("名称")
    assert grid.cell(1, 3) == Cell("111901", Decimal(111901))
    assert str(grid.place(1, 3)) == "a.xlsx[実績]:6:4"


def test_a_cell_far_out_that_has_only_a_style_is_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert one(sheet_of(f"<row><c><v>1</v></c></row>{far}")).lines == [1]


def hiding(how: str) -> bytes:
    def fill(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, "shown")
        other = book.get_worksheet_by_name("内部")
        assert other is not None
        other.write(0, 0, "secret")
        getattr(other, how)()

    return made(fill, ("公表", "内部"))


@pytest.mark.parametrize("how", ["hide", "very_hidden"])
def test_hidden_sheets_are_said_and_read_only_by_name(how: str) -> None:
    data = hiding(how)
    assert one(data).rows == [[Cell("shown")]]
    assert one(data).told == ("hidden-sheet:内部",)
    named = one(data, "内部")
    assert (named.rows, named.told) == ([[Cell("secret")]], ())


def test_all_visible_sheets_that_hold_anything_come_in_order() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        book.add_chartsheet("図")
        book.add_worksheet("空")
        sheet.write(0, 0, 1)
        book.add_worksheet("H30").write(1, 1, 2)

    grids, problems = read_workbook("a.xlsx", made(fill, ("H29",)), None)
    assert not problems
    assert [(g.sheet, g.lines) for g in grids] == [("H29", [1]), ("H30", [2])]
    assert one(made(fill, ("H29",)), "H30").rows[0][1].text == "2"
    assert refusal(made(fill, ("H29",)), "図") == "xlsx-sheet"


def test_an_unknown_sheet_is_told_with_the_nearest_and_all() -> None:
    grids, problems = read_workbook("a.xlsx", hiding("hide"), "公表　")
    assert not grids
    assert problems[0].code == "xlsx-sheet"
    assert problems[0].facts == {"sheet": "公表　", "known": "公表, 内部", "near": "公表"}


def test_an_empty_workbook_is_told() -> None:
    data = made(lambda book, _: book.add_worksheet("b").hide(), ("a",))
    assert refusal(data) == refusal(data, "b") == "xlsx-empty"


def test_links_to_other_files_are_said_and_their_values_taken() -> None:
    link = with_parts(
        sheet_of("<row><c><f>[1]Sheet1!A1</f><v>46.4</v></c></row>"),
        {"xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"/>'},
    )
    assert one(link).told == ("external-links",)
    assert first(link).text == "46.4"


def test_macros_are_never_opened() -> None:
    assert first(with_parts(PLAIN, {"xl/vbaProject.bin": b"\0" * 2**26})) == Cell("x")


def test_prefixes_and_other_places_of_parts_are_understood() -> None:
    rels = part(PLAIN, "xl/_rels/workbook.xml.rels")
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    moved = {
        "xl/_rels/workbook.xml.rels": rels.replace("worksheets/sheet1.xml", "/Data/S.xml"),
        "data/s.xml": sheet,
    }
    grid = one(with_parts(PLAIN, moved))
    assert grid.lines == [2]
    assert grid.cell(0, 1).text == "1"


def shown(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.write(0, 0, "shown")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("xl/_rels/workbook.xml.rels", "sheet2.xml", "sheet1.xml"),
        ("xl/workbook.xml", 'name="b"', 'name="A"'),
        ("xl/workbook.xml", 'name="b"', 'name=""'),
        ("xl/workbook.xml", 'r:id="rId2"', 'r:id="rId9"'),
    ],
)
def test_sheets_that_cannot_be_told_apart_are_refused(name: str, old: str, new: str) -> None:
    data = made(shown, ("a", "b"))
    assert refusal(with_parts(data, {name: part(data, name).replace(old, new)})) == "xlsx-broken"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A1"/><c r="A1"/></row>',
        '<row r="1"><c r="A2"/></row>',
        '<row r="1048577"/>',
        '<row r="1"><c r="XFE1"/></row>',
        '<row r="1"><c r="$A$1"/></row>',
        "<c><v>1</v></c>",
        "<row><row/></row>",
        "<row><c><c/></c></row>",
        "<row><c><v>1</v><v>2</v></c></row>",
        "<row><c><v><b>1</b></v></c></row>",
        "<row><c><v>one</v></c></row>",
        "<row><c><v>NaN</v></c></row>",
        "<row><c><v>1e999</v></c></row>",
        "<row><c><v>1_0</v></c></row>",
        '<row><c t="s"><v>1</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="q"><v>1</v></c></row>',
        '<row><c t="b"><v>2</v></c></row>',
        '<row><c t="str"><v>a<![CDATA[b]]>c</v></c></row>',
        "<sheetData/>",
        "</sheetData><sheetData>",
    ],
)
def test_a_sheet_that_two_readers_could_see_differently_is_refused(rows: str) -> None:
    assert refusal(sheet_of(rows)) == "xlsx-broken"
