"""How much is said: options that stand before the name of a command or after it, as people do."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup, TyperOption

from welfare_cli.cli.narration import Loudness, set_loudness

if TYPE_CHECKING:
    from typer._click import Command as Built


def _be_quiet(value: bool) -> None:  # noqa: FBT001  typer calls it so
    if value:
        set_loudness(Loudness.QUIET)


def _be_verbose(value: bool) -> None:  # noqa: FBT001  typer calls it so
    if value:
        set_loudness(Loudness.VERBOSE)


_QUIET, _VERBOSE = ("--quiet", "-q"), ("--verbose", "-v")

QuietOption = Annotated[
    bool, typer.Option(*_QUIET, callback=_be_quiet, is_eager=True, help="option.quiet")
]
VerboseOption = Annotated[
    bool, typer.Option(*_VERBOSE, callback=_be_verbose, is_eager=True, help="option.verbose")
]


def repeat_in(command: "Built") -> None:
    """Let it and all below it take these options too; only the help of `welfare` tells them."""
    command.params += [_flag(_QUIET, _be_quiet), _flag(_VERBOSE, _be_verbose)]
    if isinstance(command, TyperGroup):
        for below in command.commands.values():
            repeat_in(below)


def _flag(names: tuple[str, str], call: Callable[[bool], None]) -> TyperOption:
    return TyperOption(
        param_decls=[*names],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        hidden=True,
        callback=lambda _context, _param, value: call(value),
    )
