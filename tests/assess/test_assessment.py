"""Where an indicator stands: exact arithmetic, exact cuts, and no number that misleads.

b, y0 are baseline value and year; v, y the actual and its year; T, yT target and its year. The
published rules these figures follow: p = (v − b) / (T − b), e = (y − y0) / (yT − y0) at most 1,
q = p / e; on track from q = 1, mostly from 0.8, behind above p = 0, and off track below.
"""

from decimal import Decimal
from fractions import Fraction

import pytest
from assessing import PACE, F, Keys, assessed, codes, rated, row

from welfare_cli.assess.goal import Pathway
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import show_share
from welfare_cli.ground.share import out_of_range, written_as_fraction


def test_every_measure_is_an_exact_fraction() -> None:
    found = assessed("10 (2020) → 20 (2025)", row(2023, "14"))
    assert (found.progress, found.elapsed, found.expected) == (F(2, 5), F(3, 5), F(16))
    assert (found.pace, found.measured) == (F(2, 3), F(2, 3))
    assert (found.achievement, found.needed_per_year) == (F(7, 10), F(3))


def test_the_same_formula_serves_a_decrease() -> None:
    found = assessed("20 (2020) → 10 (2027)", row(2023, "16"))
    assert (found.progress, found.elapsed, found.expected) == (F(2, 5), F(3, 7), F(110, 7))
    assert (found.pace, found.achievement, found.needed_per_year) == (F(14, 15), F(5, 8), F(-3, 2))


def test_progress_and_achievement_may_disagree_and_the_rating_follows_progress() -> None:
    # By hand: 42.2 is 93.8 % of 45.0, and 0.2 of the 2.6 to go on the wrong side of the start.
    found = assessed("42.4 (2015) → 45.0 (2020)", row(2018, "42.2"))
    assert (found.achievement, found.progress) == (F(422, 450), F(-1, 13))
    assert show_share(F(42200, 450), 1) == "93.8"
    assert show_share(F(-100, 13), 1) == "-7.7"
    assert rated("42.4 (2015) → 45.0 (2020)", "42.2", 2018) == "off_track"


def test_progress_is_the_published_share_of_the_targeted_change() -> None:
    # Healthy People 2020, final progress table (cdc.gov/nchs/healthy_people/hp2020): −17.4 %.
    found = assessed("84.4 (2008) → 93.0 (2020)", row(2016, "82.9"))
    assert found.progress == F(-15, 86)
    assert show_share(found.progress * 100, 1) == "-17.4"


@pytest.mark.parametrize(
    ("line", "value", "year", "rating"),
    [
        ("0 (2010) → 7 (2017)", "3", 2013, "on_track"),  # q = 1, in sevenths
        ("0 (2010) → 7 (2017)", "2.9999999", 2013, "mostly_on_track"),
        ("0.1 (2010) → 0.4 (2013)", "0.3", 2012, "on_track"),  # q = 1; in binary a little less
        ("51.2 (2010) → 50.2 (2015)", "51.0", 2011, "on_track"),  # 51.2 − 51.0 is 0.2
        ("0 (2010) → 35 (2017)", "12", 2013, "mostly_on_track"),  # q = 0.8, in sevenths
        ("0 (2010) → 35 (2017)", "11.9999999", 2013, "behind"),
        ("0 (2010) → 15 (2013)", "4", 2011, "mostly_on_track"),  # q = 0.8, in thirds
        ("0 (2010) → 15 (2013)", "3.9999999", 2011, "behind"),
        ("15 (2010) → 0 (2013)", "11.0000001", 2011, "behind"),
        ("0 (2010) → 15 (2013)", "0.0000001", 2011, "behind"),
        ("0 (2010) → 15 (2013)", "0", 2011, "off_track"),  # p = 0
        ("0 (2010) → 15 (2013)", "-0.0000001", 2011, "off_track"),
        ("0 (2010) → 15 (2013)", "15", 2011, "achieved"),
        ("0 (2010) → 15 (2013)", "14.9999999", 2013, "mostly_on_track"),
    ],
)
def test_every_cut_is_exact(line: str, value: str, year: int, rating: str) -> None:
    assert rated(line, value, year) == rating


def test_a_decrease_is_never_rated_as_an_increase() -> None:
    # Going from 18.0 to 37.4 with a target of 10 is no 374 %.
    found = assessed("18.0 (2015) → 10 (2020)", row(2018, "37.4"))
    assert (found.progress, found.achievement) == (F(-97, 40), F(50, 187))
    assert rated("18.0 (2015) → 10 (2020)", "37.4", 2018) == "off_track"


