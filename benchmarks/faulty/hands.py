"""Files changed by another hand between reading and writing: what it wrote is never lost.

Either the command began after the hand and keeps what it wrote, or it refuses and changes nothing.
"""

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from faulty.outcome import Outcome
from faulty.running import done, ended, is_inside, log_of, started
from faulty.scenarios import Scenario, put, small_project, tree_of, usual_time

_FILE, _HELD = "data/results/2016.csv", b"c,77"
_LAST = 500


def hands_at_reads(base: Path, step: int = 1) -> Outcome:
    """Change a file by hand right before the n-th file that the import opens, for every n.

    Or for every so many, as `step` says.
    """
    outcome, folder = Outcome("changed by hand, import, before each reading"), base / "hands"
    scenario = importing()
    for number in range(1, _LAST, step):
        scenario.prepare(folder)
        made = folder.parent / "hand"
        made.unlink(missing_ok=True)
        code, said = done(folder, scenario.call, _edits_at(number, folder, made))
        if not made.exists():
            break
        outcome.counts["the hand's value kept" if code == 0 else "import refused"] += 1
        outcome.blame(f"reading {number}", _lost(folder, code, said))
    return outcome


def race_hands(rounds: int, chance: random.Random, base: Path) -> Outcome:
    """Change a file by hand at a random instant of an import that is running."""
    outcome, folder = Outcome("changed by hand, import, at random instants"), base / "race"
    scenario = importing()
    usual = usual_time(scenario, folder)
    for number in range(rounds):
        scenario.prepare(folder)
        child = started(folder, scenario.call)
        time.sleep(chance.uniform(0, usual))
        _edit(folder)
        code = ended(child)
        said = log_of(folder).read_text(encoding="utf-8")
        outcome.counts["the hand's value kept" if code == 0 else "import refused"] += 1
        outcome.blame(f"round {number}", _lost(folder, code, said))
    return outcome


def importing() -> Scenario:
    """An import that changes two of three rows in three years; the third is left to the hand."""
    plan = small_project()
    years = (2015, 2016, 2017)
    rows = "".join(f"{name},{year},{year - 2000}\n" for name in ("a", "b") for year in years)
    sent = {"sent.csv": f"indicator,year,value\n{rows}".encode()}
    return Scenario("import", ("import", "sent.csv", "--replace"), plan | sent)


def _lost(folder: Path, code: int, said: str) -> list[str]:
    """What went wrong: the hand's value is gone, or the command ended as it never may."""
    found = tree_of(folder)
    kept = any(line.startswith(_HELD) for line in found[_FILE].split(b"\n"))
    lost = [] if kept else ["the hand's value is lost"]
    return lost + ([] if code in (0, 2) else [f"ended with {code}: {said[-300:]}"])


def _edit(folder: Path) -> None:
    """What an editor does: read, write beside, put in place."""
    path = folder / _FILE
    text = path.read_bytes().split(b"\n")
    lines = [_HELD if line.startswith(b"c,") else line for line in text]
    put(folder.parent, {"edited": b"\n".join(lines)})
    os.rename(folder.parent / "edited", path)  # noqa: PTH104  one call, and nothing around it


def _edits_at(number: int, folder: Path, made: Path) -> Callable[[], None]:
    def fault() -> None:
        counted, place, busy = 0, os.fspath(folder), False

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal counted, busy
            if busy or event != "open" or not is_inside(arguments[0], place):
                return
            counted += 1
            if counted == number:
                busy = True
                _edit(folder)
                made.touch()
                busy = False

        sys.addaudithook(hook)

    return fault
