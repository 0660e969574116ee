"""`welfare report`: the yearly report that is published, as a page, a workbook or Markdown."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.opening import open_project
from welfare_cli.cli.report_templates import read_templates
from welfare_cli.cli.selection import rules_of, year_of
from welfare_cli.cli.waiting import Step, waiting

if TYPE_CHECKING:
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.present.report.model import Content
    from welfare_cli.project import Project


class ReportFormat(StrEnum):
    """The formats of the report."""

    HTML = "html"
    MARKDOWN = "markdown"
    XLSX = "xlsx"


_ENDINGS = {
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".md": ReportFormat.MARKDOWN,
    ".xlsx": ReportFormat.XLSX,
}


def report(
    *,
    as_of: options.AsOfOption = None,
    rules: options.RulesOption = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="DIR",
            help="option.report.template",
        ),
    ] = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: Annotated[
        ReportFormat | None,
        typer.Option("--format", help="option.report.format"),
    ] = None,
    output_: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="option.report.output",
        ),
    ] = None,
) -> None:
    """Make the yearly report: ratings, changes, a chart per indicator, actions, and the rule."""
    chosen = _format(format_, output_, lang)
    replaced = read_templates(template, lang)
    if template is not None and chosen is not ReportFormat.HTML:
        raise CallError("call.template-html", lang, format=chosen.value)
    project = open_project(plan, results, lang)
    year = year_of(project, as_of)
    _check_results(project, year)
    with waiting(project.lang, "waiting.report", 3) as step:
        content = _content(project, year, rules, step)
        if chosen is ReportFormat.XLSX:
            output.write_bytes(_workbook(content), output_)
        elif chosen is ReportFormat.MARKDOWN:
            output.write(_markdown(content), output_)
        else:
            output.write(_page(content, replaced), output_)


def _format(given: ReportFormat | None, path: Path | None, lang: str | None) -> ReportFormat:
    """The format that was asked for; a file's ending must fit it."""
    if path is None:
        return given or ReportFormat.HTML
    told = _ENDINGS.get(path.suffix.lower())
    if told is None and given is None:
        raise CallError("call.report-ending", lang, path=path)
    if given and told and given is not told:
        ending = next(end for end, format_ in _ENDINGS.items() if format_ is given)
        facts = {"format": given.value, "path": path, "ending": ending}
        raise CallError("call.report-format", lang, **facts)
    return given or told or ReportFormat.HTML


def _check_results(project: "Project", year: "FiscalYear") -> None:
    """A report on a year that nothing is known of would be a page of gaps."""
    known = (*project.results.years, *project.reviews.files)
    if not any(one <= year for one in known):
        told = year.label(project.lang)
        raise CallError("call.report-empty", project.lang, year=told)


def _content(project: "Project", year: "FiscalYear", rules: str | None, step: Step) -> "Content":
    from welfare_cli.assess.yearly import yearly
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.report.content import report_content

    rule_set = rules_of(project, rules)
    found = yearly(project.plan, project.results, project.reviews, rule_set, year)
    step()
    content = report_content(Figures(project.plan, rule_set, project.lang), found)
    step()
    return content


def _markdown(content: "Content") -> str:
    from welfare_cli.present.report.markdown import report_markdown

    return report_markdown(content)


def _workbook(content: "Content") -> bytes:
    from welfare_cli.present.report.xlsx import report_xlsx  # loads XlsxWriter

    return report_xlsx(content)


def _page(content: "Content", replaced: dict[str, tuple[str, str]]) -> str:
    from welfare_cli.present.report.html import report_html
    from welfare_cli.present.report.templates import BrokenTemplateError

    try:
        return report_html(content, replaced)
    except BrokenTemplateError as error:
        facts = {"file": error.file, "line": error.line, "why": error.why}
        raise CallError("call.template-error", content.lang, **facts) from None
