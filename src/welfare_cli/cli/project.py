"""The project a command works on: which plan, which results, which language, which rules."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import UNREADABLE, CallError, ExitCode
from welfare_cli.cli.narration import narrate
from welfare_cli.ground.problem import Problem, Severity, has_errors
from welfare_cli.ground.text import LANGUAGES, listed, nearest
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.plan.model import Plan
    from welfare_cli.results.cells import Series
    from welfare_cli.results.model import Results
    from welfare_cli.rules.model import RuleSet


class DataError(Exception):
    """The data has problems that were told; exits with 1, or 2 where a file was unreadable."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Project:
    """A plan with its results, free of errors."""

    plan: "Plan"
    results: "Results"
    lang: str
    folder: Path


def find_plan(given: Path | None) -> Path:
    """The plan file: the one given, or the nearest from the working folder upward."""
    if given is not None:
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in ("data/plan.yaml", "plan.yaml"):
            if (folder / name).is_file():
                return folder / name
    raise CallError("call.plan-not-found")


def results_folder(plan: Path, given: Path | None) -> Path:
    """The results folder: the one given, which must be there, or the plan's neighbour."""
    if given is None:
        return plan.parent / "results"
    if not given.is_dir():
        raise CallError("call.results-not-found", folder=given)
    return given


def language(given: str | None, plan: "Plan | None" = None) -> str:
    """The language to speak: as asked, the plan's, or the system's where there is no plan."""
    if given is not None:
        if given not in LANGUAGES:
            raise CallError("call.lang", value=given)
        return given
    return plan.lang if plan else system_language()


def system_language() -> str:
    """Japanese where the environment says so, else English."""
    names = ("WELFARE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    told = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "ja" if told.startswith("ja") else "en"


def load(plan_path: Path | None, results: Path | None, lang: str | None) -> Project:
    """Load plan and results. Raises DataError after telling what is wrong with them."""
    from welfare_cli.results.folder import read_folder

    path = find_plan(plan_path)
    folder = results_folder(path, results)
    plan, spoken = load_plan(path, lang)
    _settle(folder, spoken)
    found = read_folder(folder, series_of(plan))
    if has_errors(found.problems):
        raise refused(found.problems, spoken)
    _tell_warnings(found.problems, spoken)
    if not found.files:
        narrate(say("progress.no-results", spoken, folder=folder))
    return Project(plan, found.results, spoken, folder)


def _settle(folder: Path, lang: str) -> None:
    """Finish an import that was cut off, so that nobody reads half of it."""
    from welfare_cli.results.intent import PendingError, is_pending
    from welfare_cli.results.lock import BusyError
    from welfare_cli.results.recovery import settle

    try:
        settle(folder)
    except BusyError as error:
        raise CallError("call.busy", lang, folder=error.path) from None
    except PendingError as error:
        raise CallError(f"call.pending-{error.reason}", lang, path=error.path) from None
    if is_pending(folder):
        narrate(say("import.unfinished", lang))


def load_plan(path: Path, lang: str | None) -> tuple["Plan", str]:
    """Load the plan, and the language to speak. Raises DataError like `load`."""
    from welfare_cli.plan.reader import read_plan  # loads pydantic and yaml

    language(lang)
    read = read_plan(path)
    spoken = language(lang, read.plan)
    if read.plan is None or has_errors(read.problems):
        raise refused(read.problems, spoken)
    _tell_warnings(read.problems, spoken)
    return read.plan, spoken


def refused(problems: list[Problem], lang: str) -> DataError:
    """Tell the errors on standard error, and say how to exit."""
    from welfare_cli.present.problems import problem_text

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in errors:
        narrate(problem_text(problem, lang))
    if exit_code(problems) is ExitCode.PROBLEMS:
        narrate(say("progress.refused", lang, count=len(errors)))
    return DataError(exit_code(problems))


def exit_code(problems: list[Problem], *, strict: bool = False) -> ExitCode:
    """2 where a file could not be read, 1 where the data is wrong, else 0."""
    if any(problem.code in UNREADABLE for problem in problems):
        return ExitCode.WRONG_CALL
    warned = any(problem.severity is Severity.WARNING for problem in problems)
    return ExitCode.PROBLEMS if has_errors(problems) or (strict and warned) else ExitCode.FINE


def series_of(plan: "Plan") -> dict[str, "Series"]:
    """What the results must know of each indicator."""
    from welfare_cli.results.cells import Series

    return {
        indicator.id: Series(
            titles=(indicator.title.ja or "", indicator.title.en or ""),
            is_share=indicator.is_share,
            usual=tuple(p.value for p in (indicator.baseline, indicator.target) if p),
        )
        for _, indicator in plan.indicators()
    }


def year_of(project: Project, given: str | None) -> "FiscalYear":
    """The year to rate at: as asked, else the newest with results, else the plan's first."""
    if given is None:
        return project.results.years[-1] if project.results.years else project.plan.period.from_
    return read_year_option("--as-of", given, project.plan, project.lang)


def read_year_option(
    option: str, given: str, plan: "Plan", lang: str | None = None
) -> "FiscalYear":
    """A fiscal year given on the command line."""
    from welfare_cli.ground.fiscal_year import YearError, read_year

    try:
        return read_year(given, era=plan.period.from_.era)
    except YearError:
        raise CallError("call.year", lang or plan.lang, option=option, value=given) from None


def rules_of(plan: "Plan", given: str | None, lang: str) -> "RuleSet":
    """The rule set: as asked by id or file, else the plan's."""
    from welfare_cli.rules.library import read_rules, shipped, shipped_ids

    name = given if given is not None else plan.rules
    if not isinstance(name, str):
        return name
    if name in shipped_ids():
        return shipped(name)
    if not name.endswith((".yaml", ".yml")) and "/" not in name:
        raise unknown("--rules", name, list(shipped_ids()), lang)
    rules, problems = read_rules(Path(name))
    if rules is None or has_errors(problems):
        raise refused(problems, lang)
    return rules


def sections_in(plan: "Plan", section: str | None, lang: str) -> set[str]:
    """The ids of a section and all below it; of every section where none is named."""
    by_id = {s.id: s for s in plan.walk()}
    if section is None:
        return set(by_id)
    if section not in by_id:
        raise unknown("--section", section, list(by_id), lang)
    return {s.id for s in by_id[section].walk()}


def unknown(option: str, value: str, known: list[str], lang: str) -> CallError:
    """A name that is not known, with the nearest one that is."""
    near = nearest(value, known)
    guess = say("did-you-mean", lang, near=near) if near else ""
    facts = {"option": option, "value": value, "guess": guess, "known": listed(known)}
    return CallError("call.unknown", lang, **facts)


def _tell_warnings(problems: list[Problem], lang: str) -> None:
    """Samples are told by every output itself; any other warning is worth a look."""
    count = sum(p.severity is Severity.WARNING and p.code != "sample-values" for p in problems)
    if count:
        narrate(say("progress.warnings", lang, count=count))
