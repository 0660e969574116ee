"""`welfare validate`: the plan and all results, every problem with its place, one verdict."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.finding import find_plan, language, results_folder
from welfare_cli.cli.options import LangOption, OutputOption, PlanOption, ResultsOption
from welfare_cli.cli.output import write
from welfare_cli.cli.project import exit_code, series_of, settle_first

if TYPE_CHECKING:
    from welfare_cli.ground.problem import Problem
    from welfare_cli.plan.model import Plan


class ReportFormat(StrEnum):
    """The formats of a report of problems."""

    TEXT = "text"
    JSON = "json"


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Plans, rule sets (.yaml), results (.csv). Without any: the plan and all results.",
        ),
    ] = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on warnings too, sample values among them.")
    ] = False,
    plan: PlanOption = None,
    results: ResultsOption = None,
    lang: LangOption = None,
    format_: Annotated[
        ReportFormat, typer.Option("--format", help="How to write it.")
    ] = ReportFormat.TEXT,
    output: OutputOption = None,
) -> None:
    """Check the plan and the results, and say where each problem is and how to mend it."""
    from welfare_cli.ground.problem import in_order
    from welfare_cli.present import problems as present

    language(lang)
    checked, names, found = _check(files or [], plan, results, lang)
    problems = in_order(found)
    spoken = language(lang, checked)
    if format_ is ReportFormat.JSON:
        from welfare_cli.present.writers import json_text

        text = json_text(present.problems_json(problems, names, spoken))
    else:
        text = "".join(present.problem_text(problem, spoken) for problem in problems)
        text += present.verdict_text(problems, names, spoken, strict=strict)
    write(text, output)
    raise typer.Exit(exit_code(problems, strict=strict))


def _check(
    files: list[Path], plan: Path | None, results: Path | None, lang: str | None
) -> tuple["Plan | None", list[str], list["Problem"]]:
    """The plan that was read, the names of all files checked, and their problems."""
    from welfare_cli.files.source import shown
    from welfare_cli.plan.reader import read_plan
    from welfare_cli.results.folder import read_files, result_files

    documents = [path for path in files if path.suffix.lower() in (".yaml", ".yml")]
    tables = [path for path in files if path.suffix.lower() == ".csv"]
    for path in files:
        if path not in documents and path not in tables:
            raise CallError("call.no-kind", path=path)
    problems: list[Problem] = []
    checked: Plan | None = None
    for path in documents:
        checked = _document(path, problems) or checked
    names = [shown(path) for path in documents]
    if tables or not files:
        path = find_plan(plan)
        read = read_plan(path)
        checked = read.plan or checked
        folder = results_folder(path, results)
        settle_first(folder, language(lang, read.plan))
        tables = tables or result_files(folder)
        if not files or read.plan is None:
            names.append(shown(path))
            problems += read.problems
        names += [shown(table) for table in tables]
        if read.plan:
            problems += read_files(tables, series_of(read.plan)).problems
    return checked, names, problems


def _document(path: Path, problems: list["Problem"]) -> "Plan | None":
    """Check a plan or a rule set, told apart by what stands in it."""
    from welfare_cli.files.source import read_source
    from welfare_cli.files.yaml_tree import read_tree
    from welfare_cli.plan.reader import check_plan
    from welfare_cli.rules.library import check_rules

    source, found = read_source(path)
    problems += found
    if source is None:
        return None
    tree = read_tree(source)
    keys = set(tree.root) if isinstance(tree.root, dict) else set()
    if keys & {"ratings", "measure", "not_assessed"} and "sections" not in keys:
        problems += check_rules(tree)[1]
        return None
    read = check_plan(tree)
    problems += read.problems
    return read.plan
