"""Files to models, whole and free of errors, or an exception that holds every problem."""

import os
from pathlib import Path

from welfare_cli.api.errors import PlanError, ResultsError, RulesError
from welfare_cli.assess.known import series_of
from welfare_cli.files.source import shown
from welfare_cli.ground.problem import Place, Problem, has_errors
from welfare_cli.ground.text import listed, nearest
from welfare_cli.plan.model import Plan
from welfare_cli.plan.reader import read_plan
from welfare_cli.results.folder import read_folder
from welfare_cli.results.intent import PendingError
from welfare_cli.results.lock import BusyError
from welfare_cli.results.model import Results
from welfare_cli.results.recovery import settle
from welfare_cli.rules.library import read_rules, shipped, shipped_ids
from welfare_cli.rules.model import RuleSet
from welfare_cli.words import say

PathName = str | os.PathLike[str]


def load_plan(path: PathName) -> Plan:
    """The plan in that file. Raises PlanError with all that is wrong in it.

    Warnings alone raise nothing: `welfare validate` tells them.
    """
    read = read_plan(Path(path))
    if read.plan is None or has_errors(read.problems):
        raise PlanError(read.problems, read.plan.lang if read.plan else "en")
    return read.plan


def load_results(plan: Plan, folder: PathName) -> Results:
    """All results in that folder, checked against the plan. Raises ResultsError.

    As every command does, it first finishes an import that was cut off. A folder without files
    gives results without years.
    """
    place = Path(folder)
    if not place.is_dir():
        raise ResultsError([Problem("file-missing", Place(shown(place)))], plan.lang)
    _settle(place, plan.lang)
    read = read_folder(place, series_of(plan))
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


def _settle(folder: Path, lang: str) -> None:
    try:
        settle(folder)
    except BusyError as error:
        why = say("call.busy", lang, folder=error.path)
        raise ResultsError((), lang, why) from None
    except PendingError as error:
        why = say(f"call.pending-{error.reason}", lang, path=error.path)
        raise ResultsError((), lang, why) from None


def _unknown(name: str) -> Problem:
    near = nearest(name, shipped_ids())
    facts = {"id": name, "known": listed(shipped_ids(), most=20)}
    return Problem("rules-unknown", Place(name), facts | ({"near": near} if near else {}))
