"""The journal: every line that is written is read back; a broken one is told and passed over."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.ground.text import find_unsafe
from welfare_cli.results.entry import Entry, Origin, State
from welfare_cli.results.journal import JOURNAL, LineError, entry_of, line_of, read_journal

ENTRY = Entry(
    at="2026-11-23T12:00:00Z",
    run="20261123-120000",
    indicator="childcare-participation",
    year=2016,
    old=State("18.4", "sample", "sample", ""),
    new=State("18.40", "final", "福祉課", "“確報”"),
    origin=Origin("申告.csv", "ab" * 32, "C14", None, "cp932"),
    command="welfare import 申告.csv",
)


def test_a_line_is_one_object_with_its_keys_in_order() -> None:
    assert line_of(ENTRY) == (
        '{"format": 1, "at": "2026-11-23T12:00:00Z", "import": "20261123-120000", '
        '"indicator": "childcare-participation", "year": 2016, '
        '"old": {"value": "18.4", "status": "sample", "source": "sample", "note": ""}, '
        '"new": {"value": "18.40", "status": "final", "source": "福祉課", "note": "“確報”"}, '
        f'"from": {{"file": "申告.csv", "sha256": "{"ab" * 32}", "sheet": null, "cell": "C14", '
        '"encoding": "cp932"}, "command": "welfare import 申告.csv", "after": []}'
    )


def test_a_value_that_is_new_has_no_old_one_and_a_missing_value_is_null() -> None:
    entry = replace(ENTRY, old=None, new=State(None, "pending"))
    data = json.loads(line_of(entry))
    assert data["old"] is None
    assert data["new"]["value"] is None
    assert entry_of(line_of(entry)) == entry


def test_a_sample_size_and_a_published_rating_stand_in_the_line_where_there_is_one() -> None:
    entry = replace(ENTRY, new=replace(ENTRY.new, optional={"n": 1200, "published": "Ｂ"}))
    data = json.loads(line_of(entry))
    assert list(data["new"])[3:] == ["note", "n", "published"]
    assert (data["new"]["n"], data["new"]["published"]) == (1200, "Ｂ")
    assert "n" not in data["old"]
    assert entry_of(line_of(entry)) == entry


NEW = {"value": "1", "status": "final", "source": "", "note": ""}
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\u202e\u2028\ufeff\x85\n\r")
)


@given(TEXTS, TEXTS, TEXTS)
@settings(deadline=None, derandomize=True)
def test_any_text_comes_back_and_nothing_invisible_stands_in_the_line(
    note: str, file: str, command: str
) -> None:
    entry = replace(
        ENTRY,
        new=replace(ENTRY.new, note=note),
        origin=replace(ENTRY.origin, file=file, sheet=note),
        command=command,
    )
    line = line_of(entry)
    assert entry_of(line) == entry
    assert not find_unsafe(line)
    assert "\n" not in line
    assert "\r" not in line


def test_a_name_that_is_no_utf8_is_written_all_the_same() -> None:
    entry = replace(ENTRY, origin=replace(ENTRY.origin, file="\udcff.csv"))
    line_of(entry).encode()
    assert entry_of(line_of(entry)).origin.file == "?.csv"


def test_a_file_that_is_not_there_is_an_empty_journal(tmp_path: Path) -> None:
    assert read_journal(tmp_path / JOURNAL) == ([], [])


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).mkdir()
    entries, problems = read_journal(tmp_path / JOURNAL)
    assert entries == []
    assert [problem.code for problem in problems] == ["file-unreadable"]


def test_a_broken_line_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / JOURNAL
    line = line_of(ENTRY)
    path.write_text(f"{line}\n<<<<<<< ours\r\n\n{line}\n{line[:70]}", encoding="utf-8")
    entries, problems = read_journal(path)
    assert entries == [ENTRY, ENTRY]
    assert [(problem.code, problem.line) for problem in problems] == [
        ("journal-line", 2),
        ("journal-line", 5),
    ]


def test_a_key_of_a_later_version_is_passed_over() -> None:
    assert entry_of(json.dumps(json.loads(line_of(ENTRY)) | {"mood": "good"})) == ENTRY


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("format", 2, "format"),
        ("at", "yesterday", "at"),
        ("at", 3, "at"),
        ("import", None, "import"),
        ("indicator", ["a"], "indicator"),
        ("year", "2016", "year"),
        ("year", True, "year"),
        ("year", 20160, "year"),
        ("year", 2016.0, "year"),
        ("old", "18.4", "old"),
        ("new", None, "new"),
        ("new", {"value": 18.4, "status": "final", "source": "", "note": ""}, "value"),
        ("new", {"value": "1,8", "status": "final", "source": "", "note": ""}, "value"),
        ("new", {"value": "NaN", "status": "final", "source": "", "note": ""}, "value"),
        ("new", {"value": "1", "source": "", "note": ""}, "status"),
        ("new", NEW | {"n": 0}, "n"),
        ("new", NEW | {"n": "1200"}, "n"),
        ("new", NEW | {"n": True}, "n"),
        ("new", NEW | {"n": 10**9}, "n"),
        ("new", NEW | {"published": 3}, "published"),
        ("from", [], "from"),
        ("from", {"file": "a", "sha256": "b"}, "cell"),
        ("command", 1, "command"),
    ],
)
def test_an_object_that_is_no_entry_is_refused_with_its_key(
    key: str, value: object, why: str
) -> None:
    line = json.dumps(json.loads(line_of(ENTRY)) | {key: value})
    with pytest.raises(LineError, match=f"^{why}$"):
        entry_of(line)


@pytest.mark.parametrize("line", ["", "1", "[]", "null", "{}", '"x"', "[" * 100_000, "9" * 9999])
def test_a_line_of_anything_else_is_refused(line: str) -> None:
    with pytest.raises(LineError):
        entry_of(line)
