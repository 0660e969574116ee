"""`welfare rules`: the rule sets that can be named here; one in words; several compared."""

from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import TABLE, WITHOUT_RESULTS, Call, add_command, command
from welfare_cli.cli.exit_codes import NO_INDICATOR, CallError
from welfare_cli.cli.help import Group
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.selection import carried, named_rules, plan_nearby, sections_in, year_of
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.plan.model import Plan
    from welfare_cli.present.rules_output import Listed
    from welfare_cli.project import Project
    from welfare_cli.rules.rule_set import RuleSet

app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False, add_help_option=False)


@app.callback(invoke_without_command=True)
@command(TABLE, takes=WITHOUT_RESULTS)
def rules(call: Call) -> None:
    """List the rule sets; show one in words, or compare them on the plan."""
    if call.context.invoked_subcommand is not None:
        _refuse_lost(call.context)
        return
    from welfare_cli.present.rules_output import rules_list_json, rules_sheet

    known, call.lang = plan_nearby(call.plans, call.asked_lang)
    entries = _entries(known)
    contents = {
        ContentKind.OBJECT: lambda: rules_list_json(entries, call.lang),
        ContentKind.TABLE: lambda: rules_sheet(entries, call.lang),
    }
    call.write(contents)


@command(TABLE, takes=WITHOUT_RESULTS)
def show(
    call: Call,
    name: Annotated[
        str, typer.Argument(metavar="ID|FILE", help=N_("A rule set by its id, or a file with one."))
    ],
) -> None:
    """Show one rule set in words: what it judges, and when it gives which rating."""
    from welfare_cli.present.rules_output import rule_set_sheet, rules_json

    known, call.lang = plan_nearby(call.plans, call.asked_lang)
    rule_set = named_rules("rules show", name, carried(known))
    contents = {
        ContentKind.OBJECT: lambda: rules_json(rule_set, call.lang),
        ContentKind.TABLE: lambda: rule_set_sheet(rule_set, call.lang),
    }
    call.write(contents)


@command(TABLE)
def compare(
    call: Call,
    *,
    rules: Annotated[
        list[str] | None,
        typer.Option(
            "--rules",
            metavar="ID|FILE",
            help=N_(
                "Compare the plan's rule set with these; several by commas"
                " or by repeating it. Without it, with every one that ships."
            ),
        ),
    ] = None,
    as_of: options.AsOfOption = None,
    section: options.SectionOption = None,
) -> None:
    """Rate the plan by several rule sets side by side, and mark where they disagree."""
    from welfare_cli.assess import rule_comparison
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.rules_comparison import ComparedPlan, compare_json, compare_sheet

    project = call.project
    rule_sets = _distinct(project, _others(project, rules), asked=rules is not None)
    year = year_of(project, as_of)
    inside = sections_in(project.plan, section)
    assessed = [
        [a for a in assess_plan(project.plan, project.results, year, one) if a.section.id in inside]
        for one in rule_sets
    ]
    compared = ComparedPlan(rule_comparison.compare(rule_sets, assessed), year)
    figures = Figures(project.plan, rule_sets[0], project.lang)
    if not compared.comparison.rows:
        narrate(_(NO_INDICATOR, project.lang))
    contents = {
        ContentKind.OBJECT: lambda: compare_json(figures, compared),
        ContentKind.TABLE: lambda: compare_sheet(figures, compared),
    }
    call.write(contents)


def _refuse_lost(context: typer.Context) -> None:
    """An option before the subcommand would be of no effect: say so rather than lose it."""
    for name in context.params.keys() - {"quiet", "verbose"}:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            raise CallError(
                N_("Write the options behind the subcommand: welfare rules {command} …"),
                command=context.invoked_subcommand,
            )


def _entries(plan: "Plan | None") -> list["Listed"]:
    """The rule set that the plan carries, if any, then those that ship."""
    from welfare_cli.present.rules_output import Listed
    from welfare_cli.rules.library import shipped, shipped_ids

    used = plan.rules if plan else None
    own = carried(plan)
    entries = [Listed(shipped(name), in_use=name == used) for name in shipped_ids()]
    return [Listed(own, in_use=True, carried=True), *entries] if own else entries


def _others(project: "Project", given: list[str] | None) -> list["RuleSet"]:
    """The rule sets to compare the plan's with: those asked for, else all that ship."""
    from welfare_cli.rules.library import shipped, shipped_ids

    if given is None:
        return [shipped(name) for name in shipped_ids()]
    names = [name.strip() for entry in given for name in entry.split(",")]
    own = carried(project.plan)
    return [named_rules("--rules", name, own) for name in names]


def _distinct(project: "Project", others: list["RuleSet"], *, asked: bool) -> list["RuleSet"]:
    """The plan's own first, then each other once; what is not compared is told.

    Raises CallError where two go by one id, or where there is nothing to compare with.
    """
    lang = project.lang
    found = {own.id: own for own in [project.rules]}
    for one in others:
        if one.id not in found:
            found[one.id] = one
        elif found[one.id] == one:
            if asked:
                narrate(
                    _(
                        "{id} is named more than once, or is the plan's own; it is compared once",
                        lang,
                        id=one.id,
                    )
                )
        elif asked:
            raise CallError(
                N_(
                    "--rules: two different rule sets have the id {id}. Give"
                    " one of them another id."
                ),
                id=one.id,
            )
        else:
            narrate(
                _(
                    "{id}: the one that ships is left out, because the plan's own"
                    " rule set has its id",
                    lang,
                    id=one.id,
                )
            )
    if len(found) == 1:
        raise CallError(
            N_(
                "--rules {id}: that is the plan's own rule set. Name"
                " another one to compare it with."
            ),
            id=next(iter(found)),
        )
    return list(found.values())


add_command(app, "show", show)
add_command(app, "compare", compare)
