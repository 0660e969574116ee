"""`welfare rules`: the rule sets that can be named here; its subcommands stand beside it."""

from typing import TYPE_CHECKING

import typer

from welfare_cli.cli import options
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.help import Command, Group
from welfare_cli.cli.rules_compare import compare
from welfare_cli.cli.rules_show import show
from welfare_cli.cli.selection import carried, plan_nearby
from welfare_cli.cli.writing import chosen_format, write
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.plan.model import Plan
    from welfare_cli.present.rules.listing import Listed

app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False)
app.command(cls=Command)(show)
app.command(cls=Command)(compare)


@app.callback(invoke_without_command=True)
def rules(
    context: typer.Context,
    *,
    plan: options.PlanOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = "table",
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """List the rule sets; show one in words, or compare them on the plan."""
    if context.invoked_subcommand is not None:
        _refuse_lost(context)
        return
    from welfare_cli.present.rules.listing import rules_list_json, rules_sheet

    chosen = chosen_format(format_, output_, options.TABLE, lang)
    known, spoken = plan_nearby(plan, lang)
    entries = _entries(known)
    contents = {
        ContentKind.OBJECT: lambda: rules_list_json(entries, spoken),
        ContentKind.TABLE: lambda: rules_sheet(entries, spoken),
    }
    write(contents, chosen, spoken, output_, wide=wide)


def _refuse_lost(context: typer.Context) -> None:
    """An option before the subcommand would be of no effect: say so rather than lose it."""
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            raise CallError("call.before-subcommand", command=context.invoked_subcommand)


def _entries(plan: "Plan | None") -> list["Listed"]:
    """The rule set that the plan carries, if any, then those that ship."""
    from welfare_cli.present.rules.listing import Listed
    from welfare_cli.rules.library import shipped, shipped_ids

    used = plan.rules if plan else None
    own = carried(plan)
    entries = [Listed(shipped(name), in_use=name == used) for name in shipped_ids()]
    return [Listed(own, in_use=True, carried=True), *entries] if own else entries
