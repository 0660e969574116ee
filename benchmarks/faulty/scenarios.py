"""The commands that write, each with a project to run in, and what must be true after any fault.

`check` is asked right after the fault, when files may be old or new but nothing else; then the
command runs once more, and everything must be new, with nothing left beside it.
"""

import shutil
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from faulty.running import done, warm

Tree = dict[str, bytes]
VERIFY = ("history", "--verify", "--lang", "en")
_NAMES = ("a", "b", "c")
_PLAN = (
    "format: 1\nid: small\ntitle: 小さな計画\nperiod: {from: H27, to: H31}\nsections:\n"
    '  - id: "1"\n    title: 全て\n    indicators:\n'
    + "".join(
        f"      - {{id: {name}, title: 指標{name}, unit: 人, baseline: {{year: H26, value: 10}},"
        " target: {year: H31, value: 90}}\n"
        for name in _NAMES
    )
)
_REVIEW = "format: 1\nreviews:\n  - work: 順調  # loose\n    id: '1'\n"
_JOURNAL = "data/results/history.jsonl"
_YEARS = (2015, 2016, 2017)


@dataclass(frozen=True)
class Scenario:
    """A command, the files before it, and the files after it."""

    name: str
    call: Sequence[str]
    before: Tree
    after: Tree = field(default_factory=dict)
    told: Sequence[int] = (0,)  # exit codes of a run that finds everything done already
    last: str = ""  # stands there only when all the others do
    journal: str = ""  # never twice the same bytes; what a kill left of it, the next one mends

    def prepare(self, folder: Path) -> None:
        """Make the project, as it is before."""
        shutil.rmtree(folder, ignore_errors=True)
        put(folder, self.before)

    def check(self, folder: Path) -> list[str]:
        """What is neither old nor new, before anything tidies up."""
        found = tree_of(folder)
        torn = [
            f"{name} is torn"
            for name, data in found.items()
            if not (_is_hidden(name) or name == self.journal)
            and data not in (self.before.get(name), self.after.get(name))
        ]
        lost = [f"{name} is lost" for name in self.before if name not in found]
        early = self.last in found and any(name not in found for name in self.after)
        wrong = torn + lost + ([f"{self.last} was there too early"] if early else [])
        return wrong + (verified(folder) + self._divided(folder) if self.journal else [])

    def _divided(self, folder: Path) -> list[str]:
        """What is half old and half new, once a command has read the project."""
        found = tree_of(folder)
        changed = [name for name, data in self.after.items() if data != self.before.get(name)]
        states = {found.get(n) == self.after[n] for n in changed if n != self.journal}
        lines = found.get(self.journal, b"").count(b"\n")
        wanted = self.after[self.journal].count(b"\n") if True in states else 0
        return ["half of the files are new"] * (len(states) > 1) + (
            [f"the history has {lines} lines, not {wanted}"] if lines != wanted else []
        )

    def judged(self, folder: Path, *, again: bool = True) -> list[str]:
        """What is wrong after a fault, and after the next run, where it is made again."""
        wrong = self.check(folder)
        if again:
            return wrong + self.settle(folder)
        has_plan = (folder / "data/plan.yaml").exists()
        return wrong + (verified(folder) if has_plan and not self.journal else [])

    def settle(self, folder: Path) -> list[str]:
        """What the next run does not put right."""
        code, said = done(folder, self.call)
        wrong = (
            [] if code in (0, *self.told) else [f"the next run ended with {code}: {said[-300:]}"]
        )
        found = tree_of(folder)
        wrong += [f"{name} is left" for name in found if name not in self.after]
        wrong += [
            f"{name} is not new"
            for name, data in self.after.items()
            if found.get(name) != data and name != self.journal
        ]
        return wrong + verified(folder) + (self._divided(folder) if self.journal else [])


def verified(folder: Path) -> list[str]:
    """What `history --verify` finds."""
    code, said = done(folder, VERIFY)
    return [] if code == 0 else [f"history --verify ended with {code}: {said[-300:]}"]


def put(folder: Path, tree: Tree) -> None:
    """Write these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def tree_of(folder: Path) -> Tree:
    """Every file in the folder and below it, hidden ones too."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def small_project() -> Tree:
    """A plan of three indicators with three years of results, never imported."""
    rows = "".join(f"{name},{10 + place}\n" for place, name in enumerate(_NAMES))
    years = {f"data/results/{year}.csv": f"indicator,value\n{rows}".encode() for year in _YEARS}
    return {"data/plan.yaml": _PLAN.encode(), **years}


def scenarios(scratch: Path) -> list[Scenario]:
    """All of them; what a command makes is found by running it once, unharmed."""
    plan = small_project()
    loose = _PLAN.replace("period: {from: H27, to: H31}\n", "").encode()
    loose += b"period: {from: H27, to: H31}\n# an end\n\n\n"
    shaped = {"data/plan.yaml": loose, "data/results/2016.reviews.yaml": _REVIEW.encode()}
    rows = "".join(f"{name},{year},{year - 2000}\n" for name in _NAMES for year in _YEARS)
    sent = {"sent.csv": f"indicator,year,value\n{rows}".encode()}
    begun = ("init", "--yes", "--title", "City plan", "--period", "2024:2028", "--lang", "en")
    bare = [
        Scenario("fmt", ("fmt",), plan | shaped),
        Scenario("report", ("report", "-o", "out.html"), plan | {"out.html": b"old"}),
        Scenario("init", begun, {"README.md": b"# Mine\n"}, told=(2,), last="data/plan.yaml"),
        Scenario("import", ("import", "sent.csv", "--replace"), plan | sent, journal=_JOURNAL),
    ]
    return [_completed(scratch / one.name, one) for one in bare]


def usual_time(scenario: Scenario, folder: Path) -> float:
    """The median of a few runs, in seconds."""
    times = []
    for _ in range(9):
        scenario.prepare(folder)
        start = time.perf_counter()
        done(folder, scenario.call)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _completed(folder: Path, bare: Scenario) -> Scenario:
    """The scenario with what its command makes; this process has loaded all of it then."""
    for used in (bare.call, VERIFY):
        bare.prepare(folder)
        warm(folder, used)
    bare.prepare(folder)
    code, said = done(folder, bare.call)
    after = tree_of(folder)
    if code or after == bare.before:
        raise SystemExit(f"{bare.name} does nothing by itself ({code}): {said}")
    return replace(bare, after=after)


def _is_hidden(name: str) -> bool:
    return Path(name).name.startswith(".") and Path(name).name != ".gitlab-ci.yml"
