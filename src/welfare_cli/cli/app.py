"""The application: every command by its name, and what an exception means for the exit code."""

import os
import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from welfare_cli import __version__
from welfare_cli.cli.exit_codes import CallError, DataError, ExitCode
from welfare_cli.cli.help import (
    COMPLETING,
    Command,
    Group,
    HelpOption,
    help_language,
    help_text,
    loudness,
)
from welfare_cli.cli.narration import Loudness, complain, set_loudness
from welfare_cli.cli.usage_errors import explained, no_command_given
from welfare_cli.ground.translation import N_, NoCatalogueError, _

# Each command is a module of this room, in the order of the help.
NAMES = (
    "validate",
    "progress",
    "show",
    "tree",
    "overview",
    "compare",
    "export",
    "import",
    "template",
    "missing",
    "history",
    "report",
    "rules",
    "schema",
    "init",
    "fmt",
    "completion",
    "help",
)
# Where a module cannot have the command's name.
_MODULES = {"import": "import_", "help": "topics"}

# Plain help is twice as fast as the one rich draws, and reads the same in a pipe.
app = typer.Typer(
    name="welfare",
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    # typer's own completion loads rich at each key, and lets a shell run what a plan says.
    add_completion=False,
    add_help_option=False,
    context_settings={"max_content_width": 100},
)


class Commands(MutableMapping[str, Any]):
    """Every command by its name, built at its first use."""

    def __init__(self) -> None:
        self._built: dict[str, Command | Group | None] = dict.fromkeys(NAMES)

    def __getitem__(self, name: str) -> Command | Group:
        built = self._built[name]
        if built is None:
            built = self._built[name] = load(name)
        return built

    def __setitem__(self, name: str, command: Command | Group) -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._built)

    def __len__(self) -> int:
        return len(self._built)


def load(name: str) -> Command | Group:
    """The command of that name: a function of its module's name, or a group that is its `app`."""
    from welfare_cli.cli.command import add_command

    module_name = _MODULES.get(name, name)
    module = import_module(f"welfare_cli.cli.{module_name}")
    group = getattr(module, "app", None)
    if group is None:
        group = typer.Typer(add_completion=False, rich_markup_mode=None)
        add_command(group, name, getattr(module, module_name))
    built = typer.main.get_command(group)
    assert isinstance(built, Command | Group)  # noqa: S101  `cls` says so
    built.name, built.help = name, f"command.{name}"
    for below in built.commands.values() if isinstance(built, Group) else ():
        below.help = f"{built.help}.{below.name}"
    return built


def _print_version(value: bool) -> None:  # noqa: FBT001  typer calls it so
    if value:
        typer.echo(f"welfare {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def welfare(
    context: typer.Context,
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help=N_("Print the version.")
        ),
    ] = False,
    folder: Annotated[
        list[Path] | None,
        typer.Option(
            "-C", metavar="DIR", help=N_("Run as if started in this folder; may be repeated.")
        ),
    ] = None,
    quiet: Annotated[bool, loudness(Loudness.QUIET)] = False,
    verbose: Annotated[bool, loudness(Loudness.VERBOSE)] = False,
    help_: HelpOption = False,
) -> None:
    """Track a public plan."""
    del version, quiet, verbose, help_  # their callbacks have done it
    for step in folder or ():
        try:
            os.chdir(step)
        except OSError as error:
            raise CallError(
                N_("-C {folder}: cannot go there: {why}"), folder=step, why=error.strerror or error
            ) from None
    if len(sys.argv) == 1:
        complain(help_text(context, context.obj))
        raise typer.Exit(ExitCode.WRONG_CALL)
    if context.invoked_subcommand is None and isinstance(context.command, Group):
        raise no_command_given(context.command, context)


def built() -> Group:
    """The whole command line."""
    group = typer.main.get_command(app)
    assert isinstance(group, Group)  # noqa: S101  `cls` above says so
    group.commands, group.help = Commands(), "command"
    return group


def run() -> None:
    """Run a command; every way it can end is an exit code of the table."""
    arguments = sys.argv[1:]
    lang = help_language(arguments)
    set_loudness(Loudness.USUAL)
    try:
        command = built()
        if COMPLETING in os.environ:  # a shell asks, and not a person
            from welfare_cli.cli.completion import answer

            sys.exit(answer(command, arguments))
        # typer gives back the code of an exit, and what the command returned.
        sys.exit(command(standalone_mode=False, obj=lang) or ExitCode.FINE)
    except typer.TyperException as error:
        complain(explained(error, lang))
        sys.exit(ExitCode.WRONG_CALL)
    except CallError as error:
        complain(error.told(error.lang or lang))
        sys.exit(ExitCode.WRONG_CALL)
    except DataError as error:
        from welfare_cli.cli.opening import tell_errors

        sys.exit(tell_errors(error, error.lang or lang))
    except NoCatalogueError as error:
        complain(f"welfare: {error}")  # in English: there is no other language to say it in
        sys.exit(ExitCode.WRONG_CALL)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  the outermost edge: a bug must not pass for bad data
        if os.environ.get("WELFARE_DEBUG"):
            import traceback

            complain(traceback.format_exc())
        complain(
            _(
                "This is a bug in welfare: {error}. Please report it; WELFARE_DEBUG=1 shows more.",
                lang,
                error=repr(error)[:500],
            )
        )
        sys.exit(ExitCode.BUG)
