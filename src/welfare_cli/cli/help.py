"""The help of every command in the reader's language, in lines that both scripts can be read in.

In the code a help text is a key of the catalogue `words/help_*.py`; `speak` puts the text in its
place when the commands are built. Typer's own layout would cut Japanese at any character.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from welfare_cli.cli.finding import system_language
from welfare_cli.ground.lines import beside, wrapped
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.words import catalogue

if TYPE_CHECKING:
    from typer._click import Command as Built
    from typer._click import Context, HelpFormatter, Parameter

_WIDEST_NAME = 30  # columns; a longer name has its text below it
# What typer writes behind a help text, in brackets.
_BEHIND = re.compile(r"(env var|default|required)(: )?")


class Command(TyperCommand):
    """A command that tells its help in `lang`."""

    lang = "en"

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the whole help."""
        formatter.write(_help(self, ctx, formatter.width, self.lang))


class Group(TyperGroup):
    """A command with commands below it, that tells its help in `lang`; `path` is its key."""

    lang = "en"
    path = "command"

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the whole help."""
        formatter.write(_help(self, ctx, formatter.width, self.lang))


def help_language(arguments: Sequence[str]) -> str:
    """The language of the help: that of --lang among the arguments, else the system's."""
    for given, value in pairwise((*arguments, "")):
        asked = value if given == "--lang" else given.removeprefix("--lang=")
        if given.startswith("--lang") and asked in LANGUAGES:
            return asked
    return system_language()


def speak(command: "Built", lang: str, path: str = "command") -> None:
    """Put the texts in the place of their keys, in this command and in those built below it."""
    texts = catalogue("help", lang)
    command.help = texts[path]
    for param in command.params:
        if isinstance(param, TyperArgument | TyperOption) and param.help:
            param.help = texts[param.help]
    if isinstance(command, Command | Group):
        command.lang = lang
    if isinstance(command, Group):
        command.path = path
        # What loads its commands late lets each speak when it comes.
        if isinstance(command.commands, dict):
            for name, below in command.commands.items():
                speak(below, lang, f"{path}.{name}")


def told_below(group: Group) -> list[tuple[str, str]]:
    """Each command below, and what it does in short; none is loaded for that."""
    texts = catalogue("help", group.lang)
    return [(n, texts[f"{group.path}.{n}"].split("\n\n")[0]) for n in group.commands]


def usage_of(called: "Context", room: int, lang: str) -> str:
    """The help of a command, as `--help` prints it."""
    return _help(called.command, called, room, lang)


def _help(command: "Built", ctx: "Context", room: int, lang: str) -> str:
    texts = catalogue("help", lang)
    usage = " ".join((ctx.command_path, *command.collect_usage_pieces(ctx)))
    lines = [texts["usage"].format(usage=usage)]
    for paragraph in (command.help or "").split("\n\n"):
        lines += ["", *(f"  {line}" for line in wrapped(paragraph, room - 2))]
    shown = [(param, _record(param, ctx, lang)) for param in command.get_params(ctx)]
    for kind in ("argument", "option"):
        rows = [row for param, row in shown if row and param.param_type_name == kind]
        lines += _titled(texts[f"title.{kind}"], rows, room)
    if isinstance(command, Group):
        lines += _titled(texts["title.command"], told_below(command), room)
    return "\n".join(lines) + "\n"


def _record(param: "Parameter", ctx: "Context", lang: str) -> tuple[str, str] | None:
    """How an option is written, and its text with what typer writes behind it."""
    record, texts = param.get_help_record(ctx), catalogue("help", lang)
    if record is None or not isinstance(param, TyperArgument | TyperOption):
        return None
    if param.name == "help":  # typer makes it only now
        return record[0], texts["option.help"]
    behind = record[1].removeprefix(param.help or "")
    behind = _BEHIND.sub(lambda found: texts[f"behind.{found[1]}"] + (found[2] or ""), behind)
    return record[0], f"{param.help or ''}{behind}"


def _titled(title: str, rows: list[tuple[str, str]], room: int) -> Iterator[str]:
    """The rows below their title, names and texts in columns of their own."""
    if not rows:
        return
    yield from ("", title)
    yield from beside(rows, room, _WIDEST_NAME)
