"""`welfare rules show`: one rule set in words, with its source."""

from typing import Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.selection import carried, named_rules, plan_nearby
from welfare_cli.cli.writing import chosen_format, write
from welfare_cli.present.formats import ContentKind


def show(
    name: Annotated[str, typer.Argument(metavar="ID|FILE", help="option.rules.show.name")],
    *,
    plan: options.PlanOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = "table",
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """Show one rule set in words: what it judges, and when it gives which rating."""
    from welfare_cli.present.rules.one import rule_set_sheet
    from welfare_cli.present.rules.one_json import rules_json

    chosen = chosen_format(format_, output_, options.TABLE, lang)
    known, spoken = plan_nearby(plan, lang)
    rules = named_rules("rules show", name, carried(known), spoken)
    contents = {
        ContentKind.OBJECT: lambda: rules_json(rules, spoken),
        ContentKind.TABLE: lambda: rule_set_sheet(rules, spoken),
    }
    write(contents, chosen, spoken, output_, wide=wide)
