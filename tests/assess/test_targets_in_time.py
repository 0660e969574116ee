"""Promises that change on the way: milestones, revisions, and breaks in the series."""

from decimal import Decimal

import pytest
from assessing import (
    F,
    Keys,
    assessed,
    by,
    codes,
    milestones,
    outcome,
    rated,
    row,
    target,
    within,
)

from welfare_cli.assess.projection import Method, planned, project
from welfare_cli.ground.fiscal_year import FiscalYear

START = "10 (2015) → -"
# From 10 to 14 in two years and on to 20 in three more: steeper from the milestone on.
WAY = milestones(2020, "20", (2017, "14"))


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2015, 10), (2016, 12), (2017, 14), (2018, 16), (2019, 18), (2020, 20), (2022, 20)],
)
def test_the_line_is_straight_from_each_milestone_to_the_next(year: int, expected: int) -> None:
    assert assessed(START, row(year, "11"), more=WAY).expected == expected


@pytest.mark.parametrize(
    ("year", "on_the_line", "rating"),
    [
        (2016, "12", "on_track"),
        (2017, "14", "achieved"),
        (2018, "16", "on_track"),
        (2019, "18", "on_track"),
        (2020, "20", "achieved"),
    ],
)
def test_on_the_line_the_pace_is_exactly_1(year: int, on_the_line: str, rating: str) -> None:
    found = assessed(START, row(year, on_the_line), more=WAY)
    assert (found.pace, outcome(found)) == (F(1), rating)
    below = assessed(START, row(year, f"{Decimal(on_the_line) - Decimal('0.0001')}"), more=WAY)
    assert below.pace
    assert (below.pace < 1, outcome(below)) == (True, "mostly_on_track")


def test_a_line_with_uneven_steps_is_no_straight_one() -> None:
    steps = milestones(2020, "20", (2016, "11"), (2018, "13"))
    found = [assessed(START, row(year, "13"), more=steps) for year in (2017, 2018, 2019)]
    assert [one.expected for one in found] == [F(12), F(13), F(33, 2)]
    assert [one.pace for one in found] == [F(3, 2), F(1), F(6, 13)]
    assert [outcome(one) for one in found] == ["achieved", "achieved", "behind"]


def test_the_next_milestone_is_the_goal_and_the_target_the_last() -> None:
    before, at, after = (assessed(START, row(y, "12"), more=WAY) for y in (2016, 2017, 2018))
    assert [codes(one) for one in (before, at, after)] == [["milestone"], ["milestone"], []]
    assert [one.progress for one in (before, at, after)] == [F(1, 2), F(1, 2), F(1, 5)]
    assert [one.needed_per_year for one in (before, at, after)] == [F(2), None, F(4)]
    assert [one.goal and one.goal.is_final for one in (before, at, after)] == [False, False, True]


def test_a_projection_goes_to_the_target_and_not_to_the_milestone() -> None:
    found = project(assessed(START, row(2016, "13"), more=WAY))
    assert found
    assert (found.year.number, found.target) == (2020, F(20))
    line = found.by(Method.PATH)
    assert line
    assert (line.value, line.meets) == (F(25), True)


DIP = milestones(2022, "60", (2017, "45")) | {"direction": "increase"}


@pytest.mark.parametrize(
    ("year", "value", "rating"),
    [
        # A dip is allowed for: 45 is enough in 2017. Below it nothing was on its way.
        (2016, "45", "achieved"),
        (2017, "45", "achieved"),
        (2017, "50", "achieved"),
        (2017, "44.9", "baseline-past-target"),
        (2017, "10", "baseline-past-target"),
        # In 2018 the line is at 48, still behind the baseline: less is not faster.
        (2018, "10", "off_track"),
        (2018, "52", "behind"),
        (2021, "57", "on_track"),
    ],
)
def test_a_milestone_behind_the_baseline_makes_no_fall_a_progress(
    year: int, value: str, rating: str
) -> None:
    found = assessed("50 (2015) → -", row(year, value), more=DIP)
    assert outcome(found) == rating
    assert found.rating or found.progress is None


def revised(year: int, **parts: object) -> Keys:
    return {"revisions": [{"from": str(year), "date": "2018-03-01", "reason": "見直し", **parts}]}


LOWERED = revised(2018, target={"year": "2020", "value": Decimal(15)})
ROWS = (row(2016, "11"), row(2017, "13"), row(2018, "14"))


