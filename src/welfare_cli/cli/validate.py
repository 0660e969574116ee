"""`welfare validate`: the plan and all results, every problem with its place, one verdict."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli.command import WITHOUT_WIDE, Call, Writes, command
from welfare_cli.cli.exit_codes import NO_KIND_OF_FILE, CallError, ExitCode
from welfare_cli.cli.finding import find_plan, find_plans, is_document, language, results_folder
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.opening import exit_code, read_results
from welfare_cli.cli.progress_bar import waiting
from welfare_cli.ground.translation import N_, ngettext
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.ground.problem import Problem
    from welfare_cli.plan.model import Plan
    from welfare_cli.present.problems.report import Report
    from welfare_cli.project import Project

KINDS = (ContentKind.PROBLEMS, ContentKind.OBJECT, ContentKind.RECORDS)
_WRITES = Writes(
    KINDS,
    usual="text",
    help=N_(
        "Output format. Without it, by the suffix of -o, else text; within GitHub Actions, github."
    ),
    shows_usual=False,
    settles_format=True,
)


@dataclass
class Checked:
    """What has been checked so far: the first plan that was read, the files, their problems."""

    plan: "Plan | None" = None
    names: list[str] = field(default_factory=list)
    problems: list["Problem"] = field(default_factory=list)


@command(_WRITES, takes=WITHOUT_WIDE)
def validate(
    call: Call,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help=N_(
                "Plans, rule sets, reviews (.yaml), results (.csv). Without any: all of the plan."
            ),
        ),
    ] = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help=N_("Fail on warnings too, sample values among them."))
    ] = False,
) -> ExitCode:
    """Check the plan and the results, and say where each problem is and how to mend it."""
    from welfare_cli.present.problems.json import problems_json, report_json

    call.format = call.format_for(KINDS, usual=_usual())
    docs = docs_address()
    report = _report(_check_files(files or [], call), call.asked_lang, docs, strict=strict)
    call.lang = report.lang
    contents = {
        ContentKind.PROBLEMS: lambda: report,
        ContentKind.OBJECT: lambda: report_json(report),
        ContentKind.RECORDS: lambda: problems_json(report),
    }
    call.write(contents)
    return exit_code(report.problems, strict=strict)


def _usual() -> str:
    """Annotations where GitHub runs this, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _report(checked: Checked, lang: str | None, docs: str, *, strict: bool) -> "Report":
    from welfare_cli.ground.problem import in_order
    from welfare_cli.present.problems.report import Report

    problems, spoken = in_order(checked.problems), language(lang, checked.plan)
    names = list(dict.fromkeys(checked.names))
    paths = repository_paths({*names, *(problem.path for problem in problems)})
    return Report(problems, names, spoken, strict, docs, paths)


def _check_files(files: list[Path], call: Call) -> Checked:
    """Check these files, or every plan with all that lies beside it when there are none."""
    from welfare_cli.reviews.reader import is_review_file

    checked, beside_plan = Checked(), list[Path]()
    for path in files:
        if is_review_file(path) or path.suffix.lower() == ".csv":
            beside_plan.append(path)
        elif is_document(path):
            _document(path, checked)
        else:
            raise CallError(NO_KIND_OF_FILE, path=path)
    if beside_plan:
        _project(checked, call, find_plan(call.plans), beside_plan)
    if files:
        return checked
    found = find_plans(call.plans)
    if call.results is not None and len(found) > 1:
        raise CallError(
            N_(
                "--results names one folder, but {count} plans are found."
                " Leave it out: each plan has its results/ beside it."
            ),
            count=len(found),
        )
    for plan in found:
        _project(checked, call, plan)
    return checked


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


def _project(checked: Checked, call: Call, path: Path, files: list[Path] | None = None) -> None:
    """Check these results and reviews by their plan; without `files`, the plan and all of them."""
    from welfare_cli.files.source import shown
    from welfare_cli.project import UnreadablePlanError, load, project_files

    folder = results_folder(path, call.results)
    try:
        project = load(path, folder)
    except UnreadablePlanError as error:
        checked.names.append(shown(path))
        checked.problems += error.problems
        # Nothing says what the other files should hold: they are not opened.
        if unopened := len(project_files(folder) if files is None else files):
            narrate(
                ngettext(
                    "Not checked: {count} file of results and reviews. What"
                    " they should hold is said by the plan, which has errors.",
                    "Not checked: {count} files of results and reviews. What"
                    " they should hold is said by the plan, which has errors.",
                    unopened,
                    call.lang,
                    count=unopened,
                )
            )
        return
    checked.plan = checked.plan or project.plan
    project.lang, project.files = language(call.asked_lang, project.plan), files
    project.progress = partial(waiting, project.lang, N_("Reading results"))
    read_results(project)
    read = (*project.results_read.files, *project.reviews_read.files)
    if files is None:
        checked.names.append(shown(path))
        checked.problems += [*project.plan_problems, *_unexplained(project)]
    checked.names += [shown(file) for file in read]
    checked.problems += project.results_read.problems + project.reviews_read.problems


def _unexplained(project: "Project") -> list["Problem"]:
    """Weak ratings without cause and next step, in the years for which reviews are kept."""
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.assess.gaps import WEAK_UNEXPLAINED, unexplained
    from welfare_cli.ground.problem import Place, Problem
    from welfare_cli.rules.library import shipped_ids

    if isinstance(project.plan.rules, str) and project.plan.rules not in shipped_ids():
        return []
    problems = []
    for year, name in project.reviews.files.items():
        assessed = assess_plan(project.plan, project.results, year, project.rules)
        for weak in unexplained(assessed, project.reviews):
            said = project.reviews.of_year(weak.indicator.id, year)
            label = weak.shown.label.told()
            facts = {"id": weak.indicator.id, "rating": label, "year": year.told()}
            place = said.place if said else Place(name)
            problems.append(Problem(WEAK_UNEXPLAINED, place, facts))
    return problems


# Where CI has put the repository, for a copy of it without .git.
_TOLD = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_DOCS = "WELFARE_DOCS_URL"
_ADDRESS = re.compile(r"https?://[!-~]+")


def repository_paths(names: Iterable[str]) -> dict[str, str]:
    """The path of each file from the root of the repository, with forward slashes.

    A file outside of it has its absolute path.
    """
    root = Path(os.path.realpath(_root(Path.cwd())))
    return {name: _inside(root, Path(name)) for name in names}


def docs_address() -> str:
    """The address under which the docs are published; "" where nobody told one."""
    told = os.environ.get(_DOCS, "")
    if told and not _ADDRESS.fullmatch(told):
        raise CallError(
            N_(
                "{name} {value}: not an address. Write where the folder"
                " docs/ is published, beginning with https:// or http://, or"
                " unset it."
            ),
            name=_DOCS,
            value=told,
        )
    return told


def _root(here: Path) -> Path:
    """The nearest folder with .git from here upward, else what CI tells, else here."""
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return folder
    return next((Path(os.environ[name]) for name in _TOLD if os.environ.get(name)), here)


def _inside(root: Path, path: Path) -> str:
    """The path below the root; the file itself may be a link, the folders are followed."""
    # A circle of links, which `Path.resolve` does not end in every version, stays as it is written.
    real = Path(os.path.realpath(path.parent)) / path.name
    try:
        return real.relative_to(root).as_posix()
    except ValueError:
        return real.as_posix()
