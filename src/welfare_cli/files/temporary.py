"""What stands beside a file while that is written: it goes with its writer, or with the next one.

A writer locks what it makes, and the lock dies with it: what is not locked was left by a kill. The
name says whose it is, so that no hidden file of somebody else is ever taken for one.
"""

import contextlib
import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from welfare_cli.files.uninterrupted import uninterrupted

LOCKS = importlib.util.find_spec("fcntl") is not None
_LONGEST = 40  # characters of the name; a file's name has an end too
_MARK = ".welfare-"
_NAME = re.compile(rf"\.(?P<name>.+){re.escape(_MARK)}[a-z0-9_]{{8}}", re.DOTALL)


@contextlib.contextmanager
def file_beside(target: Path) -> Iterator[tuple[IO[bytes], Path]]:
    """A new file in the target's folder, open to be written; gone where anything is raised.

    Raises OSError.
    """
    sweep_beside(target)
    with uninterrupted() as heard:
        handle, path = _locked(lambda: tempfile.mkstemp(prefix=_prefix(target), dir=target.parent))
        try:
            with os.fdopen(handle, "wb") as file, heard():
                yield file, path
        except BaseException:
            with contextlib.suppress(OSError):
                path.unlink()
            raise


@contextlib.contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """A new folder beside the target; gone where anything is raised. Raises OSError."""
    sweep_beside(target)
    with uninterrupted() as heard:
        handle, path = _locked(lambda: _new_folder(target))
        try:
            with heard():
                yield path
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        finally:
            if handle >= 0:
                os.close(handle)


def sweep_beside(target: Path) -> None:
    """Take away what killed writers of this file left."""
    sweep(target.parent, lambda name: name == target.name[:_LONGEST])


def sweep(folder: Path, is_meant: Callable[[str], bool], *, alone: bool = False) -> None:
    """Take away what killed writers left in the folder, of every file whose name is meant.

    `alone` says that nobody writes there now; else what cannot be locked is left.
    """
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            found = _NAME.fullmatch(path.name)
            if found and is_meant(found["name"]):
                _take_away(path, alone=alone)


def _prefix(target: Path) -> str:
    return f".{target.name[:_LONGEST]}{_MARK}"


def _new_folder(target: Path) -> tuple[int, str]:
    name = tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent)
    return os.open(name, os.O_RDONLY) if LOCKS else -1, name


def _locked(make: Callable[[], tuple[int, str]]) -> tuple[int, Path]:
    """What is made, locked; made again where another sweeps it up before it is."""
    while True:
        handle, name = make()
        if try_lock(handle) is not False and Path(name).exists():
            return handle, Path(name)
        os.close(handle)


def try_lock(handle: int) -> bool | None:
    """Whether an open file or folder was free, and is locked now; None where it cannot be."""
    if not LOCKS:
        return None
    import fcntl  # noqa: PLC0415  not on every system

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _take_away(path: Path, *, alone: bool) -> None:
    with contextlib.suppress(OSError):
        # A pipe or a link of such a name is nobody's: neither waited for nor followed.
        flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, os.O_RDONLY | flags)
        try:
            is_free = try_lock(handle)
            if is_free or (is_free is None and alone):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        finally:
            os.close(handle)
