"""CSV and TSV text to a grid; broken quotes are problems, and the rows after them are read."""

from welfare_cli.files.csv_rows import read_rows
from welfare_cli.files.source import Source
from welfare_cli.ground.problem import Problem
from welfare_cli.intake.grid import Cell, Grid

_DELIMITERS = (",", "\t", ";")
_LOOKED_AT = 50


def csv_grid(source: Source, told: tuple[str, ...] = ()) -> tuple[Grid, list[Problem]]:
    """The cells of a delimited text. The delimiter is the one its first lines hold most of."""
    problems: list[Problem] = []
    texts = tuple(read_rows(source, problems, _delimiter(source)))
    cells = {text: Cell(text) for text in {text for row in texts for text in row.cells}}
    rows = [[cells[text] for text in row.cells] for row in texts]
    lines = [row.number for row in texts]
    return Grid(source.path, rows, lines, texts=texts, told=told), problems


def _delimiter(source: Source) -> str:
    head = "\n".join(source.lines[:_LOOKED_AT])
    return max(_DELIMITERS, key=head.count)
