"""One result file to actuals, with every problem at its cell.

The format is strict, because programs write it; what departments send is read by the import. Rows
with nothing to question are taken many at a time, all others one by one.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePath

from welfare_cli.files.csv_chunks import Chunk, Step, read_chunks
from welfare_cli.files.csv_rows import Row
from welfare_cli.files.source import Source
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place, Problem, has_errors
from welfare_cli.results.careful import Careful
from welfare_cli.results.columns import HEADER, Actual
from welfare_cli.results.header import Header, read_header
from welfare_cli.results.meanings import Vocabulary
from welfare_cli.results.model import Series
from welfare_cli.results.ordinary import Ordinary
from welfare_cli.results.totals import Placed


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file holds and what is wrong with it; `totals` are to be compared across years.

    `is_long` says that each row names its year; `years` are those of the actuals.
    """

    actuals: list[Actual]
    problems: list[Problem]
    totals: list[Placed] = field(default_factory=list)
    is_long: bool = False
    years: AbstractSet[FiscalYear] = frozenset()


def read_results(
    source: Source,
    year: FiscalYear | None,
    known: Mapping[str, Series],
    vocabulary: Vocabulary | None = None,
    step: Step | None = None,
) -> FileRead:
    """The actuals of a file; `known` says what is true of each indicator.

    `year` is that of the file's name; where the name says none, each row has to. Files read by one
    `vocabulary` share what their texts were found to mean. `step` is called as it goes on.
    """
    problems: list[Problem] = []
    top, chunks = _opened(read_chunks(source, problems, step))
    if top is None:
        empty = Problem("csv-empty", source.place(1, 1), {"columns": ",".join(HEADER)})
        return FileRead([], [*problems, empty])
    header, found = read_header(top, year)
    if year is None and not header.is_long:
        name = {"name": PurePath(source.path).name}
        return FileRead([], [Problem("results-name", Place(source.path), name)])
    problems += found
    if has_errors(problems):
        return FileRead([], problems, is_long=header.is_long)
    words = vocabulary or Vocabulary(known)
    ordinary, careful = Ordinary(header, words), Careful(header, known)
    for chunk in chunks:
        for index in ordinary.take(chunk):
            careful.read(chunk.row(index))
    if ordinary.met.has_twice(careful.lines):
        # Which of two rows came first is known only to a reading row by row.
        ordinary, careful = Ordinary(header, words), Careful(header, known)
        for chunk in _opened(read_chunks(source, []))[1]:
            for index in range(len(chunk.cells)):
                careful.read(chunk.row(index))
    problems += careful.problems + _samples(ordinary, careful, header)
    years = {actual.year for actual in careful.actuals}.union(ordinary.met.years.values())
    actuals = ordinary.actuals + careful.actuals
    return FileRead(actuals, problems, careful.totals, header.is_long, years)


def _opened(chunks: Iterator[Chunk]) -> tuple[Row | None, Iterator[Chunk]]:
    """The first row that is not blank, and everything below it."""
    for chunk in chunks:
        for index in range(len(chunk.cells)):
            if not chunk.row(index).is_blank:
                return chunk.row(index), chain((chunk.after(index + 1),), chunks)
    return None, iter(())


def _samples(ordinary: Ordinary, careful: Careful, header: Header) -> list[Problem]:
    """That the file holds made-up values, at the first of them."""
    rows = sorted((row for row in (ordinary.sample, careful.sample) if row), key=lambda r: r.line)
    if not rows:
        return []
    count = str(ordinary.samples + careful.samples)
    return [Problem("sample-values", header.place(rows[0], "value"), {"count": count})]
