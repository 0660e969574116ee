"""How the work grows: a file of a million rows, and tables of doublings.

`python benchmarks/scale.py` makes a plan of 20,892 indicators, 12 for each of 1,741 municipalities,
and one result file with 48 years of each, made up and marked so. It prints how many times as long
as a bare `csv.reader` pass over that file it takes to read and validate it, and to assess every
indicator too; the same for reading it by `csv.DictReader`, which does nothing with it. Then
doublings: rows, indicators, sections, rows of an import. Each is measured in a process of its own.
"""

import argparse
import csv
import gc
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from welfare_cli.assess.assessment import assess_plan
from welfare_cli.assess.known import series_of
from welfare_cli.files.source import Source
from welfare_cli.files.yaml_tree import read_tree
from welfare_cli.plan.model import Plan
from welfare_cli.plan.reader import read_plan
from welfare_cli.results.model import Results
from welfare_cli.results.reader import read_files
from welfare_cli.rules.library import shipped

MUNICIPALITIES, EACH, YEARS = 1741, 12, 48
ROWS = 1_000_000
LAST = 2025


def main() -> None:
    """Measure one thing, as told by the calling process, or call for all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--imported", type=int, default=20_000, help="rows of the largest import")
    parser.add_argument("--measure", help="for its own use")
    wanted = parser.parse_args()
    if wanted.measure:
        name, *sizes = json.loads(wanted.measure)
        print(json.dumps(_MEASURED[name](*sizes)))  # noqa: T201  the calling process reads it
        return
    _table("one file", [_measured("rows", MUNICIPALITIES * EACH, wanted.rows)])
    rows = [12 * 4**power for power in range(9)]
    _table("rows", [_measured("rows", min(count, MUNICIPALITIES * EACH), count) for count in rows])
    plans = [12 * 2**power for power in range(0, 12, 2)]
    _table("indicators", [_measured("plan", count, 1) for count in [*plans, 20_000]])
    _table("sections of depth 50", [_measured("plan", count, 50) for count in (50, 250, 1000)])
    imports = [wanted.imported // 16, wanted.imported // 4, wanted.imported]
    _table("rows of an import", [_measured("import", count) for count in imports])


def _measured(name: str, *sizes: int) -> dict[str, float]:
    call = [sys.executable, __file__, "--measure", json.dumps([name, *sizes])]
    found: dict[str, float] = json.loads(subprocess.check_output(call))  # noqa: S603  our own
    return found


def _table(title: str, lines: list[dict[str, float]]) -> None:
    print(f"\n{title}")  # noqa: T201  a benchmark prints
    print("  ".join(f"{name:>16}" for name in lines[0]))  # noqa: T201
    for line in lines:
        print("  ".join(f"{value:>16,.2f}" for value in line.values()))  # noqa: T201


def rows(indicators: int, count: int) -> dict[str, float]:
    """A result file of several years: its reading, and its reading with every indicator rated."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "all.csv"
        path.write_text("\n".join(_rows(indicators, count)) + "\n", encoding="utf-8")
        plan = _plan_of(indicators)
        known, rules = series_of(plan), shipped("pace")
        gc.disable()  # as the command line does
        bare = min(_seconds(lambda: _pass(path)) for _ in range(3))
        plain = _seconds(lambda: _pass_dicts(path))
        before = _memory()
        start = time.process_time()
        read = read_files([path], known)
        reading = time.process_time() - start
        assert not any(p.code != "sample-values" for p in read.problems)  # noqa: S101
        assess_plan(plan, read.results, read.results.years[-1], rules)
        both = time.process_time() - start
    return {
        "rows": count,
        "csv.reader s": bare,
        "DictReader ×": plain / bare,
        "read ×": reading / bare,
        "read, rated ×": both / bare,
        "µs a row": reading / count * 1e6,
        "MB for it": _memory() - before,
    }


