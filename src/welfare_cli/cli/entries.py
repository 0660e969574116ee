"""One plan file to one entry of an overview. Whatever is wrong with it stands in the entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError, ExitCode
from welfare_cli.cli.finding import results_folder
from welfare_cli.cli.opening import exit_code, read_results
from welfare_cli.cli.selection import rules_of
from welfare_cli.ground.problem import Severity, has_errors
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.assess.portfolio import Entry
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.ground.problem import Problem
    from welfare_cli.plan.model import Plan
    from welfare_cli.rules.model import RuleSet

_TOLD = 3  # problems of one plan; `validate` tells them all


@dataclass(frozen=True)
class Wish:
    """What every plan is to be rated by; None is the plan's own."""

    as_of: "FiscalYear | None" = None
    rules: "RuleSet | None" = None


def entry_of(wish: Wish, path: Path) -> "Entry":
    """Load a project, assess its plan, and keep the line."""
    from welfare_cli.assess.portfolio import overview
    from welfare_cli.project import UnreadablePlanError, load

    try:
        project = load(path)
    except UnreadablePlanError as error:
        return _refused(path, None, error.problems)
    plan = project.plan
    if has_errors(project.plan_problems):
        return _refused(path, plan, project.plan_problems)
    try:
        results_folder(path, None)
        found = read_results(project)
    except CallError as error:
        return _unsettled(path, plan, error)
    if has_errors(found.problems):
        return _refused(path, plan, found.problems)
    rules = wish.rules or rules_of(project, None)
    year = wish.as_of or project.default_year
    return _known(path, plan)._replace(standing=overview(plan, found.results, year, rules))


def _known(path: Path, plan: "Plan | None") -> "Entry":
    from welfare_cli.assess.portfolio import Entry, titled
    from welfare_cli.files.source import shown

    if plan is None:
        return Entry(shown(path))
    return Entry(shown(path), plan.id, titled(plan.title), plan.lang)


def _refused(path: Path, plan: "Plan | None", problems: Sequence["Problem"]) -> "Entry":
    from welfare_cli.assess.portfolio import Titled
    from welfare_cli.present.problems.text import problem_line

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    told = (Titled(problem_line(p, "ja"), problem_line(p, "en")) for p in errors[:_TOLD])
    return _known(path, plan)._replace(
        errors=len(errors),
        told=tuple(told),
        unreadable=exit_code(errors) is ExitCode.WRONG_CALL,
    )


def _unsettled(path: Path, plan: "Plan", error: CallError) -> "Entry":
    """An import has taken the results, or has left them half done."""
    from welfare_cli.assess.portfolio import Titled

    told = Titled(*(say(error.key, lang, **error.facts) for lang in ("ja", "en")))
    return _known(path, plan)._replace(errors=1, told=(told,), unreadable=True)
