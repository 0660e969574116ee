"""The help of every command in the reader's language, in lines that both scripts can be read in.

In the code a help text is a key of the catalogue `words/help_*.py`. Typer's own layout would cut
Japanese at any character.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import Annotated

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.models import OptionInfo

from welfare_cli.cli import output
from welfare_cli.cli.finding import system_language
from welfare_cli.cli.misuse import no_command
from welfare_cli.cli.narration import Loudness, set_loudness
from welfare_cli.ground.lines import beside, wrapped
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.words import catalogue

COMPLETING = "_WELFARE_COMPLETE"  # set by the scripts of `welfare completion`: names the shell
_WIDEST_NAME = 30  # columns; a longer name has its text below it


class Command(TyperCommand):
    """A command; `help` is the key of its help text."""

    context_class = typer.Context


class Group(TyperGroup):
    """A command with commands below it; `help` is the key of its help text."""

    context_class = typer.Context

    def get_command(self, ctx: object, cmd_name: str) -> "Command | Group":
        """The command of that name. Raises Misuse."""
        found = self.commands.get(cmd_name)
        if not isinstance(found, Command | Group):
            raise no_command(self, ctx, cmd_name)
        return found


def help_language(arguments: Sequence[str]) -> str:
    """The language of the help: that of --lang among the arguments, else the system's."""
    for given, value in pairwise((*arguments, "")):
        asked = value if given == "--lang" else given.removeprefix("--lang=")
        if given.startswith("--lang") and asked in LANGUAGES:
            return asked
    return system_language()


def _print_help(context: typer.Context, value: bool) -> None:  # noqa: FBT001  typer calls it so
    if value:
        output.write(help_text(context, context.find_root().obj), None)
        raise typer.Exit


HelpOption = Annotated[
    bool,
    typer.Option("-h", "--help", callback=_print_help, is_eager=True, help="option.help"),
]


def loudness(level: Loudness, *, hidden: bool = False) -> OptionInfo:
    """The option for that loudness. It may stand before the name of a command or after it.

    Only the help of `welfare` itself shows it.
    """

    def settle(value: bool) -> None:  # noqa: FBT001  typer calls it so
        if value:
            set_loudness(level)

    name = level.name.lower()
    option: OptionInfo = typer.Option(
        f"--{name}", f"-{name[0]}", callback=settle, is_eager=True, hidden=hidden
    )
    option.help = f"option.{name}"
    return option


def commands_below(group: TyperGroup, lang: str) -> list[tuple[str, str]]:
    """Each command below, and what it does in short; none is loaded for that."""
    texts = catalogue("help", lang)
    return [(n, texts[f"{group.help}.{n}"].split("\n\n")[0]) for n in group.commands]


def help_text(called: typer.Context, lang: str) -> str:
    """The help of a command, as `--help` prints it."""
    texts, command = catalogue("help", lang), called.command
    room = called.make_formatter().width
    usage = " ".join((called.command_path, *command.collect_usage_pieces(called)))
    lines = [texts["usage"].format(usage=usage)]
    for paragraph in texts[command.help or ""].split("\n\n"):
        lines += ["", *(f"  {line}" for line in wrapped(paragraph, room - 2))]
    for kind, shown in (("argument", TyperArgument), ("option", TyperOption)):
        params = [param for param in command.params if isinstance(param, shown)]
        rows = [_row(param, called, texts) for param in params if not param.hidden]
        lines += _titled(texts[f"title.{kind}"], rows, room)
    if isinstance(command, Group):
        lines += _titled(texts["title.command"], commands_below(command, lang), room)
    return "\n".join(lines) + "\n"


def _row(
    param: TyperArgument | TyperOption, called: typer.Context, texts: dict[str, str]
) -> tuple[str, str]:
    """How an option is written, and its text with its variable and its default behind it."""
    name, _ = param.get_help_record(called) or ("", "")
    behind = []
    if isinstance(param.envvar, str):
        behind.append(f"{texts['behind.env var']}: {param.envvar}")
    # A flag that is off by default has no default to show.
    if param.show_default and param.default not in (None, False):
        default = param.default.value if isinstance(param.default, Enum) else param.default
        behind.append(f"{texts['behind.default']}: {default}")
    if param.required:
        behind.append(texts["behind.required"])
    text = texts[param.help or ""]
    return name, f"{text}  [{'; '.join(behind)}]" if behind else text


def _titled(title: str, rows: list[tuple[str, str]], room: int) -> Iterator[str]:
    """The rows below their title, names and texts in columns of their own."""
    if not rows:
        return
    yield from ("", title)
    yield from beside(rows, room, _WIDEST_NAME)
