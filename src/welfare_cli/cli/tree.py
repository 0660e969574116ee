"""`welfare tree`: the plan's outline with its actions and indicators, and how each stands."""

from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import TABLE, WITHOUT_WIDE, Call, Writes, command
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.selection import rules_of, split, unknown, year_of
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.reviews.model import State

_NO_STATE = "no-state"


@command(Writes((*TABLE.kinds, ContentKind.OUTLINE)), takes=WITHOUT_WIDE)
def tree(
    call: Call,
    *,
    depth: Annotated[
        int | None,
        typer.Option(
            "--depth",
            metavar="N",
            parser=options.whole_number,
            help=N_("Show only that many levels."),
        ),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help=N_("Only actions in these states; several by commas or by repeating it."),
        ),
    ] = None,
    as_of: options.AsOfOption = None,
    rules: options.RulesOption = None,
) -> None:
    """Show the plan's outline: how far each action is, how each indicator is rated."""
    from welfare_cli.assess.summary import plan_status
    from welfare_cli.present import outline as present
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.outline import Outline, outline_json

    if depth is not None and depth < 1:
        raise CallError(N_("{option} {value}: must be 1 or more."), option="--depth", value=depth)
    project = call.project
    rule_set = rules_of(project, rules)
    year = year_of(project, as_of)
    stands = plan_status(project.plan, project.results, project.reviews, rule_set, year)
    figures = Figures(project.plan, rule_set, project.lang)
    root = present.outline(figures, stands, depth, _states(state))
    notices = present.notices(stands, project.lang)
    contents = {
        ContentKind.OBJECT: lambda: outline_json(figures, root, year, notices),
        ContentKind.OUTLINE: lambda: Outline(root, notices),
        ContentKind.TABLE: lambda: present.outline_sheet(root, project.lang, notices),
    }
    call.write(contents)


def _states(given: list[str] | None) -> "set[State | None] | None":
    """The states that were asked for, by their ids; None where all are."""
    from welfare_cli.reviews.model import State

    known: dict[str, State | None] = {state.value: state for state in State} | {_NO_STATE: None}
    wanted = split(given)
    for name in wanted:
        if name not in known:
            raise unknown("--state", name, list(known))
    return {known[name] for name in wanted} or None
