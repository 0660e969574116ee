"""`welfare rules compare`: what the choice of the rule set makes of the plan."""

from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.opening import open_project
from welfare_cli.cli.selection import carried, named_rules, sections_in, year_of
from welfare_cli.cli.writing import chosen_format, write
from welfare_cli.present.formats import ContentKind
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.project import Project
    from welfare_cli.rules.model import RuleSet


def compare(
    *,
    rules: Annotated[
        list[str] | None,
        typer.Option(
            "--rules",
            metavar="ID|FILE",
            help="option.rules.compare.rules",
        ),
    ] = None,
    as_of: options.AsOfOption = None,
    section: options.SectionOption = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = "table",
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """Rate the plan by several rule sets side by side, and mark where they disagree."""
    from welfare_cli.assess import rule_comparison
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.rules.compare import ComparedPlan, compare_json, compare_sheet

    chosen = chosen_format(format_, output_, options.TABLE, lang)
    project = open_project(plan, results, lang)
    rule_sets = _distinct(project, _others(project, rules), asked=rules is not None)
    year = year_of(project, as_of)
    inside = sections_in(project.plan, section, project.lang)
    assessed = [
        [a for a in assess_plan(project.plan, project.results, year, one) if a.section.id in inside]
        for one in rule_sets
    ]
    compared = ComparedPlan(rule_comparison.compare(rule_sets, assessed), year)
    figures = Figures(project.plan, rule_sets[0], project.lang)
    if not compared.comparison.rows:
        narrate(say("progress.none", project.lang))
    contents = {
        ContentKind.OBJECT: lambda: compare_json(figures, compared),
        ContentKind.TABLE: lambda: compare_sheet(figures, compared),
    }
    write(contents, chosen, project.lang, output_, wide=wide)


def _others(project: "Project", given: list[str] | None) -> list["RuleSet"]:
    """The rule sets to compare the plan's with: those asked for, else all that ship."""
    from welfare_cli.rules.library import shipped, shipped_ids

    if given is None:
        return [shipped(name) for name in shipped_ids()]
    names = [name.strip() for entry in given for name in entry.split(",")]
    own = carried(project.plan)
    return [named_rules("--rules", name, own, project.lang) for name in names]


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
                narrate(say("compare.twice", lang, id=one.id))
        elif asked:
            raise CallError("call.same-rules-id", lang, id=one.id)
        else:
            narrate(say("compare.left-out", lang, id=one.id))
    if len(found) == 1:
        raise CallError("call.one-rule-set", lang, id=next(iter(found)))
    return list(found.values())
