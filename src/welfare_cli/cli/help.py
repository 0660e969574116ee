"""The help of every command in the reader's language, in lines that both scripts can be read in.

What a command does stands in HELP; the text of an option or an argument beside it, marked by `N_`.
Typer's own layout would cut Japanese at any character.
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
from welfare_cli.cli.narration import Loudness, set_loudness
from welfare_cli.cli.usage_errors import no_command
from welfare_cli.ground.lines import beside, wrapped
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.ground.translation import N_, Message, _, translated

COMPLETING = "_WELFARE_COMPLETE"  # set by the scripts of `welfare completion`: names the shell
_WIDEST_NAME = 30  # columns; a longer name has its text below it
_TITLES: dict[str, Message] = {"argument": N_("Arguments:"), "option": N_("Options:")}
_LOUDNESS: dict[Loudness, Message] = {
    Loudness.QUIET: N_(
        "Say nothing but errors, on standard error. May stand after the command too."
    ),
    Loudness.VERBOSE: N_(
        "Say what was read and chosen, on standard error. May stand after the command too."
    ),
}
# The first paragraph also stands in the list of commands.
HELP: dict[str, Message] = {
    "command": N_(
        "Track a public plan: check it, rate its indicators, publish how it"
        " stands.\n\n"
        "Exit codes: 0 fine, 1 the data has problems or a gate failed, 2 wrong call"
        " or unreadable file, 3 a bug in welfare, 130 interrupted."
    ),
    "command.validate": N_(
        "Check the plan, its results and its reviews, and say where each problem is"
        " and how to mend it."
    ),
    "command.progress": N_("Say how far each indicator is, and rate it."),
    "command.show": N_("Show all about one indicator, with its chart; one action; or one section."),
    "command.tree": N_(
        "Show the plan's outline: how far each action is, how each indicator is rated."
    ),
    "command.import": N_(
        "Take in the results that departments sent, as CSV or Excel.\n\n"
        "One cell that cannot be read for certain, and nothing is written: all such"
        " cells are told."
    ),
    "command.template": N_(
        "Make a sheet for departments to fill in; `import` takes it back as it is."
    ),
    "command.missing": N_(
        "List the indicators whose value for a year has not come in, or is pending."
    ),
    "command.history": N_(
        "Show what each import changed: when, from which cell, from what to what."
    ),
    "command.rules": N_("List the rule sets; show one in words, or compare them on the plan."),
    "command.rules.show": N_(
        "Show one rule set in words: what it judges, and when it gives which rating."
    ),
    "command.rules.compare": N_(
        "Rate the plan by several rule sets side by side, and mark where they disagree."
    ),
    "command.init": N_(
        "Begin a plan: its file, a folder for results, a check for CI, a section of"
        " the README.\n\n"
        "A table of indicators as a plan's annex has it (CSV or Excel) becomes the"
        " plan file: every row is in it, and what cannot be read for certain is"
        " marked. Nothing that is there is overwritten."
    ),
    "command.fmt": N_(
        "Put plans, reviews and rule sets in canonical form: order of keys,"
        " indentation, blank lines.\n\n"
        "Every value and every comment stays as it is written. A file that cannot"
        " be read for certain is left alone."
    ),
    "command.schema": N_(
        "Print the JSON Schema of a kind of file, by which editors explain and"
        " check; without a name, list them."
    ),
    "command.compare": N_(
        "Compare two years: what got worse, better, is newly measured or not any more."
    ),
    "command.export": N_(
        "Write all figures for other programs: as long data, or as a folder for Open SDG."
    ),
    "command.overview": N_("Show where several plans stand: a line for each, and totals."),
    "command.report": N_(
        "Make the yearly report: ratings, changes, a chart per indicator, actions, and the rule."
    ),
    "command.completion": N_(
        "Print the script by which a shell completes commands, options, ids and"
        " years.\n\n"
        "bash: source <(welfare completion bash) in ~/.bashrc. zsh: the same with"
        " zsh in ~/.zshrc, after compinit. fish: welfare completion fish >"
        " ~/.config/fish/completions/welfare.fish"
    ),
    "command.help": N_("Explain a topic, a command or a problem code."),
}


class Command(TyperCommand):
    """A command; `help` is its key in HELP."""

    context_class = typer.Context


class Group(TyperGroup):
    """A command with commands below it; `help` is its key in HELP."""

    context_class = typer.Context

    def get_command(self, ctx: object, cmd_name: str) -> "Command | Group":
        """The command of that name. Raises UsageError."""
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
    typer.Option(
        "-h", "--help", callback=_print_help, is_eager=True, help=N_("Show this message and exit.")
    ),
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
    option.help = _LOUDNESS[level]
    return option


def commands_below(group: TyperGroup, lang: str) -> list[tuple[str, str]]:
    """Each command below, and what it does in short; none is loaded for that."""
    texts = ((name, translated(HELP[f"{group.help}.{name}"], lang)) for name in group.commands)
    return [(name, text.split("\n\n")[0]) for name, text in texts]


def help_text(called: typer.Context, lang: str) -> str:
    """The help of a command, as `--help` prints it."""
    command, room = called.command, called.make_formatter().width
    usage = " ".join((called.command_path, *command.collect_usage_pieces(called)))
    lines = [_("Usage: {usage}", lang, usage=usage)]
    for paragraph in translated(HELP[command.help or ""], lang).split("\n\n"):
        lines += ["", *(f"  {line}" for line in wrapped(paragraph, room - 2))]
    for kind, shown in (("argument", TyperArgument), ("option", TyperOption)):
        params = [param for param in command.params if isinstance(param, shown)]
        rows = [_row(param, called, lang) for param in params if not param.hidden]
        lines += _titled(translated(_TITLES[kind], lang), rows, room)
    if isinstance(command, Group):
        lines += _titled(_("Commands:", lang), commands_below(command, lang), room)
    return "\n".join(lines) + "\n"


def _row(param: TyperArgument | TyperOption, called: typer.Context, lang: str) -> tuple[str, str]:
    """How an option is written, and its text with its variable and its default behind it."""
    name, _typers_own = param.get_help_record(called) or ("", "")
    behind = []
    if isinstance(param.envvar, str):
        behind.append(_("env var", lang) + f": {param.envvar}")
    # A flag that is off by default has no default to show.
    if param.show_default and param.default not in (None, False):
        default = param.default.value if isinstance(param.default, Enum) else param.default
        behind.append(_("default", lang) + f": {default}")
    if param.required:
        behind.append(_("required", lang))
    text = translated(param.help or "", lang)
    return name, f"{text}  [{'; '.join(behind)}]" if behind else text


def _titled(title: str, rows: list[tuple[str, str]], room: int) -> Iterator[str]:
    """The rows below their title, names and texts in columns of their own."""
    if not rows:
        return
    yield from ("", title)
    yield from beside(rows, room, _WIDEST_NAME)
