"""Writing is all or nothing: a reader sees the old file or the new one, whatever happens.

What is half written stands beside its file, and goes with its writer or with the next one: a
writer locks what it makes, and the lock dies with it, so that what is not locked was left by a
kill. No clock and no process id is asked. The name says whose it is, so that no hidden file of
somebody else is ever taken for one.

Where a system cannot hold Ctrl-C back, a step may be cut off as by a kill, which the next command
puts right.
"""

import contextlib
import errno
import importlib.util
import os
import re
import shutil
import signal
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import IO

_NO_LINKS = (errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK)


def write_file(path: Path, data: bytes, last_look: Callable[[], object] | None = None) -> None:
    """Replace the file's content in one step, keeping its mode and following a symlink.

    `last_look` is called when all is written, right before the step; what it raises stops it.
    Raises OSError; the old content then stands untouched.
    """
    write_parts(path, [data], last_look)


def write_parts(
    path: Path, parts: Iterable[bytes], last_look: Callable[[], object] | None = None
) -> None:
    """As `write_file`, with a content that is made part by part and never held as a whole.

    What is not a regular file (a pipe, /dev/stdout) is written to directly. Raises OSError; the
    old content then stands untouched.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    if mode is not None and not stat.S_ISREG(mode):
        _write_into(target, parts)
        return
    with file_beside(target) as (file, temporary):
        _fill(file, parts)
        temporary.chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        if last_look:
            last_look()
        if not LOCKS:
            file.close()  # Windows renames no open file
        temporary.replace(target)
    _sync_folder(target.parent)


def refuse_unwritable(path: Path) -> None:
    """Raise the OSError that writing there would raise, as far as it can be known beforehand."""
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if mode is None or stat.S_ISREG(mode):
        with contextlib.suppress(_TriedError), file_beside(target):
            raise _TriedError


class _TriedError(Exception):
    """Nothing was to be written."""


def write_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Make a folder of files, named by their paths inside it, in one step.

    Raises FileExistsError where something is there already, unless it is an empty folder, and
    OSError; nothing is then left behind.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise FileExistsError(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with folder_beside(target) as temporary:
        for name, data in files:
            path_inside = temporary / name
            path_inside.parent.mkdir(parents=True, exist_ok=True)
            with path_inside.open("wb") as file:
                _fill(file, [data])
        temporary.chmod(0o777 & ~_umask())
        if target.exists():
            target.rmdir()
        temporary.rename(target)
    _sync_folder(target.parent)


def write_new(
    folder: Path, files: Mapping[str, bytes], replaced: tuple[str, bytes] | None = None
) -> None:
    """Make files that are not there yet, named by their paths in the folder: all or none.

    A file that has its very content already stays, so that a call that was killed can be made
    again; the last one is there only when all others are. One more file may be `replaced`, before
    the last. Raises FileExistsError for a file with another content, and OSError; what was made is
    then taken back.
    """
    *first, last = files
    with uninterrupted(), contextlib.ExitStack() as undo:
        for name in first:
            _make(folder / name, files[name], undo)
        if replaced:
            path = folder / replaced[0]
            old = path.read_bytes()
            undo.callback(_give_back, path, old, replaced[1])
            write_file(path, replaced[1])
        _make(folder / last, files[last], undo)
        undo.pop_all()
    for parent in {(folder / name).parent for name in files}:
        _sync_folder(parent)


def _write_into(path: Path, parts: Iterable[bytes]) -> None:
    """Write into what is there. A pipe that nobody reads is an error, not a wait without end."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "wb") as file:  # noqa: PTH123  an open descriptor has no path
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        file.writelines(parts)


def _fill(file: IO[bytes], parts: Iterable[bytes]) -> None:
    """Write it all, down to the disk."""
    for part in parts:
        file.write(part)
    file.flush()
    os.fsync(file.fileno())


def _make(path: Path, data: bytes, undo: contextlib.ExitStack) -> None:
    """Make one file and the folders above it, whole or not at all."""
    for part in [part for part in reversed(path.parents) if not part.exists()]:
        part.mkdir(exist_ok=True)
        undo.callback(_remove, part)
    if os.path.lexists(path):
        if not (path.is_file() and path.read_bytes() == data):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        return
    with file_beside(path) as (file, temporary):
        _fill(file, [data])
        temporary.chmod(0o666 & ~_umask())
        _name_new(temporary, path)
        undo.callback(_remove, path)
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _name_new(temporary: Path, path: Path) -> None:
    """Give the file its name, unless that is taken: a link never replaces."""
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise type(error)(error.errno, error.strerror, str(path)) from None
        temporary.replace(path)  # where there are no links


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.rmdir() if path.is_dir() else path.unlink()


def _give_back(path: Path, old: bytes, new: bytes) -> None:
    """What the file said, unless it never came to say anything else."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == new:
            write_file(path, old)


def _mode_of(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can; the file is in place by then."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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


Heard = Callable[[], AbstractContextManager[object]]


@contextmanager
def uninterrupted() -> Iterator[Heard]:
    """Hold Ctrl-C back; what is given lets it be heard for a while in between, as it was before.

    What was held back raises KeyboardInterrupt where it is let through.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield nullcontext
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield partial(_masked, before)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _masked(signals: set[signal.Signals | int]) -> Iterator[None]:
    held = signal.pthread_sigmask(signal.SIG_SETMASK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
