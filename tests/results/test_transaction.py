"""An import happens entirely or not at all, whatever step fails and whenever the process dies."""

import errno
import importlib
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Self

import pytest

from conftest import ROOT
from welfare_cli.files.writing import try_lock, write_file
from welfare_cli.results import lock
from welfare_cli.results.intent import PendingError, TooLargeError
from welfare_cli.results.journal import JOURNAL
from welfare_cli.results.lock import BusyError, locked
from welfare_cli.results.pending import INTENT, is_pending
from welfare_cli.results.recovery import recover, settle
from welfare_cli.results.transaction import ChangedError, UnfinishedError, commit

Tree = dict[str, bytes]
OLD: Tree = {
    "2015.csv": b"old 2015\n",
    "2016.csv": b"\xef\xbb\xbfold\r\n2016\r\n",
    JOURNAL: b"{0}\n",
}
TEXTS = {"2015.csv": "old 2015\n", "2016.csv": "old\n2016\n", "2017.csv": None}
FILES = {"2015.csv": "新 2015\n", "2016.csv": "new 2016\n", "2017.csv": "new 2017\n"}
LINES = ["{1}" * 50, "{2}" * 50]
GAINED = "".join(f"{line}\n" for line in LINES).encode()
NEW: Tree = {name: text.encode() for name, text in FILES.items()} | {JOURNAL: OLD[JOURNAL] + GAINED}


def filled(folder: Path, tree: Tree) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in tree.items():
        (folder / name).write_bytes(data)
    return folder


