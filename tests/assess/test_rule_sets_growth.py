"""The shipped rules that judge growth rates: their cuts, their scores, and where there is no rate.

R = d · CAGR(v, b) / |CAGR(T, b)|. The lines below double as exact examples: from 100 to 121 in two
years the target needs 10 % a year, from 100 to 81 −10 %, so the first year's value says R.
"""

import pytest
from assessing import F, Keys, by, codes, outcome, row

RISE = "100 (2014) → 121 (2016)"
FALL = "100 (2014) → 81 (2016)"
NO_TARGET = "100 (2014) → -"
UP: Keys = {"direction": "increase"}
DOWN: Keys = {"direction": "decrease"}


@pytest.mark.parametrize(
    ("up", "down", "open_sdg", "eurostat", "unsd"),
    [
        ("121", "81", "target_achieved", "significant", "achieved"),
        ("120.9999999", "81.0000001", "substantial_progress", "significant", "on_track"),
        ("109.5000001", "90.4999999", "substantial_progress", "significant", "on_track"),
        ("109.5", "90.5", "substantial_progress", "significant", "on_track"),  # R = 0.95
        ("109.4999999", "90.5000001", "moderate_progress", "moderate", "fair"),
        ("106", "94", "moderate_progress", "moderate", "fair"),  # R = 0.6
        ("105.9999999", "94.0000001", "limited_progress", "insufficient", "fair"),
        ("105", "95", "limited_progress", "insufficient", "fair"),  # R = 0.5
        ("104.9999999", "95.0000001", "limited_progress", "insufficient", "limited"),
        ("100", "100", "limited_progress", "insufficient", "limited"),  # R = 0
        ("99.9999999", "100.0000001", "deterioration", "away", "limited"),
        ("99", "101", "deterioration", "away", "limited"),  # R = −0.1
        ("98.9999999", "101.0000001", "deterioration", "away", "deterioration"),
        ("0.0000001", "99999999", "deterioration", "away", "deterioration"),
    ],
)
def test_the_ratio_is_cut_at_exactly_the_published_numbers(
    up: str, down: str, open_sdg: str, eurostat: str, unsd: str
) -> None:
    for rules, rating in {"open-sdg": open_sdg, "eurostat": eurostat, "unsd": unsd}.items():
        assert outcome(by(rules, RISE, row(2015, up))) == rating
        assert outcome(by(rules, FALL, row(2015, down))) == rating


@pytest.mark.parametrize(
    ("value", "open_sdg", "eurostat"),
    [
        ("121", F(5), F(5)),  # R = 2.1; for open-sdg because it is achieved
        ("113", F(5), F(5)),  # R = 1.3: 7.1429 · 1.3 − 4.2857 is just above 5
        ("112.9", F("7.1429") * F("1.29") - F("4.2857"), F(50, 7) * F("0.69")),
        ("106", F("0.00004"), F(0)),
        ("105.9", F("4.1667") * F("0.59") - F("2.5"), F(25, 6) * F("1.19") - 5),
        ("100", F("-2.5"), F("-2.5")),
        ("94.1", F("-4.1667") * F("0.59") - F("2.5"), F(25, 6) * F("0.01") - 5),
        ("94", F(-5), F(-5)),  # R = −0.6
        ("93.9", F(-5), F(-5)),
        ("1", F(-5), F(-5)),
    ],
)
def test_the_score_is_a_line_over_the_ratio_cut_off_at_5_and_minus_5(
    value: str, open_sdg: F, eurostat: F
) -> None:
    assert by("open-sdg", RISE, row(2015, value)).score == open_sdg
    assert by("eurostat", RISE, row(2015, value)).score == eurostat
    assert by("unsd", RISE, row(2015, value)).score is None


@pytest.mark.parametrize(
    ("up", "down", "rating", "score"),
    [
        # Growth of the value itself, d · CAGR: cuts at 1.5 %, 0.5 % and 0; ±2 % bound the score.
        ("103", "97", "substantial_progress", F(5)),
        ("102", "98", "substantial_progress", F(5)),
        ("101.9", "98.1", "substantial_progress", F("4.5")),
        ("101.5", "98.5", "substantial_progress", F("2.5")),
        ("101.4999999", "98.5000001", "moderate_progress", F("2.49999975")),
        ("100.5", "99.5", "moderate_progress", F(0)),
        ("100.4999999", "99.5000001", "limited_progress", F("-0.0000005")),
        ("100", "100", "limited_progress", F("-2.5")),
        ("99.9999999", "100.0000001", "deterioration", F("-2.500000125")),
        ("98", "102", "deterioration", F(-5)),
        ("90", "110", "deterioration", F(-5)),
    ],
)
def test_without_a_target_open_sdg_judges_the_growth_rate_itself(
    up: str, down: str, rating: str, score: F
) -> None:
    for value, more in ((up, UP), (down, DOWN)):
        found = by("open-sdg", NO_TARGET, row(2015, value), more=more)
        assert (outcome(found), found.score, found.measured) == (rating, score, None)


def test_a_direction_alone_is_judged_by_open_sdg_as_no_target_is() -> None:
    only = {"target": {"year": "2020", "direction": "decrease"}}
    found = [by("open-sdg", NO_TARGET, row(2015, v), more=only) for v in ("98.5", "99.5", "101")]
    assert [outcome(one) for one in found] == [
        "substantial_progress",
        "moderate_progress",
        "deterioration",
    ]


@pytest.mark.parametrize("rules", ["eurostat", "unsd", "pace", "maff"])
def test_without_a_target_the_other_rules_say_nothing(rules: str) -> None:
    found = by(rules, NO_TARGET, row(2015, "103"), more=UP)
    assert (found.rating, found.score, codes(found)) == (None, None, ["no-target"])


def test_without_a_target_and_a_direction_open_sdg_says_nothing_either() -> None:
    assert codes(by("open-sdg", NO_TARGET, row(2015, "103"))) == ["no-target"]


@pytest.mark.parametrize("rules", ["open-sdg", "eurostat", "unsd"])
@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("0 (2014) → 10 (2020)", "5"),
        ("10 (2014) → 0 (2020)", "5"),
        ("10 (2014) → 20 (2020)", "0"),
        ("-10 (2014) → 20 (2020)", "5"),
        ("10 (2014) → 20 (2020)", "-5"),
        ("20 (2014) → -10 (2020)", "5"),
        ("-10 (2014) → -5 (2020)", "-7"),
        ("5 (2014) → 5 (2020)", "4"),
    ],
)
def test_where_no_growth_rate_exists_nothing_is_assessed(rules: str, line: str, value: str) -> None:
    found = by(rules, line, row(2016, value))
    assert (found.measured, found.score, found.rating) == (None, None, None)
    assert codes(found) == ["measure-undefined"]


@pytest.mark.parametrize(
    ("rules", "best"),
    [("open-sdg", "target_achieved"), ("eurostat", "significant"), ("unsd", "achieved")],
)
def test_a_met_target_is_achieved_whatever_the_growth_rate(rules: str, best: str) -> None:
    cases = [
        ("10 (2014) → 0 (2020)", "0"),
        ("-10 (2014) → 10 (2020)", "12"),
        ("5 (2014) → 5 (2020)", "5"),
    ]
    assert [outcome(by(rules, line, row(2016, value))) for line, value in cases] == [best] * 3


def test_without_a_baseline_there_is_no_growth_rate() -> None:
    found = by("open-sdg", "- → -", row(2015, "98.9"), more=UP)
    assert (found.rating, codes(found)) == (None, ["no-baseline"])
