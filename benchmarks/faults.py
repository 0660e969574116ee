"""Nothing is ever lost: of commands killed, refused and crowded, and of many imports at once.

    python benchmarks/faults.py --kills 10000

The commands that write are killed, and stopped by Ctrl-C, at random instants and at every call to
the file system, and each of their calls is refused in turn (`faulty/` has the faults and what must
be true after each).
Beside them a child process does nothing but commit and is killed; a third of the times the next
child finds what that left. Then processes count up one value together. After each, every file must
show the same number of imports, the journal must hold exactly their entries, and `verify` must find
nothing. Prints counts; exits with 1 on any violation.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, cast

from faulty.crowds import crowd, jump_clocks
from faulty.hands import hands_at_reads, race_hands
from faulty.interrupts import stop_at_calls, stop_at_random
from faulty.kills import kill_at_calls, kill_at_random
from faulty.outcome import Outcome
from faulty.refusals import CALLS, fill_disk, refuse_calls, refuse_growth
from faulty.scenarios import Scenario, scenarios
from welfare_cli.files.source import Source
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.results.chain import chained, read_gaps
from welfare_cli.results.columns import Actual, as_held
from welfare_cli.results.entry import Entry, Origin, State
from welfare_cli.results.intent import bytes_of, digest, read_intent
from welfare_cli.results.journal import JOURNAL, read_journal
from welfare_cli.results.lock import locked
from welfare_cli.results.model import Series
from welfare_cli.results.pending import INTENT
from welfare_cli.results.reader import read_results
from welfare_cli.results.recovery import recover, settle
from welfare_cli.results.status import Status
from welfare_cli.results.transaction import commit
from welfare_cli.results.verify import Key, verify
from welfare_cli.results.writer import updated

PARTS = ("commits", "import", "fmt", "init", "report", "interrupts", "refusals", "hands", "crowd")
# What each command has of the kills; the rest falls on commits alone.
SHARES = {"import": 0.4, "fmt": 0.3, "init": 0.05, "report": 0.15}
COUNT = "count"  # the indicator that says how many imports there were
ORDER = [COUNT, *(f"row-{number}" for number in range(60))]
KNOWN = {name: Series((), is_share=False, usual=()) for name in ORDER}
YEARS = [FiscalYear(number) for number in (2015, 2016, 2017)]
FOLDER_LASTS = 50  # kills; then a new folder, so that the first import is killed too
REACH = 3.0  # a kill falls within that many imports, each of which takes as long as any other


Changes = Callable[[dict[Key, Actual]], Sequence[Actual]]


def import_once(folder: Path, years: Sequence[FiscalYear], changes: Changes) -> None:
    """What an import does: read, change and commit, all under the lock."""
    with locked(folder):
        recover(folder)
        texts = {_name(year): _read(folder / _name(year)) for year in years}
        present = _actuals(folder, years)
        new = [as_held(actual) for actual in changes(present)]
        files = {
            _name(year): updated(
                texts[_name(year)], year, [actual for actual in new if actual.year == year], ORDER
            )
            for year in years
        }
        lines = chained(_read(folder / JOURNAL) or "", [_entry(present, one) for one in new])
        commit(folder, files, texts, lines)


def count_up(folder: Path) -> int:
    """Import the next number into every year; gives it."""
    numbers: list[int] = []

    def changes(present: dict[Key, Actual]) -> list[Actual]:
        number = _counted(present, YEARS[0]) + 1
        numbers.append(number)
        rows = (COUNT, f"row-{number % 60}")
        return [_actual(name, year, number) for year in YEARS for name in rows]

    import_once(folder, YEARS, changes)
    return numbers[0]


def add_one(folder: Path, writer: int) -> None:
    """Add one to the value that all writers share, and one to the writer's own."""
    year = YEARS[0]

    def changes(present: dict[Key, Actual]) -> list[Actual]:
        values = ((name, present.get((name, year.number))) for name in (COUNT, f"row-{writer}"))
        return [_actual(name, year, int(old.value or 0) + 1 if old else 1) for name, old in values]

    import_once(folder, [year], changes)


