"""Writing is all or nothing: a reader sees the old file or the new one, whatever happens."""

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Replace the file's content in one step, keeping its mode and following a symlink.

    Raises OSError; the old content then stands untouched.
    """
    write_parts(path, [data])


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """As `write_file`, with a content that is made part by part and never held as a whole.

    What is not a regular file (a pipe, /dev/stdout) is written to directly. Raises OSError; the
    old content then stands untouched.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    if mode is not None and not stat.S_ISREG(mode):
        _write_into(target, parts)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def write_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Make a folder of files, named by their paths inside it, in one step.

    Raises FileExistsError where something is there already, unless it is an empty folder, and
    OSError; nothing is then left behind.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise FileExistsError(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.", dir=target.parent))
    try:
        for name, data in files:
            file = temporary / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        temporary.chmod(0o777 & ~_umask())
        if target.exists():
            target.rmdir()
        temporary.rename(target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    _sync_folder(target.parent)


def write_new(
    folder: Path, files: Mapping[str, bytes], replaced: tuple[str, bytes] | None = None
) -> None:
    """Make files that are not there yet, named by their paths in the folder: all or none.

    One more file may be `replaced`, at the very end. Raises FileExistsError for one of the others
    that is there, and OSError; what was made is then taken back.
    """
    made: list[Path] = []
    try:
        for name, data in files.items():
            path = folder / name
            missing = [part for part in path.parents if not part.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            made += reversed(missing)
            with path.open("xb") as file:
                made.append(path)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        if replaced:
            write_file(folder / replaced[0], replaced[1])
    except BaseException:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise
    for parent in {path.parent for path in made}:
        _sync_folder(parent)


def _write_into(path: Path, parts: Iterable[bytes]) -> None:
    """Write into what is there. A pipe that nobody reads is an error, not a wait without end."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "wb") as file:  # noqa: PTH123  an open descriptor has no path
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        file.writelines(parts)


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
