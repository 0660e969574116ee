"""CSV as rows that know where each of their cells stands.

Quotes that never close, ragged rows and cells without end become problems with a line; the rows
after them are read on.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from welfare_cli.files.source import Source
from welfare_cli.ground.problem import Place, Problem

csv.field_size_limit(131_072)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, which begins at `line` (from 1)."""

    source: Source
    line: int
    cells: list[str]

    def place(self, index: int) -> Place:
        """The place of the cell with that index, or of the row's end when it has none."""
        return _cell_place(self.source, self.line, index)


def read_rows(source: Source, problems: list[Problem]) -> Iterator[Row]:
    """Every record that is not blank; what cannot be read is added to `problems`."""
    lines = source.lines
    start = 0
    while start < len(lines):
        reader = csv.reader((f"{lines[i]}\n" for i in range(start, len(lines))), strict=True)
        done = 0
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield Row(source, start + done + 1, cells)
                done = reader.line_num
        except csv.Error as error:
            problems.append(_failure(source, start + done, str(error)))
            # One bad quote swallows what follows it; reading goes on at the very next line.
            start += done + 1
        else:
            return


def _failure(source: Source, index: int, why: str) -> Problem:
    if "field limit" in why:
        return Problem("csv-cell-too-long", source.place(index + 1, 1), {"limit": "131,072"})
    return Problem("csv-quote", source.place(index + 1, _open_quote(source.lines[index])))


def _open_quote(line: str) -> int:
    """The column of the quote that is still open at the line's end, or of the first one."""
    quotes = [number for number, char in enumerate(line, 1) if char == '"']
    return quotes[-1 if len(quotes) % 2 else 0] if quotes else 1


def _cell_place(source: Source, line: int, index: int) -> Place:
    """Find the cell again in the text: quotes may hold commas and line ends."""
    column, quoted, row = 1, False, line
    while row <= len(source.lines):
        for number, char in enumerate(source.lines[row - 1], 1):
            if index == 0:
                return source.place(row, column)
            if char == '"':
                quoted = not quoted
            elif char == "," and not quoted:
                index, column = index - 1, number + 1
        if not quoted or index == 0:
            return source.place(row, column if index == 0 else len(source.lines[row - 1]) + 1)
        row += 1
    return source.place(line, 1)