# Statistics Canada, sustainable development goals: 7.8 in 2016, to stay below 10 in 2028.
RESTRAINED = "7.8 (2016) → 10 (2028)"
FALLING: Keys = {"direction": "decrease", "restraint": True}


def test_a_target_met_at_the_start_and_since_lost_is_never_given_a_progress() -> None:
    path = Pathway(FiscalYear(2016), F("7.8"), FiscalYear(2028), F(10))
    assert path.progress(F("13.5")) == F(57, 22)  # +259 %, as if all were well
    found = assessed(RESTRAINED, row(2025, "13.5"), more=FALLING)
    assert (found.progress, found.pace, found.measured, found.rating) == (None, None, None, None)
    assert codes(found) == ["baseline-past-target"]
    assert found.needed_per_year == F(-7, 6)


def test_a_target_met_at_the_start_and_kept_is_achieved() -> None:
    assert [rated(RESTRAINED, v, 2025, FALLING) for v in ("9.9", "10", "7")] == ["achieved"] * 3
    line, rising = "700 (2015) → 650 (2025)", {"direction": "increase", "restraint": True}
    assert rated(line, "660", 2020, rising) == "achieved"
    assert rated(line, "649", 2020, rising) == "baseline-past-target"


def test_a_target_lost_after_it_was_met_is_rated_by_what_is_now() -> None:
    line, rows = "50 (2015) → 60 (2020)", [row(2017, "61"), row(2018, "58")]
    found = [assessed(line, *rows, as_of=year).rating for year in (2017, 2018)]
    assert found == [PACE.ratings[0], PACE.ratings[1]]
    later = [rated(line, value, 2020) for value in ("58", "57.9", "49")]
    assert later == ["mostly_on_track", "behind", "off_track"]


@pytest.mark.parametrize(
    ("more", "value", "rating"),
    [
        ({"better": "higher"}, "5.0", "achieved"),
        ({"better": "higher"}, "6", "achieved"),
        ({"better": "higher"}, "4.9", "off_track"),
        ({"better": "lower"}, "5", "achieved"),
        ({"better": "lower"}, "4", "achieved"),
        ({"better": "lower"}, "5.1", "off_track"),
        ({}, "4.9", "off_track"),
        ({"direction": "hold"}, "5.1", "achieved"),
    ],
)
def test_a_value_to_be_held_is_judged_at_or_better(more: Keys, value: str, rating: str) -> None:
    found = assessed("5 (2015) → 5 (2020)", row(2017, value), more=more)
    assert (found.progress, found.pace, found.expected) == (None, None, F(5))
    assert rated("5 (2015) → 5 (2020)", value, 2017, more) == rating


def test_zero_may_be_held() -> None:
    held = {"better": "lower"}
    assert rated("0 (2015) → 0 (2020)", "0", 2017, held) == "achieved"
    assert rated("0 (2015) → 0 (2020)", "1", 2017, held) == "off_track"


@pytest.mark.parametrize(
    ("line", "value", "measures"),
    [
        ("0 (2010) → 10 (2020)", "4", (F(2, 5), F(2, 5))),
        ("10 (2010) → 0 (2020)", "4", (F(3, 5), F(0))),
        ("10 (2010) → 0 (2020)", "0", (F(1), None)),
        ("-5 (2010) → 5 (2020)", "-1", (F(2, 5), None)),
        ("-5 (2010) → 5 (2020)", "0", (F(1, 2), F(0))),
        ("-1 (2010) → -5 (2020)", "-3", (F(1, 2), None)),
        ("-5 (2010) → -1 (2020)", "-3", (F(1, 2), None)),
        ("5 (2010) → -5 (2020)", "1", (F(2, 5), None)),
    ],
)
def test_zero_and_negative_values_have_a_progress_and_no_false_achievement(
    line: str, value: str, measures: tuple[Fraction, Fraction | None]
) -> None:
    found = assessed(line, row(2015, value))
    assert (found.progress, found.achievement) == measures
    assert found.rating


def test_progress_beyond_the_target_and_below_the_start_is_not_cut() -> None:
    assert assessed("10 (2015) → 20 (2020)", row(2017, "35")).progress == F(5, 2)
    assert assessed("10 (2015) → 20 (2020)", row(2017, "-20")).progress == -3


def test_a_share_lies_between_0_and_100_and_is_no_fraction_of_1() -> None:
    assert [out_of_range(Decimal(v)) for v in ("-0.1", "0", "100", "100.1")] == [1, 0, 0, 1]
    assert written_as_fraction(Decimal("0.971"), Decimal("97.1"))
    assert not written_as_fraction(Decimal("0.9"), Decimal("1.1"))
