"""The project a command works on: its plan and results, free of errors, and the language."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import UNREADABLE, CallError, DataError, ExitCode
from welfare_cli.cli.finding import find_plan, language, results_folder
from welfare_cli.cli.narration import complain, detail, narrate
from welfare_cli.cli.waiting import waiting
from welfare_cli.ground.problem import Problem, Severity, has_errors
from welfare_cli.ground.text import listed, visible
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.plan.model import Plan
    from welfare_cli.results.folder import ResultsRead
    from welfare_cli.results.model import Results
    from welfare_cli.reviews.model import Reviews


@dataclass(frozen=True)
class Project:
    """A plan with its results, free of errors."""

    plan: "Plan"
    results: "Results"
    lang: str
    folder: Path
    reviews: "Reviews"


def load(plans: Sequence[Path] | None, results: Path | None, lang: str | None) -> Project:
    """Load the one plan that is meant, and its results.

    Raises DataError after telling what is wrong with them.
    """
    from welfare_cli.files.source import shown
    from welfare_cli.results.folder import result_files
    from welfare_cli.reviews.reader import read_reviews, review_files

    path = find_plan(plans)
    folder = results_folder(path, results)
    plan, spoken = load_plan(path, lang)
    settle_first(folder, spoken)
    found = read_results(result_files(folder), plan, spoken)
    said = read_reviews(review_files(folder), plan.ids)
    problems = found.problems + said.problems
    if has_errors(problems):
        raise refused(problems, spoken)
    _tell_warnings(problems, spoken)
    for kind, files in (("results", found.files), ("reviews", [*said.reviews.files.values()])):
        names = listed([Path(name).name for name in files])
        detail(f"verbose.{kind}", spoken, count=len(files), folder=shown(folder), names=names)
    if not found.files and any(plan.indicators()):
        narrate(say("progress.no-results", spoken, folder=visible(str(folder))))
    return Project(plan, found.results, spoken, folder, said.reviews)


def read_results(files: list[Path], plan: "Plan", lang: str) -> "ResultsRead":
    """What these files hold of the plan's indicators; a bar tells how far a long reading is."""
    from welfare_cli.assess.known import series_of
    from welfare_cli.results.folder import parts_of, read_files

    with waiting(lang, "waiting.results", parts_of(files)) as step:
        return read_files(files, series_of(plan), step)


def settle_first(folder: Path, lang: str) -> None:
    """Finish an import that was cut off, so that nobody reads half of it."""
    from welfare_cli.results.pending import is_pending

    if is_pending(folder):
        _settle(folder, lang)


def _settle(folder: Path, lang: str) -> None:
    from welfare_cli.results.intent import PendingError
    from welfare_cli.results.lock import BusyError
    from welfare_cli.results.pending import is_pending
    from welfare_cli.results.recovery import settle

    try:
        settle(folder)
    except BusyError as error:
        raise CallError("call.busy", lang, folder=error.path) from None
    except PendingError as error:
        raise CallError(f"call.pending-{error.reason}", lang, path=error.path) from None
    if is_pending(folder):
        complain(say("import.unfinished", lang))


def load_plan(path: Path, lang: str | None) -> tuple["Plan", str]:
    """Load the plan, and the language to speak. Raises DataError like `load`."""
    from welfare_cli.files.source import shown
    from welfare_cli.plan.reader import read_plan  # loads pydantic and yaml

    language(lang)
    read = read_plan(path)
    spoken = language(lang, read.plan)
    if read.plan is None or has_errors(read.problems):
        raise refused(read.problems, spoken)
    _tell_warnings(read.problems, spoken)
    detail("verbose.plan", spoken, path=shown(path), id=read.plan.id, language=spoken)
    return read.plan, spoken


def refused(problems: list[Problem], lang: str) -> DataError:
    """Tell the errors on standard error, and say how to exit."""
    from welfare_cli.present.problems.text import problem_text

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in errors:
        complain(problem_text(problem, lang))
    if exit_code(problems) is ExitCode.PROBLEMS:
        complain(say("progress.refused", lang, count=len(errors)))
    return DataError(exit_code(problems))


def exit_code(problems: Sequence[Problem], *, strict: bool = False) -> ExitCode:
    """2 where a file could not be read, 1 where the data is wrong, else 0."""
    if any(problem.code in UNREADABLE for problem in problems):
        return ExitCode.WRONG_CALL
    warned = any(problem.severity is Severity.WARNING for problem in problems)
    return ExitCode.PROBLEMS if has_errors(problems) or (strict and warned) else ExitCode.FINE


def _tell_warnings(problems: list[Problem], lang: str) -> None:
    """Samples are told by every output itself; any other warning is worth a look."""
    count = sum(
        p.severity is Severity.WARNING and not p.code.startswith("sample-") for p in problems
    )
    if count:
        narrate(say("progress.warnings", lang, count=count))
