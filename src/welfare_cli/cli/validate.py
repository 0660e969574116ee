"""`welfare validate`: the plan and all results, every problem with its place, one verdict."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import output
from welfare_cli.cli.checking import Checked, check_files
from welfare_cli.cli.finding import language
from welfare_cli.cli.opening import exit_code
from welfare_cli.cli.options import LangOption, OutputOption, PlanOption, ResultsOption
from welfare_cli.cli.repository import docs_address, repository_paths

if TYPE_CHECKING:
    from welfare_cli.present.problems.report import Report


class ReportFormat(StrEnum):
    """The formats of a report of problems."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"


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
        ReportFormat | None, typer.Option("--format", help="option.validate.format")
    ] = None,
    output_: OutputOption = None,
) -> None:
    """Check the plan and the results, and say where each problem is and how to mend it."""
    docs = docs_address(language(lang))
    report = _report(check_files(files or [], lang, plan, results), lang, docs, strict=strict)
    output.write(_told(report, format_ or _usual(), links=output.links(output_)), output_)
    raise typer.Exit(exit_code(report.problems, strict=strict))


def _usual() -> ReportFormat:
    """Annotations where GitHub runs this, else text."""
    in_github = os.environ.get("GITHUB_ACTIONS") == "true"
    return ReportFormat.GITHUB if in_github else ReportFormat.TEXT


def _report(checked: Checked, lang: str | None, docs: str, *, strict: bool) -> "Report":
    from welfare_cli.ground.problem import in_order
    from welfare_cli.present.problems.report import Report

    problems, spoken = in_order(checked.problems), language(lang, checked.plan)
    names = list(dict.fromkeys(checked.names))
    paths = repository_paths({*names, *(problem.path for problem in problems)})
    return Report(problems, names, spoken, strict, docs, paths)


def _told(report: "Report", format_: ReportFormat, *, links: bool) -> str:
    match format_:
        case ReportFormat.TEXT:
            from welfare_cli.present.problems.text import report_text

            return report_text(report, links=links)
        case ReportFormat.JSON | ReportFormat.JSONL:
            from welfare_cli.present.problems.json import report_json, report_jsonl

            return report_json(report) if format_ is ReportFormat.JSON else report_jsonl(report)
        case ReportFormat.GITHUB:
            from welfare_cli.present.problems.github import report_github

            return report_github(report)
        case ReportFormat.SARIF:
            from welfare_cli.present.problems.sarif import report_sarif

            return report_sarif(report)
        case ReportFormat.JUNIT:
            from welfare_cli.present.problems.junit import report_junit

            return report_junit(report)
        case ReportFormat.GITLAB:
            from welfare_cli.present.problems.gitlab import report_gitlab

            return report_gitlab(report)
