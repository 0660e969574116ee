"""Whatever bytes or arguments it is given, `welfare` answers with known problems and exit codes.

    python benchmarks/fuzz.py --inputs 100000 [--only plan,results] [--seed N] [--workers 1]

Inputs are made from the shipped files and from every example of a problem, by a seed: the same seed
makes the same inputs. These are violations: an exception that is not documented, more than 2
seconds of computing or 10 of waiting, more than 500 MB of memory, a problem that cannot be told in
a language or lies outside its file, and for calls an exit code that is not in the table. Prints a
table of counts, after Ctrl-C of what was done by then; what broke is kept in the folder that it
names. Exits with 1 on any.
"""

import argparse
import gc
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random

from fuzz_calls import SURFACE as CALLS
from fuzz_targets import SURFACES, Surface

MOST_COMPUTING, MOST_WAITING = 2, 10  # seconds for one input
MOST_MEMORY = 500 * 2**20  # bytes more than the process has at its start
PORTION = 500  # inputs that a process is given at once
ALL: dict[str, Surface] = {**SURFACES, "calls": CALLS}


class TooLongError(BaseException):
    """An input took too long. No `except Exception` may take it for a problem of the data."""


@dataclass
class Portion:
    """What came of some inputs: how often what, and what broke with which number."""

    outcomes: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[int, str]] = field(default_factory=list)
    slowest: float = 0.0
    is_cut: bool = False  # by Ctrl-C, after which the counts so far are shown

    def add(self, other: "Portion") -> None:
        """Count the other one in."""
        self.outcomes += other.outcomes
        self.broken += other.broken
        self.slowest = max(self.slowest, other.slowest)


def made(seed: int, name: str, number: int) -> bytes:
    """The input of that number."""
    return ALL[name].make(Random(f"{seed} {name} {number}"))  # noqa: S311  no secret


def run(seed: int, name: str, first: int, count: int) -> Portion:
    """Make these inputs, and try each."""
    portion = Portion()
    for number in range(first, first + count):
        data, began = made(seed, name, number), time.process_time()
        try:
            with watched():
                outcome = ALL[name].check(data)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  whatever it was, it is what we look for
            outcome = "broken"
            portion.broken.append((number, told(error)))
        taken = time.process_time() - began
        if taken > MOST_COMPUTING and outcome != "broken":
            portion.broken.append((number, f"took {taken:.1f} s"))
        portion.outcomes[outcome] += 1
        portion.slowest = max(portion.slowest, taken)
        if number % 100 == 0:
            gc.collect()
    return portion


@contextmanager
def watched() -> Iterator[None]:
    """Raise TooLongError in what is done inside once it has taken too long."""
    signal.setitimer(signal.ITIMER_PROF, MOST_COMPUTING)
    signal.setitimer(signal.ITIMER_REAL, MOST_WAITING)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def told(error: BaseException) -> str:
    """What it was, and where it came from."""
    steps = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{Path(step.filename).name}:{step.lineno}" for step in reversed(steps))
    return f"{type(error).__name__}: {str(error)[:200]} ({where})"


def begin() -> None:
    """Bound this process's memory and time before its first input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the parent's to hear
    for signum in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(signum, _interrupt)
    warnings.simplefilter("error")
    gc.disable()
    gc.freeze()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _interrupt(signum: int, _: object) -> None:
    raise TooLongError(signal.Signals(signum).name)


def campaign(seed: int, name: str, inputs: int, workers: int) -> Portion:
    """All inputs of a surface; a process that dies is a violation of the inputs it was given."""
    whole = Portion()
    waiting = [(at, min(PORTION, inputs - at)) for at in range(0, inputs, PORTION)]
    while waiting:
        context = get_context("fork")
        with ProcessPoolExecutor(workers, context, begin) as pool:
            given = {first: pool.submit(run, seed, name, first, size) for first, size in waiting}
            left = []
            try:
                for first, size in waiting:
                    try:
                        whole.add(given[first].result())
                    except BrokenProcessPool as error:
                        left.append((first, size))
                        died = error
            except KeyboardInterrupt:
                pool.shutdown(wait=False, cancel_futures=True)
                whole.is_cut = True
                return whole
        if left:  # one input alone is what did it; the others are tried again
            first, size = left[0]
            half = size // 2
            if size == 1:
                whole.broken.append((first, f"the process died: {died}"))
                whole.outcomes["broken"] += 1
            left[:1] = [(first, half), (first + half, size - half)] if half else []
        waiting = left
    return whole


def main() -> int:
    """Try every surface that is wanted, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else None)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--only", default=",".join(ALL))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    wanted = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="welfare-broken-"))
    print(f"{'surface':10} {'inputs':>8}  {'slowest':>7}  {'broken':>6}  outcomes", flush=True)  # noqa: T201  a script
    broken = 0
    for name in wanted.only.split(","):
        whole = campaign(wanted.seed, name, wanted.inputs, wanted.workers)
        outcomes = ", ".join(f"{what} {count}" for what, count in sorted(whole.outcomes.items()))
        slowest = f"{whole.slowest * 1000:.0f} ms"
        print(  # noqa: T201  a script
            f"{name:10} {sum(whole.outcomes.values()):>8}  {slowest:>7}  {len(whole.broken):>6}"
            f"  {outcomes}",
            flush=True,
        )
        for number, why in whole.broken[:20]:
            path = folder / f"{name}-{wanted.seed}-{number}"
            path.write_bytes(made(wanted.seed, name, number))
            print(f"  {path}: {why}", flush=True)  # noqa: T201  a script
        broken += len(whole.broken)
        if whole.is_cut:
            break
    if not broken:
        folder.rmdir()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