def content(folder: Path) -> Tree:
    """Everything in the folder, hidden files too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def run(folder: Path) -> None:
    commit(folder, FILES, TEXTS, LINES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return filled(tmp_path / "results", OLD)


def test_all_files_and_the_journal_change(folder: Path) -> None:
    run(folder)
    assert content(folder) == NEW


def test_the_first_import_makes_the_folder(tmp_path: Path) -> None:
    commit(tmp_path / "new", {"2015.csv": "x\n"}, {}, ["{1}"])
    assert content(tmp_path / "new") == {"2015.csv": b"x\n", JOURNAL: b"{1}\n"}


def test_nothing_to_do_touches_nothing(tmp_path: Path) -> None:
    commit(tmp_path / "new", {}, {}, [])
    assert not (tmp_path / "new").exists()


def test_a_file_that_stays_the_same_is_not_written_again(folder: Path) -> None:
    before = (folder / "2015.csv").stat()
    commit(folder, {"2015.csv": "old 2015\n"}, TEXTS, LINES)
    assert (folder / "2015.csv").stat() == before


def test_a_journal_without_a_last_line_end_gets_one(folder: Path) -> None:
    (folder / JOURNAL).write_bytes(b"{0}")
    run(folder)
    assert content(folder)[JOURNAL] == b"{0}\n" + GAINED


def test_the_mode_of_the_files_is_kept(folder: Path) -> None:
    (folder / "2015.csv").chmod(0o640)
    run(folder)
    assert stat.S_IMODE((folder / "2015.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["2015.csv", "2016.csv", "2017.csv"])
def test_a_file_that_was_changed_since_it_was_read_stops_the_import(
    folder: Path, name: str
) -> None:
    (folder / name).write_text("by hand")
    before = content(folder)
    with pytest.raises(ChangedError) as caught:
        run(folder)
    assert caught.value.path == folder / name
    assert content(folder) == before


def test_a_file_that_was_removed_since_stops_the_import(folder: Path) -> None:
    (folder / "2015.csv").unlink()
    with pytest.raises(ChangedError):
        run(folder)


def test_a_file_that_was_only_read_is_watched_too(folder: Path) -> None:
    with pytest.raises(ChangedError):
        commit(folder, {"2017.csv": "x"}, {"2015.csv": "another"}, LINES)


def test_a_hand_that_is_faster_than_the_first_replacement_wins(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, data: bytes) -> None:
        write_file(path, data)
        (folder / "2016.csv").write_text("by hand")

    monkeypatch.setattr("welfare_cli.results.transaction.write_file", write)
    with pytest.raises(ChangedError):
        run(folder)
    assert content(folder) == OLD | {"2016.csv": b"by hand"}


def test_a_hand_that_is_faster_than_a_later_replacement_is_told_and_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write_file

    def write(path: Path, *rest: Any) -> None:  # noqa: ANN401  as the real one
        real(path, *rest)
        if path.name == "2015.csv":
            (folder / "2016.csv").write_text("by hand")

    monkeypatch.setattr("welfare_cli.results.recovery.write_file", write)
    with pytest.raises(PendingError) as caught:
        run(folder)
    assert caught.value.path == folder / "2016.csv"
    assert (folder / "2016.csv").read_text() == "by hand"
    # The import has begun: once the old text is back, the next command finishes it.
    (folder / "2016.csv").write_bytes(OLD["2016.csv"])
    assert settle(folder)
    assert content(folder) == NEW


@pytest.mark.parametrize("name", ["../2015.csv", "a/2015.csv", "plan.yaml", "notes.csv", "", ".."])
def test_no_name_leads_out_of_the_folder(folder: Path, name: str) -> None:
    with pytest.raises(OSError, match="not a file of the results folder"):
        commit(folder, {name: "x"}, {}, LINES)
    assert content(folder) == OLD


def test_no_symbolic_link_leads_out_of_the_folder(folder: Path) -> None:
    (folder.parent / "elsewhere").write_text("mine")
    (folder / "2018.csv").symlink_to(folder.parent / "elsewhere")
    with pytest.raises(OSError, match="not a file of the results folder"):
        commit(folder, {"2018.csv": "x"}, {"2018.csv": "mine"}, LINES)


@pytest.mark.parametrize(
    ("bound", "name"),
    [("MOST_OF_A_JOURNAL", JOURNAL), ("MOST_OF_A_FILE", "2015.csv")],
)
def test_what_could_not_be_read_again_is_not_written(
    bound: str, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"welfare_cli.results.intent.{bound}", 8)
    with pytest.raises(TooLargeError) as error:
        run(folder)
    assert error.value.filename == name
    assert content(folder) == OLD


def test_what_is_no_utf8_text_changes_nothing(folder: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        commit(folder, {"2015.csv": "\ud800"}, TEXTS, LINES)
    assert content(folder) == OLD


# Every step fails in turn.


class KilledError(BaseException):
    """Stands for the end of the process: nothing after it reaches the disk."""


class Steps:
    """Counts every step that reaches the disk; the one of number `at` fails.

    As a full disk, it refuses that step (a write after half of it). As a killed process, it refuses
    every step after it as well.
    """

    def __init__(self, at: int, *, kills: bool) -> None:
        self.at, self.kills, self.count = at, kills, 0

    def fails(self) -> bool:
        self.count += 1
        return self.count == self.at or (self.kills and self.count > self.at)

    def error(self) -> BaseException:
        return KilledError() if self.kills else OSError(errno.ENOSPC, "No space left on device")

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        self._watch(patch, os, "fsync")
        self._watch(patch, tempfile, "mkstemp")
        for name in ("replace", "unlink", "chmod"):
            self._watch(patch, Path, name)
        fdopen, path_open = os.fdopen, Path.open
        patch.setattr(os, "fdopen", lambda *rest: File(self, fdopen(*rest)))
        patch.setattr(
            Path,
            "open",
            lambda path, mode="r", *rest, **more: (
                File(self, path_open(path, mode, *rest, **more))
                if "+" in mode or "w" in mode
                else path_open(path, mode, *rest, **more)
            ),
        )

    def _watch(self, patch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def step(*args: object, **more: object) -> object:
            if self.fails():
                raise self.error()
            return real(*args, **more)

        patch.setattr(owner, name, step)


class File:
    """A file whose writes and cuts are steps."""

    def __init__(self, steps: Steps, file: IO[Any]) -> None:
        self.steps, self.file = steps, file

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> object:
        return getattr(self.file, name)

    def write(self, data: bytes) -> None:
        if self.steps.fails():
            if self.steps.count == self.steps.at:
                self.file.write(data[: len(data) // 2])
                self.file.flush()
            raise self.steps.error()
        self.file.write(data)

    def truncate(self, size: int) -> None:
        if self.steps.fails():
            raise self.steps.error()
        self.file.truncate(size)


def error_of(act: Callable[[Path], object], folder: Path) -> BaseException | None:
    try:
        act(folder)
    except (OSError, KilledError) as error:
        return error
    return None


def failing(folder: Path, act: Callable[[Path], object], *, kills: bool) -> Iterator[BaseException]:
    """The act with every step of it failing in turn, each time on a fresh copy of the folder."""
    fresh = content(folder)
    for at in range(1, 200):
        shutil.rmtree(folder)
        filled(folder, fresh)
        with pytest.MonkeyPatch.context() as patch:
            steps = Steps(at, kills=kills)
            steps.watch(patch)
            raised = error_of(act, folder)
        if raised:
            yield raised
        elif steps.count < at:
            return
    pytest.fail("it never ends")


def test_a_step_that_is_refused_before_the_intent_leaves_everything_old(folder: Path) -> None:
    refused = finished = 0
    for error in failing(folder, run, kills=False):
        now = content(folder)
        if isinstance(error, UnfinishedError):
            finished += 1
            assert error.errno == errno.ENOSPC
            assert settle(folder)
            assert content(folder) == NEW
        else:
            refused += 1
            assert now == OLD
            assert not settle(folder)
    assert refused == 5  # a temporary file, its write, its sync, its mode, its new name
    assert finished == 19  # the same for three files, and four for the journal and the end


@pytest.mark.parametrize("old", [OLD, {}], ids=["later", "first"])
def test_a_process_that_dies_at_any_step_leaves_all_or_nothing(tmp_path: Path, old: Tree) -> None:
    folder = filled(tmp_path / "results", old)
    texts = {name: TEXTS[name] if name in old else None for name in TEXTS}
    new = NEW | {JOURNAL: old.get(JOURNAL, b"") + GAINED}

    def act(folder: Path) -> None:
        commit(folder, FILES, texts, LINES)

    seen = set()
    for _ in failing(folder, act, kills=True):
        expected = new if is_pending(folder) else None
        settled = settle(folder)
        recover(folder)  # sweeps, as the next import does
        assert settled is (expected is not None)
        assert content(folder) in ([expected] if expected else [old, new])
        seen.add("new" if content(folder) == new else "old")
    assert seen == {"old", "new"}


def test_a_recovery_that_dies_at_any_step_is_recovered(folder: Path) -> None:
    for _ in failing(folder, run, kills=True):
        if content(folder).get(INTENT) and content(folder)["2015.csv"] == NEW["2015.csv"]:
            break
    died = 0
    for _ in failing(folder, recover, kills=True):
        died += 1
        recover(folder)
        assert content(folder) == NEW
    assert died > 10


def test_the_next_import_finishes_the_one_before(folder: Path) -> None:
    cut_off(folder)
    commit(folder, {"2015.csv": "third\n"}, {"2015.csv": FILES["2015.csv"]}, ["{3}"])
    assert content(folder) == NEW | {"2015.csv": b"third\n", JOURNAL: NEW[JOURNAL] + b"{3}\n"}


def test_a_torn_line_is_cut_before_it_is_written_again(folder: Path) -> None:
    cut_off(folder)
    for length in range(len(GAINED) + 1):
        saved = content(folder)
        (folder / JOURNAL).write_bytes(OLD[JOURNAL] + GAINED[:length])
        assert settle(folder)
        assert content(folder) == NEW
        filled(folder, saved)


def cut_off(folder: Path) -> None:
    """Leave the folder as a kill right after the intent does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("welfare_cli.results.transaction.finish", _raise)
        with pytest.raises(KilledError):
            run(folder)
    assert is_pending(folder)


