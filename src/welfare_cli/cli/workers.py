"""Work shared out among processes, its results in order, and none of them left behind.

Each process takes every n-th piece and has a pipe of its own, which the results are read from by
turns. A pipe holds little, so nobody runs far ahead; one whose reader is gone ends its process.
"""

import gc
import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.files.writing import uninterrupted
from welfare_cli.ground.translation import N_

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

Piece = TypeVar("Piece")
Result = TypeVar("Result")
_GARBAGE = 50_000  # objects that may be waiting to be looked through
_MANY = 48  # pieces; with fewer, making processes costs more than it saves


@dataclass(frozen=True)
class _Failed:
    """What a process sends in the place of a result when there is a bug."""

    trace: str


def jobs_for(pieces: int, asked: int | None) -> int:
    """How many processes: as asked, else one for each core, and one alone for a few pieces."""
    if asked is None:
        asked = _cores() if pieces >= _MANY else 1
    return max(1, min(asked, pieces))


def shared_out(
    work: Callable[[Piece], Result], pieces: Sequence[Piece], jobs: int
) -> Generator[Result, None, None]:
    """The result of each piece, in order; `work` and its results must go through a pipe.

    Close the iterator to end the processes early. Raises CallError where one of them was killed.
    """
    if jobs == 1:
        with _collecting_seldom():
            yield from map(work, pieces)
        return
    readers: list[Connection] = []
    processes: list[BaseProcess] = []
    try:
        # Ctrl-C waits until the processes are known; they themselves never hear it.
        with uninterrupted():
            for number in range(jobs):
                process, reader = _started(work, pieces[number::jobs], readers)
                readers.append(reader)
                processes.append(process)
        for number in range(len(pieces)):
            yield _received(readers[number % jobs])
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _started(
    work: Callable[[Piece], Result], pieces: Sequence[Piece], readers: Sequence[Connection]
) -> tuple[BaseProcess, Connection]:
    # A forked process has all modules at once; elsewhere than on Linux forking is not safe.
    forks = sys.platform == "linux"
    context: ForkContext | SpawnContext = multiprocessing.get_context("spawn")
    if forks:
        context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    inherited = (*readers, reader) if forks else ()
    process = context.Process(target=_serve, args=(work, pieces, writer, inherited), daemon=True)
    process.start()
    writer.close()
    return process, reader


def _serve(
    work: Callable[[Piece], Result],
    pieces: Sequence[Piece],
    writer: Connection,
    inherited: Sequence[Connection],
) -> None:
    """Do the work. Only the parent may hold the other end, or its death would go unnoticed."""
    for reader in inherited:
        reader.close()
    with _collecting_seldom(), suppress(BrokenPipeError):
        try:
            for piece in pieces:
                writer.send(work(piece))
        except BrokenPipeError:
            raise
        except Exception:  # noqa: BLE001  whatever it was, the parent must tell it
            writer.send(_Failed(traceback.format_exc()))


def _received(reader: Connection) -> Any:  # noqa: ANN401  a pipe holds anything
    try:
        result = reader.recv()
    except EOFError:
        raise CallError(
            N_(
                "A process that read plans was ended from outside (for lack"
                " of memory?). Try again with --jobs 1."
            )
        ) from None
    if isinstance(result, _Failed):
        raise RuntimeError(result.trace)  # noqa: TRY004  the bug was in the other process
    return result


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """A piece leaves next to no circles behind, and looking for them costs a sixth of the time."""
    before, looked = gc.get_threshold(), gc.isenabled()
    gc.set_threshold(_GARBAGE, *before[1:])
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
        if not looked:
            gc.disable()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
