"""A table as it was sent, from CSV or Excel alike: rows of cells that know what they are called."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import PurePath

from welfare_cli.files.csv_rows import Row
from welfare_cli.ground.problem import Place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text; and, from Excel, its number or date. `fault` is why it cannot be used."""

    text: str = ""
    number: Decimal | None = None
    day: date | None = None
    fault: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text.strip() and self.fault is None


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet. `lines` are the rows' numbers as a spreadsheet counts them.

    `texts` are the records of a text file, which know where their cells stand in it.
    """

    file: str
    rows: list[list[Cell]]
    lines: list[int]
    sheet: str | None = None
    texts: tuple[Row, ...] = ()
    told: tuple[str, ...] = field(default=())  # what the reader should know: encoding, sheet

    @cached_property
    def base(self) -> str:
        """The file's name without its folder."""
        return PurePath(self.file).name

    def cell(self, row: int, column: int) -> Cell:
        """The cell at these indexes from 0; an empty one beyond the row's end."""
        cells = self.rows[row]
        return cells[column] if 0 <= column < len(cells) else Cell()

    def name(self, row: int, column: int) -> str:
        """Excel's own name of the cell: C14."""
        return f"{column_name(column)}{self.lines[row]}"

    def origin(self, row: int, column: int) -> str:
        """The file, the sheet and the name of the cell: `book.xlsx[実績] C14`."""
        return f"{self._path} {self.name(row, column)}"

    def place(self, row: int, column: int) -> Place:
        """Where the cell is, for a problem: in a workbook, by the numbers of row and column."""
        if self.texts:
            return self.texts[row].place(column)
        return Place(self._path, self.lines[row], column + 1)

    @property
    def _path(self) -> str:
        return f"{self.file}[{self.sheet}]" if self.sheet else self.file


def column_name(index: int) -> str:
    """Excel's letters for an index from 0: A, B, …, Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
