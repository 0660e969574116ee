"""An .xlsx from a stranger: what Excel shows becomes a grid, and what it hides is said.

Whatever is broken, hostile or not a workbook at all comes back as one problem.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineError
from xlsxwriter.worksheet import Worksheet

from welfare_cli.intake import xlsx_values
from welfare_cli.intake.grid import Cell, Grid
from welfare_cli.intake.xlsx import read_workbook
from welfare_cli.intake.xlsx_guard import MAX_CELLS, MAX_ENTRIES, MAX_MARKS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
EXTENT = "実績!A1:D1048576 > 2,000,000"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")
CODES = {
    "bad-character",
    "xlsx-broken",
    "xlsx-empty",
    "xlsx-old-format",
    "xlsx-password",
    "xlsx-sheet",
    "xlsx-too-large",
}
FEW = settings(max_examples=200, deadline=None, derandomize=True)

Fill = Callable[[xlsxwriter.Workbook, Worksheet], object]


def made(fill: Fill, names: tuple[str, ...] = ("実績",)) -> bytes:
    """A workbook as another program writes it, its first sheet filled."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheets = [book.add_worksheet(name) for name in names]
        fill(book, sheets[0])
    return buffer.getvalue()


def with_parts(
    data: bytes, parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The workbook with these parts put in, or in place of its own."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", method) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


PLAIN = made(lambda _, sheet: sheet.write(0, 0, "x"))


