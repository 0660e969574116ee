"""The two health rules, which ask for a change before they ask for the target.

Sources: 健康日本21（第二次）最終評価報告書 第2章, Healthy People 2020 final progress table.
"""

import pytest
from assessing import Keys, by, codes, outcome, row

from welfare_cli.results.status import Status

RISE = "100 (2010) → 200 (2020)"
FALL = "100 (2010) → 50 (2020)"
NEAR = "100 (2010) → 110 (2020)"  # a target so near that 5 % of the baseline is half the way
HEALTH = ("health-japan-21", "healthy-people")
STEEP = "10 (2010) → 100 (2020)"  # and so far that it is next to nothing


@pytest.mark.parametrize(
    ("line", "value", "rating"),
    [
        # 2015: half of the years are over, so the line stands at 150, at 75, at 105 and at 55.
        (RISE, "200", "a"),
        (RISE, "199.9999999", "b"),
        (RISE, "150", "b"),  # on the line
        (RISE, "149.9999999", "b_star"),
        (RISE, "110", "b_star"),
        (RISE, "109.9999999", "c"),  # 10 % of the baseline, but small against the target
        (RISE, "105", "c"),
        (RISE, "100", "c"),
        (RISE, "95", "c"),
        (RISE, "90.0000001", "c"),
        (RISE, "90", "d"),
        (RISE, "50", "d"),
        (FALL, "50", "a"),
        (FALL, "75", "b"),
        (FALL, "75.0000001", "b_star"),
        (FALL, "95", "b_star"),  # 5 % of the baseline and 10 % of the way
        (FALL, "95.0000001", "c"),
        (FALL, "104.9999999", "c"),
        (FALL, "105", "d"),
        (NEAR, "110", "a"),
        (NEAR, "105", "b"),
        (NEAR, "104.9999999", "c"),  # on half of the way, but less than 5 % of the baseline
        (NEAR, "95.0000001", "c"),
        (NEAR, "95", "d"),
        (STEEP, "18.9999999", "c"),
        (STEEP, "19", "b_star"),
        (STEEP, "55", "b"),
        (STEEP, "1", "d"),
    ],
)
def test_health_japan_asks_for_5_percent_and_for_what_is_not_small(
    line: str, value: str, rating: str
) -> None:
    assert outcome(by("health-japan-21", line, row(2015, value))) == rating


def test_health_japan_scores_the_letters_from_5_to_2() -> None:
    values = ("200", "150", "149", "100", "50")
    found = [by("health-japan-21", RISE, row(2015, value)) for value in values]
    assert [one.score for one in found] == [5, 4, 4, 3, 2]


def test_health_japan_cannot_evaluate_what_was_not_surveyed_and_shows_it_as_e() -> None:
    found = by("health-japan-21", RISE, row(2015, None, Status.NOT_SURVEYED))
    assert (found.shown.sign, found.score, codes(found)) == ("E", None, ["not-surveyed"])


@pytest.mark.parametrize(
    ("line", "value", "rating"),
    [
        (RISE, "200", "met"),
        (RISE, "199.9999999", "improved"),
        (RISE, "110", "improved"),  # 10 % of the targeted change
        (RISE, "109.9999999", "little_change"),
        (RISE, "100", "little_change"),
        (RISE, "90.0000001", "little_change"),
        (RISE, "90", "worse"),  # 10 % of the baseline
        (RISE, "89.9999999", "worse"),
        (FALL, "50", "met"),
        (FALL, "95", "improved"),
        (FALL, "95.0000001", "little_change"),
        (FALL, "109.9999999", "little_change"),
        (FALL, "110", "worse"),
        (NEAR, "101", "improved"),
        (NEAR, "100.9999999", "little_change"),
        # From zero there is no 10 % of the baseline, and for the better nothing asks for it.
        ("0 (2010) → 100 (2020)", "5", "little_change"),
        ("0 (2010) → 100 (2020)", "10", "improved"),
    ],
)
def test_healthy_people_asks_for_10_percent_of_the_change_or_of_the_baseline(
    line: str, value: str, rating: str
) -> None:
    assert outcome(by("healthy-people", line, row(2015, value))) == rating


@pytest.mark.parametrize(
    ("line", "value", "status", "sign"),
    [
        (RISE, None, Status.NOT_SURVEYED, "5"),
        (RISE, None, Status.PENDING, "5"),
        (RISE, None, Status.WITHHELD, "5"),
        (RISE, None, Status.DISCONTINUED, "5"),
        ("100 (2010) → -", "120", Status.FINAL, "6"),
        ("- → 100 (2020)", "80", Status.FINAL, "-"),
        ("0 (2010) → 100 (2020)", "-5", Status.FINAL, "-"),
    ],
)
def test_healthy_people_tells_baseline_only_from_informational(
    line: str, value: str | None, status: Status, sign: str
) -> None:
    found = by("healthy-people", line, row(2015, value, status))
    assert (found.rating, found.shown.sign) == (None, sign)


def test_healthy_people_has_only_a_baseline_in_the_baseline_year_and_without_any_row() -> None:
    found = [by("healthy-people", RISE, row(2010, "130")), by("healthy-people", RISE, as_of=2015)]
    assert [one.shown.sign for one in found] == ["5", "5"]
    assert [codes(one) for one in found] == [["baseline-year"], ["no-actual"]]


@pytest.mark.parametrize(
    ("value", "japan", "people"),
    [("9", "a", "met"), ("10", "a", "met"), ("10.1", "d", "worse"), ("8", "a", "met")],
)
def test_a_target_that_lies_on_the_worse_side_is_met_or_else_what_changed_counts(
    value: str, japan: str, people: str
) -> None:
    # By the text a baseline that met the target and lost it moves away: 4, not class 2.
    falling: Keys = {"direction": "decrease", "restraint": True}
    line = "7.8 (2016) → 10 (2028)"
    found = [by(rules, line, row(2020, value), more=falling) for rules in HEALTH]
    assert [outcome(one) for one in found] == [japan, people]
    assert [one.progress for one in found] == [None, None]


@pytest.mark.parametrize(
    ("value", "japan", "people"),
    [
        ("5", "a", "met"),
        ("6", "a", "met"),
        ("4.9", "c", "little_change"),
        ("4.7", "d", "little_change"),
        ("4.5", "d", "worse"),
    ],
)
def test_a_held_value_that_slipped_a_little_is_unchanged(
    value: str, japan: str, people: str
) -> None:
    held: Keys = {"better": "higher"}
    found = [by(rules, "5 (2015) → 5 (2020)", row(2017, value), more=held) for rules in HEALTH]
    assert [outcome(one) for one in found] == [japan, people]
