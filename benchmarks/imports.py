"""Kills real imports at random instants, and runs many at once: nothing may be lost or torn.

`python benchmarks/imports.py` does 1,000 kills, then 8 processes that import 50 files each into one
year, and prints the counts. It exits with 1 on the first disagreement between values and history.
"""

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.reader import read_plan
from welfare_cli.results.journal import JOURNAL, read_journal
from welfare_cli.results.model import Results, Series
from welfare_cli.results.reader import read_folder
from welfare_cli.results.recovery import settle
from welfare_cli.results.verify import verify

DATA = Path(__file__).parent.parent / "data"
YEAR = FiscalYear(2018)
WRITTEN = ("active-seniors", "welfare-commissioners", "childcare-participation")


def main() -> int:
    """Run both parts and print their counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--imports", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        told = kills(Path(name), wanted.kills, random.Random(wanted.seed))  # noqa: S311  no secret
        print(f"kills: {wanted.kills}; found afterwards: {dict(told)}")  # noqa: T201  a script
    with tempfile.TemporaryDirectory() as name:
        landed = crowd(Path(name), wanted.writers, wanted.imports)
        total = wanted.writers * wanted.imports
        print(f"imports at once: {total}; landed: {landed}")  # noqa: T201  a script prints
    return 0 if landed == total else 1


def kills(folder: Path, count: int, chance: random.Random) -> Counter[str]:
    """Kill imports at random instants; after each, all of its values stand there or none."""
    shutil.copytree(DATA, folder / "data")
    length = statistics.median(_timed(folder, number) for number in range(3))
    told: Counter[str] = Counter()
    before = _values(folder)
    for number in range(count):
        process = _import(folder, _file(folder, number))
        time.sleep(chance.uniform(0, 1.2 * length))
        process.kill()
        process.wait()
        after = _values(folder)
        new = [f"{number % 90 + 5}.{place}" for place in range(1, 4)]
        if after not in (before, new):
            raise SystemExit(f"torn by kill {number}: {before} became {after}")
        told["new" if after == new else "old"] += 1
        before = after
    return told


def crowd(folder: Path, writers: int, imports: int) -> int:
    """Import many files at once into one year, each with a value of its own; how many landed."""
    names = [f"i-{number}" for number in range(writers * imports)]
    _large_plan(folder, names)

    def write(writer: int) -> None:
        for name in names[writer::writers]:
            file = folder / f"{name}.csv"
            file.write_text(f"indicator,year,value\n{name},H30,{len(name)}.5\n")
            if _import(folder, file).wait():
                raise SystemExit(f"{name} was refused")

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    results = _checked(folder)
    return sum(bool(results.of(name)) for name in names)


def _large_plan(folder: Path, names: list[str]) -> None:
    (folder / "data/results").mkdir(parents=True)
    head = "format: 1\nid: large\ntitle: Large\nperiod: {from: H27, to: H31}\nsections:\n"
    head += "  - id: s\n    title: All\n    indicators:\n"
    line = "      - {{id: {0}, title: {0}, unit: people, baseline: null, target: null}}\n"
    (folder / "data/plan.yaml").write_text(head + "".join(line.format(name) for name in names))


def _file(folder: Path, number: int) -> Path:
    file = folder / "sent.csv"
    rows = [f"{name},{number % 90 + 5}.{place}" for place, name in enumerate(WRITTEN, 1)]
    file.write_text("\n".join(["indicator,H30", *rows]) + "\n")
    return file


def _import(folder: Path, file: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "welfare_cli", "import", str(file), "--replace"]
    return subprocess.Popen(  # noqa: S603  our own command
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _timed(folder: Path, number: int) -> float:
    start = time.perf_counter()
    if _import(folder, _file(folder, number)).wait():
        raise SystemExit("the import itself is refused")
    return time.perf_counter() - start


def _values(folder: Path) -> list[str]:
    """The three values that every import writes, after the history was held against them."""
    results = _checked(folder)
    found = [next(a for a in results.of(name) if a.year == YEAR) for name in WRITTEN]
    return [str(actual.value) for actual in found]


def _checked(folder: Path) -> Results:
    plan = read_plan(folder / "data/plan.yaml").plan
    if plan is None:
        raise SystemExit("the plan is gone")
    known = {i.id: Series((), is_share=False, usual=()) for _, i in plan.indicators()}
    settle(folder / "data/results")
    read = read_folder(folder / "data/results", known)
    entries, broken = read_journal(folder / "data/results" / JOURNAL)
    rows = {(a.indicator, a.year.number): a for s in read.results.by_indicator.values() for a in s}
    wrong = [found for found in verify(entries, rows) if found.kind.is_mismatch]
    errors = [problem for problem in read.problems if problem.severity == "error"]
    if broken or wrong or errors:
        raise SystemExit(f"disagreement: {broken} {wrong} {errors}")
    return read.results


if __name__ == "__main__":
    sys.exit(main())
