"""The intent of an import: all that it will change, on disk before any of it is changed.

An intent may come from anywhere, even from a stranger's repository: it can name nothing but the
yearly files and the journal of its own folder, and no symbolic link leads out of there.
"""

import errno
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from welfare_cli.files.source import read_source
from welfare_cli.results.journal import JOURNAL
from welfare_cli.results.journal import MAX_BYTES as MOST_OF_A_JOURNAL
from welfare_cli.results.pending import INTENT, is_pending
from welfare_cli.results.reader import MAX_BYTES as MOST_OF_A_FILE
from welfare_cli.results.reader import year_in_name

FORMAT = 1
MAX_BYTES = 2**30

UNREADABLE, CHANGED = "unreadable", "changed"


class PendingError(Exception):
    """An import that was cut off and cannot be finished; `reason` is one of the two above.

    `path` is the intent that is not understood, or the file that was changed since by another
    hand. Nothing was written, unless it had `begun`: a hand was faster than one of the steps.
    """

    begun = False

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class TooLargeError(OSError):
    """The file of that name would become larger than what is read; nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file's new text, and the SHA-256 of the bytes it replaces (None where there are none)."""

    old: str | None
    new: str


@dataclass(frozen=True, slots=True)
class Intent:
    """The files that change, by name; the journal's size before, and the text it gains."""

    files: Mapping[str, Change]
    size: int
    lines: str

    def data(self) -> bytes:
        """The intent as it is written, in ASCII.

        Raises ValueError for what is no UTF-8 text, TooLargeError for more than can be read again.
        """
        sizes = {name: len(change.new.encode()) for name, change in self.files.items()}
        sizes[JOURNAL] = self.size + len(self.lines.encode())
        for name, size in sizes.items():
            # A file that nobody could read again must not be made.
            if size > (MOST_OF_A_JOURNAL if name == JOURNAL else MOST_OF_A_FILE):
                raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), name)
        files = {name: {"old": c.old, "new": c.new} for name, c in self.files.items()}
        history = {"size": self.size, "lines": self.lines}
        data = json.dumps({"format": FORMAT, "files": files, "journal": history}).encode()
        if len(data) > MAX_BYTES:
            raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), INTENT)
        return data


def place_in(folder: Path, name: str) -> Path:
    """The path of a yearly file or of the journal; raises OSError for what leads elsewhere."""
    path = folder / name
    is_year = path.suffix.lower() == ".csv" and year_in_name(path) is not None
    is_here = path.name == name and Path(os.path.realpath(path)).parent == Path(
        os.path.realpath(folder)
    )
    if not is_here or not (is_year or name == JOURNAL):
        raise OSError(errno.EINVAL, "not a file of the results folder", str(path))
    return path


def bytes_of(path: Path) -> bytes | None:
    """The file's content, None where there is no file; raises OSError."""
    if not path.exists():
        return None
    if not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return path.read_bytes()


def digest(data: bytes | None) -> str | None:
    """What tells two contents apart, and a missing file from an empty one."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def read_intent(folder: Path) -> Intent | None:
    """The intent that stands in the folder; raises PendingError for one that is not understood."""
    if not is_pending(folder):
        return None
    path = folder / INTENT
    if path.is_symlink():
        raise PendingError(path, UNREADABLE)
    source, problems = read_source(path, max_bytes=MAX_BYTES)
    if source is None or problems:
        raise PendingError(path, UNREADABLE)
    try:
        return _intent(folder, json.loads(source.text))
    except (LookupError, OSError, TypeError, ValueError, RecursionError) as error:
        raise PendingError(path, UNREADABLE) from error


def _intent(folder: Path, data: Any) -> Intent:  # noqa: ANN401  any JSON
    """The data as an intent; raises one of the errors that wrong data raises."""
    size, names = data["journal"]["size"], list(data["files"])
    if data["format"] != FORMAT or type(size) is not int or size < 0:
        raise ValueError("not an intent of this format")
    for name in names:
        place_in(folder, name)
    files = {name: _change(data["files"][name]) for name in names}
    return Intent(files, size, _text(data["journal"]["lines"]))


def _change(data: Any) -> Change:  # noqa: ANN401  any JSON
    return Change(None if data["old"] is None else _text(data["old"]), _text(data["new"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    value.encode()
    return value
