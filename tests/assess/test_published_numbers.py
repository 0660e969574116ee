"""Every worked number that a published rule gives comes out, each beside its source."""

from decimal import Decimal
from fractions import Fraction

import pytest
from assessing import NONE, F, Keys, by, codes, outcome, row

from welfare_cli.assess.goal import Pathway
from welfare_cli.assess.projection import Method, project
from welfare_cli.assess.series import root
from welfare_cli.assess.summary import round_five_down
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import show_share

TINY = F(1, 10**12)
FALLING: Keys = {"direction": "decrease", "restraint": True}
# Open SDG, progress measurement methodology (open-sdg.readthedocs.io/en/latest/
# progress-methodology): R is the growth rate of the actual over the one that the target needs, and
# the score a line over R. The figures of the three indicators are Statistics Canada's.
FALL = ("14.5 (2015) → 7.25 (2030)", 2023, "10.2", NONE)
RISE = ("0.27 (2015) → 0.7 (2030)", 2023, "0.38", NONE)
LOST = ("7.8 (2016) → 10 (2028)", 2025, "13.5", FALLING)


def near(found: Fraction | None, published: str, within: Fraction = TINY) -> bool:
    return found is not None and abs(found - Fraction(published)) < within


@pytest.mark.parametrize(
    ("rules", "case", "ratio", "rating"),
    [
        ("open-sdg", FALL, "0.9525901792032172", "substantial_progress"),
        ("open-sdg", RISE, "0.6656054028956886", "moderate_progress"),
        ("open-sdg", LOST, "-3.0040533889075993", "deterioration"),
        ("eurostat", FALL, "0.9525901792032172", "significant"),
        ("eurostat", RISE, "0.6656054028956886", "moderate"),
        ("unsd", FALL, "0.9525901792032172", "on_track"),
        ("unsd", RISE, "0.6656054028956886", "fair"),
    ],
)
def test_the_ratio_of_growth_rates_is_the_published_one(
    rules: str, case: tuple[str, int, str, Keys], ratio: str, rating: str
) -> None:
    line, year, value, more = case
    found = by(rules, line, row(year, value), more=more)
    assert near(found.measured, ratio)
    assert outcome(found) == rating


@pytest.mark.parametrize(
    ("rules", "case", "score"),
    [
        # 7.1429 R − 4.2857, and no less than −5.
        ("open-sdg", FALL, "2.5186"),
        ("open-sdg", RISE, "0.4687"),
        ("open-sdg", LOST, "-5"),
        # (5 / 0.7) (R − 0.6), the same line without rounded coefficients.
        ("eurostat", FALL, "2.51850"),
        ("eurostat", RISE, "0.46861"),
    ],
)
def test_the_score_is_the_published_one(
    rules: str, case: tuple[str, int, str, Keys], score: str
) -> None:
    line, year, value, more = case
    places = -int(Decimal(score).as_tuple().exponent)
    found = by(rules, line, row(year, value), more=more)
    assert near(found.score, score, F(6, 10 ** (places + 1)))


def test_the_scores_are_exact_lines_over_the_ratio() -> None:
    for line, year, value, _ in (FALL, RISE):
        found, other = (by(rules, line, row(year, value)) for rules in ("open-sdg", "eurostat"))
        assert found.measured is not None
        assert found.score == F("7.1429") * found.measured - F("4.2857")
        assert other.score == F(50, 7) * (found.measured - F(3, 5))


@pytest.mark.parametrize("rules", ["eurostat", "unsd"])
def test_a_target_met_at_the_start_and_since_lost_is_not_assessed_where_no_rule_says_how(
    rules: str,
) -> None:
    line, year, value, more = LOST
    found = by(rules, line, row(year, value), more=more)
    assert (found.rating, found.measured, found.score) == (None, None, None)
    assert codes(found) == ["baseline-past-target"]