def _raise(*_: object) -> None:
    raise KilledError


# What was cut off, and what others did since.


@pytest.mark.parametrize("name", ["2015.csv", "2016.csv", "2017.csv", JOURNAL])
def test_what_another_hand_wrote_since_is_never_overwritten(folder: Path, name: str) -> None:
    cut_off(folder)
    (folder / name).write_text("by hand")
    before = content(folder)
    for act in (settle, recover, run):
        with pytest.raises(PendingError) as caught:
            act(folder)
        assert (caught.value.path, caught.value.reason) == (folder / name, "changed")
        assert content(folder) == before


INTENT_DATA = {
    "format": 1,
    "files": {"2015.csv": {"old": None, "new": "x"}},
    "journal": {"size": 0, "lines": ""},
}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        "\x00",
        json.dumps(INTENT_DATA | {"format": 2}),
        json.dumps(INTENT_DATA | {"files": {"../2015.csv": {"old": None, "new": "x"}}}),
        json.dumps(INTENT_DATA | {"files": {"\x002015.csv": {"old": None, "new": "x"}}}),
        json.dumps(INTENT_DATA | {"files": {"run.sh": {"old": None, "new": "x"}}}),
        json.dumps(INTENT_DATA | {"files": {"2015.csv": {"old": None, "new": "\ud800"}}}),
        json.dumps(INTENT_DATA | {"files": {"2015.csv": {"old": 5, "new": "x"}}}),
        json.dumps(INTENT_DATA | {"files": {"2015.csv": "x"}}),
        json.dumps(INTENT_DATA | {"files": ["2015.csv"]}),
        json.dumps(INTENT_DATA | {"journal": {"size": -1, "lines": ""}}),
        json.dumps(INTENT_DATA | {"journal": {"size": True, "lines": ""}}),
        json.dumps(INTENT_DATA | {"journal": None}),
    ],
)
def test_an_intent_that_is_not_understood_is_left_alone(folder: Path, text: str) -> None:
    (folder / INTENT).write_text(text)
    before = content(folder)
    for act in (settle, recover, run):
        with pytest.raises(PendingError) as caught:
            act(folder)
        assert (caught.value.path, caught.value.reason) == (folder / INTENT, "unreadable")
    assert content(folder) == before


