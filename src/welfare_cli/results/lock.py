"""One import at a time: a folder is locked between processes, and free again when one dies.

The lock is on the folder itself and leaves nothing behind. Where folders cannot be locked (Windows,
some network drives) a file stands for the lock; only there can a killed import leave it behind.
"""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from welfare_cli.files.writing import LOCKS, Heard, try_lock, uninterrupted

LOCK_FILE = ".import-lock"
WAIT = 60.0
_PAUSE = 0.02
# Windows deletes such a file when its process ends, however it ends.
_DIES_WITH_PROCESS = getattr(os, "O_TEMPORARY", 0)
_thread = threading.local()

_Release = Callable[[], None]


class BusyError(Exception):
    """Another import holds the folder; `path` is the folder, or the file that locks it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@contextlib.contextmanager
def locked(folder: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the folder against every other process and thread; inside itself it is free.

    A missing folder is made; one that is left empty is taken away again, where it can be while it
    is locked. Raises BusyError after `wait` seconds, OSError where it cannot be opened or made.
    """
    key, held = Path(os.path.realpath(folder)), _held()
    if key in held:
        yield
        return
    with uninterrupted() as heard:
        release, is_new = _acquired(folder, wait, heard)
        held.add(key)
        try:
            with heard():
                yield
        finally:
            held.discard(key)
            if is_new:
                with contextlib.suppress(OSError):
                    folder.rmdir()
            release()


def _held() -> set[Path]:
    """The folders that this thread holds."""
    folders: set[Path] = _thread.__dict__.setdefault("folders", set())
    return folders


def _acquired(folder: Path, wait: float, heard: Heard) -> tuple[_Release, bool]:
    """What gives the lock back, and whether the folder was made for it."""
    deadline = time.monotonic() + wait
    is_new = False
    while True:
        # Again at every try: another import may have taken its own empty folder away.
        if not folder.exists():
            with contextlib.suppress(FileExistsError):
                folder.mkdir()
                is_new = True
        release = _tried(folder)
        if release:
            return release, is_new
        if time.monotonic() >= deadline:
            file = folder / LOCK_FILE
            raise BusyError(file if file.exists() else folder)
        with heard():
            time.sleep(_PAUSE)


def _tried(folder: Path) -> _Release | None:
    """What gives the lock back, or None while another has it."""
    if not LOCKS:
        return _tried_file(folder / LOCK_FILE)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        taken = try_lock(handle)
        if taken and _is_still(folder, handle):
            kept, handle = handle, -1
            return lambda: os.close(kept)
    finally:
        if handle >= 0:
            os.close(handle)
    return _tried_file(folder / LOCK_FILE) if taken is None else None


def _is_still(folder: Path, handle: int) -> bool:
    """Whether the folder that was locked still has its name."""
    try:
        return os.path.samestat(folder.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _tried_file(path: Path) -> _Release | None:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _DIES_WITH_PROCESS, 0o644)
    except FileExistsError:
        return None
    except PermissionError:
        if not _DIES_WITH_PROCESS:
            raise
        return None  # Windows is still deleting the one before

    def release() -> None:
        if not _DIES_WITH_PROCESS:
            path.unlink(missing_ok=True)
        os.close(handle)

    return release
