"""Whatever stands where a file is expected, a run ends, says which it is, and writes nothing.

The message cannot move a terminal: a name's control characters are shown, never sent.
"""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Outcome, Welfare
from welfare_cli.ground.text import find_unsafe, visible

NAME = "strange"
SPARSE = 10 * 2**30  # bytes
Make = Callable[[Path], object]


def endless(path: Path) -> None:
    """Make a file of many bytes, none of which is on the disk."""
    path.touch()
    os.truncate(path, SPARSE)


KINDS: dict[str, Make] = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/null"),
    "a circle": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "unreadable": lambda path: path.symlink_to("/proc/self/mem"),
    "endless": endless,
}
NAMES = {
    "two lines": f"{NAME}\nerror: none",
    "escapes": f"{NAME}\x1b[2J\x1b]0;x\x07",
    "turned": f"{NAME}\u202efdp",
    "no UTF-8": f"{NAME}\udcff\udce3",
    "long": NAME + "x" * 300,
    "deep": f"{NAME}/" * 2000 + NAME,
    "a pattern": f"{NAME}[",
}
# Where a file is named in a call, and how it ends.
READ = {
    "plan": ("progress --plan", ".yaml"),
    "validated": ("validate", ".yaml"),
    "validated results": ("validate", ".csv"),
    "validated reviews": ("validate", ".reviews.yaml"),
    "form": ("schema --check", ".yaml"),
    "rules": ("progress --rules", ".yaml"),
    "rules shown": ("rules show", ".yaml"),
    "results": ("progress --results", ""),
    "imported": ("import --year H30", ".csv"),
    "workbook": ("import --year H30", ".xlsx"),
    "map": ("import new.csv --map", ".csv"),
    "list": ("init new --yes --from", ".csv"),
    "laid out": ("fmt", ".yaml"),
    "overview": ("overview", ".yaml"),
    "template": ("report --template", ""),
}
# What is read because of its name, without being named in the call.
FOUND = {
    "data/plan.yaml": "progress",
    "data/results": "import new.csv --year H30",
    "data/results/2018.csv": "progress",
    "data/results/2018.reviews.yaml": "show active-seniors",
    "data/results/history.jsonl": "history",
    "new/README.md": "init new --yes",
    "t/report.html.j2": "report --template t",
}
WRITTEN = {
    "output": ("progress -o", ".txt"),
    "report": ("report -o", ".html"),
    "report's workbook": ("report -o", ".xlsx"),
    "sheet": ("template --year H31 -o", ".xlsx"),
    "reviews": ("template --reviews --year H31 -o", ".reviews.yaml"),
    "schema": ("schema plan -o", ".json"),
    "exported": ("export -o", ".csv"),
    "Open SDG": ("export --to open-sdg -o", ""),
    "changes": ("import new.csv --year H30 --dry-run --format json -o", ".json"),
}
# A folder without a file in it has no results; a link to nothing is no history.
FINE = {
    ("results", "a folder"),
    ("data/results", "a folder"),
    ("data/results/history.jsonl", "a link to nothing"),
}
TAKEN = {("Open SDG", "a folder")}  # an empty one is filled


@pytest.fixture
def place(project: Path) -> Path:
    """A project with a table to import and a template."""
    (project / "new.csv").write_text("名称,実績値\n65歳以上の元気な高齢者の割合,79.3\n")
    (project / "t").mkdir()
    return project


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slot", READ)
def test_what_is_no_file_is_refused(slot: str, kind: str, place: Path, welfare: Welfare) -> None:
    call, ending = READ[slot]
    KINDS[kind](place / f"{NAME}{ending}")
    outcome = unchanged(welfare, place, *call.split(), f"{NAME}{ending}")
    if (slot, kind) not in FINE:
        assert_told(outcome, NAME)


@pytest.mark.parametrize("slot", READ)
def test_what_stands_behind_a_circle_of_links_is_refused(
    slot: str, place: Path, welfare: Welfare
) -> None:
    call, ending = READ[slot]
    (place / NAME).symlink_to(NAME)
    outcome = unchanged(welfare, place, *call.split(), f"{NAME}/x{ending}")
    assert_told(outcome, NAME)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", FOUND)
def test_what_is_no_file_is_refused_where_it_is_found(
    path: str, kind: str, place: Path, welfare: Welfare
) -> None:
    found = place / path
    found.parent.mkdir(exist_ok=True)
    if found.is_dir():
        found.rename(place / "away")
    else:
        found.unlink(missing_ok=True)
    KINDS[kind](found)
    outcome = unchanged(welfare, place, *FOUND[path].split())
    if (path, kind) not in FINE:
        assert_told(outcome, found.name)


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in ("a folder", "a link to nothing")])
@pytest.mark.parametrize("call", ["progress", "overview data", "fmt", "validate"])
def test_results_in_no_folder_are_not_taken_for_none(
    call: str, kind: str, place: Path, welfare: Welfare
) -> None:
    (place / "data/results").rename(place / "away")
    KINDS[kind](place / "data/results")
    assert_told(unchanged(welfare, place, *call.split()), "data/results")