def kill_imports(kills: int, seed: int, base: Path) -> Outcome:
    """Kill that many processes, each at a random instant of its imports."""
    chance = random.Random(seed)  # noqa: S311  repeatable, no secret
    outcome = Outcome("kill -9 a process that commits")
    span = REACH * _seconds_per_import(base / "measure")
    folder, least, most = base, 0, 0
    for number in range(kills):
        if number % FOLDER_LASTS == 0:
            folder, least, most = base / f"killed-{number}", 0, 0
        acknowledged = _killed_after(folder, chance.uniform(0, span))
        # What was acknowledged is there for good; the import that was killed may be there.
        least, most = max(least, acknowledged), max(most, acknowledged) + 1
        outcome.counts[_state(folder)] += 1
        if chance.random() < 1 / 3 and number % FOLDER_LASTS < FOLDER_LASTS - 1:
            outcome.counts["(left for the next import to finish)"] += 1
            continue
        settle(folder)
        done = _check(folder, outcome, f"kill {number}")
        if not least <= done <= most:
            outcome.violations.append(f"kill {number}: {done} imports, not {least} to {most}")
        least = most = done
    return outcome


def crowd_imports(writers: int, imports: int, base: Path) -> Outcome:
    """Let that many processes import into one year at once, so often each."""
    outcome, folder = Outcome(f"{writers} processes that commit"), base / "crowd"
    arguments = ([str(folder), "crowd", str(writer), str(imports)] for writer in range(writers))
    children = [_child(*argument) for argument in arguments]
    for child in children:
        child.communicate()
        if child.returncode:
            outcome.violations.append(f"a writer ended with {child.returncode}")
    year = YEARS[0]
    present = _actuals(folder, [year])
    for name, wanted in [
        (COUNT, writers * imports),
        *((f"row-{w}", imports) for w in range(writers)),
    ]:
        found = present.get((name, year.number))
        if not found or found.value != wanted:
            outcome.violations.append(f"{name} is {found and found.value}, not {wanted}")
    _check_journal(folder, present, 2 * writers * imports, outcome, "crowd")
    outcome.counts["imports"] = writers * imports
    return outcome


def _killed_after(folder: Path, seconds: float) -> int:
    """Kill a child that long after it was ready; the last number it had acknowledged."""
    child = _child(str(folder), "loop")
    cast(IO[bytes], child.stdout).readline()
    time.sleep(seconds)
    child.kill()
    rest = child.communicate()[0].split()
    return int(rest[-1]) if rest else 0


def _state(folder: Path) -> str:
    """What the kill left, before anyone tidies up."""
    intent = read_intent(folder) if folder.exists() else None
    if intent is None:
        torn = folder.exists() and any(p.name.startswith(f".{INTENT}.") for p in folder.iterdir())
        return "while the intent was written" if torn else "outside of a commit"
    changes = intent.files.items()
    done = sum(digest(bytes_of(folder / n)) == digest(c.new.encode()) for n, c in changes)
    tail = (bytes_of(folder / JOURNAL) or b"")[intent.size :]
    if done < len(intent.files):
        return f"intent written, {done} of {len(intent.files)} files replaced"
    if len(tail) < len(intent.lines.encode()):
        return f"files replaced, journal {'torn' if tail else 'to be written'}"
    return "all done but the intent"


def _check(folder: Path, outcome: Outcome, when: str) -> int:
    """Check the settled folder; how many imports it shows."""
    with locked(folder):
        recover(folder)
    present = _actuals(folder, YEARS)
    counted = {_counted(present, year) for year in YEARS}
    done = max(counted)
    if len(counted) > 1:
        outcome.violations.append(f"{when}: the years show {sorted(counted)}")
    entries = done * len(YEARS) * 2
    _check_journal(folder, present, entries, outcome, when)
    return done


def _check_journal(
    folder: Path, present: dict[Key, Actual], wanted: int, outcome: Outcome, when: str
) -> None:
    entries, problems = read_journal(folder / JOURNAL)
    outcome.violations += [f"{when}: {problem}" for problem in problems]
    outcome.violations += [f"{when}: {problem}" for problem in read_gaps(folder / JOURNAL)]
    outcome.violations += [f"{when}: {finding}" for finding in verify(entries, present)]
    if len(entries) != wanted:
        outcome.violations.append(f"{when}: {len(entries)} entries, not {wanted}")
    hidden = [path.name for path in folder.glob(".*")] if folder.exists() else []
    outcome.violations += [f"{when}: {name} is left" for name in hidden]


