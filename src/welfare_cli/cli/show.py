"""`welfare show`: everything about one indicator, one action or one section."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.opening import open_project
from welfare_cli.cli.options import Format
from welfare_cli.cli.parts import part_in
from welfare_cli.cli.selection import rules_of, year_of
from welfare_cli.cli.showing import showing
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.present.page import Page


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
    format_: options.FormatOption = Format.TABLE,
    output_: options.OutputOption = None,
) -> None:
    """Show all about one indicator, with its chart; one action; or one section."""
    from welfare_cli.present.figures import Figures

    project = open_project(plan, results, lang)
    wanted = part_in(project.plan, part, project.lang)
    figures = Figures(project.plan, rules_of(project, rules), project.lang)
    shown = showing(project, wanted, figures, year_of(project, as_of))
    if format_ is Format.TABLE:
        _draw(shown.page(), project.lang, output_)
        return
    from welfare_cli.present.page_markdown import page_markdown
    from welfare_cli.present.writers import csv_text, json_text

    if format_ is Format.JSON:
        text = json_text(shown.json())
    elif format_ is Format.CSV:
        text = csv_text(shown.sheet())
    else:
        text = page_markdown(shown.page())
    output.write(text, output_)


def _draw(page: "Page", lang: str, path: Path | None) -> None:
    """Write it for a terminal; tell on standard error which columns gave way."""
    from welfare_cli.present.styled import USUAL, page_lines
    from welfare_cli.present.terminal import draw_lines  # loads rich

    lines, hidden = page_lines(page, output.columns(path) or USUAL)
    output.write(draw_lines(lines, colour=output.colour(path)), path)
    if hidden:
        narrate(say("show.hidden", lang, columns=say("list.separator", lang).join(hidden)))
