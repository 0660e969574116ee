"""`welfare show`: everything about one indicator."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.options import Format
from welfare_cli.cli.project import Project, load
from welfare_cli.cli.selection import indicator_in, rules_of, year_of
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.assess.dossier import Dossier
    from welfare_cli.present.figures import Figures
    from welfare_cli.rules.model import RuleSet


def show(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="The indicator's id, or its title.")
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
    """Show all about one indicator: chart, promise, revisions, outlook, other rule sets."""
    from welfare_cli.assess.assessment import Yardstick
    from welfare_cli.assess.dossier import dossier
    from welfare_cli.present.figures import Figures

    project = load(plan, results, lang)
    wanted = indicator_in(project.plan, indicator, project.lang)
    rule_set = rules_of(project.plan, rules, project.lang)
    yardstick = Yardstick(rule_set, year_of(project, as_of), project.plan.period)
    others = _others(project, rule_set)
    found = dossier(project.plan, wanted, project.results, yardstick, others)
    figures = Figures(project.plan, rule_set, project.lang)
    if format_ is Format.TABLE:
        _draw(figures, found, output_)
    else:
        output.write(_written(figures, found, format_), output_)


def _others(project: Project, rules: "RuleSet") -> list["RuleSet"]:
    """The plan's own rule set and all that ship, without the one that is rated by."""
    from welfare_cli.rules.library import shipped, shipped_ids

    own = rules_of(project.plan, None, project.lang)
    all_sets = [own, *(shipped(name) for name in shipped_ids())]
    return [one for n, one in enumerate(all_sets) if one not in (rules, *all_sets[:n])]


def _draw(figures: "Figures", found: "Dossier", path: Path | None) -> None:
    """Write it for a terminal; tell on standard error which columns gave way."""
    from welfare_cli.present.show import show_page
    from welfare_cli.present.styled import USUAL, page_lines
    from welfare_cli.present.terminal import draw_lines  # loads rich

    lines, hidden = page_lines(show_page(figures, found), output.columns(path) or USUAL)
    output.write(draw_lines(lines, colour=output.colour(path)), path)
    if hidden:
        names = say("list.separator", figures.lang).join(hidden)
        narrate(say("show.hidden", figures.lang, columns=names))


def _written(figures: "Figures", found: "Dossier", format_: Format) -> str:
    from welfare_cli.present.writers import csv_text, json_text

    if format_ is Format.JSON:
        from welfare_cli.present.show_json import show_json

        return json_text(show_json(figures, found))
    if format_ is Format.CSV:
        from welfare_cli.present.values import values_sheet

        return csv_text(values_sheet(figures, found, whole=True))
    from welfare_cli.present.page_markdown import page_markdown
    from welfare_cli.present.show import show_page

    return page_markdown(show_page(figures, found))
