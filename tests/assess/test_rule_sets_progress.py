"""The shipped rules that judge progress and change: every cut exactly at, above and below it.

Sources: those that the rule sets name. All cuts are "at least" unless a line says otherwise.
"""

import pytest
from assessing import F, Keys, by, outcome, row

RISE = "100 (2014) → 200 (2019)"
FALL = "200 (2014) → 100 (2019)"
SURVEY: Keys = {"unit": "%", "survey": True}


@pytest.mark.parametrize(
    ("line", "value", "rating"),
    [
        # 2016: elapsed is 2/5, so the line stands at 140 going up, at 160 going down.
        (RISE, "200", "achieved"),
        (RISE, "199.9999999", "on_track"),
        (RISE, "140.0000001", "on_track"),
        (RISE, "140", "on_track"),
        (RISE, "139.9999999", "mostly_on_track"),
        (RISE, "132.0000001", "mostly_on_track"),
        (RISE, "132", "mostly_on_track"),
        (RISE, "131.9999999", "behind"),
        (RISE, "100.0000001", "behind"),
        (RISE, "100", "off_track"),
        (RISE, "99.9999999", "off_track"),
        (FALL, "100", "achieved"),
        (FALL, "160", "on_track"),
        (FALL, "160.0000001", "mostly_on_track"),
        (FALL, "168", "mostly_on_track"),
        (FALL, "168.0000001", "behind"),
        (FALL, "199.9999999", "behind"),
        (FALL, "200", "off_track"),
    ],
)
def test_pace_cuts_at_1_at_eight_tenths_and_at_the_start(
    line: str, value: str, rating: str
) -> None:
    assert outcome(by("pace", line, row(2016, value))) == rating


@pytest.mark.parametrize(
    ("year", "value", "rating"),
    [
        # The plan runs from 2015 to 2019: 20 % of the way for each year that has begun.
        (2015, "120", "steady"),
        (2015, "119.9999999", "broadly"),
        (2015, "112", "broadly"),
        (2015, "111.9999999", "improve"),
        (2016, "140", "steady"),
        (2016, "140.0000001", "steady"),
        (2016, "139.9999999", "broadly"),
        (2016, "124", "broadly"),
        (2016, "123.9999999", "improve"),
        (2018, "180", "steady"),
        (2018, "148", "broadly"),
        (2019, "200", "steady"),
        (2019, "199.9999999", "broadly"),
        (2019, "160", "broadly"),
        (2019, "159.9999999", "improve"),
        (2021, "160", "broadly"),  # after the plan the share stays 100 %
        (2021, "100", "improve"),
        (2016, "50", "improve"),
    ],
)
def test_tama_cuts_at_100_and_60_percent_of_the_share_of_the_plans_years(
    year: int, value: str, rating: str
) -> None:
    assert outcome(by("tama", RISE, row(year, value))) == rating


def test_tama_has_no_share_before_the_plan_begins() -> None:
    found = by("tama", "100 (2010) → 200 (2019)", row(2014, "150"))
    assert (outcome(found), found.measured) == ("measure-undefined", None)
    assert outcome(by("tama", "100 (2010) → 200 (2019)", row(2014, "200"))) == "steady"


@pytest.mark.parametrize(
    ("line", "value", "rating"),
    [
        (RISE, "200", "from_80"),
        (RISE, "180.0000001", "from_80"),
        (RISE, "180", "from_80"),
        (RISE, "179.9999999", "from_50"),
        (RISE, "150", "from_50"),
        (RISE, "149.9999999", "from_20"),
        (RISE, "120", "from_20"),
        (RISE, "119.9999999", "under_20"),
        (RISE, "-50", "under_20"),
        (FALL, "120", "from_80"),
        (FALL, "120.0000001", "from_50"),
        (FALL, "180", "from_20"),
        (FALL, "180.0000001", "under_20"),
    ],
)
def test_fuji_cuts_at_80_50_and_20_percent_of_the_way(line: str, value: str, rating: str) -> None:
    assert outcome(by("fuji", line, row(2016, value))) == rating


