"""Commands that somebody stops with Ctrl-C: at random instants, and at every call to the system.

Unlike one that is killed, such a command can still tidy up: nothing may stay half done.
"""

import os
import random
import signal
import time
from functools import partial
from pathlib import Path

from faulty.outcome import Outcome
from faulty.running import NEVER_BEGAN, ended, log_of, signal_at, started
from faulty.scenarios import Scenario, tree_of, usual_time
from welfare_cli.files.writing import uninterrupted

STOPPED = 130  # the exit code of the table
_LATE = 1.1  # of the usual time, so that the very end is reached too
_LAST = 500  # calls; no command makes as many


def stop_at_random(scenario: Scenario, stops: int, chance: random.Random, base: Path) -> Outcome:
    """Stop that many runs, each at a random instant of the usual time."""
    outcome, folder = Outcome(f"Ctrl-C {scenario.name}, random"), base / f"stop-{scenario.name}"
    longest = _LATE * usual_time(scenario, folder)
    for number in range(stops):
        scenario.prepare(folder)
        with uninterrupted():  # until the child can take it
            child = started(folder, scenario.call, _hears)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGINT)
        _judge(outcome, f"stop {number}", scenario, folder, ended(child))
    return outcome


def stop_at_calls(scenario: Scenario, base: Path, step: int = 1) -> Outcome:
    """Stop a run right before its n-th call to the file system below the project, for every n.

    Or for every so many, as `step` says.
    """
    outcome = Outcome(f"Ctrl-C {scenario.name}, at every call")
    folder = base / f"stop-step-{scenario.name}"
    for number in range(1, _LAST, step):
        scenario.prepare(folder)
        code = ended(started(folder, scenario.call, partial(_stops_at, number, folder)))
        _judge(outcome, f"call {number}", scenario, folder, code)
        if code == 0:
            break
    return outcome


def _judge(outcome: Outcome, when: str, scenario: Scenario, folder: Path, code: int) -> None:
    found, said = tree_of(folder), log_of(folder).read_text(encoding="utf-8", errors="replace")
    outcome.counts[_state(scenario, found, code)] += 1
    if code not in (0, STOPPED, NEVER_BEGAN):
        outcome.blame(when, [f"ended with {code}: {said[-300:]}"])
    if "Traceback" in said:
        outcome.blame(when, [f"a traceback: {said[-300:]}"])
    known = {*scenario.before, *scenario.after}
    outcome.blame(when, [f"{name} is left" for name in found if name not in known])
    outcome.blame(when, scenario.judged(folder))


def _state(scenario: Scenario, found: dict[str, bytes], code: int) -> str:
    if code in (0, NEVER_BEGAN):
        return "done before" if code == 0 else "not begun"
    if found == scenario.before:
        return "stopped, all old"
    new = [name for name, data in scenario.after.items() if data != scenario.before.get(name)]
    count = sum(name in found and found[name] != scenario.before.get(name) for name in new)
    return f"stopped, {'all' if count == len(new) else 'some'} new"


def _hears() -> None:
    """What runs in the background ignores Ctrl-C, and so do its children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _stops_at(number: int, folder: Path) -> None:
    """A fault: the process is told to stop right before that call."""
    _hears()
    signal_at(number, folder, signal.SIGINT)
