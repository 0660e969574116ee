"""The application: every command by its name, and what an exception means for the exit code."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import UsageError  # typer has no public name for it

from welfare_cli import __version__
from welfare_cli.cli.commands import COMPLETING, Commands
from welfare_cli.cli.exit_codes import CallError, DataError, ExitCode
from welfare_cli.cli.help import Group, help_language, speak
from welfare_cli.cli.loudness import QuietOption, VerboseOption
from welfare_cli.cli.narration import Loudness, complain, set_loudness
from welfare_cli.ground.translation import NoCatalogueError
from welfare_cli.words import say

# Plain help is twice as fast as the one rich draws, and reads the same in a pipe.
app = typer.Typer(
    name="welfare",
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    # typer's own completion loads rich at each key, and lets a shell run what a plan says.
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(value: bool) -> None:  # noqa: FBT001  typer calls it so
    if value:
        typer.echo(f"welfare {__version__}")
        raise typer.Exit


@app.callback()
def welfare(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="option.version"),
    ] = False,
    folder: Annotated[
        list[Path] | None,
        typer.Option("-C", metavar="DIR", help="option.folder"),
    ] = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Track a public plan."""
    del version, quiet, verbose  # their callbacks have done it
    for step in folder or ():
        try:
            os.chdir(step)
        except OSError as error:
            raise CallError("call.folder", folder=step, why=error.strerror or error) from None


def built(lang: str) -> Group:
    """The whole command line, telling its help in that language."""
    group = typer.main.get_command(app)
    assert isinstance(group, Group)  # noqa: S101  `cls` above says so
    group.commands = Commands(lang)
    speak(group, lang)
    return group


def run() -> None:
    """Run a command; every way it can end is an exit code of the table."""
    arguments = sys.argv[1:]
    lang = help_language(arguments)
    set_loudness(Loudness.USUAL)
    try:
        command = built(lang)
        if COMPLETING in os.environ:  # a shell asks, and not a person
            from welfare_cli.cli.completing import answer

            sys.exit(answer(command, arguments))
        # typer gives back the code of an exit, and nothing where the work was simply done.
        sys.exit(command(standalone_mode=False) or ExitCode.FINE)
    except UsageError as error:
        from welfare_cli.cli.misuse import misuse

        complain(misuse(error, lang))
        sys.exit(ExitCode.WRONG_CALL)
    except CallError as error:
        complain(say(error.key, error.lang or lang, **error.facts))
        sys.exit(ExitCode.WRONG_CALL)
    except DataError as error:
        sys.exit(error.code)
    except NoCatalogueError as error:
        complain(f"welfare: {error}")  # in English: there is no other language to say it in
        sys.exit(ExitCode.WRONG_CALL)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  the outermost edge: a bug must not pass for bad data
        if os.environ.get("WELFARE_DEBUG"):
            import traceback

            complain(traceback.format_exc())
        complain(say("bug", lang, error=repr(error)[:500]))
        sys.exit(ExitCode.BUG)
