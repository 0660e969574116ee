"""A text file in memory, with the places in it. Lines and columns count from 1, in characters.

Only regular files of bounded size are read: a pipe that never ends, a device or a folder is a
problem, not a wait.
"""

import os
import re
import stat
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.text import find_unsafe
from welfare_cli.ground.translation import N_

MAX_BYTES = 16 * 2**20
_LARGE = 2**20  # characters
_NEAR = 1000  # lines that are found again without knowing where all of them begin
_LINE_END = re.compile("\r\n|\n|\r")
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Source:
    """The text of a file under the name that its reader knows."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines without their ends."""
        return _LINE_END.split(self.text)

    @cached_property
    def _starts(self) -> "array[int]":
        return array("Q", (0, *(end.end() for end in _LINE_END.finditer(self.text))))

    def place(self, line: int | None = None, column: int | None = None) -> Place:
        """The place, with the line's text for the reader."""
        return Place(self.path, line, column, (self.line(line) if line else None) or "")

    def line(self, number: int) -> str | None:
        """One line; None beyond the last. Of a large file the others are not cut out for it."""
        if "lines" in self.__dict__ or len(self.text) < _LARGE:
            return self.lines[number - 1] if number <= len(self.lines) else None
        if number < _NEAR:
            ends = [end.end() for end in islice(_LINE_END.finditer(self.text), number)]
            starts: Sequence[int] = [0, *ends]
        else:
            starts = self._starts
        if number > len(starts):
            return None
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def place_at(self, index: int) -> Place:
        """The place of the character at that index of the text."""
        line = bisect_right(self._starts, index)
        return self.place(line, index - self._starts[line - 1] + 1)


def line_ends(text: str) -> int:
    """How many lines end inside the text."""
    return len(_LINE_END.findall(text))


def read_source(path: Path, *, max_bytes: int = MAX_BYTES) -> tuple[Source | None, list[Problem]]:
    """Read a UTF-8 text file; None when nothing of it can be read.

    What is not UTF-8 or may not stand in a text is a problem, and is replaced, so that the rest
    can still be checked.
    """
    data, problems = read_bytes(path, max_bytes)
    if data is None:
        return None, problems
    return decoded(shown(path), data)


NOT_UTF8 = ProblemKind(
    "not-utf8",
    N_("the file is not UTF-8 (byte {byte})"),
    N_("Save the file as UTF-8. In Excel, choose “CSV UTF-8”."),
)


def decoded(name: str, data: bytes) -> tuple[Source | None, list[Problem]]:
    """The text of UTF-8 bytes, a byte order mark taken off."""
    if data.startswith(_UTF16):
        return None, [Problem(NOT_UTF8, Place(name), {"byte": "1"})]
    marked = data.startswith(_BOM)
    data = data.removeprefix(_BOM)
    try:
        source, problems = Source(name, data.decode()), []
    except UnicodeDecodeError as error:
        good = data[: error.start].decode()
        source = Source(name, data.decode(errors="replace"))
        byte = error.start + 1 + (len(_BOM) if marked else 0)
        problems = [Problem(NOT_UTF8, source.place_at(len(good)), {"byte": str(byte)})]
    return without_unsafe(source, problems)


def shown(path: Path) -> str:
    """The path as the user would write it: relative where it lies below the working folder."""
    if not path.is_absolute():
        return path.as_posix()
    # Asked for every file of a portfolio, so by text: pathlib takes ten times as long.
    text, here = str(path), os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
    return Path(text.removeprefix(here)).as_posix() if text.startswith(here) else text


BAD_CHARACTER = ProblemKind(
    "bad-character",
    N_("the invisible character {character} is not allowed here"),
    N_("Delete it. If you cannot see it, retype the text around it."),
)


def without_unsafe(source: Source, problems: list[Problem]) -> tuple[Source, list[Problem]]:
    """The text with spaces for what may not stand in one, and a problem for the first of it."""
    found = find_unsafe(source.text)
    if not found:
        return source, problems
    place = source.place_at(found.start())
    problem = Problem(BAD_CHARACTER, place, {"character": f"U+{ord(found[0]):04X}"})
    chars = [" " if find_unsafe(char) else char for char in source.text]
    return Source(source.path, "".join(chars)), [*problems, problem]


FILE_MISSING = ProblemKind(
    "file-missing",
    N_("file not found"),
    N_("Check the path. Use --plan and --results to choose the files."),
    unreadable=True,
)
FILE_UNREADABLE = ProblemKind(
    "file-unreadable",
    N_("the file cannot be read: {why}"),
    N_("Check that it is a regular file and that you have permission to read it."),
    unreadable=True,
)


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a regular file of bounded size, or why there are none."""
    name = shown(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, [
                Problem(FILE_UNREADABLE, Place(name), {"why": N_("it is not a regular file")})
            ]
        # Not waiting for a writer keeps a pipe that took the file's place from hanging the run.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:  # noqa: PTH123  an open descriptor has no path
            data = file.read(max_bytes + 1)
    except FileNotFoundError:
        return None, [Problem(FILE_MISSING, Place(name))]
    except (OSError, ValueError) as error:
        return None, [Problem(FILE_UNREADABLE, Place(name), {"why": _why(error)})]
    return bounded(name, data, max_bytes)


FILE_TOO_LARGE = ProblemKind(
    "file-too-large",
    N_("the file is larger than {limit} bytes"),
    N_("Check that this is the right file. A plan or a year of results is much smaller."),
    unreadable=True,
)


def bounded(name: str, data: bytes, max_bytes: int) -> tuple[bytes | None, list[Problem]]:
    """The bytes, unless they are more than that many, of which one more is enough to be read."""
    if len(data) > max_bytes:
        return None, [Problem(FILE_TOO_LARGE, Place(name), {"limit": f"{max_bytes:,}"})]
    return data, []


def _why(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return N_("no permission")
    return getattr(error, "strerror", None) or str(error)
