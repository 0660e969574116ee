"""What a killed writer left goes with the next one; what is live, or somebody's own, stays."""

import os
from pathlib import Path

import pytest

from welfare_cli.files import writing
from welfare_cli.files.writing import (
    file_beside,
    folder_beside,
    sweep,
    sweep_beside,
    write_file,
    write_folder,
    write_new,
)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A file, and what a kill left beside it."""
    (tmp_path / "out.html").write_text("old")
    (tmp_path / ".out.html.welfare-abcd1234").write_text("half")
    return tmp_path / "out.html"


def test_the_next_writer_takes_it_away(left: Path) -> None:
    write_file(left, b"new")
    assert names(left.parent) == {"out.html"}


def test_that_of_another_file_stays(left: Path) -> None:
    write_file(left.parent / "other.html", b"new")
    assert ".out.html.welfare-abcd1234" in names(left.parent)


@pytest.mark.parametrize(
    "name",
    [
        ".out.html.20261125",  # a backup of somebody's own
        ".out.html.welfare-abcd123",
        ".out.html.welfare-ABCD1234",
        "out.html.welfare-abcd1234",
        ".out.htm.welfare-abcd1234",
    ],
)
def test_what_only_looks_like_it_stays(name: str, left: Path) -> None:
    (left.parent / name).write_text("mine")
    write_file(left, b"new")
    assert (left.parent / name).read_text() == "mine"


def test_what_is_being_written_stays(left: Path) -> None:
    with file_beside(left) as (_, first), file_beside(left) as (_, second):
        sweep_beside(left)
        assert first.exists()
        assert second.exists()
        first.unlink()
        second.unlink()


def test_a_folder_that_was_left_is_taken_away_and_a_live_one_stays(tmp_path: Path) -> None:
    old = tmp_path / ".site.welfare-abcd1234"
    (old / "deep").mkdir(parents=True)
    (old / "deep/file").write_text("half")
    with folder_beside(tmp_path / "site") as live:
        sweep_beside(tmp_path / "site")
        assert names(tmp_path) == {live.name}
        live.rmdir()
    write_folder(tmp_path / "site", [("a/b", b"1")])
    assert names(tmp_path) == {"site"}


def test_links_and_pipes_are_neither_followed_nor_waited_for(left: Path) -> None:
    mine = left.parent / "mine"
    mine.write_text("mine")
    (left.parent / ".out.html.welfare-aaaaaaaa").symlink_to(mine)
    os.mkfifo(left.parent / ".out.html.welfare-bbbbbbbb")
    write_file(left, b"new")
    assert mine.read_text() == "mine"
    assert left.read_bytes() == b"new"


def test_where_nothing_can_be_locked_only_who_is_alone_sweeps(
    left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LOCKS", False)
    write_file(left, b"new")
    assert ".out.html.welfare-abcd1234" in names(left.parent)
    sweep(left.parent, lambda name: name == "out.html", alone=True)
    assert names(left.parent) == {"out.html"}


def test_a_sweeper_that_is_faster_than_the_lock_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = writing.try_lock
    swept: list[Path] = []

    def slow(handle: int) -> bool | None:
        if not swept:
            swept.extend(tmp_path.iterdir())
            swept[0].unlink()
        return lock(handle)

    monkeypatch.setattr(writing, "try_lock", slow)
    write_file(tmp_path / "out.html", b"new")
    assert (tmp_path / "out.html").read_bytes() == b"new"
    assert len(swept) == 1


def test_new_files_are_made_where_links_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path, {"a/b": b"1", "c": b"2"})
    assert ((tmp_path / "a/b").read_bytes(), names(tmp_path)) == (b"1", {"a", "c"})


def test_a_last_look_stops_the_writing(left: Path) -> None:
    def look() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        write_file(left, b"new", look)
    assert left.read_text() == "old"
    assert names(left.parent) == {"out.html"}
