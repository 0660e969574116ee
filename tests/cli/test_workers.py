"""Work in several processes: in order, every failure told, and no process left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
from contextlib import closing

import pytest

from conftest import ROOT
from welfare_cli.cli import workers
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.workers import jobs_for, shared_out

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the work below must be forked")

# Each process says its number, and then waits for what never comes.
HANGING = """
import os, signal, sys
import welfare_cli.cli.overview as command
from welfare_cli.__main__ import main

def hang(wish, path):
    os.write(1, f"{os.getpid()}\\n".encode())
    signal.pause()

# What is started in the background ignores Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
command.entry_of = hang
sys.argv = ["welfare", "overview", "data", "examples", "--jobs", "2"]
main()
"""


def square(number: int) -> int:
    return number * number


def left() -> list[object]:
    return list(multiprocessing.active_children())


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_the_results_come_in_order(jobs: int) -> None:
    pieces = range(500)
    assert list(shared_out(square, pieces, jobs)) == [square(n) for n in pieces]
    assert left() == []


def test_large_results_do_not_stop_the_pipes() -> None:
    sizes = [len(text) for text in shared_out("x".__mul__, [300_000] * 20, 3)]
    assert sizes == [300_000] * 20


def test_an_iterator_that_is_closed_leaves_no_process() -> None:
    with closing(shared_out("x".__mul__, [300_000] * 20, 2)) as results:
        next(results)
        assert len(left()) == 2
    assert left() == []


def test_a_bug_in_the_work_is_told_with_its_place() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(shared_out((1).__truediv__, [1, 0, 2], 2))
    assert left() == []


def test_a_process_that_is_killed_is_a_wrong_call() -> None:
    def die(_: int) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(CallError, match="was ended from outside"):
        list(shared_out(die, range(4), 2))
    assert left() == []


def test_ctrl_c_leaves_no_process_behind() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HANGING], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout
    working = [int(process.stdout.readline()) for _ in range(2)]
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    # Standard output ends only when the last process that holds it has ended.
    assert process.stdout.read() == b""
    process.stdout.close()
    for number in working:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_a_reader_that_is_killed_ends_the_processes() -> None:
    code = (
        "import os, time; from welfare_cli.cli.workers import shared_out\n"
        "work = lambda n: (os.write(1, b'.'), 'x' * 100_000)\n"
        "results = shared_out(work, range(10**6), 3)\n"
        "next(results); os.kill(os.getpid(), 9)"
    )
    command = [sys.executable, "-c", code]
    # This waits until nobody holds standard output any more.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    assert b"." in done.stdout


@pytest.mark.parametrize(
    ("pieces", "asked", "jobs"),
    [(1, None, 1), (47, None, 1), (48, None, 4), (1741, None, 4), (3, 2, 2), (3, 8, 3), (99, 1, 1)],
)
def test_a_few_pieces_are_not_shared_out_unless_asked(
    pieces: int, asked: int | None, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 4)
    assert jobs_for(pieces, asked) == jobs
