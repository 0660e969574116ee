"""Writing is all or nothing, whatever fails; what the file was stays what it is."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from welfare_cli.files.writing import write_file

OLD, NEW = "前".encode(), "後".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(OLD)
    return path


def failing(error: BaseException) -> Callable[..., None]:
    """A function that raises the error however it is called."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_content_is_replaced_and_nothing_else_is_left(file: Path) -> None:
    write_file(file, NEW)
    assert file.read_bytes() == NEW
    assert list(file.parent.iterdir()) == [file]


def test_nothing_can_be_written_too(file: Path) -> None:
    write_file(file, b"")
    assert file.read_bytes() == b""


@pytest.mark.parametrize("bits", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(file: Path, bits: int) -> None:
    file.chmod(bits)
    write_file(file, NEW)
    assert mode(file) == bits


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_mode_the_user_asks_of_new_files(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_file(tmp_path / "new", NEW)
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert mode(tmp_path / "new") == 0o666 & ~mask


@pytest.mark.parametrize("link_to", ["plan.yaml", "link"])
def test_a_symlink_is_followed_and_stays_one(file: Path, tmp_path: Path, link_to: str) -> None:
    below = tmp_path / "below"
    below.mkdir()
    (tmp_path / "link").symlink_to("plan.yaml")
    (below / "linked").symlink_to(f"../{link_to}")
    write_file(below / "linked", NEW)
    assert (below / "linked").is_symlink()
    assert (file.read_bytes(), list(below.iterdir())) == (NEW, [below / "linked"])


def test_a_symlink_to_a_file_that_is_not_there_makes_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("new")
    write_file(tmp_path / "link", NEW)
    assert (tmp_path / "new").read_bytes() == NEW


def test_symlinks_in_a_circle_are_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match=r".*"):
        write_file(tmp_path / "a", NEW)


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen", "chmod"])
@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_the_old_content_stands_whatever_fails(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing(error))
        with pytest.raises(type(error)):
            write_file(file, NEW)
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


def test_a_new_file_that_fails_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(OSError("disk")))
    with pytest.raises(OSError, match="disk"):
        write_file(tmp_path / "new", NEW)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_durable_is_no_failure(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        real(handle)

    # The new file is in place by then: an error would say that the old one still stands.
    monkeypatch.setattr(os, "fsync", fsync)
    write_file(file, NEW)
    assert file.read_bytes() == NEW


def test_no_descriptor_stays_open(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lowest = os.dup(0)
    os.close(lowest)
    write_file(file, NEW)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing(OSError("disk")))
        with pytest.raises(OSError, match="disk"):
            write_file(file, NEW)
    again = os.dup(0)
    os.close(again)
    assert again == lowest


def test_what_is_no_regular_file_is_written_to_as_it_is() -> None:
    write_file(Path(os.devnull), NEW)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("name", [".", "missing/plan.yaml", "plan.yaml/below", "x" * 300])
def test_what_cannot_be_written_is_an_os_error(file: Path, name: str) -> None:
    with pytest.raises(OSError, match=r".*"):
        write_file(file.parent / name, NEW)
    assert list(file.parent.iterdir()) == [file]


def test_a_long_japanese_name_has_room_for_its_temporary_neighbour(tmp_path: Path) -> None:
    path = tmp_path / ("第三次熊本市地域福祉計画" * 7)
    write_file(path, NEW)
    assert path.read_bytes() == NEW
