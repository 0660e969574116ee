"""Standard error is narration: what is going on, what was hidden, what went wrong.

The only module that writes there. How much is said is settled once, at the start of a run. Nothing
it writes can move the cursor or turn the text's direction, whatever the names of files and the
values of options hold.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePath

from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import _


class Lines(str):
    """A fact of several lines, each of them harmless already."""

    __slots__ = ()


class Loudness(IntEnum):
    """How much is said."""

    QUIET = 0  # only what went wrong
    USUAL = 1
    VERBOSE = 2  # what was read and chosen, too


@dataclass
class _Voice:
    loudness: Loudness = Loudness.USUAL
    bar: str = ""  # what stands on the terminal's last line, until something else is said


_voice = _Voice()
_ERASE = "\r\x1b[K"


def set_loudness(loudness: Loudness) -> None:
    """Say that much from here on."""
    _voice.loudness = loudness


def harmless(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of a text, with names of files and values as one line each that shows all."""
    return {
        name: visible(str(fact)) if type(fact) is str or isinstance(fact, PurePath) else fact
        for name, fact in facts.items()
    }


def narrate(text: str) -> None:
    """Say something to the person at the terminal, unless they asked for quiet."""
    if _voice.loudness > Loudness.QUIET:
        complain(text)


def complain(text: str) -> None:
    """Say what went wrong, whatever was asked for and whatever the terminal can show."""
    hide_bar()
    _write(_showable(text.rstrip("\n")) + "\n")


def detail(key: str, lang: str, **facts: object) -> None:
    """Say what was read or chosen, to those who asked for it."""
    if _voice.loudness >= Loudness.VERBOSE:
        complain(_(key, lang, **harmless(facts)))


def bar_columns() -> int:
    """How wide a bar may be: 0 where there is no terminal to show one, or where it disturbs."""
    quiet = _voice.loudness <= Loudness.QUIET or os.environ.get("TERM") == "dumb"
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return 0
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return shutil.get_terminal_size().columns


def show_bar(text: str) -> None:
    """Write this over the bar that stands there; it must be narrower than `bar_columns`."""
    _voice.bar = text
    _write(_ERASE + _showable(text))


def hide_bar() -> None:
    """Leave nothing of the bar behind."""
    if _voice.bar:
        _voice.bar = ""
        _write(_ERASE)


def _write(text: str) -> None:
    # A closed standard error must not stop the work that standard output is waiting for.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()


def ask(question: str) -> str | None:
    """Ask the person at the terminal; None where standard input has ended."""
    sys.stderr.write(_showable(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _showable(text: str) -> str:
    encoding = getattr(sys.stderr, "encoding", None) or "ascii"
    text = "\n".join(map(visible, text.split("\n")))
    return text.encode(encoding, errors="backslashreplace").decode(encoding)
