"""What `welfare validate` checks: files by name, or whole projects. Nothing stops at the first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.finding import find_plan, find_plans, language, results_folder
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.project import read_results, settle_first
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.ground.problem import Problem
    from welfare_cli.plan.model import Plan
    from welfare_cli.results.model import Results
    from welfare_cli.reviews.model import Reviews
    from welfare_cli.rules.model import RuleSet


@dataclass
class Checked:
    """What has been checked so far: the first plan that was read, the files, their problems."""

    plan: "Plan | None" = None
    names: list[str] = field(default_factory=list)
    problems: list["Problem"] = field(default_factory=list)


def check_files(
    files: list[Path], lang: str | None, plans: Sequence[Path] | None, results: Path | None
) -> Checked:
    """Check these files, or every plan with all that lies beside it when there are none."""
    from welfare_cli.reviews.reader import is_review_file

    checked, tables, reviews = Checked(), list[Path](), list[Path]()
    for path in files:
        if is_review_file(path):
            reviews.append(path)
        elif is_document(path):
            _document(path, checked)
        elif path.suffix.lower() == ".csv":
            tables.append(path)
        else:
            raise CallError("call.no-kind", path=path)
    if not files:
        _projects(checked, lang, find_plans(plans), results)
    elif tables or reviews:
        _project(checked, tables, reviews, lang, find_plan(plans), results, whole=False)
    return checked


def _projects(checked: Checked, lang: str | None, plans: list[Path], results: Path | None) -> None:
    """Check each plan with its own results and reviews."""
    if results is not None and len(plans) > 1:
        raise CallError("call.results-of-several", lang, count=len(plans))
    for plan in plans:
        _project(checked, [], [], lang, plan, results, whole=True)


def is_document(path: Path) -> bool:
    """Whether the name is that of a plan or a rule set."""
    return path.suffix.lower() in (".yaml", ".yml")


def _document(path: Path, checked: Checked) -> None:
    """Check a plan or a rule set, told apart by what stands in it."""
    from welfare_cli.files.source import read_source, shown
    from welfare_cli.files.yaml_tree import read_tree
    from welfare_cli.plan.reader import check_plan
    from welfare_cli.rules.library import check_rules, is_rule_set

    checked.names.append(shown(path))
    source, found = read_source(path)
    checked.problems += found
    if source is None:
        return
    tree = read_tree(source)
    if is_rule_set(tree):
        checked.problems += check_rules(tree)[1]
        return
    read = check_plan(tree)
    checked.problems += read.problems
    checked.plan = checked.plan or read.plan


def _project(  # noqa: PLR0917  the files of one call, and where its project is
    checked: Checked,
    tables: list[Path],
    reviews: list[Path],
    lang: str | None,
    path: Path,
    results: Path | None,
    *,
    whole: bool,
) -> None:
    """Check results and reviews by the plan they belong to."""
    from welfare_cli.files.source import shown
    from welfare_cli.plan.reader import read_plan
    from welfare_cli.results.folder import result_files
    from welfare_cli.reviews.reader import read_reviews, review_files

    read = read_plan(path)
    checked.plan = checked.plan or read.plan
    folder = results_folder(path, results)
    spoken = language(lang, read.plan)
    settle_first(folder, spoken)
    if whole:
        tables, reviews = result_files(folder), review_files(folder)
    if whole or read.plan is None:
        checked.names.append(shown(path))
        checked.problems += read.problems
    if read.plan is None:
        # Nothing says what the other files should hold: they are not opened.
        if tables or reviews:
            narrate(say("checked.unopened", spoken, count=len(tables) + len(reviews)))
        return
    checked.names += [shown(file) for file in (*tables, *reviews)]
    found = read_results(tables, read.plan, spoken)
    said = read_reviews(reviews, read.plan.ids)
    checked.problems += found.problems + said.problems
    if whole:
        checked.problems += _unexplained(read.plan, found.results, said.reviews)


def _unexplained(plan: "Plan", results: "Results", reviews: "Reviews") -> list["Problem"]:
    """Weak ratings without cause and next step, in the years for which reviews are kept."""
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.assess.gaps import unexplained
    from welfare_cli.ground.problem import Place, Problem

    rules = _rules_of(plan)
    if rules is None:
        return []
    problems = []
    for year, name in reviews.files.items():
        for weak in unexplained(assess_plan(plan, results, year, rules), reviews):
            said = reviews.of_year(weak.indicator.id, year)
            label = weak.shown.label.told()
            facts = {"id": weak.indicator.id, "rating": label, "year": year.told()}
            place = said.place if said else Place(name)
            problems.append(Problem("weak-unexplained", place, facts))
    return problems


def _rules_of(plan: "Plan") -> "RuleSet | None":
    from welfare_cli.rules.library import shipped, shipped_ids

    if not isinstance(plan.rules, str):
        return plan.rules
    return shipped(plan.rules) if plan.rules in shipped_ids() else None