@pytest.mark.parametrize("rules", ["open-sdg", "eurostat", "unsd", "pace", "tama", "fuji"])
def test_a_progress_of_259_percent_is_never_believed_where_a_met_target_was_lost(
    rules: str,
) -> None:
    path = Pathway(FiscalYear(2016), F("7.8"), FiscalYear(2028), F(10))
    assert show_share((path.progress(F("13.5")) or F(0)) * 100, 0) == "259"
    found = by(rules, LOST[0], row(2025, "13.5"), more=FALLING)
    assert (found.progress, found.pace) == (None, None)
    assert found.rating is None or found.rating.tone == "bad"


def test_the_german_weather_of_2017_and_2018_is_sun_and_thunderstorm() -> None:
    # Destatis, Indicators of the German Sustainable Development Strategy, early school leavers:
    # at most 9.5 by 2030. 10.4 → 10.1 in the five years to 2017, 9.8 → 10.3 in those to 2018.
    line = "12 (2010) → 9.5 (2030)"
    to_2017 = [row(year, "10.2") for year in (2013, 2014, 2015, 2016)]
    to_2018 = [row(year, "10") for year in (2014, 2015, 2016, 2017)]
    sun = by("germany-weather", line, row(2012, "10.4"), *to_2017, row(2017, "10.1"))
    storm = by("germany-weather", line, row(2013, "9.8"), *to_2018, row(2018, "10.3"))
    recent = [project(found) for found in (sun, storm)]
    ends = [p.by(Method.RECENT) for p in recent if p]
    assert [end.value for end in ends if end] == [F("9.32"), F("11.5")]
    assert [outcome(found) for found in (sun, storm)] == ["sun", "thunderstorm"]


def test_a_change_that_is_small_against_the_target_is_no_change() -> None:
    # 健康日本21（第二次）最終評価報告書 第2章: 25 → 28 % with a target of 80 % is C, although it is
    # 12 % of the baseline.
    found = by("health-japan-21", "25 (2010) → 80 (2022)", row(2019, "28"), more={"unit": "%"})
    assert outcome(found) == "c"
    assert (F(28) - 25) / 25 == F(12, 100)


@pytest.mark.parametrize(
    ("scores", "rounded"),
    [
        ((2, 4, 2), 3),  # the same report: D, B*, D → 2.7 → C (五捨六入)
        ((3, 2), 2),  # C, D → 2.5 → D
        ((5, 4), 4),  # A, B → 4.5 → B
    ],
)
def test_a_mean_of_letters_is_rounded_five_down(scores: tuple[int, ...], rounded: int) -> None:
    assert round_five_down(F(sum(scores), len(scores))) == rounded


def test_healthy_people_gives_class_3_where_little_was_lost() -> None:
    # Healthy People 2020, final progress table (cdc.gov/nchs/healthy_people/hp2020): 84.4 → 82.9
    # with a target of 93.0 is −17.4 % of the targeted change and −1.78 % of the baseline.
    found = by("healthy-people", "84.4 (2008) → 93.0 (2020)", row(2016, "82.9"))
    assert found.progress == F(-15, 86)
    assert show_share(F(-1500, 86), 1) == "-17.4"
    assert show_share((F("82.9") - F("84.4")) / F("84.4") * 100, 2) == "-1.78"
    assert found.rating
    assert (found.rating.sign, found.rating.id) == ("3", "little_change")


def test_progress_and_achievement_give_opposite_verdicts() -> None:
    # By hand: 42.2 is 93.8 % of the target 45.0, and 7.7 % of the way on the wrong side.
    found = by("maff", "42.4 (2015) → 45.0 (2020)", row(2018, "42.2"))
    assert (found.achievement, found.progress) == (F(422, 450), F(-1, 13))
    assert outcome(found) == "a"
    assert outcome(by("pace", "42.4 (2015) → 45.0 (2020)", row(2018, "42.2"))) == "off_track"


@pytest.mark.parametrize("n", range(1, 16))
def test_a_root_is_exact_where_there_is_one_and_else_right_to_40_digits(n: int) -> None:
    assert root(F(3, 7) ** n, n) == F(3, 7)
    assert root(F(0), n) == 0
    found = root(F(2), n)
    assert abs(found**n - 2) < F(1, 10**40)
