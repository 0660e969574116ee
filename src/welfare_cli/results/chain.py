"""The journal as a chain: each line carries the digests of the lines that were last before it.

A line that is gone or was changed leaves a digest that no line has. Two branches that are merged
have two last lines, and the next line carries both. Lines of before there was a chain carry none:
each comes after the one above it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from welfare_cli.files.source import read_source
from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.translation import N_
from welfare_cli.results.entry import Entry
from welfare_cli.results.journal import MAX_BYTES, line_of

_LENGTH = 32  # hexadecimal digits: enough that no two lines ever share them
# It closes the line, outside of every text: in a text each of its quotes would have a backslash.
_AFTER = re.compile(rf'"after": \[((?:"[0-9a-f]{{{_LENGTH}}}"(?:, )?)*)\]}}$')
_DIGEST = re.compile(r"[0-9a-f]+")


def digest_of(line: str) -> str:
    """What tells the line from every other; its end is no part of it."""
    return hashlib.sha256(line.rstrip("\r\n").encode()).hexdigest()[:_LENGTH]


def chained(journal: str, entries: Iterable[Entry]) -> list[str]:
    """The lines that the entries add to this text of the journal."""
    last = _ends(journal.split("\n"))
    lines: list[str] = []
    for entry in entries:
        lines.append(line_of(entry, last))
        last = (digest_of(lines[-1]),)
    return lines


JOURNAL_GAP = ProblemKind(
    "journal-gap",
    N_(
        "a line that this one came after is not in the history as it was written: it was removed "
        "or changed"
    ),
    N_(
        "Restore the history from version control. Where two branches were merged, keep the lines "
        "of both."
    ),
)


def read_gaps(path: Path) -> list[Problem]:
    """A problem for each line that came after one which is not there as it was written."""
    source, _ = read_source(path, max_bytes=MAX_BYTES)
    if source is None:
        return []
    return [
        Problem(JOURNAL_GAP, source.place(number, 1)) for number in gaps(source.text.split("\n"))
    ]


def gaps(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of these lines, from 1. Where a line stands does not matter: merges move them."""
    known = {digest_of(line) for line in lines}
    for number, line in enumerate(lines, 1):
        if any(digest not in known for digest in _after(line) or ()):
            yield number


def _ends(lines: Iterable[str]) -> tuple[str, ...]:
    """The digests of the lines that no line came after yet, the oldest first."""
    found: dict[str, None] = {}
    above = ""
    for line in lines:
        if not line.strip():
            continue
        after = _after(line)
        for digest in [above] if after is None else after:
            found.pop(digest, None)
        above = digest_of(line)
        found[above] = None
    return tuple(found)


def _after(line: str) -> list[str] | None:
    """The digests that the line carries; None of before there was a chain."""
    match = _AFTER.search(line.rstrip())
    return _DIGEST.findall(match[1]) if match else None
