"""Commands killed: at random instants of their usual time, and at every call to the file system."""

import random
import signal
from functools import partial
from pathlib import Path

from faulty.outcome import Outcome
from faulty.running import INTERRUPTED, ended, killed_after, signal_at, started
from faulty.scenarios import Scenario, tree_of, usual_time

_LATE = 1.1  # of the usual time, so that the very end is reached too
_AGAIN = 1 / 4  # of the kills that left nothing behind
_LAST = 500  # calls; no command makes as many


def kill_at_random(scenario: Scenario, kills: int, chance: random.Random, base: Path) -> Outcome:
    """Kill that many runs, each at a random instant of the usual time."""
    outcome, folder = Outcome(f"kill -9 {scenario.name}, random"), base / f"kill-{scenario.name}"
    longest = _LATE * usual_time(scenario, folder)
    for number in range(kills):
        scenario.prepare(folder)
        code = killed_after(folder, scenario.call, chance.uniform(0, longest))
        outcome.counts[_state(scenario, tree_of(folder), code)] += 1
        # To run it once more costs most of the time; where something is left, it is what counts.
        again = chance.random() < _AGAIN or bool(set(tree_of(folder)) - set(scenario.after))
        outcome.blame(f"kill {number}", scenario.judged(folder, again=again))
    return outcome


def kill_at_calls(scenario: Scenario, base: Path, step: int = 1) -> Outcome:
    """Kill a run right before its n-th call to the file system below the project, for every n.

    Or for every so many, as `step` says.
    """
    outcome = Outcome(f"kill -9 {scenario.name}, at every call")
    folder = base / f"step-{scenario.name}"
    for number in range(1, _LAST, step):
        scenario.prepare(folder)
        code = ended(
            started(folder, scenario.call, partial(signal_at, number, folder, signal.SIGKILL))
        )
        outcome.counts[_state(scenario, tree_of(folder), code)] += 1
        outcome.blame(f"call {number}", scenario.judged(folder))
        if code != INTERRUPTED:
            break
    return outcome


def _state(scenario: Scenario, found: dict[str, bytes], code: int) -> str:
    if code != INTERRUPTED:
        return "done before the kill"
    if found == scenario.before:
        return "killed, all old"
    new = [name for name, data in scenario.after.items() if data != scenario.before.get(name)]
    count = sum(found.get(name) == scenario.after[name] for name in new)
    left = ", something to sweep up" if set(found) - set(scenario.after) else ""
    if scenario.journal and left:
        left = ", something to finish or sweep up"
    whole = "all new" if count == len(new) else "some new" if count else "all old"
    return f"killed, {whole}{left}"
