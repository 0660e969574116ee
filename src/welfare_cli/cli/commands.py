"""The commands by their names, in the order of the help. One is loaded when it is called for."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING

import typer

from welfare_cli.cli.help import Command, speak
from welfare_cli.cli.loudness import repeat_in

if TYPE_CHECKING:
    from typer._click import Command as Built

COMPLETING = "_WELFARE_COMPLETE"  # set by the scripts of `welfare completion`: names the shell

# A module of this room each.
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
# Where a module or its function cannot have the command's name.
_ELSEWHERE = {"import": ("import_", "import_"), "help": ("topics", "help_")}


class Commands(MutableMapping[str, "Built"]):
    """Every command that tells its help in that language, built at its first use."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._built: dict[str, Built | None] = dict.fromkeys(NAMES)

    def __getitem__(self, name: str) -> "Built":
        built = self._built[name]
        if built is None:
            built = self._built[name] = load(name)
            repeat_in(built)
            speak(built, self._lang, f"command.{name}")
        return built

    def __setitem__(self, name: str, command: "Built") -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._built)

    def __len__(self) -> int:
        return len(self._built)


def load(name: str) -> "Built":
    """The command of that name: a function of its module's name, or a group that is its `app`.

    Its help texts are still keys.
    """
    room, own = _ELSEWHERE.get(name, (name, name))
    module = import_module(f"welfare_cli.cli.{room}")
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, cls=Command)(getattr(module, own))
    built = typer.main.get_command(app)
    built.name = name
    return built
