"""A line that was taken out of the history or changed in it is found, whatever it was about."""

import json
from pathlib import Path

import pytest

from conftest import Welfare
from welfare_cli.results.chain import chained, gaps, read_gaps
from welfare_cli.results.entry import Entry, Origin, State
from welfare_cli.results.journal import JOURNAL, entry_of


def entry(number: int) -> Entry:
    """The n-th change of one value."""
    old = State(str(number - 1), "final") if number else None
    origin = Origin("x.csv", "0" * 64, "B2")
    new = State(str(number), "final", note='"after": []}')
    return Entry("2026-11-23T12:00:00Z", "1", "a", 2016, old, new, origin, "welfare import")


def lines(count: int, before: list[str] | None = None, start: int = 0) -> list[str]:
    """That many lines, as so many imports write them, after those before."""
    written = before or []
    for number in range(start, start + count):
        written = [*written, *chained("".join(f"{x}\n" for x in written), [entry(number)])]
    return written


def unchained(count: int) -> list[str]:
    """Lines as they were before there was a chain."""
    found = [json.loads(line) for line in lines(count)]
    return [json.dumps({k: v for k, v in one.items() if k != "after"}) for one in found]


def test_a_whole_history_has_no_gap() -> None:
    written = lines(5)
    assert list(gaps(written)) == []
    assert [entry_of(line) for line in written] == [entry(number) for number in range(5)]


def test_one_import_or_several_write_the_same_chain() -> None:
    assert chained("", [entry(number) for number in range(3)]) == lines(3)


@pytest.mark.parametrize("removed", range(4))
def test_a_line_that_is_gone_is_told_by_the_one_after_it(removed: int) -> None:
    written = lines(5)
    del written[removed]
    assert list(gaps(written)) == [removed + 1]


def test_a_line_that_was_changed_is_told_by_the_one_after_it() -> None:
    written = lines(3)
    written[1] = written[1].replace("2026", "2025")
    assert list(gaps(written)) == [3]


def test_line_ends_and_empty_lines_mean_nothing() -> None:
    written = [f"{line}\r" for line in lines(3)]
    assert list(gaps([*written[:2], "", *written[2:], ""])) == []


def test_a_history_from_before_the_chain_stays_sound_and_is_held_from_here_on() -> None:
    old = unchained(3)
    assert list(gaps(old)) == []
    written = lines(2, old, start=3)
    assert list(gaps(written)) == []
    assert list(gaps(written[:2] + written[3:])) == [3]


@pytest.mark.parametrize("swapped", [False, True])
def test_two_branches_are_merged_by_keeping_the_lines_of_both(*, swapped: bool) -> None:
    common = lines(2)
    ours = lines(2, common, start=10)[2:]
    theirs = lines(2, common, start=20)[2:]
    merged = common + (theirs + ours if swapped else ours + theirs)
    assert list(gaps(merged)) == []
    # The next line comes after the last one of each branch: none of both can go unseen.
    longer = lines(1, merged, start=30)
    assert list(gaps(longer)) == []
    for number in range(len(merged)):
        assert list(gaps(longer[:number] + longer[number + 1 :]))


def test_two_histories_that_began_apart_are_merged_too() -> None:
    merged = lines(2) + lines(2, start=10)
    assert list(gaps(lines(1, merged, start=20))) == []


def test_a_branch_of_an_older_version_is_merged_too() -> None:
    merged = lines(2) + unchained(1)
    assert list(gaps(lines(1, merged, start=20))) == []


def test_a_missing_history_has_no_gap(tmp_path: Path) -> None:
    assert read_gaps(tmp_path / JOURNAL) == []


def test_verify_tells_where_the_chain_breaks(welfare: Welfare, project: Path) -> None:
    for value in ("70.1", "70.2", "70.3"):
        (project / "sent.csv").write_text(f"indicator,H30\nactive-seniors,{value}\n")
        assert welfare("import", "sent.csv", "--replace", cwd=project).code == 0
    assert welfare("history", "--verify", cwd=project).code == 0
    journal = project / "data/results" / JOURNAL
    written = journal.read_text().splitlines(keepends=True)
    journal.write_text(written[0] + written[2])
    told = welfare("history", "--verify", "--lang", "en", cwd=project)
    assert told.code == 1
    assert "data/results/history.jsonl:2:1: error:" in told.err
    assert "[journal-gap]" in told.err
    data = json.loads(welfare("history", "--verify", "--format", "json", cwd=project).out)
    assert (data["clean"], data["gaps"]) == (False, [2])
    # It can be looked at and added to all the same, and the break stays where it is.
    assert welfare("history", cwd=project).code == 0
    (project / "sent.csv").write_text("indicator,H30\nactive-seniors,70.4\n")
    assert welfare("import", "sent.csv", "--replace", cwd=project).code == 0
    data = json.loads(welfare("history", "--verify", "--format", "json", cwd=project).out)
    assert data["gaps"] == [2]
