"""Whatever bytes it is given, the reader of workbooks gives sound grids or known problems."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineError
from workbooks import FEW, OLE, PLAIN, made, part, refusal, with_parts
from xlsxwriter.worksheet import Worksheet

from welfare_cli.intake import xlsx_values
from welfare_cli.intake.xlsx import read_workbook

CODES = {
    "bad-character",
    "xlsx-broken",
    "xlsx-empty",
    "xlsx-old-format",
    "xlsx-password",
    "xlsx-sheet",
    "xlsx-too-large",
}


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
