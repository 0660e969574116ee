"""`welfare rules show`: one rule set in words, with its source."""

from typing import Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.options import Format
from welfare_cli.cli.selection import carried, named_rules, plan_nearby
from welfare_cli.cli.sheets import write_sheet


def show(
    name: Annotated[str, typer.Argument(metavar="ID|FILE", help="option.rules.show.name")],
    *,
    plan: options.PlanOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = Format.TABLE,
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """Show one rule set in words: what it judges, and when it gives which rating."""
    known, spoken = plan_nearby(plan, lang)
    rules = named_rules("rules show", name, carried(known), spoken)
    if format_ is Format.JSON:
        from welfare_cli.present.rules.one_json import rules_json
        from welfare_cli.present.writers import json_text

        output.write(json_text(rules_json(rules, spoken)), output_)
        return
    from welfare_cli.present.rules.one import rule_set_sheet

    write_sheet(rule_set_sheet(rules, spoken), format_, spoken, output_, wide=wide)
