"""Standard error is narration: what is going on, what was hidden, what went wrong.

The only module that writes there. Nothing it writes can move the cursor or turn the text's
direction, whatever the names of files and the values of options hold.
"""

import contextlib
import sys
from collections.abc import Mapping
from pathlib import PurePath

from welfare_cli.ground.text import visible


class Lines(str):
    """A fact of several lines, each of them harmless already."""

    __slots__ = ()


def harmless(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of a text, with names of files and values as one line each that shows all."""
    return {
        name: visible(str(fact)) if type(fact) is str or isinstance(fact, PurePath) else fact
        for name, fact in facts.items()
    }


def narrate(text: str) -> None:
    """Say something to the person at the terminal, whatever the terminal can show."""
    # A closed standard error must not stop the work that standard output is waiting for.
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(_showable(text.rstrip("\n")) + "\n")
        sys.stderr.flush()


def ask(question: str) -> str | None:
    """Ask the person at the terminal; None where standard input has ended."""
    sys.stderr.write(_showable(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _showable(text: str) -> str:
    encoding = sys.stderr.encoding or "ascii"
    text = "\n".join(map(visible, text.split("\n")))
    return text.encode(encoding, errors="backslashreplace").decode(encoding)
