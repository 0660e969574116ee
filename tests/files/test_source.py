"""Only regular UTF-8 files of bounded size are read; anything else is a problem, not a wait."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.files.source import Source, decoded, read_source
from welfare_cli.ground.problem import Problem

ALWAYS = settings(deadline=None, derandomize=True)
BOM = b"\xef\xbb\xbf"


def only(problems: list[Problem]) -> tuple[str, Mapping[str, str]]:
    """The code and the facts of the one problem."""
    (problem,) = problems
    return problem.code, problem.facts


def refused(path: Path) -> tuple[str, Mapping[str, str]]:
    source, problems = read_source(path)
    assert source is None
    return only(problems)


def test_a_utf8_file_is_read_under_the_name_its_reader_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "計画.yaml").write_text("題: 計画\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "data")
    assert read_source(tmp_path / "data/計画.yaml") == (Source("計画.yaml", "題: 計画\n"), [])
    assert read_source(Path("計画.yaml")) == (Source("計画.yaml", "題: 計画\n"), [])


def test_a_file_elsewhere_is_known_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "plan.yaml").touch()
    monkeypatch.chdir(tmp_path / "here")
    source, _ = read_source(tmp_path / "plan.yaml")
    assert source
    assert source.path == str(tmp_path / "plan.yaml")


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe")[0] == "file-unreadable"


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_not_read(device: str) -> None:
    assert refused(Path(device))[0] == "file-unreadable"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path)[0] == "file-unreadable"


@pytest.mark.parametrize("name", ["nope.yaml", "nope/plan.yaml"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name)[0] == "file-missing"


@pytest.mark.parametrize("name", ["file/below", "a\0b", "x" * 300, "circle"])
def test_a_path_that_cannot_be_opened_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    assert refused(tmp_path / name)[0] == "file-unreadable"


@pytest.mark.parametrize("name", ["", "pipe", "file", "large"])
def test_no_descriptor_stays_open(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    (tmp_path / "large").write_bytes(b"12345")
    lowest = os.dup(0)
    os.close(lowest)
    read_source(tmp_path / name, max_bytes=4)
    again = os.dup(0)
    os.close(again)
    assert again == lowest


def test_a_file_of_just_the_allowed_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"1234")
    assert read_source(path, max_bytes=4)[0]
    source, problems = read_source(path, max_bytes=3)
    assert (source, only(problems)) == (None, ("file-too-large", {"limit": "3"}))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_by_its_mark(encoding: str) -> None:
    source, problems = decoded("x", "\ufeff計画".encode(encoding))
    assert (source, only(problems)) == (None, ("not-utf8", {"byte": "1"}))


def test_a_byte_order_mark_is_taken_off() -> None:
    assert decoded("x", BOM + "計画\r\n".encode()) == (Source("x", "計画\r\n"), [])


@pytest.mark.parametrize(
    ("data", "byte", "place"),
    [
        ("名: 高\n値: ".encode() + b"\x82\xa0", "15", "x:2:4"),
        (b"\xff", "1", "x:1:1"),
        (b"abc\r\n\xe9\x8a", "6", "x:2:1"),
        (BOM + b"abc\xff", "7", "x:1:4"),  # counted in the file, whose mark is three bytes
    ],
)
def test_a_bad_byte_is_told_by_its_number_and_its_place(data: bytes, byte: str, place: str) -> None:
    source, problems = decoded("x", data)
    assert source
    assert only(problems) == ("not-utf8", {"byte": byte})
    assert str(problems[0].place) == place


def test_what_follows_a_bad_byte_can_still_be_read() -> None:
    source, _ = decoded("x", b"a: \xff\nb: 1\n")
    assert source
    assert source.lines == ["a: \ufffd", "b: 1", ""]


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x85", "\u202e", "\u2028", "\ufeff"])
def test_a_character_that_may_not_stand_in_a_text_is_told_and_replaced(char: str) -> None:
    source, problems = decoded("x", f"名\n高{char}b\t\n".encode())
    assert source
    assert source.text == "名\n高 b\t\n"
    assert only(problems) == ("bad-character", {"character": f"U+{ord(char):04X}"})
    assert str(problems[0].place) == "x:2:2"


def test_lines_end_as_any_editor_ends_them() -> None:
    source = Source("x", "高\r\nb\rc\n\nd\u2028e")
    assert source.lines == ["高", "b", "c", "", "d\u2028e"]
    places = [str(source.place_at(source.text.index(char))) for char in "高bcde"]
    assert places == ["x:1:1", "x:2:1", "x:3:1", "x:5:1", "x:5:3"]


def test_a_place_holds_its_line_and_none_past_the_end() -> None:
    source = Source("x", "名\n値\n")
    assert [source.place(line).excerpt for line in (None, 1, 2, 3, 4)] == ["", "名", "値", "", ""]


@given(st.text(st.sampled_from("高a\r\n ")), st.data())
@ALWAYS
def test_every_index_has_the_place_of_its_character(text: str, data: st.DataObject) -> None:
    source = Source("x", text)
    index = data.draw(st.integers(0, len(text)))
    place = source.place_at(index)
    rest = place.excerpt[(place.column or 0) - 1 :]
    assert text[index:].startswith(rest.rstrip("\r\n"))
