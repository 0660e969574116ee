"""What may stand at the cursor, for the shells. The scripts beside this call `welfare` for it.

The words of the call are the arguments, up to and with the one under the cursor; the environment
names the shell. Names are written one a line. Exit code 1 means: let the shell name files.
"""

import os
import shlex
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from welfare_cli.cli import nearby, output
from welfare_cli.cli.commands import COMPLETING
from welfare_cli.cli.help import Group, told_below
from welfare_cli.cli.nearby import Name
from welfare_cli.cli.spot import Spot
from welfare_cli.ground.text import LANGUAGES

if TYPE_CHECKING:
    from typer._click import Command as Built
    from typer._click import Parameter

NAMES, FILES = 0, 1
_STATES = ("done", "in-progress", "not-started", "stopped", "no-state")
_STATUSES = ("final", "preliminary", "estimate", "revised", "sample")

# What stands for the value in a help text tells what the value is.
_Known = Callable[[Spot, str | None], list[Name]]
_KNOWN: dict[str, _Known] = {
    "ID": nearby.parts,
    "INDICATOR": lambda spot, lang: nearby.parts(spot, lang, ("indicators",)),
    "YEAR": lambda spot, _: nearby.years(spot),
    "YEAR1": lambda spot, _: nearby.years(spot),
    "YEAR2": lambda spot, _: nearby.years(spot),
    "RATING": nearby.ratings,
    "STATE": lambda _, __: [Name(state) for state in _STATES],
    "STATUS": lambda _, __: [Name(status) for status in _STATUSES],
    "ja|en": lambda _, __: [Name(lang) for lang in LANGUAGES],
    "ID|FILE": nearby.rule_sets,
    "TOPIC": lambda _, lang: _topics(lang),
}


def answer(root: "Built", words: list[str]) -> int:
    """Write the names that may stand at the cursor. Whatever goes wrong, there is no name."""
    shell = os.environ[COMPLETING]
    try:
        names, code = _answer(root, [_bare(word) for word in words] or [""])
        output.write("".join(f"{_FORMS[shell](name)}\n" for name in names), None)
    except Exception:  # noqa: BLE001  a message would be written into the line that is being typed
        return NAMES
    return code


def _answer(root: "Built", words: list[str]) -> tuple[list[Name], int]:
    *before, word = words
    spot = Spot(root)
    for finished in before:
        spot.pass_over(finished)
    for folder in spot.given.get("folder", ()):
        os.chdir(os.path.expanduser(folder))  # noqa: PTH111  as the shell would have
    lead, word = "", "" if word == "=" else word
    # bash parts the word at =, and the other shells do not.
    if not spot.pending and word.startswith("--") and "=" in word:
        name, _, word = word.partition("=")
        spot.pending, lead = spot.option(name), f"{name}="
    known = _at(spot, word, _language(words))
    if known is None:
        return [], FILES
    fitting = [name for name in known if name.value.startswith(word)]
    return [Name(lead + name.value, name.about) for name in fitting], NAMES


def _at(spot: Spot, word: str, lang: str | None) -> list[Name] | None:
    """All that could stand here, or None where it is a file."""
    if spot.pending:
        return _values(spot.pending, spot, word, lang)
    if word.startswith("-") and not spot.literal:
        return _options(spot)
    if isinstance(spot.command, Group):
        return [Name(name, about) for name, about in told_below(spot.command)]
    if spot.argument is not None:
        return _values(spot.argument, spot, word, lang)
    return _options(spot)


def _values(param: "Parameter", spot: Spot, word: str, lang: str | None) -> list[Name] | None:
    choices = getattr(param.type, "choices", ())
    if choices:
        return [Name(str(getattr(choice, "value", choice))) for choice in choices]
    kind = (param.metavar or "").strip("[].")
    if param.name == "section":
        return nearby.parts(spot, lang, ("sections",))
    if kind not in _KNOWN:
        return None if "FILE" in kind or "DIR" in kind else []
    names = _KNOWN[kind](spot, lang)
    if kind == "ID|FILE" and not any(name.value.startswith(word) for name in names):
        return None
    return _several(names, word) if getattr(param, "multiple", False) else names


def _several(names: list[Name], word: str) -> list[Name]:
    """The same for an option that takes several by commas: what is there already stays."""
    before, comma, _ = word.rpartition(",")
    there = before.split(",")
    return [Name(f"{before}{comma}{n.value}", n.about) for n in names if n.value not in there]


def _options(spot: Spot) -> list[Name]:
    names = [(option.opts, option.help or "") for option in spot.options]
    return [Name(max(opts, key=len), about) for opts, about in names] + [Name("--help")]


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
