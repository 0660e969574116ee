"""An assessment rests on one actual, and says why a figure is missing or what it rests on."""

import pytest
from assessing import F, assessed, codes, rated, row

from welfare_cli.assess.notes import NoteCode
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.results.columns import Actual
from welfare_cli.results.status import Status


def test_a_target_year_already_past_is_rated_against_the_target() -> None:
    found = assessed("10 (2015) → 20 (2020)", row(2023, "19"))
    assert (found.elapsed, found.expected, found.pace) == (F(1), F(20), F(9, 10))
    assert (found.needed_per_year, codes(found)) == (None, ["target-year-past"])
    assert rated("10 (2015) → 20 (2020)", "19", 2023) == "mostly_on_track"


def test_in_the_target_year_no_year_is_left_and_none_is_past() -> None:
    found = assessed("10 (2015) → 20 (2020)", row(2020, "19"))
    assert (found.elapsed, found.needed_per_year, codes(found)) == (F(1), None, [])
    assert assessed("10 (2015) → 20 (2020)", row(2020, "20")).needed_per_year == 0


@pytest.mark.parametrize("value", ["5", "10", "25"])
def test_in_the_baseline_year_and_before_it_there_is_nothing_to_rate(value: str) -> None:
    at, before = (assessed("10 (2015) → 20 (2020)", row(y, value)) for y in (2015, 2013))
    assert (at.rating, at.pace, at.elapsed, at.expected) == (None, None, F(0), F(10))
    assert (before.rating, before.pace, before.elapsed, before.expected) == (None,) * 4
    assert (codes(at), codes(before)) == (["baseline-year"], ["before-baseline"])


def test_an_older_actual_is_rated_on_the_line_of_its_own_year() -> None:
    rows = [row(2016, "12"), row(2018, None, Status.PENDING), row(2019, "20")]
    found = assessed("10 (2015) → 20 (2020)", *rows, as_of=2018)
    assert (found.elapsed, found.expected, found.pace) == (F(1, 5), F(12), F(1))
    assert (found.actual, found.series, found.needed_per_year) == (rows[0], tuple(rows[:2]), F(2))
    (note,) = found.notes
    assert (note.code, note.facts["year"]) == (NoteCode.OLDER_ACTUAL, FiscalYear(2016))
    assert (note.facts["as_of"], note.facts["why"]) == (FiscalYear(2018), "pending")


def test_the_newest_actual_counts_alone_and_nothing_is_summed() -> None:
    rows = [row(2016, "12"), row(2017, "13"), row(2018, "14")]
    assert assessed("10 (2015) → 20 (2020)", *rows).progress == F(2, 5)


@pytest.mark.parametrize(
    "status", [Status.NOT_SURVEYED, Status.PENDING, Status.WITHHELD, Status.DISCONTINUED]
)
def test_a_missing_value_is_never_0_and_tells_its_reason(status: Status) -> None:
    found = assessed("10 (2015) → 20 (2020)", row(2017, None, status))
    assert (found.actual, found.progress, found.pace, found.achievement) == (None,) * 4
    assert (found.rating, found.needed_per_year, found.measured) == (None,) * 3
    assert (codes(found), found.expected) == ([status.value], F(14))


def test_without_any_row_there_is_no_actual() -> None:
    found = assessed("10 (2015) → 20 (2020)", as_of=2017)
    assert (found.actual, found.rating, codes(found)) == (None, None, ["no-actual"])


@pytest.mark.parametrize("after", [(), (row(2018, None, Status.NOT_SURVEYED),)])
def test_an_old_value_of_a_discontinued_series_does_not_pass_for_the_present(
    after: tuple[Actual, ...],
) -> None:
    rows = [row(2016, "19"), row(2017, None, Status.DISCONTINUED), *after]
    found = assessed("10 (2015) → 20 (2020)", *rows)
    assert (found.actual, found.rating) == (None, None)
    assert assessed("10 (2015) → 20 (2020)", *rows, as_of=2016).actual == rows[0]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("10 (2015) → -", "no-target"),
        ("- → 20 (2020)", "no-baseline"),
        ("- → -", "no-baseline"),
    ],
)
def test_without_a_baseline_or_a_target_the_actual_is_shown_unrated(line: str, code: str) -> None:
    found = assessed(line, row(2017, "12", Status.PRELIMINARY))
    assert (found.rating, found.progress, found.expected) == (None, None, None)
    assert found.actual
    assert codes(found) == [code, "preliminary-value"]


@pytest.mark.parametrize(
    ("rows", "noted"),
    [
        ([row(2017, "12", Status.PRELIMINARY)], ["preliminary-value"]),
        ([row(2017, "12", Status.ESTIMATE)], ["estimated-value"]),
        ([row(2017, "12", Status.REVISED)], ["revised-value"]),
        ([row(2017, "12", Status.SAMPLE)], ["sample-value"]),
        ([row(2017, "12", Status.PRELIMINARY, "sample")], ["sample-value", "preliminary-value"]),
        ([row(2016, "11", Status.SAMPLE), row(2017, "12")], ["sample-trend"]),
        ([row(2017, "12"), row(2018, "13", Status.SAMPLE)], []),
    ],
)
def test_what_a_value_rests_on_is_noted(rows: list[Actual], noted: list[str]) -> None:
    found = assessed("10 (2015) → 20 (2020)", *rows, as_of=2017)
    assert found.rating
    assert (codes(found), found.uses_sample) == (noted, bool({"sample"} & {n[:6] for n in noted}))
