"""`welfare completion`: the scripts by which shells complete, and the answers they ask for.

A script calls `welfare` with the words of the call up to and with the one under the cursor; the
environment names the shell. Names are written one a line. Exit code 1 means: let the shell name
files. A call that is being typed is never wrong: what cannot be understood is passed over.
"""

import os
import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from welfare_cli.cli import options, output, plan_names
from welfare_cli.cli.command import TEXT, Call, command
from welfare_cli.cli.help import COMPLETING, Group, commands_below, help_language
from welfare_cli.cli.plan_names import Given, Name
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.ground.translation import N_, translated

NAMES, FILES = 0, 1
_SHELLS = ("bash", "zsh", "fish")
_CHOICES = re.compile(r"<([a-z-]+(?:\|[a-z-]+)+)>")  # a metavar that lists all values
_STATES = ("done", "in-progress", "not-started", "stopped", "no-state")
_STATUSES = ("final", "preliminary", "estimate", "revised", "sample")

# What stands for the value in a help text tells what the value is.
_Known = Callable[[Given, str | None], list[Name]]
_KNOWN: dict[str, _Known] = {
    "ID": plan_names.parts,
    "INDICATOR": lambda given, lang: plan_names.parts(given, lang, ("indicators",)),
    "YEAR": lambda given, _: plan_names.years(given),
    "YEAR1": lambda given, _: plan_names.years(given),
    "YEAR2": lambda given, _: plan_names.years(given),
    "RATING": plan_names.ratings,
    "STATE": lambda _, __: [Name(state) for state in _STATES],
    "STATUS": lambda _, __: [Name(status) for status in _STATUSES],
    "ja|en": lambda _, __: [Name(lang) for lang in LANGUAGES],
    "ID|FILE": plan_names.rule_sets,
    "SHELL": lambda _, __: [Name(shell) for shell in _SHELLS],
    "TOPIC": lambda _, lang: _topics(lang),
}


@command(TEXT, takes=("lang", "output"))
def completion(
    call: Call,
    shell: Annotated[
        str,
        typer.Argument(metavar="SHELL", parser=options.one_of(_SHELLS), help=N_("The shell.")),
    ],
) -> None:
    """Print the script for this shell."""
    script = Path(__file__).parent / "completions" / f"welfare.{shell}"
    output.write(script.read_text(encoding="utf-8"), call.path)


@dataclass
class Typed:
    """All words before the cursor, understood as far as they go."""

    command: TyperCommand | TyperGroup
    lang: str = "en"  # of the help
    given: dict[str, list[str]] = field(default_factory=dict)
    taken: int = 0
    pending: TyperOption | None = None
    literal: bool = False  # after --

    def pass_over(self, word: str) -> None:
        """Take in one word that is finished."""
        if word == "=" and self.pending:
            return  # bash parts --as-of=H29 in three
        if self.pending:
            self._give(self.pending.name, word)
            self.pending = None
        elif word == "--":
            self.literal = True
        elif word.startswith("-") and not self.literal:
            self._option(word)
        elif below := self._below(word):
            self.command, self.taken = below, 0
        else:
            self.taken += 1

    def option(self, name: str) -> TyperOption | None:
        """The option of that name, if it takes a value."""
        for param in self.command.params:
            if isinstance(param, TyperOption) and name in param.opts and not param.is_flag:
                return param
        return None

    @property
    def options(self) -> list[TyperOption]:
        """The options that may follow; those given once already are left out."""
        params = [param for param in self.command.params if isinstance(param, TyperOption)]
        return [p for p in params if not p.hidden and (p.multiple or p.name not in self.given)]

    @property
    def argument(self) -> TyperArgument | None:
        """The argument that stands here, if any."""
        params = [param for param in self.command.params if isinstance(param, TyperArgument)]
        if params and params[-1].nargs == -1:
            return params[min(self.taken, len(params) - 1)]
        return params[self.taken] if self.taken < len(params) else None

    def _below(self, word: str) -> TyperCommand | TyperGroup | None:
        below = self.command.commands.get(word) if isinstance(self.command, TyperGroup) else None
        return below if isinstance(below, TyperCommand | TyperGroup) else None

    def _option(self, word: str) -> None:
        name, equals, value = word.partition("=")
        option = self.option(name)
        if option is None:
            self._give(self._flag(name), "")
        elif equals:
            self._give(option.name, value)
        else:
            self.pending = option

    def _flag(self, name: str) -> str | None:
        return next((param.name for param in self.command.params if name in param.opts), None)

    def _give(self, name: str | None, value: str) -> None:
        if name:
            self.given.setdefault(name, []).append(value)


