"""Read result files, one or a folder of them, with every problem at its cell.

The format is strict, because programs write it; what departments send is read by the import. Rows
with nothing to question are read many at a time, all others one by one.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path, PurePath

from welfare_cli.files.csv_rows import PIECE, Chunk, Row, Step, read_chunks
from welfare_cli.files.folders import size_of
from welfare_cli.files.source import Source, read_source, shown
from welfare_cli.ground.fiscal_year import RESULTS_YEAR_TWICE, FiscalYear, YearError, read_year
from welfare_cli.ground.problem import Place, Problem, ProblemKind, Severity, has_errors, in_order
from welfare_cli.ground.translation import N_
from welfare_cli.results.bulk import BulkReader, Vocabulary
from welfare_cli.results.columns import HEADER, Actual
from welfare_cli.results.model import Results, Series, collected
from welfare_cli.results.rows import Header, RowReader, read_header
from welfare_cli.results.totals import Placed, fallen


@dataclass(frozen=True, slots=True)
class FileRead:
    """The content of a file and its problems; `totals` are compared across years later.

    `is_long`: each row names its year. `years` are those of the actuals.
    """

    actuals: list[Actual]
    problems: list[Problem]
    totals: list[Placed] = field(default_factory=list)
    is_long: bool = False
    years: AbstractSet[FiscalYear] = frozenset()


RESULTS_NAME = ProblemKind(
    "results-name",
    N_("the file name “{name}” contains no fiscal year"),
    N_(
        "Name the file 2015.csv, H27.csv or 平成27年度.csv, or add a column year that gives the "
        "fiscal year of every row."
    ),
)
CSV_EMPTY = ProblemKind(
    "csv-empty",
    N_("the file has no header"),
    N_(
        "Write the column names in the first line, at least indicator,value. Recommended: {columns}"
    ),
)


def read_results(
    source: Source,
    year: FiscalYear | None,
    known: Mapping[str, Series],
    vocabulary: Vocabulary | None = None,
    step: Step | None = None,
) -> FileRead:
    """Read the actuals of a file; `known` describes each indicator of the plan.

    `year` is that of the file's name; where the name says none, each row has to. Files read by one
    `vocabulary` share what their texts were found to mean. `step` is called as it goes on.
    """
    problems: list[Problem] = []
    top, chunks = _opened(read_chunks(source, problems, step))
    if top is None:
        empty = Problem(CSV_EMPTY, source.place(1, 1), {"columns": ",".join(HEADER)})
        return FileRead([], [*problems, empty])
    header, found = read_header(top, year)
    if year is None and not header.is_long:
        name = {"name": PurePath(source.path).name}
        return FileRead([], [Problem(RESULTS_NAME, Place(source.path), name)])
    problems += found
    if has_errors(problems):
        return FileRead([], problems, is_long=header.is_long)
    words = vocabulary or Vocabulary(known)
    in_bulk, by_row = BulkReader(header, words), RowReader(header, known)
    for chunk in chunks:
        for index in in_bulk.take(chunk):
            by_row.read(chunk.row(index))
    if in_bulk.met.has_twice(by_row.lines):
        # Only reading row by row finds which of two rows came first.
        in_bulk, by_row = BulkReader(header, words), RowReader(header, known)
        for chunk in _opened(read_chunks(source, []))[1]:
            for index in range(len(chunk.cells)):
                by_row.read(chunk.row(index))
    problems += by_row.problems + _samples(in_bulk, by_row, header)
    years = {actual.year for actual in by_row.actuals}.union(in_bulk.met.years.values())
    actuals = in_bulk.actuals + by_row.actuals
    return FileRead(actuals, problems, by_row.totals, header.is_long, years)


def _opened(chunks: Iterator[Chunk]) -> tuple[Row | None, Iterator[Chunk]]:
    """The first row that is not blank, and the chunks below it."""
    for chunk in chunks:
        for index in range(len(chunk.cells)):
            if not chunk.row(index).is_blank:
                return chunk.row(index), chain((chunk.after(index + 1),), chunks)
    return None, iter(())


SAMPLE_VALUES = ProblemKind(
    "sample-values",
    N_("sample values, not official: {count}"),
    N_("Replace them with the measured values before publishing."),
    severity=Severity.WARNING,
)


def _samples(in_bulk: BulkReader, by_row: RowReader, header: Header) -> list[Problem]:
    """The problem that the file has sample values, at the first one."""
    rows = sorted((row for row in (in_bulk.sample, by_row.sample) if row), key=lambda r: r.line)
    if not rows:
        return []
    count = str(in_bulk.samples + by_row.samples)
    return [Problem(SAMPLE_VALUES, header.place(rows[0], "value"), {"count": count})]


MAX_BYTES = 128 * 2**20  # enough for a million rows


@dataclass
class ResultsRead:
    """The content of a results folder and all its problems.

    `long` are the files of several years.
    """

    results: Results
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    long: list[Path] = field(default_factory=list)


def result_files(folder: Path) -> list[Path]:
    """The CSV files of the folder, by name; none if there is no folder."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in paths if p.suffix.lower() == ".csv" and not p.name.startswith(".")]


def read_folder(folder: Path, known: Mapping[str, Series]) -> ResultsRead:
    """Read every result file of the folder."""
    return read_files(result_files(folder), known)


def parts_of(paths: Iterable[Path]) -> int:
    """How many steps reading takes at most: one for each million bytes of a file."""
    return sum(-(-size_of(path) // PIECE) for path in paths)


def read_files(
    paths: list[Path], known: Mapping[str, Series], step: Step | None = None
) -> ResultsRead:
    """Read these result files; the file name or every row names the year.

    `step` is called after each part of the work.
    """
    actuals: list[Actual] = []
    problems: list[Problem] = []
    totals: list[Placed] = []
    years: dict[FiscalYear, Path] = {}
    long: list[Path] = []
    vocabulary = Vocabulary(known)
    for path in paths:
        named = year_in_name(path)
        if named and named in years:
            problems.append(_twice(path, named, years))
            continue
        found = _read_file(path, named, vocabulary, step)
        problems += found.problems
        for year in sorted({*found.years, named} if named else found.years):
            if year in years:
                problems.append(_twice(path, year, years))
            years.setdefault(year, path)
        actuals += found.actuals
        totals += found.totals
        long += [path] if found.is_long else []
    problems += fallen(totals, known)
    return ResultsRead(collected(actuals, years), in_order(problems), list(paths), long)


def _twice(path: Path, year: FiscalYear, years: Mapping[FiscalYear, Path]) -> Problem:
    facts = {"year": year.told(), "other": years[year].name}
    return Problem(RESULTS_YEAR_TWICE, Place(shown(path)), facts)


def year_in_name(path: Path) -> FiscalYear | None:
    """The fiscal year of a file name: 2015.csv, H27.csv and 平成27年度.csv name the same."""
    try:
        return read_year(path.stem)
    except YearError:
        return None


def _read_file(
    path: Path, year: FiscalYear | None, vocabulary: Vocabulary, step: Step | None
) -> FileRead:
    source, problems = read_source(path, max_bytes=MAX_BYTES)
    if source is None:
        return FileRead([], problems)
    found = read_results(source, year, vocabulary.known, vocabulary, step)
    return replace(found, problems=problems + found.problems)
