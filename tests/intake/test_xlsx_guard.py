"""What is no sound workbook, or unfolds without end, is refused by name before it takes room."""

import io
import zipfile

import pytest
import xlsxwriter
from workbooks import MAIN, OLE, PLAIN, SHEET, first, made, one, part, refusal, sheet_of, with_parts
from xlsxwriter.worksheet import Worksheet

from welfare_cli.intake.grid import Cell
from welfare_cli.intake.xlsx import read_workbook
from welfare_cli.intake.xlsx_guard import MAX_CELLS, MAX_ENTRIES, MAX_MARKS

EXTENT = "実績!A1:D1048576 > 2,000,000"
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")


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