@pytest.mark.parametrize(
    ("line", "value", "rating", "change"),
    [
        (RISE, "140", "a", "improved"),
        (RISE, "139.9999999", "b", "improved"),
        (RISE, "100.0000001", "b", "improved"),
        (RISE, "100", "b", "unchanged"),
        (RISE, "99.9999999", "c", "worse"),
        (FALL, "160", "a", "improved"),
        (FALL, "160.0000001", "b", "improved"),
        (FALL, "200", "b", "unchanged"),
        (FALL, "200.0000001", "c", "worse"),
    ],
)
def test_fukuoka_asks_for_the_pace_and_then_for_the_start(
    line: str, value: str, rating: str, change: str
) -> None:
    found = by("fukuoka", line, row(2016, value))
    assert (outcome(found), found.change) == (rating, change)


@pytest.mark.parametrize(
    ("value", "rating", "change"),
    [
        # ±3パーセント未満 is no change, so exactly 3 is one. The line of 2016 stands at 66.
        ("66", "a", "improved"),
        ("53.0000001", "b", "improved"),
        ("53", "b", "improved"),
        ("52.9999999", "b", "unchanged"),
        ("50", "b", "unchanged"),
        ("47.0000001", "b", "unchanged"),
        ("47", "c", "worse"),
        ("46.9999999", "c", "worse"),
    ],
)
def test_fukuoka_takes_less_than_3_points_of_a_survey_for_no_change(
    value: str, rating: str, change: str
) -> None:
    rows = [row(2016, value), row(2016, value, n=500)]
    by_flag = by("fukuoka", "50 (2014) → 90 (2019)", rows[0], more=SURVEY)
    by_size = by("fukuoka", "50 (2014) → 90 (2019)", rows[1], more={"unit": "%"})
    for found in (by_flag, by_size):
        assert (outcome(found), found.change) == (rating, change)


@pytest.mark.parametrize("more", [{"unit": "%"}, {"unit": "人", "survey": True}, {"unit": "点"}])
def test_fukuoka_allows_3_points_to_shares_from_surveys_only(more: Keys) -> None:
    found = by("fukuoka", "50 (2014) → 90 (2019)", row(2016, "49.9"), more=more)
    assert (outcome(found), found.change) == ("c", "worse")


@pytest.mark.parametrize(
    ("line", "value", "rating"),
    [
        (RISE, "200.0000001", "s"),
        (RISE, "200", "s"),
        (RISE, "199.9999999", "a"),
        (RISE, "100.0000001", "a"),
        (RISE, "100", "b"),
        (RISE, "90", "b"),  # △10%以内: 10 % below is still level
        (RISE, "89.9999999", "c"),
        (FALL, "100", "s"),
        (FALL, "100.0000001", "a"),
        (FALL, "200", "b"),
        (FALL, "220", "b"),
        (FALL, "220.0000001", "c"),
        ("-100 (2014) → 100 (2019)", "-110", "b"),
        ("-100 (2014) → 100 (2019)", "-110.0000001", "c"),
    ],
)
def test_nagayo_compares_with_target_and_baseline(line: str, value: str, rating: str) -> None:
    assert outcome(by("nagayo", line, row(2016, value))) == rating


def test_nagayo_calls_a_zero_that_stayed_zero_level_with_the_baseline() -> None:
    line = "0 (2014) → 10 (2019)"
    found = [outcome(by("nagayo", line, row(2016, value))) for value in ("10", "1", "0")]
    assert found == ["s", "a", "b"]
    # A fall from zero is no percentage of anything.
    assert outcome(by("nagayo", line, row(2016, "-1"))) == "measure-undefined"


def test_the_measures_are_those_that_the_rules_name() -> None:
    found = {name: by(name, RISE, row(2016, "130")) for name in ("pace", "tama", "fuji", "nagayo")}
    measured = {name: assessment.measured for name, assessment in found.items()}
    assert measured == {"pace": F(3, 4), "tama": F(3, 4), "fuji": F(3, 10), "nagayo": F(3, 10)}