def answer(root: TyperCommand | TyperGroup, words: list[str]) -> int:
    """Write the names that may stand at the cursor. Whatever goes wrong, there is no name."""
    shell = os.environ[COMPLETING]
    try:
        names, code = _answer(root, [_bare(word) for word in words] or [""])
        output.write("".join(f"{_FORMS[shell](name)}\n" for name in names), None)
    except Exception:  # noqa: BLE001  a message would be written into the line that is being typed
        return NAMES
    return code


def _answer(root: TyperCommand | TyperGroup, words: list[str]) -> tuple[list[Name], int]:
    *before, word = words
    typed = Typed(root, help_language(words))
    for finished in before:
        typed.pass_over(finished)
    for folder in typed.given.get("folder", ()):
        os.chdir(os.path.expanduser(folder))  # noqa: PTH111  as the shell would have
    lead, word = "", "" if word == "=" else word
    # bash parts the word at =, and the other shells do not.
    if not typed.pending and word.startswith("--") and "=" in word:
        name, _, word = word.partition("=")
        typed.pending, lead = typed.option(name), f"{name}="
    known = _at(typed, word, _language(words))
    if known is None:
        return [], FILES
    fitting = [name for name in known if name.value.startswith(word)]
    return [Name(lead + name.value, name.about) for name in fitting], NAMES


def _at(typed: Typed, word: str, lang: str | None) -> list[Name] | None:
    """All that could stand here, or None where it is a file."""
    if typed.pending:
        return _values(typed.pending, typed, word, lang)
    if word.startswith("-") and not typed.literal:
        return _options(typed)
    if isinstance(typed.command, Group):
        return [Name(name, about) for name, about in commands_below(typed.command, typed.lang)]
    if typed.argument is not None:
        return _values(typed.argument, typed, word, lang)
    return _options(typed)


def _values(
    param: TyperArgument | TyperOption, typed: Typed, word: str, lang: str | None
) -> list[Name] | None:
    if choices := _CHOICES.fullmatch(param.metavar or ""):
        return [Name(choice) for choice in choices[1].split("|")]
    kind = (param.metavar or "").strip("[].")
    if param.name == "section":
        return plan_names.parts(typed.given, lang, ("sections",))
    if kind not in _KNOWN:
        return None if "FILE" in kind or "DIR" in kind else []
    names = _KNOWN[kind](typed.given, lang)
    if kind == "ID|FILE" and not any(name.value.startswith(word) for name in names):
        return None
    return _several(names, word) if getattr(param, "multiple", False) else names


def _several(names: list[Name], word: str) -> list[Name]:
    """The same for an option that takes several by commas: what is there already stays."""
    before, comma, _ = word.rpartition(",")
    there = before.split(",")
    return [Name(f"{before}{comma}{n.value}", n.about) for n in names if n.value not in there]


def _options(typed: Typed) -> list[Name]:
    names = [(one.opts, translated(one.help or "", typed.lang)) for one in typed.options]
    return [Name(max(opts, key=len), about) for opts, about in names]


def _topics(lang: str | None) -> list[Name]:
    from welfare_cli.cli.topics import topic_names

    return [Name(name, about) for name, about in topic_names(lang or "en")]


def _language(words: list[str]) -> str | None:
    """The language that was asked for; without any, each file speaks its own."""
    given = [value for name, value in pairwise(words) if name == "--lang"]
    return next((g for g in (*given, os.environ.get("WELFARE_LANG")) if g in LANGUAGES), None)


def _bare(word: str) -> str:
    """The word without its quotes, closed or not."""
    try:
        return "".join(shlex.split(word)) if word else word
    except ValueError:
        return word.lstrip("\"'")


def _first_line(about: str) -> str:
    return about.split("\n\n", maxsplit=1)[0].replace("\t", " ").replace("\n", " ")


def _zsh(name: Name) -> str:
    value, about = (text.replace("\\", "\\\\") for text in (name.value, _first_line(name.about)))
    value = value.replace(":", "\\:")
    return f"{value}:{about}" if about else value


_FORMS: dict[str, Callable[[Name], str]] = {
    "bash": lambda name: name.value,
    "zsh": _zsh,
    "fish": lambda name: f"{name.value}\t{_first_line(name.about)}" if name.about else name.value,
}
