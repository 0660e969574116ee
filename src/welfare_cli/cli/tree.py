"""`welfare tree`: the plan's outline with its actions and indicators, and how each stands."""

from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.opening import open_project
from welfare_cli.cli.selection import rules_of, split, unknown, year_of
from welfare_cli.cli.writing import chosen_format, write
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.reviews.model import State

KINDS = (*options.TABLE, ContentKind.OUTLINE)
_NO_STATE = "no-state"


def tree(
    *,
    depth: Annotated[
        int | None,
        typer.Option("--depth", metavar="N", help="option.tree.depth"),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help="option.tree.state",
        ),
    ] = None,
    as_of: options.AsOfOption = None,
    rules: options.RulesOption = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: options.FormatOption = "table",
    output_: options.OutputOption = None,
) -> None:
    """Show the plan's outline: how far each action is, how each indicator is rated."""
    from welfare_cli.assess.standing import standing
    from welfare_cli.present import outline as present
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.outline_json import outline_json
    from welfare_cli.present.tree_lines import Outline

    if depth is not None and depth < 1:
        raise CallError("call.depth", lang, value=depth)
    chosen = chosen_format(format_, output_, KINDS, lang)
    project = open_project(plan, results, lang)
    rule_set = rules_of(project, rules)
    year = year_of(project, as_of)
    stands = standing(project.plan, project.results, project.reviews, rule_set, year)
    figures = Figures(project.plan, rule_set, project.lang)
    root = present.outline(figures, stands, depth, _states(state, project.lang))
    notices = present.notices(stands, project.lang)
    contents = {
        ContentKind.OBJECT: lambda: outline_json(figures, root, year, notices),
        ContentKind.OUTLINE: lambda: Outline(root, notices),
        ContentKind.TABLE: lambda: present.outline_sheet(root, project.lang, notices),
    }
    write(contents, chosen, project.lang, output_)


def _states(given: list[str] | None, lang: str) -> "set[State | None] | None":
    """The states that were asked for, by their ids; None where all are."""
    from welfare_cli.reviews.model import State

    known: dict[str, State | None] = {state.value: state for state in State} | {_NO_STATE: None}
    wanted = split(given)
    for name in wanted:
        if name not in known:
            raise unknown("--state", name, list(known), lang)
    return {known[name] for name in wanted} or None