@pytest.mark.parametrize(
    ("as_of", "goal", "pace", "noted"),
    [
        (2016, "20", F(1, 2), []),
        (2017, "20", F(3, 4), []),
        (2018, "15", F(4, 3), ["promise-revised"]),
    ],
)
def test_each_year_is_rated_by_the_promise_of_that_year(
    as_of: int, goal: str, pace: F, noted: list[str]
) -> None:
    found = assessed("10 (2015) → 20 (2020)", *ROWS, as_of=as_of, more=LOWERED)
    assert found.goal
    assert (found.goal.bound, found.pace, codes(found)) == (Decimal(goal), pace, noted)


def test_a_revision_of_the_target_breaks_no_series() -> None:
    found = assessed("10 (2015) → 20 (2020)", *ROWS, more=LOWERED)
    assert found.facts
    assert [r.year.number for r in found.facts.case.series] == [2015, 2016, 2017, 2018]


NEW_SERIES = revised(
    2018,
    definition="対象を全世帯に拡大",
    baseline={"year": "2018", "value": Decimal(100)},
    target={"year": "2020", "value": Decimal(120)},
)
BROKEN = (*ROWS[:2], row(2018, "100"), row(2019, "110"))


def test_after_a_break_nothing_older_is_used() -> None:
    found = assessed("10 (2015) → 20 (2020)", *BROKEN, more=NEW_SERIES)
    assert (found.progress, found.pace, outcome(found)) == (F(1, 2), F(1), "on_track")
    assert codes(found) == ["promise-revised", "series-break"]
    assert found.facts
    assert [r.year.number for r in found.facts.case.series] == [2018, 2019]


def test_before_a_break_the_old_promise_counts() -> None:
    found = assessed("10 (2015) → 20 (2020)", *BROKEN, as_of=2017, more=NEW_SERIES)
    assert (found.progress, outcome(found), codes(found)) == (F(3, 10), "behind", [])


def test_in_the_first_year_of_a_new_series_there_is_nothing_to_rate_or_to_continue() -> None:
    found = assessed("10 (2015) → 20 (2020)", *BROKEN, as_of=2018, more=NEW_SERIES)
    assert codes(found)[0] == "baseline-year"
    assert project(found) is None


def test_a_missing_value_after_a_break_is_not_filled_from_before_it() -> None:
    found = assessed("10 (2015) → 20 (2020)", *ROWS[:2], as_of=2019, more=NEW_SERIES)
    assert (found.actual, found.rating, found.expected) == (None, None, F(110))
    assert codes(found) == ["no-actual", "promise-revised", "series-break"]


def test_no_mean_change_reaches_back_across_a_break() -> None:
    found = by("germany-weather", "10 (2015) → 20 (2020)", *BROKEN, more=NEW_SERIES)
    assert outcome(found) == "measure-undefined"
    line = project(found)
    assert line
    assert [one.method for one in line.lines] == [Method.PATH, Method.TREND]
    assert [one.value for one in line.lines] == [F(120), F(120)]


def test_without_a_new_baseline_nothing_is_continued_across_a_break_either() -> None:
    found = assessed("10 (2015) → 20 (2020)", *BROKEN, more=revised(2018, definition="新定義"))
    assert project(found) is None


def test_a_new_definition_that_keeps_the_values_comparable_breaks_nothing() -> None:
    kept = revised(2018, definition="表記の整理", **{"break": False})
    found = assessed("10 (2015) → 20 (2020)", *ROWS, more=kept)
    assert (found.pace, codes(found)) == (F(2, 3), ["promise-revised"])


def test_the_newest_of_several_revisions_counts() -> None:
    twice = {"revisions": [*_of(LOWERED), *_of(revised(2019, target=_target(2022, "30")))]}
    line, value = "10 (2015) → 20 (2020)", row(2019, "16")
    assert assessed(line, value, more=twice).progress == F(3, 10)
    assert assessed(line, value, row(2020, "16"), as_of=2020, more=twice).progress == F(3, 10)
    assert rated(line, "15", 2018, twice) == "achieved"


def _of(more: Keys) -> list[object]:
    found = more["revisions"]
    assert isinstance(found, list)
    return found


def _target(year: int, value: str) -> object:
    return target(year, value)["target"]