def test_an_intent_is_not_followed_through_a_link(folder: Path) -> None:
    (folder / INTENT).symlink_to(folder.parent / "elsewhere")
    with pytest.raises(PendingError):
        run(folder)
    assert not (folder.parent / "elsewhere").exists()


def test_a_pipe_in_the_place_of_a_file_is_no_wait(folder: Path) -> None:
    cut_off(folder)
    (folder / "2015.csv").unlink()
    os.mkfifo(folder / "2015.csv")
    assert not settle(folder)
    assert is_pending(folder)


# A folder that cannot be written.


def test_a_folder_that_cannot_be_written_is_left_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(folder)
    before = content(folder)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    assert not settle(folder)
    assert is_pending(folder)
    assert content(folder) == before
    with pytest.raises(OSError, match="Read-only"):
        run(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_permission_is_left_as_it_is(folder: Path) -> None:
    folder.chmod(0o555)
    try:
        with pytest.raises(PermissionError):
            run(folder)
        assert content(folder) == OLD
    finally:
        folder.chmod(0o755)


def test_a_folder_that_vanishes_is_an_error_of_the_system(folder: Path) -> None:
    with locked(folder):
        shutil.rmtree(folder)
        with pytest.raises(FileNotFoundError):
            commit(folder, {"2017.csv": "x"}, {}, LINES)
    assert not folder.exists()


def test_a_folder_whose_parent_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        commit(tmp_path / "a" / "b", {"2017.csv": "x"}, {}, LINES)
    assert not (tmp_path / "a").exists()


def test_a_missing_folder_has_nothing_to_settle(tmp_path: Path) -> None:
    assert not settle(tmp_path / "none")
    assert not (tmp_path / "none").exists()


SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
from welfare_cli.results.transaction import UnfinishedError, commit
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    commit(folder, {"2015.csv": "new\\n"}, {"2015.csv": "old\\n"}, ["x" * 40, "y" * 40])
except UnfinishedError:
    sys.exit(3)
except OSError:
    sys.exit(2)
"""


@pytest.mark.parametrize(
    ("limit", "code"), [(0, 2), (20, 2), (250, 2), (5000, 3), (5020, 3), (5060, 3), (9000, 0)]
)
def test_a_file_that_the_system_really_refuses_to_extend(
    folder: Path, limit: int, code: int
) -> None:
    """The intent fits or does not; the journal behind it fits, partly or not at all."""
    old = {"2015.csv": b"old\n", JOURNAL: b"z" * 4999 + b"\n"}
    shutil.rmtree(folder)
    filled(folder, old)
    arguments = [sys.executable, "-c", SMALL_DISK, str(folder), str(limit)]
    assert subprocess.run(arguments, check=False).returncode == code
    new = {"2015.csv": b"new\n", JOURNAL: old[JOURNAL] + b"x" * 40 + b"\n" + b"y" * 40 + b"\n"}
    if code == 2:
        assert content(folder) == old
    else:
        assert settle(folder) is (code == 3)
        assert content(folder) == new


# One import at a time.


@pytest.fixture(params=[True, False], ids=["folder", "file"])
def both_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "LOCKS", request.param)


@pytest.mark.usefixtures("both_locks")
def test_a_lock_can_be_taken_again_inside_itself_and_leaves_nothing(folder: Path) -> None:
    with locked(folder), locked(folder):
        run(folder)
    with locked(folder, wait=0):
        pass
    assert content(folder) == NEW


@pytest.mark.usefixtures("both_locks")
def test_a_second_import_waits_and_then_gives_up(folder: Path) -> None:
    caught: list[BusyError] = []

    def other() -> None:
        try:
            with locked(folder, wait=0.1):
                pass
        except BusyError as error:
            caught.append(error)

    with locked(folder):
        start = time.monotonic()
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert time.monotonic() - start >= 0.1
    assert caught[0].path in (folder, folder / lock.LOCK_FILE)


@pytest.mark.usefixtures("both_locks")
def test_a_second_import_goes_on_as_soon_as_the_first_is_done(folder: Path) -> None:
    order: list[str] = []

    def other() -> None:
        with locked(folder):
            order.append("second")

    thread = threading.Thread(target=other)
    with locked(folder):
        thread.start()
        time.sleep(0.1)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_folder_that_cannot_be_locked_is_locked_by_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "try_lock", lambda _: None)
    with locked(folder):
        assert lock.LOCK_FILE in content(folder)
    assert content(folder) == OLD


def test_a_folder_that_is_no_longer_the_locked_one_is_locked_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock, moved = try_lock, folder.parent / "moved"

    def slow(handle: int) -> bool | None:
        taken = flock(handle)
        if not moved.exists():
            folder.rename(moved)
            filled(folder, OLD)
        return taken

    monkeypatch.setattr(lock, "try_lock", slow)
    run(folder)
    assert content(folder) == NEW
    assert content(moved) == OLD


@pytest.mark.usefixtures("both_locks")
def test_a_lock_is_free_after_an_error(folder: Path) -> None:
    with pytest.raises(KeyError), locked(folder):
        raise KeyError
    with locked(folder, wait=0):
        pass


# The real thing, in small; benchmarks/faults.py runs it at full size.


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401  a script's module
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("faults")


def test_nothing_is_lost_when_imports_are_killed(faults: Any, tmp_path: Path) -> None:  # noqa: ANN401
    outcome = faults.kill_imports(30, 7, tmp_path)
    assert outcome.violations == []
    assert len(outcome.counts) >= 3, "the kills fall on too few different instants"


def test_nothing_is_lost_when_many_import_at_once(faults: Any, tmp_path: Path) -> None:  # noqa: ANN401
    assert faults.crowd_imports(4, 5, tmp_path).violations == []