def _actuals(folder: Path, years: Sequence[FiscalYear]) -> dict[Key, Actual]:
    """All values of these years; a file with any problem ends the run."""
    found: dict[Key, Actual] = {}
    for year in years:
        text = _read(folder / _name(year))
        if text is not None:
            read = read_results(Source(_name(year), text), year, KNOWN)
            if read.problems:
                raise SystemExit(f"{folder}: {read.problems[0]}")
            found |= {(actual.indicator, year.number): actual for actual in read.actuals}
    return found


def _counted(present: dict[Key, Actual], year: FiscalYear) -> int:
    actual = present.get((COUNT, year.number))
    return int(actual.value or 0) if actual else 0


def _actual(name: str, year: FiscalYear, number: int) -> Actual:
    note = f"=第{number}回, “{name}”\n" + "あ" * (number * 37 % 400)
    return Actual(name, year, Decimal(number), Status.FINAL, "申告", note)


def _entry(present: dict[Key, Actual], new: Actual) -> Entry:
    old = present.get((new.indicator, new.year.number))
    return Entry(
        at="2026-11-23T12:00:00Z",
        run=f"{os.getpid()}",
        indicator=new.indicator,
        year=new.year.number,
        old=State.of(old) if old else None,
        new=State.of(new),
        origin=Origin("申告.csv", "0" * 64, "C14", encoding="cp932"),
        command="welfare import 申告.csv",
    )


def _name(year: FiscalYear) -> str:
    return f"{year.number}.csv"


def _read(path: Path) -> str | None:
    data = bytes_of(path)
    return None if data is None else data.decode()


def _seconds_per_import(folder: Path) -> float:
    count_up(folder)
    start, times = time.perf_counter(), 20
    for _ in range(times):
        count_up(folder)
    return (time.perf_counter() - start) / times


def _child(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, __file__, "--child", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603  this script itself


def _run_child(folder: Path, kind: str, numbers: Sequence[int]) -> None:
    if kind == "crowd":
        for _ in range(numbers[1]):
            add_one(folder, numbers[0])
        return
    os.write(1, b"ready\n")
    while True:
        os.write(1, b"%d\n" % count_up(folder))


def main() -> int:
    """Run what the command line asks for; 1 on any violation."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=PARTS, action="append", help="all of them without it")
    parser.add_argument("--kills", type=int, default=10_000, help="over all commands")
    parser.add_argument("--writers", type=int, default=16)
    parser.add_argument("--imports", type=int, default=25, help="of each writer")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    wishes = parser.parse_args()
    if wishes.child:
        folder, kind, *numbers = wishes.child
        _run_child(Path(folder), kind, [int(number) for number in numbers])
        return 0
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        for outcome in _outcomes(wishes, Path(name)):
            sys.stdout.write("".join(f"{line}\n" for line in outcome.lines()))
            sys.stdout.flush()
            wrong += len(outcome.violations)
    sys.stdout.write(f"all: {wrong} violations\n")
    return 1 if wrong else 0


def _outcomes(wishes: argparse.Namespace, base: Path) -> Iterator[Outcome]:
    """What each part that is wished for saw, as soon as it is done."""
    parts, chance = wishes.part or PARTS, random.Random(wishes.seed)  # noqa: S311  no secret
    os.environ["SOURCE_DATE_EPOCH"] = "1790000000"  # what is made twice is the same
    known = scenarios(base / "scratch")
    if "commits" in parts:
        yield kill_imports(wishes.kills // 10, wishes.seed, base)
        yield crowd_imports(wishes.writers, wishes.imports, base)
    for scenario in known:
        if scenario.name in parts:
            kills = round(wishes.kills * SHARES[scenario.name])
            yield kill_at_random(scenario, kills, chance, base)
            yield kill_at_calls(scenario, base)
    if "interrupts" in parts:
        for scenario in known:
            yield stop_at_calls(scenario, base)
            yield stop_at_random(scenario, wishes.kills // 20, chance, base)
    if "refusals" in parts:
        yield from _refused(known, base)
    if "hands" in parts:
        yield hands_at_reads(base)
        yield race_hands(wishes.kills // 20, chance, base)
    if "crowd" in parts:
        yield crowd(wishes.writers, wishes.imports, base)
        yield jump_clocks(base)


def _refused(known: Sequence[Scenario], base: Path) -> Iterator[Outcome]:
    for scenario in known:
        for call in CALLS:
            yield refuse_calls(scenario, base, call)
        yield refuse_growth(scenario, base)
        full = fill_disk(scenario, base)
        if full:
            yield full


if __name__ == "__main__":
    sys.exit(main())
