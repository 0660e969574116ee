"""Open the project that a command is about: find its files, load it, report its problems."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError, DataError, ExitCode
from welfare_cli.cli.finding import find_plan, language, results_folder
from welfare_cli.cli.narration import complain, detail, narrate
from welfare_cli.cli.progress_bar import waiting
from welfare_cli.ground.problem import Problem, Severity, has_errors
from welfare_cli.ground.text import listed, visible
from welfare_cli.ground.translation import N_, Message, _

if TYPE_CHECKING:
    from welfare_cli.project import Project
    from welfare_cli.results.reader import ResultsRead


_READ: dict[str, Message] = {
    "results": N_("results in {folder} ({count}): {names}"),
    "reviews": N_("reviews in {folder} ({count}): {names}"),
}


def open_project(plans: Sequence[Path] | None, results: Path | None, lang: str | None) -> "Project":
    """Load the one project that is meant. Raises DataError after telling the errors in it."""
    from welfare_cli.files.source import shown

    path = find_plan(plans)
    project = open_plan(path, results_folder(path, results), lang)
    project.progress = partial(waiting, project.lang, N_("Reading results"))
    found, said = read_results(project), project.reviews_read
    problems = found.problems + said.problems
    if has_errors(problems):
        raise DataError(problems, project.lang)
    _tell_warnings(problems, project.lang)
    reviews = [Path(name) for name in project.reviews.files.values()]
    for kind, files in (("results", found.files), ("reviews", reviews)):
        facts = {"folder": shown(project.folder), "names": listed([path.name for path in files])}
        detail(_READ[kind], project.lang, count=len(files), **facts)
    if not found.files and any(project.plan.indicators()):
        narrate(_("no results yet in {folder}", project.lang, folder=visible(str(project.folder))))
    return project


def open_plan(path: Path, folder: Path | None, lang: str | None) -> "Project":
    """Load a project for its plan. Raises DataError as `open_project` does."""
    from welfare_cli.files.source import shown
    from welfare_cli.project import UnreadablePlanError, load  # loads pydantic and yaml

    try:
        project = load(path, folder)
    except UnreadablePlanError as error:
        raise DataError(error.problems) from None
    project.lang = language(lang, project.plan)
    if has_errors(project.plan_problems):
        raise DataError(project.plan_problems, project.lang)
    _tell_warnings(project.plan_problems, project.lang)
    told = {"path": shown(path), "id": project.plan.id, "language": project.lang}
    detail(N_("plan: {path} ({id}); language {language}"), project.lang, **told)
    return project


def read_results(project: "Project") -> "ResultsRead":
    """Read the results; an import that was cut off is finished first. Raises CallError."""
    from welfare_cli.project import UnsettledError
    from welfare_cli.results.pending import is_pending

    try:
        read = project.results_read
    except UnsettledError as error:
        raise CallError(error.key, project.lang, **error.facts) from None
    if is_pending(project.folder):
        complain(
            _(
                "An import was cut off and cannot be finished here, as the folder"
                " cannot be written: the results may be half old.",
                project.lang,
            )
        )
    return read


def tell_errors(error: DataError, lang: str) -> ExitCode:
    """Tell the errors on standard error; how to exit."""
    from welfare_cli.present.problems.text import problem_text

    errors = [problem for problem in error.problems if problem.severity is Severity.ERROR]
    for problem in errors:
        complain(problem_text(problem, lang))
    code = exit_code(error.problems)
    if code is ExitCode.PROBLEMS:
        complain(_(error.summary, lang, count=len(errors)))
    return code


def exit_code(problems: Sequence[Problem], *, strict: bool = False) -> ExitCode:
    """2 where a file could not be read, 1 where the data is wrong, else 0."""
    if any(problem.kind.unreadable for problem in problems):
        return ExitCode.WRONG_CALL
    warned = any(problem.severity is Severity.WARNING for problem in problems)
    return ExitCode.PROBLEMS if has_errors(problems) or (strict and warned) else ExitCode.FINE


def _tell_warnings(problems: Sequence[Problem], lang: str) -> None:
    """Samples are told by every output itself; any other warning is worth a look."""
    count = sum(
        p.severity is Severity.WARNING and not p.code.startswith("sample-") for p in problems
    )
    if count:
        narrate(_("warnings: {count}; see them with: welfare validate", lang, count=count))
