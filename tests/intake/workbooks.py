"""Workbooks as other programs write them, whole or spoilt, and what is read of them."""

import io
import zipfile
from collections.abc import Callable, Mapping

import xlsxwriter
from hypothesis import settings
from xlsxwriter.worksheet import Worksheet

from welfare_cli.intake.grid import Cell, Grid
from welfare_cli.intake.xlsx import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
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
    assert not problems, problems
    assert len(grids) == 1
    return grids[0]


def first(data: bytes) -> Cell:
    return one(data).rows[0][0]


def refusal(data: bytes, sheet: str | None = None) -> str:
    grids, problems = read_workbook("a.xlsx", data, sheet)
    assert not grids, grids
    (problem,) = problems
    assert problem.path == "a.xlsx"
    assert all(problem.message(lang) and problem.hint(lang) for lang in ("ja", "en"))
    return problem.code
