"""Files to models, whole and free of errors, or an exception that holds every problem."""

import os
from pathlib import Path

from welfare_cli import project
from welfare_cli.api.errors import PlanError, ResultsError, RulesError
from welfare_cli.files.source import FILE_MISSING, shown
from welfare_cli.ground.problem import Place, Problem, has_errors
from welfare_cli.ground.text import listed, nearest
from welfare_cli.ground.translation import _
from welfare_cli.plan.model import Plan
from welfare_cli.plan.reader import RULES_UNKNOWN
from welfare_cli.project import Project, UnreadablePlanError, UnsettledError
from welfare_cli.results.model import Results
from welfare_cli.rules.library import read_rules, shipped, shipped_ids
from welfare_cli.rules.rule_set import RuleSet

PathName = str | os.PathLike[str]


def load_plan(path: PathName) -> Plan:
    """The plan in that file. Raises PlanError with all that is wrong in it.

    Warnings alone raise nothing: `welfare validate` tells them.
    """
    try:
        found = project.load(Path(path))
    except UnreadablePlanError as error:
        raise PlanError(error.problems) from None
    if has_errors(found.plan_problems):
        raise PlanError(found.plan_problems, found.lang)
    return found.plan


def load_results(plan: Plan, folder: PathName) -> Results:
    """All results in that folder, checked against the plan. Raises ResultsError.

    As every command does, it first finishes an import that was cut off. A folder without files
    gives results without years. The years of the review files there are known too, for
    `assess_plan`; the reviews themselves are not read.
    """
    place = Path(folder)
    if not place.is_dir():
        raise ResultsError([Problem(FILE_MISSING, Place(shown(place)))], plan.lang)
    try:
        read = Project(plan, place).results_read
    except UnsettledError as error:
        raise ResultsError((), plan.lang, _(error.key, plan.lang, **error.facts)) from None
    if has_errors(read.problems):
        raise ResultsError(read.problems, plan.lang)
    return read.results


def load_rules(name: PathName) -> RuleSet:
    """The rule set of that id that ships, or the one in that file. Raises RulesError."""
    if isinstance(name, str) and name in shipped_ids():
        return shipped(name)
    path = Path(name)
    if isinstance(name, str) and path.suffix not in (".yaml", ".yml") and path.name == name:
        raise RulesError([_unknown(name)])
    rules, problems = read_rules(path)
    if rules is None or has_errors(problems):
        raise RulesError(problems)
    return rules


def _unknown(name: str) -> Problem:
    near = nearest(name, shipped_ids())
    facts = {"id": name, "known": listed(shipped_ids(), most=20)}
    return Problem(RULES_UNKNOWN, Place(name), facts | ({"near": near} if near else {}))
