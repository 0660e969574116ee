"""Standard error is narration: what is going on, what was hidden, what went wrong.

The only module that writes there.
"""

import contextlib
import sys

from welfare_cli.ground.text import without_controls


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
    text = without_controls(text.replace("\r", "\u240d"))  # whoever wrote it
    return text.encode(encoding, errors="backslashreplace").decode(encoding)