def new_baseline(year: int, value: str, **parts: object) -> Keys:
    return revised(year, baseline={"year": str(year), "value": Decimal(value)}, **parts)


@pytest.mark.parametrize(
    ("year", "value", "expected", "pace"),
    [(2018, "13", 13, None), (2019, "16", F(33, 2), F(6, 7)), (2020, "20", 20, F(1))],
)
def test_from_a_new_baseline_the_line_passes_no_milestone_before_it(
    year: int, value: str, expected: F, pace: F | None
) -> None:
    way = milestones(2020, "20", (2016, "14"), (2018, "18"))
    found = assessed(START, row(year, value), more={**way, **new_baseline(2018, "13")})
    assert (found.expected, found.pace) == (expected, pace)
    assert found.indicator.target
    assert found.indicator.target.milestones == ()


def test_a_milestone_after_the_new_baseline_stays() -> None:
    way = milestones(2022, "20", (2016, "14"), (2020, "18"))
    found = assessed(START, row(2019, "15"), more={**way, **new_baseline(2018, "13")})
    # From 13 in 2018 to 18 in 2020: 2.5 a year.
    assert (found.expected, found.progress, found.pace) == (F(31, 2), F(2, 5), F(4, 5))
    assert assessed(START, row(2016, "14"), more={**way, **new_baseline(2018, "13")}).pace == 1


@pytest.mark.parametrize(
    "more",
    [
        target(2015, "20"),
        target(2014, "20"),
        target(2014, "10", every_year=True),
        within(2015, "20", "25"),
        milestones(2014, "20", (2015, "14")),
    ],
)
def test_no_line_leads_to_a_target_that_is_not_after_the_baseline(more: Keys) -> None:
    for year in (2014, 2015, 2016):
        found = assessed("10 (2015) → -", row(year, "9"), more=more)
        assert (found.expected, found.progress, found.pace) == (None, None, None)
        assert project(found) is None


def test_a_milestone_at_the_baseline_or_the_target_is_on_no_line() -> None:
    way = milestones(2020, "20", (2014, "99"), (2015, "99"), (2020, "99"), (2021, "99"))
    found = [assessed(START, row(year, "12"), more=way) for year in (2015, 2016, 2020)]
    assert [one.expected for one in found] == [10, 12, 20]
    assert [one.goal and one.goal.bound for one in found] == [Decimal(20)] * 3


LESS: Keys = {"better": "lower"}


@pytest.mark.parametrize(
    ("goal", "value", "progress", "pace", "rating"),
    [("15", "12", F(2, 5), F(2, 3), "behind"), ("5", "7", F(3, 5), F(1), "on_track")],
)
def test_the_good_side_of_a_held_value_says_nothing_of_a_target_to_be_reached(
    goal: str, value: str, progress: F, pace: F, rating: str
) -> None:
    more = {**LESS, **revised(2018, **target(2020, goal))}
    found = assessed("10 (2015) → 10 (2020)", row(2018, value), more=more)
    assert (found.progress, found.pace, outcome(found)) == (progress, pace, rating)


def test_a_value_that_the_plan_says_is_held_is_expected_to_stay_everywhere() -> None:
    more = {"direction": "hold", **LESS, **revised(2018, **target(2020, "5"))}
    found = assessed("3 (2015) → 3 (2020)", row(2018, "4"), more=more)
    line = planned(found)
    assert line
    assert (found.expected, line.expected(FiscalYear(2018)), outcome(found)) == (
        F(5),
        F(5),
        "achieved",
    )


def test_after_a_break_the_old_direction_counts_until_numbers_say_one_again() -> None:
    revisions = [
        *_of(revised(2017, definition="新定義")),
        *_of(new_baseline(2018, "30")),
    ]
    kept, anew = (
        assessed("30 (2015) → 20 (2020)", row(y, "25"), more={"revisions": revisions[:n]})
        for y, n in ((2017, 1), (2019, 2))
    )
    assert kept.goal
    assert (kept.goal.lower_is_better, kept.progress) == (True, None)
    assert (anew.progress, anew.pace) == (F(1, 2), F(1))
    turned = {"revisions": [revisions[0], *_of(new_baseline(2018, "10"))]}
    up = assessed("30 (2015) → 20 (2020)", row(2019, "15"), more=turned)
    assert (up.progress, up.pace, outcome(up)) == (F(1, 2), F(1), "on_track")