@pytest.mark.parametrize("call", ["progress", "overview data", "import new.csv --year H30"])
def test_results_that_may_not_be_looked_into_are_not_taken_for_none(
    call: str, place: Path, welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = os.scandir

    def closed(path: str | Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "results":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return looked(path)

    monkeypatch.setattr(os, "scandir", closed)
    outcome = welfare(*call.split(), "--lang", "en", cwd=place)
    assert_told(outcome, "data/results")
    assert "Permission denied" in outcome.err


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("slot", READ)
def test_a_strange_name_is_told_harmlessly(
    slot: str, name: str, place: Path, welfare: Welfare
) -> None:
    call, ending = READ[slot]
    outcome = unchanged(welfare, place, *call.split(), f"{NAMES[name]}{ending}")
    assert_told(outcome, visible(NAMES[name])[: len(NAME) + 9])


@pytest.mark.parametrize("name", ["two lines", "escapes", "turned", "no UTF-8"])
@pytest.mark.parametrize("slot", READ)
def test_a_file_of_a_strange_name_is_told_harmlessly(
    slot: str, name: str, place: Path, welfare: Welfare
) -> None:
    call, ending = READ[slot]
    path = place / f"{NAMES[name]}{ending}"
    path.write_bytes(b'"\xff\x00[')
    assert_told(unchanged(welfare, place, *call.split(), path.name), NAME)


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a circle", "unreadable"])
@pytest.mark.parametrize("slot", WRITTEN)
def test_what_cannot_be_written_is_refused(
    slot: str, kind: str, place: Path, welfare: Welfare
) -> None:
    call, ending = WRITTEN[slot]
    KINDS[kind](place / f"{NAME}{ending}")
    if (slot, kind) not in TAKEN:
        assert_told(unchanged(welfare, place, *call.split(), f"{NAME}{ending}"), NAME)


@pytest.mark.parametrize("name", ["long", "deep"])
@pytest.mark.parametrize("slot", WRITTEN)
def test_a_name_that_no_file_can_have_is_refused(
    slot: str, name: str, place: Path, welfare: Welfare
) -> None:
    call, ending = WRITTEN[slot]
    assert_told(unchanged(welfare, place, *call.split(), f"{NAMES[name]}{ending}"), NAME)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "a folder"])
def test_a_project_begins_in_a_folder_only(kind: str, place: Path, welfare: Welfare) -> None:
    KINDS[kind](place / NAME)
    assert_told(unchanged(welfare, place, "init", NAME, "--yes"), NAME)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("progress", "data/plan.yaml"),
        ("progress", "data/results/2017.csv"),
        ("progress --rules ./r.yaml", "r.yaml"),
        ("import new.csv --year H30", "new.csv"),
        ("fmt data/plan.yaml", "data/plan.yaml"),
        ("init new --yes --from new.csv", "new.csv"),
    ],
)
def test_a_file_that_goes_away_is_told(
    call: str, name: str, place: Path, welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "r.yaml").write_text("ratings: []\n")
    opened = os.open

    def going(path: str | Path, flags: int, *more: int, **named: int) -> int:
        if isinstance(path, Path) and path.name == Path(name).name:
            path.unlink(missing_ok=True)
        return opened(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", going)
    outcome = welfare(*call.split(), "--lang", "en", cwd=place)
    assert_told(outcome, Path(name).name)
    assert "[file-missing]" in outcome.err


@pytest.mark.parametrize("epoch", ["²", "9" * 12, "9" * 5000, "-1", "x"])
def test_a_time_that_is_none_is_passed_over(
    epoch: str, place: Path, welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert welfare("import", "new.csv", "--year", "H31", cwd=place).code == 0


def test_a_table_whose_name_is_no_utf_8_is_imported(place: Path, welfare: Welfare) -> None:
    path = (place / "new.csv").rename(place / f"{NAMES['no UTF-8']}.csv")
    assert welfare("import", path.name, "--year", "H31", cwd=place).code == 0
    assert welfare("history", "--verify", cwd=place).code == 0


@pytest.mark.parametrize("call", ["tree --depth 0", "report --template nowhere", "history x"])
def test_a_language_that_is_none_is_told_before_anything(call: str, welfare: Welfare) -> None:
    outcome = welfare(*call.split(), "--lang", "\x1b[31m")
    assert (outcome.code, outcome.out) == (2, "")
    assert "␛[31m: not a language" in outcome.err


@pytest.mark.parametrize(
    "call", [["--\x1b[31m"], ["\x1b[31m"], ["tree", "\x1b[31m"], ["tree", "--format", "\x1b[31m"]]
)
def test_a_wrong_option_is_told_harmlessly(call: list[str], welfare: Welfare) -> None:
    outcome = welfare(*call)
    assert outcome.code == 2
    assert "[31m" in outcome.err
    assert not find_unsafe(outcome.err)


def unchanged(welfare: Welfare, folder: Path, *call: str) -> Outcome:
    """What came of the call, which must not have written anything."""
    before = state(folder)
    outcome = welfare(*call, "--lang", "en", cwd=folder)
    if outcome.code:
        assert state(folder) == before
    return outcome


def assert_told(outcome: Outcome, name: str) -> None:
    assert outcome.code in (1, 2)
    assert name in outcome.err + outcome.out
    assert not find_unsafe(outcome.err)
    assert "Traceback" not in outcome.err


def state(folder: Path) -> list[tuple[str, int, int]]:
    """Every name below the folder, with what would be different had it been written."""
    found = [(path, path.lstat()) for path in sorted(folder.rglob("*")) if path != folder]
    return [(str(path), s.st_size, s.st_mtime_ns if path.is_file() else 0) for path, s in found]
