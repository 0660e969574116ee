"""One walk over a sheet's XML, before its values are read: how far it reaches, what is no value.

Only the one form that Excel writes is let through: rows and cells in ascending order, each with at
most one value of a known type. So the reader that comes after cannot see another sheet than this.
"""

import math
import re
from dataclasses import dataclass, field

from welfare_cli.intake.grid import Cell
from welfare_cli.intake.xlsx_guard import Attributes, Package, index_of, local, required
from welfare_cli.intake.xlsx_parts import Book, Strings, is_raised

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384

_TYPES = frozenset(("n", "s", "str", "b", "e", "d", "inlineStr"))
_DEPTHS = {"sheetData": 1, "row": 2, "c": 3, "f": 4, "v": 4, "is": 4}
_NAME = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")

Position = tuple[int, int]  # row and column, both from 0


@dataclass
class Scan:
    """What a sheet holds, in indexes from 0. `faults` are cells that stand for their values."""

    rows: int = 0
    columns: int = 0
    characters: int = 0  # of shared texts, once for every cell that shows one
    faults: dict[Position, Cell] = field(default_factory=dict)
    percents: set[Position] = field(default_factory=set)
    raised: set[Position] = field(default_factory=set)

    @property
    def area(self) -> int:
        """How many cells lie between A1 and the last one."""
        return self.rows * self.columns


def scan_sheet(
    package: Package, book: Book, part: str, strings: Strings, percent_styles: frozenset[int]
) -> Scan:
    """Walk the sheet; raises Refused where it is not as Excel writes it."""
    scanner = _Scanner(strings, percent_styles, book.is_uncalculated)
    package.walk(part, scanner.start, scanner.end, scanner.text)
    return scanner.scan


@dataclass
class _Scanner:
    strings: Strings
    percent_styles: frozenset[int]
    is_uncalculated: bool
    scan: Scan = field(default_factory=Scan)
    depth: int = 0
    is_inside: bool = False
    is_done: bool = False  # once the one sheetData has begun
    row: int = -1
    column: int = -1
    cell: Attributes = field(default_factory=dict)
    children: set[str] = field(default_factory=set)
    value: list[str] | None = None  # pieces of the text of <v> while inside it
    written: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        name, depth = local(name), self.depth
        self.depth += 1
        if name == "sheetData":
            required(depth == 1 and not self.is_done)
            self.is_inside = self.is_done = True
        if not self.is_inside:
            return
        required(self.value is None and _DEPTHS.get(name, depth) == depth)
        if name == "row":
            self.row = _row(attributes.get("r"), self.row)
            self.column = -1
        elif name == "c":
            self._open_cell(attributes)
        elif depth == 4:
            self._open_child(name)
        elif is_raised(name, attributes):
            self.scan.raised.add((self.row, self.column))

    def end(self, name: str) -> None:
        name = local(name)
        self.depth -= 1
        if not self.is_inside:
            return
        if name == "v":
            self.written, self.value = "".join(self.value or ()), None
        elif name == "c":
            self._close_cell()
        elif name == "sheetData":
            self.is_inside = False

    def text(self, chars: str) -> None:
        if self.value is not None:
            self.value.append(chars)

    def _open_cell(self, attributes: Attributes) -> None:
        self.column = _column(attributes.get("r"), self.row, self.column)
        self.cell, self.children, self.written = attributes, set(), ""

    def _open_child(self, name: str) -> None:
        required(name not in self.children)
        self.children.add(name)
        if name == "v":
            self.value = []

    def _close_cell(self) -> None:
        if not self.children:
            return  # only a style stands here
        here, kind = (self.row, self.column), self.cell.get("t", "n")
        required(kind in _TYPES)
        self._reach()
        if "f" in self.children and not self._is_calculated(kind):
            self.scan.faults[here] = Cell(fault="formula")
        elif kind == "e":
            self.scan.faults[here] = Cell(self.written[:20], fault="error")
        elif kind == "s":
            self._add_shared()
        elif kind == "b":
            required(self.written in ("0", "1"))
        elif kind == "n" and self.written:
            required(_is_number(self.written))
            if index_of(self.cell.get("s", "0")) in self.percent_styles:
                self.scan.percents.add(here)

    def _is_calculated(self, kind: str) -> bool:
        """Whether the formula's value stands beside it; an empty text is one.

        A program that calculates nothing puts 0 there, and asks for it to be calculated later.
        """
        if self.is_uncalculated and self.written == "0":
            return False
        return bool(self.written) or (kind == "str" and "v" in self.children)

    def _add_shared(self) -> None:
        index = index_of(self.written)
        required(index < len(self.strings.lengths))
        self.scan.characters += self.strings.lengths[index]
        if index in self.strings.raised:
            self.scan.raised.add((self.row, self.column))

    def _reach(self) -> None:
        self.scan.rows = max(self.scan.rows, self.row + 1)
        self.scan.columns = max(self.scan.columns, self.column + 1)


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and math.isfinite(float(text))


def _row(written: str | None, last: int) -> int:
    """The row's index: as written, else the next; never before one that was read."""
    row = last + 1 if written is None else index_of(written) - 1
    required(last < row < MAX_ROW)
    return row


def _column(written: str | None, row: int, last: int) -> int:
    """The column's index by the cell's name, else the next."""
    column = last + 1
    if written is not None:
        found = _NAME.fullmatch(written)
        required(found is not None and int(found[2]) == row + 1)
        column = -1
        for letter in found[1] if found else "":
            column = (column + 1) * 26 + ord(letter) - 65
    required(last < column < MAX_COLUMN)
    return column
