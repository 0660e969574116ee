"""The folder of yearly result files: which file is which year, and all of them read together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from welfare_cli.files.csv_chunks import PIECE, Step
from welfare_cli.files.presence import size_of
from welfare_cli.files.source import read_source, shown
from welfare_cli.ground.fiscal_year import FiscalYear, YearError, read_year
from welfare_cli.ground.problem import Place, Problem, in_order
from welfare_cli.results.columns import Actual
from welfare_cli.results.meanings import Vocabulary
from welfare_cli.results.model import Results, Series, collected
from welfare_cli.results.reader import FileRead, read_results
from welfare_cli.results.totals import Placed, fallen

MAX_BYTES = 128 * 2**20  # a million rows have room


@dataclass
class ResultsRead:
    """All that a results folder holds, and everything wrong with it.

    `long` are the files of several years.
    """

    results: Results
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    long: list[Path] = field(default_factory=list)


def result_files(folder: Path) -> list[Path]:
    """The CSV files of the folder, by name; none where there is no folder."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in paths if p.suffix.lower() == ".csv" and not p.name.startswith(".")]


def read_folder(folder: Path, known: Mapping[str, Series]) -> ResultsRead:
    """Read every result file of the folder."""
    return read_files(result_files(folder), known)


def parts_of(paths: Iterable[Path]) -> int:
    """How many steps their reading takes at most: one for each million bytes of a file."""
    return sum(-(-size_of(path) // PIECE) for path in paths)


def read_files(
    paths: list[Path], known: Mapping[str, Series], step: Step | None = None
) -> ResultsRead:
    """Read these result files: the year of each is told by its name, or by every row of it.

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
    return Problem("results-year-twice", Place(shown(path)), facts)


def year_in_name(path: Path) -> FiscalYear | None:
    """The fiscal year a file's name says: 2015.csv, H27.csv and 平成27年度.csv are the same."""
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
