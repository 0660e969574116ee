"""The folder of yearly result files: which file is which year, and all of them read together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from welfare_cli.files.source import read_bytes, read_source, shown
from welfare_cli.ground.fiscal_year import FiscalYear, YearError, read_year
from welfare_cli.ground.problem import Place, Problem, in_order
from welfare_cli.results.cells import Series
from welfare_cli.results.model import Actual, Results, collected
from welfare_cli.results.reader import FileRead, read_results
from welfare_cli.results.totals import Placed, fallen

MAX_BYTES = 128 * 2**20  # a million rows have room


@dataclass
class ResultsRead:
    """All that a results folder holds, and everything wrong with it."""

    results: Results
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


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


def read_files(paths: list[Path], known: Mapping[str, Series]) -> ResultsRead:
    """Read these result files: one fiscal year each, told by the file's name."""
    actuals: list[Actual] = []
    problems: list[Problem] = []
    totals: list[Placed] = []
    years: dict[FiscalYear, Path] = {}
    for path in paths:
        year = year_in_name(path)
        if year is None:
            nameless = Problem("results-name", Place(shown(path)), {"name": path.name})
            problems += read_bytes(path, MAX_BYTES)[1] or [nameless]
        elif year in years:
            facts = {"year": year.told(), "other": years[year].name}
            problems.append(Problem("results-year-twice", Place(shown(path)), facts))
        else:
            years[year] = path
            found = _read_file(path, year, known)
            actuals += found.actuals
            problems += found.problems
            totals += found.totals
    problems += fallen(totals, known)
    return ResultsRead(collected(actuals, years), in_order(problems), list(paths))


def year_in_name(path: Path) -> FiscalYear | None:
    """The fiscal year a file's name says: 2015.csv, H27.csv and 平成27年度.csv are the same."""
    try:
        return read_year(path.stem)
    except YearError:
        return None


def _read_file(path: Path, year: FiscalYear, known: Mapping[str, Series]) -> FileRead:
    source, problems = read_source(path, max_bytes=MAX_BYTES)
    if source is None:
        return FileRead([], problems)
    found = read_results(source, year, known)
    return replace(found, problems=problems + found.problems)
