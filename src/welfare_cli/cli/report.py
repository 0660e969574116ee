"""`welfare report`: the yearly report that is published, as a page, a workbook or Markdown."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.opening import open_project
from welfare_cli.cli.report_templates import read_templates
from welfare_cli.cli.selection import rules_of, year_of
from welfare_cli.cli.waiting import Step, waiting
from welfare_cli.cli.writing import named_format, write
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.present.report.model import Content
    from welfare_cli.project import Project


KINDS = (ContentKind.REPORT,)


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
        str | None, options.format_option(KINDS, "--format", "option.report.format")
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
    chosen = named_format(format_, output_, KINDS, lang, usual="html", option="--format")
    replaced = read_templates(template, lang)
    if template is not None and chosen.name != "html":
        raise CallError("call.template-html", lang, format=chosen.name)
    project = open_project(plan, results, lang)
    year = year_of(project, as_of)
    _check_results(project, year)
    with waiting(project.lang, "waiting.report", 3) as step:
        content = _content(project, year, rules, step)
        contents = {ContentKind.REPORT: lambda: content}
        write(contents, chosen, project.lang, output_, templates=replaced)


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
