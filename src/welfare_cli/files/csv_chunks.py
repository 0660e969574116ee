"""A CSV file some thousand rows at a time, as fast as the csv module gives them.

Where it finds a fault, or a record that is suspiciously long, `csv_rows` reads on with care from
the last sound row: then a chunk is a single row.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice

from welfare_cli.files.csv_rows import MAX_SPAN, Row, read_rows
from welfare_cli.files.source import Source, line_ends
from welfare_cli.ground.problem import Problem

Step = Callable[[], None]

CHUNK = 4096  # rows
PIECE = 2**20  # characters of text that are cut into lines at a time


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows that follow one another, blank ones among them, each with the line it begins at."""

    source: Source
    lines: Sequence[int]
    cells: list[list[str]]

    def row(self, index: int) -> Row:
        """One of the rows, with its place."""
        return Row(self.source, self.lines[index], self.cells[index])

    def after(self, count: int) -> "Chunk":
        """What comes after the first so many rows."""
        return Chunk(self.source, self.lines[count:], self.cells[count:])


def read_chunks(
    source: Source, problems: list[Problem], step: Step | None = None
) -> Iterator[Chunk]:
    """Every row of the file; what cannot be read is added to `problems`.

    `step` is called for each million characters, and for what is left of them.
    """
    reader = csv.reader(_lines(source.text, step), strict=True)
    read = 0
    while True:
        try:
            cells = list(islice(reader, CHUNK))
        except csv.Error:
            break
        taken = reader.line_num - read
        if taken > len(cells) and _longest(cells) > MAX_SPAN:
            break
        if not cells:
            return
        yield Chunk(source, _numbers(cells, read, taken), cells)
        read += taken
    for row in read_rows(source, problems, start=read):
        yield Chunk(source, [row.line], [row.cells])


def _lines(text: str, step: Step | None) -> Iterator[str]:
    """The text's lines with uniform ends, cut piece by piece so that memory stays small."""
    return chain.from_iterable(io.StringIO(piece, newline=None) for piece in _pieces(text, step))


def _pieces(text: str, step: Step | None) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start + PIECE) + 1 or len(text)
        yield text[start:end]
        start = end
        if step:
            step()


def _numbers(cells: list[list[str]], read: int, taken: int) -> Sequence[int]:
    """The line at which each row begins; usually each takes one."""
    if taken == len(cells):
        return range(read + 1, read + taken + 1)
    return list(accumulate(map(_span, cells[:-1]), initial=read + 1))


def _longest(cells: list[list[str]]) -> int:
    return max(map(_span, cells), default=0)


def _span(row: list[str]) -> int:
    """How many lines the row takes: cells keep the line ends inside them."""
    return 1 + sum(map(line_ends, row))