def plan(indicators: int, depth: int) -> dict[str, float]:
    """A plan file: its reading with all checks, and the rating of its indicators."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "plan.yaml"
        lines = _plan(indicators) if depth == 1 else _deep(indicators, depth)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        gc.disable()
        start = time.process_time()
        read = read_plan(path)
        reading = time.process_time() - start
        assert read.plan is not None, read.problems[:3]  # noqa: S101
        assess_plan(read.plan, Results(), read.plan.period.to, shipped("pace"))
        both = time.process_time() - start
    number = "indicators" if depth == 1 else "sections"
    each = reading / indicators * 1e6
    return {number: indicators, "read s": reading, "read, rated s": both, "µs each": each}


def imported(count: int) -> dict[str, float]:
    """An import of so many rows in a folder without results, as a script calls it."""
    indicators = max(count // 20, 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.yaml").write_text("\n".join(_plan(indicators)) + "\n", encoding="utf-8")
        path = folder / "in.csv"
        path.write_text("\n".join(_rows(indicators, count)) + "\n", encoding="utf-8")
        bare = min(_seconds(lambda: _pass(path)) for _ in range(3))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        call = [sys.executable, "-m", "welfare_cli", "-q", "import", "in.csv"]
        call += ["--format", "csv", "-o", os.devnull]
        subprocess.run(call, cwd=folder, check=True)  # noqa: S603  our own command
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "rows": count,
        "import s": taken,
        "× csv.reader": taken / bare,
        "µs a row": taken / count * 1e6,
    }


def _rows(indicators: int, count: int) -> Iterator[str]:
    """The newest years first would be as good; here the oldest come first."""
    chance = random.Random(1)  # noqa: S311  no secret
    yield "indicator,year,value,status,source,note"
    years = -(-count // indicators)
    for number in range(count):
        year = LAST - years + 1 + number // indicators
        yield f"{_id(number % indicators)},{year},{chance.randint(400, 600) / 10},sample,,"


def _id(number: int) -> str:
    return f"city-{number // EACH:04}-{number % EACH:02}"


def _plan(indicators: int) -> Iterator[str]:
    yield from ("format: 1", "id: scale", "title: Made up", "period: {from: 1978, to: 2030}")
    yield "sections:"
    for number in range(indicators):
        if number % EACH == 0:
            yield f"  - id: city-{number // EACH:04}"
            yield f"    title: City {number // EACH}"
            yield "    indicators:"
        yield from _indicator(number, "      ")


def _indicator(number: int, margin: str) -> Iterator[str]:
    yield f"{margin}- id: {_id(number)}"
    yield f"{margin}  title: Indicator {number}"
    yield f'{margin}  unit: "%"'
    yield f"{margin}  baseline: {{year: 1977, value: 50.0}}"
    yield f"{margin}  target: {{year: 2030, value: 60.0}}"


def _deep(sections: int, depth: int) -> Iterator[str]:
    """Chains of sections, each below the one before, an indicator in the last of each chain."""
    yield from ("format: 1", "id: scale", "title: Made up", "period: {from: 1978, to: 2030}")
    yield "sections:"
    for chain in range(sections // depth):
        for level in range(depth):
            margin = "  " * (2 * level + 1)
            yield f"{margin}- id: s{chain}-{level}"
            yield f"{margin}  title: Section {chain}-{level}"
            yield f"{margin}  {'sections' if level < depth - 1 else 'indicators'}:"
        yield from _indicator(chain, "  " * (2 * depth + 1))


def _plan_of(indicators: int) -> Plan:
    return Plan.model_validate(read_tree(Source("plan", "\n".join(_plan(indicators)))).root)


def _pass(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass


def _pass_dicts(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.DictReader(file):
            pass


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


_MEASURED: dict[str, Callable[..., dict[str, float]]] = {
    "rows": rows,
    "plan": plan,
    "import": imported,
}


if __name__ == "__main__":
    main()
