"""`welfare tree`: the plan's outline with its actions, indicators and their ratings."""

from typing import Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.options import Format
from welfare_cli.cli.project import load
from welfare_cli.cli.selection import rules_of, year_of
from welfare_cli.cli.sheets import write_sheet
from welfare_cli.words import say


def tree(
    *,
    depth: Annotated[
        int | None,
        typer.Option("--depth", metavar="N", help="Show only that many levels."),
    ] = None,
    as_of: options.AsOfOption = None,
    rules: options.RulesOption = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = Format.TABLE,
    output_: options.OutputOption = None,
) -> None:
    """Show the plan's outline with its actions, indicators and ratings."""
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.assess.summary import by_section
    from welfare_cli.present import outline as present
    from welfare_cli.present.figures import Figures

    if depth is not None and depth < 1:
        raise CallError("call.depth", lang, value=depth)
    project = load(plan, results, lang)
    rule_set = rules_of(project.plan, rules, project.lang)
    year = year_of(project, as_of)
    assessed = assess_plan(project.plan, project.results, year, rule_set)
    figures = Figures(project.plan, rule_set, project.lang)
    sections = {s.id: summary for s, summary in by_section(project.plan, assessed, rule_set)}
    ratings = present.Ratings({a.indicator.id: a for a in assessed}, sections)
    root, sampled = present.outline(figures, ratings, depth)
    notices = (say("progress.sample", project.lang),) if sampled else ()
    if format_ is Format.JSON:
        from welfare_cli.present.writers import json_text

        output.write(json_text(present.outline_json(figures, root, year, notices)), output_)
    elif format_ is Format.TABLE:
        from welfare_cli.present.terminal import draw_lines  # loads rich
        from welfare_cli.present.tree_lines import tree_lines

        lines = tree_lines(root, output.columns(output_))
        text = draw_lines(lines, colour=output.colour(output_))
        output.write(text + "".join(f"{notice}\n" for notice in notices), output_)
    else:
        sheet = present.outline_sheet(root, project.lang, notices)
        write_sheet(sheet, format_, project.lang, output_, wide=True)
