"""`welfare completion`: the script by which a shell completes commands, options and values."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from welfare_cli.cli import options, output


class Shell(StrEnum):
    """The shells that are known."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="option.completion.shell")],
    *,
    lang: options.LangOption = None,
    output_: options.TextOutputOption = None,
) -> None:
    """Print the script for this shell."""
    del lang  # a script has none; the option stands everywhere
    script = Path(__file__).parent / "completions" / f"welfare.{shell.value}"
    output.write(script.read_text(encoding="utf-8"), output_)
