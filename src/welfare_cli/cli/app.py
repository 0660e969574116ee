"""The application: every command by its name, and what an exception means for the exit code."""

import os
import sys
from io import StringIO
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from welfare_cli import __version__
from welfare_cli.cli.commands import Commands
from welfare_cli.cli.exit_codes import CallError, DataError, ExitCode
from welfare_cli.cli.help import Group, help_language, speak
from welfare_cli.cli.narration import narrate
from welfare_cli.words import say

# Plain help is twice as fast as the one rich draws, and reads the same in a pipe.
app = typer.Typer(
    name="welfare",
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
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
) -> None:
    """Track a public plan."""
    del version  # its callback has answered


def built(lang: str) -> Group:
    """The whole command line, telling its help in that language."""
    group = typer.main.get_command(app)
    assert isinstance(group, Group)  # noqa: S101  `cls` above says so
    group.commands = Commands(lang)
    speak(group, lang)
    return group


def run() -> None:
    """Run a command; every way it can end is an exit code of the table."""
    lang = help_language(sys.argv[1:])
    try:
        sys.exit(built(lang)(standalone_mode=False))
    except ClickException as error:
        told = StringIO()
        error.show(told)
        narrate(told.getvalue())
        sys.exit(ExitCode.WRONG_CALL)
    except CallError as error:
        narrate(say(error.key, error.lang or lang, **error.facts))
        sys.exit(ExitCode.WRONG_CALL)
    except DataError as error:
        sys.exit(error.code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  the outermost edge: a bug must not pass for bad data
        if os.environ.get("WELFARE_DEBUG"):
            import traceback

            narrate(traceback.format_exc())
        narrate(say("bug", lang, error=repr(error)[:500]))
        sys.exit(ExitCode.BUG)
