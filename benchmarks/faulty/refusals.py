"""Calls that the system refuses: each in turn, a file that may not grow, a disk that is full."""

import builtins
import errno
import io
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import welfare_cli
from faulty.outcome import Outcome
from faulty.running import done
from faulty.scenarios import Scenario

CALLS = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "chmod", "rmdir")
_LAST = 500
_PROGRAM = (sys.prefix, sys.base_prefix, str(Path(welfare_cli.__file__).parent))
_STEP = 97  # bytes; a file may grow by that much more each time
_ALLOWED = (0, 1, 2)  # never 3, which is a bug, and never a signal


def refuse_calls(scenario: Scenario, base: Path, call: str, last: int = _LAST) -> Outcome:
    """Refuse the n-th call of that kind, for every n until the command makes fewer."""
    outcome, folder = Outcome(f"{call} refused, {scenario.name}"), base / "refused"
    for number in range(1, last + 1):
        scenario.prepare(folder)
        made = folder.parent / "made"
        made.unlink(missing_ok=True)
        code, said = done(folder, scenario.call, _refusal(call, number, made))
        is_reached = made.exists()
        outcome.counts[_told(code)] += 1
        outcome.blame(f"call {number}", _judged(scenario, folder, code, said))
        if not is_reached:
            break
    return outcome


def refuse_growth(scenario: Scenario, base: Path, step: int = _STEP) -> Outcome:
    """Let no file grow beyond n bytes, for n from 0 until everything fits."""
    outcome, folder = Outcome(f"files end at n bytes, {scenario.name}"), base / "grown"
    most = max(len(data) for data in scenario.after.values()) * 4 + step
    for limit in range(0, most, max(step, most // 40)):
        scenario.prepare(folder)
        fault = _limit(limit)
        code, said = done(folder, scenario.call, fault)
        outcome.counts[_told(code)] += 1
        outcome.blame(f"{limit} bytes", _judged(scenario, folder, code, said))
    return outcome


def fill_disk(scenario: Scenario, base: Path) -> Outcome | None:
    """Run on a real disk with n free pages, for n from 0; None where none can be mounted."""
    outcome, disk = Outcome(f"disk full, {scenario.name}"), base / "disk"
    disk.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)]
    with suppress(OSError):
        if subprocess.run(mount, check=False, capture_output=True).returncode == 0:  # noqa: S603  root's own
            try:
                _fill(scenario, disk, outcome)
            finally:
                subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607  as above
            return outcome
    return None


def _fill(scenario: Scenario, disk: Path, outcome: Outcome) -> None:
    folder, weight = disk / "project", disk / "weight"
    (disk / f"{folder.name}.output").write_bytes(b" " * 4096)
    for pages in range(_LAST):
        scenario.prepare(folder)
        free = os.statvfs(disk).f_bavail
        with weight.open("wb") as file, suppress(OSError):
            file.write(bytes(max(free - pages, 0) * os.statvfs(disk).f_bsize))
        code, said = done(folder, scenario.call)
        weight.unlink()
        outcome.counts[_told(code)] += 1
        outcome.blame(f"{pages} pages free", _judged(scenario, folder, code, said))
        if code == 0 and pages > 1:
            break


def _judged(scenario: Scenario, folder: Path, code: int, said: str) -> list[str]:
    bug = [] if code in _ALLOWED else [f"ended with {code}: {said[-300:]}"]
    return bug + scenario.judged(folder)


def _told(code: int) -> str:
    return "refused" if code else "done"


def _limit(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _refusal(call: str, number: int, made: Path) -> Callable[[], None]:
    """A fault: the n-th call of that kind is refused, and `made` says that there was one."""
    counted = 0

    def refuse() -> None:
        nonlocal counted
        counted += 1
        if counted == number:
            handle = real_open(made, os.O_CREAT | os.O_WRONLY)
            os.close(handle)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    real_open = os.open

    def refusing(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **more: Any) -> object:  # noqa: ANN401  as the real one
            # What the program itself is made of can be read.
            if call != "open" or not str(arguments[0]).startswith(_PROGRAM):
                refuse()
            return real(*arguments, **more)

        return step

    def fault() -> None:
        if call == "write":
            _watch_writes(refuse)
        else:
            setattr(os, call, refusing(getattr(os, call)))
        if call == "open":
            io.open = builtins.open = refusing(io.open)

    return fault


def _watch_writes(refuse: Callable[[], None]) -> None:
    """Let what the command writes into files be refused, after half of it is written."""
    real_fdopen, real_open = os.fdopen, io.open

    def watched(opener: Callable[..., Any]) -> Callable[..., Any]:
        def opened(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401  as the real one
            file = opener(*arguments, **more)
            return _Watched(file, refuse) if "b" in file.mode and file.writable() else file

        return opened

    os.fdopen = watched(real_fdopen)
    io.open = watched(real_open)


class _Watched:
    """A file whose writes are asked first."""

    def __init__(self, file: Any, refuse: Callable[[], None]) -> None:  # noqa: ANN401  any file
        self.file, self.refuse = file, refuse

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> object:
        return getattr(self.file, name)

    def write(self, data: bytes) -> None:
        try:
            self.refuse()
        except OSError:
            self.file.write(data[: len(data) // 2])
            self.file.flush()
            raise
        self.file.write(data)
