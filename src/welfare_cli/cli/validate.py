"""`welfare validate`: the plan and all results, every problem with its place, one verdict."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli.checking import Checked, check_files
from welfare_cli.cli.finding import language
from welfare_cli.cli.opening import exit_code
from welfare_cli.cli.options import (
    LangOption,
    OutputOption,
    PlanOption,
    ResultsOption,
    format_option,
)
from welfare_cli.cli.repository import docs_address, repository_paths
from welfare_cli.cli.writing import chosen_format, write
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.present.problems.report import Report


KINDS = (ContentKind.PROBLEMS, ContentKind.OBJECT, ContentKind.RECORDS)


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="option.validate.files",
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="option.validate.strict")] = False,
    plan: PlanOption = None,
    results: ResultsOption = None,
    lang: LangOption = None,
    format_: Annotated[
        str | None, format_option(KINDS, "--format", "option.validate.format")
    ] = None,
    output_: OutputOption = None,
) -> None:
    """Check the plan and the results, and say where each problem is and how to mend it."""
    from welfare_cli.present.problems.json import problems_json, report_json

    chosen = chosen_format(format_, output_, KINDS, lang, usual=_usual())
    docs = docs_address(language(lang))
    report = _report(check_files(files or [], lang, plan, results), lang, docs, strict=strict)
    contents = {
        ContentKind.PROBLEMS: lambda: report,
        ContentKind.OBJECT: lambda: report_json(report),
        ContentKind.RECORDS: lambda: problems_json(report),
    }
    write(contents, chosen, report.lang, output_)
    raise typer.Exit(exit_code(report.problems, strict=strict))


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
