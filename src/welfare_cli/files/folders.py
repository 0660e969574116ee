"""What stands at a path, and the files below folders and behind patterns.

Where a system refuses to look, nothing stands there: a name that is too long, that leads in a
circle, or that lies in a closed folder is an error of the system at other times; whoever then
opens the path is told which.

Files come in natural order: ward 2 stands before ward 10. Hidden names are passed over. Links are
followed, but never in a circle.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from os import DirEntry, scandir
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a regular file stands there, or a link to one."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder stands there, or a link to one."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether anything stands there; a link that leads nowhere is nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def size_of(path: Path) -> int:
    """How many bytes a file has that stands there; 0 where none does, or none may be looked at."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


_MAGIC = re.compile(r"[*?\[]")
_DIGITS = re.compile(r"(\d+)")
FolderIds = tuple[tuple[int, int], ...]


class CircleError(Exception):
    """A path that leads, through a link, back to a folder it stands in."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def has_pattern(path: Path) -> bool:
    """Whether the name is a pattern that the shell has not filled in."""
    return _MAGIC.search(str(path)) is not None


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in the folder and below it. Raises OSError and CircleError."""
    return (path for path, is_folder in _walk(folder, ()) if not is_folder)


def matching(pattern: Path) -> Iterator[Path]:
    """Every file and folder that the pattern means; `**` is any number of folders, or none.

    A `**` at the end is the folder before it, with all that is in it.

    Raises OSError and CircleError.
    """
    return _matching(Path(pattern.anchor), pattern.parts[bool(pattern.anchor) :])


def _walk(folder: Path, above: FolderIds) -> Iterator[tuple[Path, bool]]:
    """What is in a folder: its files, then each folder in it, followed by what is in that."""
    status = folder.stat()
    here = (status.st_dev, status.st_ino)
    if here in above:
        raise CircleError(folder)
    entries = _entries(folder)
    yield from ((folder / e.name, False) for e in entries if not e.is_dir())
    for entry in entries:
        if entry.is_dir():
            yield folder / entry.name, True
            yield from _walk(folder / entry.name, (*above, here))


def _matching(base: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    if not parts or parts == ("**",):
        yield base
        return
    head, rest = parts[0], parts[1:]
    if head == "**":
        yield from _matching(base, rest)
        for path, is_folder in _walk(base, ()):
            if is_folder:
                yield from _matching(path, rest)
    elif not _MAGIC.search(head):
        yield from _matching(base / head, rest) if (base / head).exists() else ()
    elif base.is_dir():
        for entry in _entries(base):
            if fnmatchcase(entry.name, head):
                yield from _matching(base / entry.name, rest)


def _entries(folder: Path) -> list[DirEntry[str]]:
    with scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".")]
    return sorted(entries, key=lambda entry: _natural(entry.name))


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """Texts and numbers by turns; a number is compared by its value."""
    parts = _DIGITS.split(name.casefold())
    return [(int(part), "") if n % 2 else (0, part) for n, part in enumerate(parts)], name
