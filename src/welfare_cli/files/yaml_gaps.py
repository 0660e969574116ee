"""The blank lines and comments between the entries of a YAML block, and to which entry they belong.

A comment belongs to what follows it. What is indented deeper than the next entry, or stands right
below an entry and apart from the next one, belongs to what is above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Gap:
    """The lines of a gap by their owners. An empty line among them is a blank one.

    `inner` still stand at their own columns, `below` and `head` are comments without indentation.
    """

    inner: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)


def split_gap(lines: Sequence[str], column: int, *, is_last: bool = False) -> Gap:
    """Share out what stands behind an entry of a block at that column."""
    shallow = [n for n, line in enumerate(lines) if line.strip() and indent_of(line) <= column]
    until = shallow[0] if shallow else len(lines)
    deep = [n for n in range(until) if lines[n].strip()]
    cut = deep[-1] + 1 if deep else 0
    inner, rest = list(lines[:cut]), [line.strip() for line in lines[cut:]]
    if is_last:
        return Gap(inner, rest)
    run = next((n for n, line in enumerate(rest) if not line), len(rest))
    stands_below = 0 < run < len(rest)
    return Gap(inner, rest[:run], rest[run:]) if stands_below else Gap(inner, [], rest)


def split_top(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is said of the whole file, and of its first entry: a blank line parts the two."""
    bare = collapsed([line.strip() for line in lines])[bool(lines and not lines[0].strip()) :]
    cut = max((n for n, line in enumerate(bare) if not line), default=len(bare) - 1) + 1
    return bare[:cut], bare[cut:]


def collapsed(lines: Sequence[str]) -> list[str]:
    """The lines with one blank line where there were several."""
    return [line for n, line in enumerate(lines) if line or n == 0 or lines[n - 1]]


def without_end(lines: Sequence[str]) -> list[str]:
    """The lines without the blank ones at their end."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    return list(lines[: filled[-1] + 1]) if filled else []


def indent_of(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))
