"""CSV and TSV text to a grid; broken quotes are problems, and the rows after them are read."""

import re

from welfare_cli.files.csv_rows import read_rows
from welfare_cli.files.source import Source
from welfare_cli.ground.problem import Problem
from welfare_cli.intake.grid import Cell, Grid

_DELIMITERS = (",", "\t", ";")
_LOOKED_AT = 50
_QUOTED = re.compile(r'"[^"]*"')


def csv_grid(source: Source, told: tuple[str, ...] = ()) -> tuple[Grid, list[Problem]]:
    """The cells of a delimited text. The delimiter is the one that most of its lines have."""
    problems: list[Problem] = []
    texts = tuple(read_rows(source, problems, _delimiter(source)))
    cells = {text: Cell(text) for text in {text for row in texts for text in row.cells}}
    rows = [[cells[text] for text in row.cells] for row in texts]
    lines = [row.number for row in texts]
    return Grid(source.path, rows, lines, texts=texts, told=told), problems


def _delimiter(source: Source) -> str:
    """A header has it too, where 1,234 has a comma; what stands in quotes does not count."""
    lines = [_QUOTED.sub("", line) for line in source.lines[:_LOOKED_AT]]

    def weight(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        return sum(map(bool, counts)), sum(counts)

    return max(_DELIMITERS, key=weight)
