"""Commands run in a fork of a process that has loaded everything: quick to start, and to kill."""

import contextlib
import gc
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from welfare_cli.cli.app import run

INTERRUPTED = -signal.SIGKILL
NEVER_BEGAN = 70  # what stopped the process came before the command did
# Python tells of these right before it makes them; a sync it does not tell of.
_TOLD = ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "os.rmdir")
_LOG = ".output"  # beside the project, never in it


def started(folder: Path, call: Sequence[str], fault: Callable[[], object] | None = None) -> int:
    """The id of a process that runs the command; `fault` is done in it first."""
    child = os.fork()
    if child:
        return child
    code = NEVER_BEGAN
    try:
        with contextlib.suppress(BaseException):
            code = _run(folder, call, fault)
    finally:  # whatever still comes, the parent's own work is not done here too
        os._exit(code)


def warm(folder: Path, call: Sequence[str]) -> None:
    """Run the command here, so that every child has loaded what it needs."""
    here, argv, streams = Path.cwd(), sys.argv, (sys.stdout, sys.stderr)
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    os.chdir(folder)
    sys.argv = ["welfare", *call]
    try:
        with contextlib.suppress(SystemExit):
            run()
        gc.freeze()  # what is loaded is shared with the children, page by page
    finally:
        os.chdir(here)
        sys.argv, (sys.stdout, sys.stderr) = argv, streams


def ended(child: int) -> int:
    """The exit code, or minus the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def done(
    folder: Path, call: Sequence[str], fault: Callable[[], object] | None = None
) -> tuple[int, str]:
    """The exit code of the whole command, and all it said."""
    code = ended(started(folder, call, fault))
    return code, log_of(folder).read_text(encoding="utf-8", errors="replace")


def killed_after(folder: Path, call: Sequence[str], seconds: float) -> int:
    """Kill the command that long after its start; its exit code where it was faster."""
    child = started(folder, call)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return ended(child)


def signal_at(number: int, folder: Path, sent: signal.Signals) -> None:
    """Send this process a signal right before its n-th call to the file system below the folder."""
    counted, place = 0, os.fspath(folder)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal counted
        if event in _TOLD and is_inside(arguments[0], place):
            counted += 1
            if counted == number:
                os.kill(os.getpid(), sent)

    sys.addaudithook(hook)


def log_of(folder: Path) -> Path:
    """Where the last command in the folder wrote what it said."""
    return folder.parent / f"{folder.name}{_LOG}"


def is_inside(path: object, place: str) -> bool:
    """Whether the path lies below that place, where the command runs."""
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    told = os.fsdecode(path)
    return told.startswith(place) or not told.startswith("/")


def _run(folder: Path, call: Sequence[str], fault: Callable[[], object] | None) -> int:
    handle = os.open(log_of(folder), os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding="utf-8", write_through=True)
    os.chdir(folder)
    sys.argv = ["welfare", *call]
    if fault:
        fault()
    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
