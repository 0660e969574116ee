"""`welfare show`: everything about one indicator, one action or one section."""

from typing import Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.opening import open_project
from welfare_cli.cli.parts import part_in
from welfare_cli.cli.selection import rules_of, year_of
from welfare_cli.cli.showing import showing
from welfare_cli.cli.writing import chosen_format, write
from welfare_cli.present.formats import ContentKind

KINDS = (*options.TABLE, ContentKind.PAGE)


def show(
    part: Annotated[
        str,
        typer.Argument(metavar="ID", help="option.show.part"),
    ],
    *,
    as_of: options.AsOfOption = None,
    rules: options.RulesOption = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = "table",
    output_: options.OutputOption = None,
) -> None:
    """Show all about one indicator, with its chart; one action; or one section."""
    from welfare_cli.present.figures import Figures

    chosen = chosen_format(format_, output_, KINDS, lang)
    project = open_project(plan, results, lang)
    wanted = part_in(project.plan, part, project.lang)
    figures = Figures(project.plan, rules_of(project, rules), project.lang)
    shown = showing(project, wanted, figures, year_of(project, as_of))
    contents = {
        ContentKind.OBJECT: shown.json,
        ContentKind.TABLE: shown.sheet,
        ContentKind.PAGE: shown.page,
    }
    write(contents, chosen, project.lang, output_)
