"""`welfare validate`: the plan and all results, every problem with its place, one verdict."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from welfare_cli.cli.checking import check_files
from welfare_cli.cli.finding import language
from welfare_cli.cli.options import (
    LangOption,
    OutputOption,
    PlanOption,
    RecordFormat,
    ResultsOption,
)
from welfare_cli.cli.output import write
from welfare_cli.cli.project import exit_code
from welfare_cli.cli.sheets import write_json


class ReportFormat(StrEnum):
    """The formats of a report of problems."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


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
        ReportFormat, typer.Option("--format", help="option.format")
    ] = ReportFormat.TEXT,
    output: OutputOption = None,
) -> None:
    """Check the plan and the results, and say where each problem is and how to mend it."""
    from welfare_cli.ground.problem import in_order
    from welfare_cli.present import problems as present

    language(lang)
    checked = check_files(files or [], lang, plan, results)
    problems, names = in_order(checked.problems), checked.names
    spoken = language(lang, checked.plan)
    if format_ is ReportFormat.TEXT:
        text = "".join(present.problem_text(problem, spoken) for problem in problems)
        write(text + present.verdict_text(problems, names, spoken, strict=strict), output)
    else:
        data = present.problems_json(problems, names, spoken)
        write_json(data, "problems", RecordFormat(format_.value), output)
    raise typer.Exit(exit_code(problems, strict=strict))
