"""The values of sheets that were scanned, and each as a cell.

The reader of the values gets a workbook made here, of nothing but the sheets, texts and styles that
were counted and walked before: no macro, link, table or name of the sender's file reaches it.
"""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from io import BytesIO
from typing import TypeVar

from python_calamine import CalamineError, CalamineWorkbook

from welfare_cli.intake.grid import Cell
from welfare_cli.intake.xlsx_guard import Package, broken
from welfare_cli.intake.xlsx_parts import Book

Value = int | float | str | bool | time | date | datetime | timedelta
T = TypeVar("T")

_NOTHING = Cell()  # one for all, since most cells of a sheet are empty
_MOST_PLACES = 40  # a number written out with more zeros is of no use to anyone

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def read_values(
    package: Package, book: Book, parts: Sequence[str]
) -> Iterator[Sequence[Sequence[Value]]]:
    """The rows from A1 of these sheets, one sheet in memory at a time. Raises Refused."""
    clean = BytesIO(_clean(package, book, parts))
    workbook = _watched(partial(CalamineWorkbook.from_filelike, clean), book.part)
    for number, part in enumerate(parts):
        yield _watched(partial(_rows, workbook, number), part)


def cell_of(value: Value, *, is_percent: bool = False) -> Cell:
    """The cell that shows the value."""
    if isinstance(value, str):
        return Cell(value) if value else _NOTHING
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float):
        return _number_cell(value, is_percent=is_percent)
    if isinstance(value, datetime):
        return Cell(value.isoformat(" "), day=value.date())
    if isinstance(value, date):
        return Cell(value.isoformat(), day=value)
    return Cell(str(value), fault="time")


def _number_cell(value: float, *, is_percent: bool) -> Cell:
    """The shortest digits that mean the same float: what was typed, where 15 digits were enough."""
    exact = Decimal(format(value or 0.0, ".15g")).scaleb(2 if is_percent else 0)
    written = f"{exact:f}" if abs(exact.adjusted()) <= _MOST_PLACES else str(exact)
    written = written.removesuffix(".0")
    return Cell(f"{written}%" if is_percent else written, number=Decimal(written))


def _rows(workbook: CalamineWorkbook, number: int) -> Sequence[Sequence[Value]]:
    return workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)


def _watched(call: Callable[[], T], part: str) -> T:
    """What the call gives; raises Refused for anything that the reader of the values raises."""
    try:
        return call()
    except (CalamineError, ArithmeticError, LookupError, OSError, TypeError, ValueError):
        raise broken(part) from None
    except BaseException as error:
        # A panic in its Rust derives from BaseException, under a name that cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise broken(part) from None


def _clean(package: Package, book: Book, parts: Sequence[str]) -> bytes:
    targets = {f"worksheets/{n}.xml": (part, "worksheet") for n, part in enumerate(parts)}
    for target, part in (("sharedStrings", book.strings), ("styles", book.styles)):
        if part:
            targets[f"{target}.xml"] = (part, target)
    sheets = "".join(
        f'<sheet name="{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in range(len(parts))
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", _relations([("xl/workbook.xml", "officeDocument")]))
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(book.is_1904)}"/><sheets>{sheets}</sheets></workbook>',
        )
        kinds = [(target, kind) for target, (_, kind) in targets.items()]
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(kinds))
        for target, (part, _) in targets.items():
            archive.writestr(f"xl/{target}", package.parts[part])
    return buffer.getvalue()


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
