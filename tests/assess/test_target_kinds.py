"""What counts as having arrived: a value held, a value passed, a range, a direction alone."""

from decimal import Decimal

import pytest
from assessing import F, Keys, assessed, outcome, rated, row, target, within

from welfare_cli.rules.rule_set import Kind

AT_20_TO_30 = within(2020, "20", "30")


@pytest.mark.parametrize("baseline", ["10", "40", "70", "-"])
@pytest.mark.parametrize(
    ("better", "value", "rating"),
    [
        ("higher", "40", "achieved"),
        ("higher", "40.1", "achieved"),
        ("higher", "39.9", "off_track"),
        ("lower", "40", "achieved"),
        ("lower", "39.9", "achieved"),
        ("lower", "40.1", "off_track"),
    ],
)
def test_a_value_held_every_year_is_kept_or_not_wherever_it_started(
    baseline: str, better: str, value: str, rating: str
) -> None:
    held = target(2020, "40", every_year=True) | {"better": better}
    line = "- → -" if baseline == "-" else f"{baseline} (2015) → -"
    found = assessed(line, row(2017, value), more=held)
    assert (outcome(found), found.progress, found.pace) == (rating, None, None)
    assert found.goal
    assert found.goal.kind is Kind.HOLD


def test_a_stated_direction_says_which_side_of_a_held_value_is_good() -> None:
    for direction, ratings in {
        "increase": ["off_track", "achieved"],
        "decrease": ["achieved", "off_track"],
    }.items():
        held = target(2020, "40", every_year=True) | {"direction": direction}
        found = [rated("50 (2015) → -", value, 2017, held) for value in ("39", "41")]
        assert found == ratings


@pytest.mark.parametrize(
    ("line", "more", "value", "met"),
    [
        # 1.0 未満: a value that has to be passed.
        ("2.0 (2015) → -", {}, "1.0", False),
        ("2.0 (2015) → -", {}, "1", False),
        ("2.0 (2015) → -", {}, "0.99", True),
        ("2.0 (2015) → -", {}, "1.01", False),
        ("0.5 (2015) → -", {}, "1.0", False),
        ("0.5 (2015) → -", {}, "1.01", True),
        ("2.0 (2015) → -", {"every_year": True, "better": "lower"}, "1.0", False),
        ("2.0 (2015) → -", {"every_year": True, "better": "lower"}, "0.99", True),
    ],
)
def test_a_strict_target_has_to_be_passed(line: str, more: Keys, value: str, met: object) -> None:
    keys = dict(more)
    better = {"better": keys.pop("better")} if "better" in keys else {}
    strict = target(2020, "1.0", strict=True, **keys) | better
    assert (rated(line, value, 2017, strict) == "achieved") is met
    loose = target(2020, "1.0", **keys) | better
    assert (rated(line, value, 2017, loose) == "achieved") is (met or value in ("1", "1.0"))


def test_a_strict_target_just_reached_is_on_track_by_its_pace() -> None:
    found = assessed("2.0 (2015) → -", row(2020, "1.0"), more=target(2020, "1.0", strict=True))
    assert (outcome(found), found.progress) == ("on_track", F(1))


@pytest.mark.parametrize(
    ("baseline", "value", "rating"),
    [
        # 2016: one of five years is over.
        ("10", "20", "achieved"),
        ("10", "30", "achieved"),
        ("10", "19.9", "on_track"),
        ("10", "12", "on_track"),  # the line to the nearer bound, 20
        ("10", "11.9", "mostly_on_track"),
        ("10", "10", "off_track"),
        ("10", "30.1", "off_track"),  # past the range is no success
        ("40", "30", "achieved"),
        ("40", "38", "on_track"),
        ("40", "38.1", "mostly_on_track"),
        ("40", "41", "off_track"),
        ("40", "19", "off_track"),
        ("25", "20", "achieved"),
        ("25", "30", "achieved"),
        ("25", "19.9", "off_track"),
        ("25", "30.1", "off_track"),
        ("20", "19.9", "off_track"),
        ("30", "30.1", "off_track"),
    ],
)
def test_a_range_counts_by_its_weaker_bound_from_below_inside_and_above(
    baseline: str, value: str, rating: str
) -> None:
    assert rated(f"{baseline} (2015) → -", value, 2016, AT_20_TO_30) == rating


def test_a_range_shows_the_bound_that_counts() -> None:
    below, above = (
        assessed("25 (2015) → -", row(2016, value), more=AT_20_TO_30) for value in ("19", "31")
    )
    assert below.goal
    assert above.goal
    assert [below.goal.bound, above.goal.bound] == [Decimal(20), Decimal(30)]
    assert (below.goal.lower_is_better, above.goal.lower_is_better) == (False, True)


def test_a_range_needs_no_baseline_to_be_kept() -> None:
    assert [rated("- → -", v, 2016, AT_20_TO_30) for v in ("20", "25", "30")] == ["achieved"] * 3
    assert rated("- → -", "31", 2016, AT_20_TO_30) == "no-baseline"


@pytest.mark.parametrize(
    ("direction", "value", "rating"),
    [
        ("increase", "10.1", "achieved"),
        ("increase", "10", "off_track"),
        ("increase", "9.9", "off_track"),
        ("decrease", "9.9", "achieved"),
        ("decrease", "10", "off_track"),
    ],
)
def test_a_direction_alone_asks_whether_the_baseline_is_passed(
    direction: str, value: str, rating: str
) -> None:
    only = target(2020, direction=direction)
    found = assessed("10 (2015) → -", row(2017, value), more=only)
    assert (outcome(found), found.progress, found.expected) == (rating, None, None)
