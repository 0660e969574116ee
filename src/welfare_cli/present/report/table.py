"""A sheet as the rows of a page: each cell with its classes, its lines, and where it leads."""

import re
from collections.abc import Iterator, Sequence

from welfare_cli.present.report.columns import columns_of
from welfare_cli.present.sheet import Column, Line, Sheet

# Whether it names its row, its classes, the id it leads to, and its lines.
Cell = tuple[bool, str, str, list[str]]
Row = tuple[str, list[Cell]]
Rows = tuple[Sequence[tuple[int, str]], list[Row]]

_HEADED = ("indicator", "action", "part")  # columns whose cells name their row


def table_of(sheet: Sheet) -> tuple[list[tuple[str, str]], list[Rows]]:
    """The headers with their classes; then each group with its headings and its rows."""
    columns = columns_of(sheet)
    kinds = {column.key: _kinds(column) for column in columns}
    head = _head(columns)
    groups: list[Rows] = [
        (group.headings, [(_depth(line), list(_cells(line, kinds, head))) for line in group.lines])
        for group in sheet.groups
    ]
    return [(kinds[column.key], column.header) for column in columns], groups


def _kinds(column: Column) -> str:
    name = re.sub(r"[^\w-]", "-", column.key)
    return f"{'number' if column.right else 'text'} c-{name}"


def _head(columns: Sequence[Column]) -> str:
    """The column that names the rows: the first, unless one is made for it."""
    keys = [column.key for column in columns]
    return next((key for key in _HEADED if key in keys), keys[0])


def _depth(line: Line) -> str:
    return f"depth-{line.cells['depth']}" if "depth" in line.cells else "row"


def _cells(line: Line, kinds: dict[str, str], head: str) -> Iterator[Cell]:
    for key, kind in kinds.items():
        tone = line.tones.get(key, line.tone if key == "rating" else None)
        toned = f"{kind} tone {tone}" if tone else kind
        leads = key == head == "indicator" and "id" in line.cells
        # A line feed in a cell is meant.
        lines = line.cells[key].split("\n")
        yield key == head, toned, f"i-{line.cells['id']}" if leads else "", lines
