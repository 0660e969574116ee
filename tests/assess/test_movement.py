"""What became of an indicator between two years: by its value, its progress and its rating."""

import pytest
from assessing import F, Keys, assessed, row, target, within

from welfare_cli.assess.year_comparison import Move, Movement, counted, movements
from welfare_cli.results.columns import Actual
from welfare_cli.results.status import Status

UP, DOWN, KEPT = "10 (2014) → 20 (2019)", "20 (2014) → 10 (2019)", "10 (2014) → 10 (2019)"
NONE: Keys = {}


def moved(
    line: str, *rows: Actual, more: Keys = NONE, years: tuple[int, int] = (2017, 2018)
) -> Movement:
    """The movement between two years, each assessed from what was known by then."""
    then, now = (
        assessed(line, *(r for r in rows if r.year.number <= year), as_of=year, more=more)
        for year in years
    )
    return movements([then], [now])[0]


@pytest.mark.parametrize(
    ("line", "then", "now", "move"),
    [
        (UP, "12", "13", Move.BETTER),
        (UP, "13", "12", Move.WORSE),
        (UP, "12", "12.0", Move.UNCHANGED),
        (DOWN, "15", "14", Move.BETTER),
        (DOWN, "14", "15", Move.WORSE),
        (KEPT, "11", "12", Move.BETTER),
        ("10 (2014) → -", "11", "12", Move.CHANGED),
    ],
)
def test_better_is_what_the_plan_wants(line: str, then: str, now: str, move: Move) -> None:
    assert moved(line, row(2017, then), row(2018, now)).move is move


def test_within_a_range_all_is_as_good() -> None:
    more = within(2019, "20", "25")
    line = "18 (2014) → 1 (2019)"
    assert moved(line, row(2017, "21"), row(2018, "24"), more=more).move is Move.UNCHANGED
    assert moved(line, row(2017, "27"), row(2018, "26"), more=more).move is Move.BETTER
    assert moved(line, row(2017, "24"), row(2018, "26"), more=more).move is Move.WORSE


def test_a_direction_alone_is_enough() -> None:
    more = target(2019, direction="decrease")
    assert (
        moved("5 (2014) → 1 (2019)", row(2017, "4"), row(2018, "3"), more=more).move is Move.BETTER
    )


def test_new_is_what_was_never_measured() -> None:
    found = moved(UP, row(2018, "13"))
    assert (found.move, found.difference) == (Move.NEW, None)


def test_a_value_after_a_gap_is_held_against_the_last_one() -> None:
    found = moved(UP, row(2015, "11"), row(2018, "13"))
    assert (found.move, found.difference) == (Move.BETTER, F(2))


@pytest.mark.parametrize("silence", [(), (row(2018, None, Status.NOT_SURVEYED),)])
def test_gone_is_what_was_measured_the_year_before(silence: tuple[Actual, ...]) -> None:
    assert moved(UP, row(2017, "13"), *silence).move is Move.GONE


def test_what_was_measured_in_neither_year_is_told_apart() -> None:
    assert moved(UP, row(2015, "13")).move is Move.UNMEASURED
    assert moved(UP).move is Move.UNMEASURED


def test_a_series_that_ended_is_gone() -> None:
    ended = row(2018, None, Status.DISCONTINUED)
    assert moved(UP, row(2016, "13"), ended).move is Move.GONE


def test_nothing_is_compared_across_a_break() -> None:
    revision = {"from": "2018", "date": "2018-04-01", "reason": "x", "break": True}
    more = {"revisions": [revision], "direction": "increase"}
    found = moved(UP, row(2017, "12"), row(2018, "50"), more=more)
    assert (found.move, found.difference) == (Move.NEW, None)


def test_a_year_beside_itself_is_unchanged() -> None:
    assert moved(UP, row(2018, "13"), years=(2018, 2018)).move is Move.UNCHANGED


def test_a_rating_may_fall_while_the_value_rises() -> None:
    # 60 % of the way in 60 % of the time; a year later 62 % in 80 %: the value rose, the pace fell.
    found = moved(UP, row(2017, "16"), row(2018, "16.2"))
    assert found.move is Move.BETTER
    assert (found.before.rating and found.before.rating.id) == "on_track"
    assert found.rating_steps == -2
    assert found.progress_change == F("0.02")


def test_without_two_ratings_there_are_no_steps() -> None:
    found = moved(UP, row(2018, "13"))
    assert (found.rating_steps, found.progress_change) == (None, None)


def test_every_move_is_counted() -> None:
    found = [moved(UP, row(2017, "12"), row(2018, "13")), moved(UP)]
    counts = counted(found)
    assert counts[Move.BETTER] == counts[Move.UNMEASURED] == 1
    assert sum(counts.values()) == 2
    assert set(counts) == set(Move)