def sheet_of(rows: str) -> bytes:
    """A workbook whose sheet holds exactly this XML in its sheetData."""
    return with_parts(
        PLAIN, {SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'}
    )


def one(data: bytes, sheet: str | None = None) -> Grid:
    grids, problems = read_workbook("a.xlsx", data, sheet)
    assert not problems
    assert len(grids) == 1
    return grids[0]


def first(data: bytes) -> Cell:
    return one(data).rows[0][0]


def refusal(data: bytes, sheet: str | None = None) -> str:
    grids, problems = read_workbook("a.xlsx", data, sheet)
    assert not grids
    (problem,) = problems
    assert problem.path == "a.xlsx"
    assert all(problem.message(lang) and problem.hint(lang) for lang in ("ja", "en"))
    return problem.code


# What Excel shows


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


# What has no value


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


def test_a_formula_whose_value_is_empty_text_is_empty() -> None:
    empty = '<c r="B1" t="str"><f>""</f><v></v></c>'
    grid = one(sheet_of(f'<row r="1"><c r="A1"><v>1</v></c>{empty}</row>'))
    assert grid.cell(0, 1).is_empty


def test_a_cell_far_out_that_has_only_a_style_is_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert one(sheet_of(f"<row><c><v>1</v></c></row>{far}")).lines == [1]


def test_an_invisible_character_is_told_as_in_csv() -> None:
    data = made(lambda _, sheet: sheet.write_column("B3", ["a\u202eb", "\u202e"]))
    grids, problems = read_workbook("a.xlsx", data, None)
    assert grids[0].cell(0, 1).text == "a b"
    assert [(p.code, str(p.place), p.facts) for p in problems] == [
        ("bad-character", "a.xlsx[実績]:3:2", {"character": "U+202E"})
    ]


# Which sheets


def shown(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.write(0, 0, "shown")


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


# What is not a workbook


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "xlsx-broken"),
        (b"name,value\n", "xlsx-broken"),
        (PLAIN[: len(PLAIN) // 2], "xlsx-broken"),
        (PLAIN[:-30], "xlsx-broken"),
        (OLE, "xlsx-old-format"),
        (ENCRYPTED, "xlsx-password"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_a_locked_zip_is_a_password() -> None:
    data = bytearray(PLAIN)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert refusal(bytes(data)) == "xlsx-password"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE worksheet SYSTEM "http://example.com/x">',
        '<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>',
        '<?xml version="1.0" encoding="shift_jis"?>',
    ],
)
def test_document_types_and_other_encodings_are_refused(head: str) -> None:
    sheet = part(PLAIN, SHEET).partition("?>")[2]
    assert refusal(with_parts(PLAIN, {SHEET: head + sheet})) == "xlsx-broken"
    if "DOCTYPE" in head:
        assert refusal(with_parts(PLAIN, {"docProps/custom.xml": f"{head}<a/>"})) == "xlsx-broken"


@pytest.mark.parametrize("missing", [SHEET, "xl/workbook.xml", "_rels/.rels", "xl/styles.xml"])
def test_a_missing_part_is_told(missing: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != missing:
                new.writestr(name, old.read(name))
    assert refusal(buffer.getvalue()) == "xlsx-broken"


@pytest.mark.parametrize("name", ["../evil.xml", "xl/../../evil.xml", "xl\\..\\evil.xml"])
def test_names_that_climb_are_refused(name: str) -> None:
    assert refusal(with_parts(PLAIN, {name: "<a/>"})) == "xlsx-broken"


def test_a_part_that_stands_twice_is_refused() -> None:
    assert refusal(with_parts(PLAIN, {SHEET.upper(): "<worksheet/>"})) == "xlsx-broken"


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


# What unfolds


def test_a_bomb_is_never_unpacked() -> None:
    assert refusal(with_parts(PLAIN, {SHEET: bytes(100 * 2**20)})) == "xlsx-too-large"


def test_many_parts_are_counted_together() -> None:
    parts = {f"xl/x{n}.xml": b" " * (9 * 2**20) for n in range(3)}
    assert refusal(with_parts(PLAIN, parts)) == "xlsx-too-large"


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = with_parts(PLAIN, {SHEET: bytes(100 * 2**20)})
    lie = data.replace((100 * 2**20).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert refusal(lie) == "xlsx-broken"


def test_too_many_entries_are_not_even_listed() -> None:
    many = {f"x/{n}": b"" for n in range(MAX_ENTRIES)}
    assert refusal(with_parts(PLAIN, many)) == "xlsx-too-large"


def test_methods_that_excel_does_not_use_are_refused() -> None:
    assert first(with_parts(PLAIN, {}, zipfile.ZIP_STORED)) == Cell("x")
    assert refusal(with_parts(PLAIN, {}, zipfile.ZIP_LZMA)) == "xlsx-broken"


@pytest.mark.parametrize("content", ["<v>1</v>", "<f>1</f>", '<f t="shared" si="0"/>'])
def test_a_cell_far_out_takes_no_room(content: str) -> None:
    far = f'<row r="1048576"><c r="XFD1048576">{content}</c></row>'
    assert refusal(sheet_of(f"<row><c><v>1</v></c></row>{far}")) == "xlsx-too-large"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (PLAIN[:-30], "ZIP"),
        (sheet_of("<c/>"), SHEET),
        (with_parts(PLAIN, {"xl/styles.xml": "<!DOCTYPE a>"}), "xl/styles.xml: DOCTYPE"),
        (with_parts(PLAIN, {"xl/workbook.xml": "<document/>"}), "xl/workbook.xml"),
        (with_parts(PLAIN, {SHEET: bytes(25 * 2**20)}), "> 24 MiB"),
        (sheet_of('<row r="1048576"><c r="D1048576"><v>1</v></c></row>'), EXTENT),
    ],
)
def test_a_refusal_says_where(data: bytes, why: str) -> None:
    _, problems = read_workbook("a.xlsx", data, None)
    assert [problem.facts["why"] for problem in problems] == [why]


def test_the_areas_of_all_sheets_count_together() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        for each in (sheet, book.add_worksheet("b")):
            each.write(MAX_CELLS // 100 * 2 // 3, 99, 1)

    assert refusal(made(fill, ("a",))) == "xlsx-too-large"
    assert one(made(fill, ("a",)), "b").lines == [MAX_CELLS // 100 * 2 // 3 + 1]


def test_more_tags_than_the_limit_are_not_walked() -> None:
    assert refusal(sheet_of("<row/>" * (MAX_MARKS + 1))) == "xlsx-too-large"


@pytest.mark.parametrize("count", [MAX_MARKS + 1, 999_999_999])
def test_room_is_not_made_for_texts_that_are_only_announced(count: int) -> None:
    texts = f'<sst xmlns="{MAIN}" uniqueCount="{count}"><si><t>x</t></si></sst>'
    assert refusal(with_parts(PLAIN, {"xl/sharedStrings.xml": texts})) == "xlsx-too-large"


def test_a_long_text_is_not_repeated_without_end() -> None:
    texts = f'<sst xmlns="{MAIN}"><si><t>{"x" * 30_000}</t></si></sst>'
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 1000 + "</row>"
    data = with_parts(sheet_of(rows), {"xl/sharedStrings.xml": texts})
    assert refusal(data) == "xlsx-too-large"


def test_texts_inside_texts_are_refused() -> None:
    texts = f'<sst xmlns="{MAIN}"><si><si><t>x</t></si></si></sst>'
    assert refusal(with_parts(PLAIN, {"xl/sharedStrings.xml": texts})) == "xlsx-broken"


def test_a_tag_without_end_and_names_without_number_are_refused() -> None:
    assert refusal(sheet_of(f"<row {'a' * 300_000}='1'/>")) == "xlsx-broken"
    assert refusal(sheet_of("".join(f"<b{n}/>" for n in range(200_000)))) == "xlsx-broken"


# Whatever it is


class PanicException(BaseException):
    """As the reader of the values raises."""


@pytest.mark.parametrize("error", [PanicException, OverflowError, CalamineError])
def test_a_failure_of_the_reader_is_a_problem(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(xlsx_values, "_rows", fail)
    assert refusal(PLAIN) == "xlsx-broken"


def test_an_interrupt_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(xlsx_values, "_rows", fail)
    with pytest.raises(KeyboardInterrupt):
        read_workbook("a.xlsx", PLAIN, None)


def everything(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.write_row(0, 0, ["名称", "H29", "備考"])
    sheet.write(1, 0, "人口")
    sheet.write(1, 1, 0.464, book.add_format({"num_format": "0.0%"}))
    sheet.write_datetime(1, 2, date(2025, 4, 14), book.add_format({"num_format": 14}))
    sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    sheet.merge_range("A4:B5", "合計")
    book.add_worksheet("内部").hide()


REAL = made(everything)
XML = [name for name in zipfile.ZipFile(io.BytesIO(REAL)).namelist() if "docProps" not in name]
TAGS = ["<v>", "</c>", "<c/>", "<!--", "<![CDATA[", "<!DOCTYPE a>", 't="s"', 's="1"']
TEXTS = ['r="XFD1048576"', "-1", "9" * 20, "1e999", "NaN", "&#x202e;", "\x00", "\ud7ff", "%"]
PIECES = st.sampled_from([*'<>"/&;= 0', *TAGS, *TEXTS])


def assert_told(data: bytes) -> None:
    grids, problems = read_workbook("a.xlsx", data, None)
    assert grids or problems
    assert {problem.code for problem in problems} <= CODES
    for grid in grids:
        assert len(grid.rows) == len(grid.lines)
        assert grid.lines == sorted(set(grid.lines))
        numbers = [cell.number for cells in grid.rows for cell in cells if cell.number is not None]
        assert all(number.is_finite() for number in numbers)


@given(st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", OLE[:8]]), st.binary(max_size=400))
@FEW
def test_any_bytes_come_back_as_problems(head: bytes, tail: bytes) -> None:
    assert_told(head + tail)


@given(st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), min_size=1, max_size=6))
@FEW
def test_a_workbook_with_changed_bytes_is_read_or_refused(edits: list[tuple[float, bytes]]) -> None:
    data = bytearray(REAL)
    for share, piece in edits:
        at = int(share * len(data))
        data[at : at + len(piece)] = piece
    assert_told(bytes(data))


@given(
    st.sampled_from(XML),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES), min_size=1, max_size=4),
)
@FEW
def test_a_workbook_with_changed_xml_is_read_or_refused(
    name: str, edits: list[tuple[float, int, str]]
) -> None:
    text = part(REAL, name)
    for share, taken, piece in edits:
        at = int(share * len(text))
        text = text[:at] + piece + text[at + taken :]
    assert_told(with_parts(REAL, {name: text}))
