"""The rows of a CSV file with their places: by chunks of many lines, or one by one."""

import csv
import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, islice

from welfare_cli.files.source import Source, line_ends
from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.translation import N_

Step = Callable[[], None]

CHUNK = 4096  # rows
PIECE = 2**20  # characters of text that are cut into lines at a time


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, which begins at `line`; a spreadsheet calls its row `number`."""

    source: Source
    line: int
    cells: list[str]
    delimiter: str = ","
    number: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.strip() for cell in self.cells)

    def place(self, index: int) -> Place:
        """The place of the cell with that index, or of the row's end when it has none."""
        return _cell_place(self, index)


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


MAX_CELL = 131_072
MAX_SPAN = 500  # lines that one record may take; more is a quote that never closes
MAX_FAILURES = 20  # a file with more is not a table

csv.field_size_limit(MAX_CELL)


def read_rows(
    source: Source, problems: list[Problem], delimiter: str = ",", start: int = 0
) -> Iterator[Row]:
    """Every record that is not blank, after `start` lines; `problems` gets what cannot be read."""
    lines = source.lines
    failures = number = 0
    while start < len(lines) and failures < MAX_FAILURES:
        feed = _Feed(lines, start)
        reader = csv.reader(feed, strict=True, delimiter=delimiter)
        try:
            for cells in reader:
                number += 1
                row = Row(source, feed.record + 1, cells, delimiter, number)
                if not row.is_blank:
                    yield row
                feed.record = feed.next
        except csv.Error as error:
            problems.append(_failure(source, feed.record, str(error), delimiter))
            # One bad quote swallows what follows it; reading goes on at the very next line.
            start = feed.record + 1
            failures, number = failures + 1, number + 1
        else:
            return


class _Feed:
    """Lines for the reader, which stop where one record has taken too many of them."""

    def __init__(self, lines: list[str], start: int) -> None:
        self.lines, self.record, self.next = lines, start, start

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.next >= len(self.lines) or self.next - self.record >= MAX_SPAN:
            if self.next < len(self.lines):
                raise csv.Error("record too long")
            raise StopIteration
        self.next += 1
        return f"{self.lines[self.next - 1]}\n"


CSV_QUOTE = ProblemKind(
    "csv-quote",
    N_("a quotation mark is opened or closed in the wrong place"),
    N_("Put the whole cell in quotation marks, and double each quotation mark inside it."),
)
CSV_CELL_TOO_LONG = ProblemKind(
    "csv-cell-too-long",
    N_("a cell has more than {limit} characters"),
    N_("Shorten it, or check for a quotation mark that is never closed."),
)


def _failure(source: Source, index: int, why: str, delimiter: str) -> Problem:
    line = source.lines[index]
    if "field limit" in why and any(len(cell) > MAX_CELL for cell in line.split(delimiter)):
        before = itertools.takewhile(lambda cell: len(cell) <= MAX_CELL, line.split(delimiter))
        column = sum(len(cell) + 1 for cell in before) + 1
        return Problem(CSV_CELL_TOO_LONG, source.place(index + 1, column), {"limit": "131,072"})
    return Problem(CSV_QUOTE, source.place(index + 1, _open_quote(line)))


def _open_quote(line: str) -> int:
    """The column of the quote that is still open at the line's end, or of the first one."""
    quotes = [number for number, char in enumerate(line, 1) if char == '"']
    return quotes[-1 if len(quotes) % 2 else 0] if quotes else 1


def _cell_place(row: Row, index: int) -> Place:
    """Find the cell again in the text: quotes may hold delimiters and line ends."""
    starts, end = _cell_starts(row.source, row.line, row.delimiter)
    return row.source.place(*(starts[index] if index < len(starts) else end))


@lru_cache(maxsize=1)  # a row of thousands of cells is asked for one after the other
def _cell_starts(
    source: Source, first: int, delimiter: str
) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Line and column at which each cell of a record begins, and those at which it ends."""
    starts, line, column = [(first, 1)], first, 1
    quoted = opens = False
    while (text := source.line(line)) is not None and line - first < MAX_SPAN:
        for number, char in enumerate(text, 1):
            if number == column:
                opens = char == '"'  # only in a cell that begins with one is a quote a quote
            if char == '"' and opens:
                quoted = not quoted
            elif char == delimiter and not quoted:
                column = number + 1
                starts.append((line, column))
        if not quoted:
            return starts, (line, len(text) + 1)
        line, column = line + 1, 0
    return starts, (first, 1)
