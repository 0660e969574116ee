"""The header of a result file: which column is which. A column stands once, and the first two must.

A nameless column is nobody's, as Excel leaves commas behind empty ones.
"""

from dataclasses import dataclass

from welfare_cli.files.csv_rows import Row
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place, Problem
from welfare_cli.ground.text import folded, nearest
from welfare_cli.results.columns import COLUMN, COLUMNS, HEADER, REQUIRED, YEAR

_SHORT = 3  # characters of a name to which too many others are near


@dataclass(frozen=True, slots=True)
class Header:
    """Where each named column stands, how many there are, and the year that the file's name says.

    Where `year` is None each row says its own.
    """

    columns: dict[str, int]
    size: int
    year: FiscalYear | None

    @property
    def is_long(self) -> bool:
        """Whether each row says its own year."""
        return YEAR in self.columns

    def cell(self, row: Row, column: str) -> str:
        """What stands in that column, without blanks around it; nothing where it is missing."""
        at = self.columns.get(column, len(row.cells))
        return row.cells[at].strip() if at < len(row.cells) else ""

    def place(self, row: Row, column: str) -> Place:
        """The place of that column's cell."""
        return row.place(self.columns.get(column, 0))


def read_header(row: Row, year: FiscalYear | None) -> tuple[Header, list[Problem]]:
    """The header in that row, and all that is wrong with it."""
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for index, cell in enumerate(row.cells):
        name = cell.strip()
        if not name:
            continue
        if name in columns:
            problems.append(Problem("csv-column-twice", row.place(index), {"column": name}))
        elif name not in COLUMN:
            problems.append(_unknown(row, index, name))
        columns.setdefault(name, index)
    for name in REQUIRED:
        if name not in columns:
            facts = {"column": name, "columns": ",".join(HEADER)}
            problems.append(Problem("csv-column-missing", row.place(0), facts))
    return Header(columns, len(row.cells), year), problems


def _unknown(row: Row, index: int, name: str) -> Problem:
    near = _meant(name)
    code = "csv-column-unknown" if near else "csv-column-extra"
    return Problem(code, row.place(index), {"column": name} | ({"near": near} if near else {}))


def _meant(name: str) -> str | None:
    """The column that was probably meant, by what people call it or by a near miss of its name."""
    called = (column.name for column in COLUMNS if folded(name) in column.headers)
    # Any two letters are near to a name as short as n: only a word for it means it.
    return next(called, None) or nearest(name, (n for n in COLUMN if len(n) > _SHORT))
