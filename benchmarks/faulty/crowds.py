"""Many processes at once, and clocks that jump: every import lands, and the history stays whole."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from faulty.outcome import Outcome
from faulty.running import done, ended, started
from faulty.scenarios import put, small_project, tree_of, verified
from welfare_cli.cli import import_
from welfare_cli.results import lock

_SHARED, _YEAR = "a", 2015
_PLAN = "data/plan.yaml"
_TIMES = (2_000_000_000, 1, 1_700_000_000, 1_700_000_000, 4_000_000_000, 1_600_000_000)


def crowd(writers: int, rounds: int, base: Path) -> Outcome:
    """That many processes import rows of their own and one that all share; others run `fmt`."""
    outcome, folder = Outcome(f"{writers} writers at once, and fmt"), base / "crowd-of-commands"
    put(folder, _plan_of(writers))
    for number in range(1, rounds + 1):
        children: dict[int, str] = {}
        for writer in range(writers):
            name = f"sent-{writer}.csv"
            rows = f"w{writer},{number}\n{_SHARED},{writer}\n"
            put(folder, {name: f"indicator,{_YEAR}\n{rows}".encode()})
            children[started(folder, ("import", name, "--replace"))] = name
        for _ in range(2):
            loose = (folder / _PLAN).read_bytes().rstrip(b"\n") + b"\n\n\n"
            put(base, {"loose": loose})
            (base / "loose").replace(folder / _PLAN)  # in one step: the others are reading it
            children[started(folder, ("fmt",))] = "fmt"
        for child, name in children.items():
            code = ended(child)
            outcome.counts["fmt" if name == "fmt" else "imports"] += 1
            # Two at once: the slower one may see that the faster one has written since.
            if code and not (name == "fmt" and code == 2):
                outcome.blame(f"round {number}", [f"{name} ended with {code}"])
    outcome.blame("the end", _landed(folder, writers, rounds))
    return outcome


def jump_clocks(base: Path) -> Outcome:
    """Import at times that jump back and forth, and wait for a lock on a clock that does."""
    outcome, folder = Outcome("clocks that jump"), base / "clocks"
    put(folder, small_project())
    for number, at in enumerate(_TIMES, 1):
        put(folder, {"sent.csv": f"indicator,{_YEAR}\n{_SHARED},{number}\n".encode()})
        code, said = done(folder, ("import", "sent.csv", "--replace"), _jumps_to(at))
        outcome.counts["imports"] += 1
        wrong = [] if code == 0 else [f"ended with {code}: {said[-300:]}"]
        outcome.blame(f"time {at}", wrong + verified(folder))
    found = tree_of(folder)
    lines = found["data/results/history.jsonl"].count(b"\n")
    outcome.blame("the end", [] if lines == len(_TIMES) else [f"{lines} lines of history"])
    return outcome


def _landed(folder: Path, writers: int, rounds: int) -> list[str]:
    found = tree_of(folder)
    text = found[f"data/results/{_YEAR}.csv"].decode().splitlines()
    values = dict(line.split(",")[:2] for line in text[1:])
    wrong = [
        f"w{writer} is {values.get(f'w{writer}')}"
        for writer in range(writers)
        if values.get(f"w{writer}") != str(rounds)
    ]
    wrong += [f"{name} is left" for name in found if Path(name).name.startswith(".")]
    return wrong + verified(folder)


def _plan_of(writers: int) -> dict[str, bytes]:
    tree = small_project()
    row = (
        "      - {{id: {0}, title: {0}, unit: people, baseline: {{year: H26, value: 0}},"
        " target: {{year: H31, value: 90}}}}\n"
    )
    rows = "".join(row.format(f"w{number}") for number in range(writers))
    return tree | {_PLAN: tree[_PLAN] + rows.encode()}


def _jumps_to(at: int) -> Callable[[], None]:
    """A fault: what time it is, and what the lock waits by, are no longer to be trusted."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls.fromtimestamp(at, tz or UTC)

    class Time:
        sleep = staticmethod(time.sleep)

        @staticmethod
        def monotonic() -> float:
            return at if time.monotonic_ns() % 2 else -at

    def fault() -> None:
        for module, name, double in ((import_, "datetime", Clock), (lock, "time", Time)):
            setattr(module, name, double)

    return fault
