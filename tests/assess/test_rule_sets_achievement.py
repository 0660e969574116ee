"""The shipped rules that judge the actual against target or expected value, cut by cut.

Sources: 農林水産省 実績評価, 独立行政法人の評価に関する指針 (参考資料1), 茨城県 総合計画の進行管理.
"""

import pytest
from assessing import F, by, outcome, row

RISE = "20 (2014) → 100 (2019)"
FALL = "500 (2014) → 100 (2019)"


@pytest.mark.parametrize(
    ("line", "value", "rating"),
    [
        (RISE, "150.0000001", "a_prime"),
        (RISE, "150", "a"),  # 150%を超える: exactly 150 is A
        (RISE, "149.9999999", "a"),
        (RISE, "100", "a"),
        (RISE, "90", "a"),
        (RISE, "89.9999999", "b"),
        (RISE, "50", "b"),
        (RISE, "49.9999999", "c"),
        (RISE, "0", "c"),
        (FALL, "66", "a_prime"),  # 100 / 66 is above 150 %
        (FALL, "66.6666667", "a"),
        (FALL, "80", "a"),
        (FALL, "111.1111111", "a"),
        (FALL, "111.1111112", "b"),
        (FALL, "200", "b"),
        (FALL, "200.0000001", "c"),
    ],
)
def test_maff_cuts_above_150_and_at_90_and_50_percent(line: str, value: str, rating: str) -> None:
    assert outcome(by("maff", line, row(2016, value))) == rating


@pytest.mark.parametrize(
    ("line", "value", "rating"),
    [
        (RISE, "120.0000001", "s_or_a"),
        (RISE, "120", "s_or_a"),
        (RISE, "119.9999999", "b"),
        (RISE, "100", "b"),
        (RISE, "99.9999999", "c"),
        (RISE, "80", "c"),
        (RISE, "79.9999999", "d"),
        (RISE, "0", "d"),
        (FALL, "80", "s_or_a"),
        (FALL, "83.3333333", "s_or_a"),
        (FALL, "83.3333334", "b"),
        (FALL, "100", "b"),
        (FALL, "100.0000001", "c"),
        (FALL, "125", "c"),
        (FALL, "125.0000001", "d"),
    ],
)
def test_iaa_cuts_at_120_100_and_80_percent(line: str, value: str, rating: str) -> None:
    assert outcome(by("iaa", line, row(2016, value))) == rating


@pytest.mark.parametrize(
    ("line", "value", "rating"),
    [
        # 2016: the line stands at 20 + 80 · 2/5 = 52, and at 500 − 400 · 2/5 = 340.
        (RISE, "100", "a"),
        (RISE, "52.0000001", "a"),
        (RISE, "52", "a"),
        (RISE, "51.9999999", "b_plus"),
        (RISE, "41.6", "b_plus"),
        (RISE, "41.5999999", "b"),
        (RISE, "26", "b"),
        (RISE, "25.9999999", "c"),
        (RISE, "0", "c"),
        (FALL, "340", "a"),
        (FALL, "340.0000001", "b_plus"),
        (FALL, "425", "b_plus"),
        (FALL, "425.0000001", "b"),
        (FALL, "680", "b"),
        (FALL, "680.0000001", "c"),
    ],
)
def test_ibaraki_cuts_at_100_80_and_50_percent_of_the_expected_value(
    line: str, value: str, rating: str
) -> None:
    assert outcome(by("ibaraki", line, row(2016, value))) == rating


@pytest.mark.parametrize(
    ("line", "value", "percent"),
    [
        # 茨城県 資料2 prints 137.4, 129.0 and 117.9 %: actual over the year's expected value, cut.
        ("0 (2010) → 2000 (2012)", "2748", F("137.4")),
        ("0 (2010) → 4000 (2012)", "5163", F("129.075")),
        ("0 (2010) → 6000 (2012)", "7077", F("117.95")),
    ],
)
def test_the_printed_rates_of_ibaraki_come_out(line: str, value: str, percent: F) -> None:
    found = by("ibaraki", line, row(2012, value))
    assert found.measured == percent / 100


@pytest.mark.parametrize("rules", ["maff", "iaa"])
@pytest.mark.parametrize(
    ("line", "value", "code"),
    [
        ("10 (2014) → 0 (2019)", "0", None),  # the target is met, whatever a ratio to it would be
        ("10 (2014) → 0 (2019)", "5", None),  # 0 / 5
        ("-10 (2014) → 10 (2019)", "-5", "measure-undefined"),
        ("-10 (2014) → -5 (2019)", "-7", "measure-undefined"),
        ("-10 (2014) → 0 (2019)", "-1", "measure-undefined"),
        ("-10 (2014) → -5 (2019)", "-5", None),
    ],
)
def test_no_ratio_is_formed_of_negative_numbers_or_with_zero(
    rules: str, line: str, value: str, code: str | None
) -> None:
    found = by(rules, line, row(2016, value))
    if code is None:
        assert found.rating
    else:
        assert (outcome(found), found.achievement) == (code, None)


@pytest.mark.parametrize("rules", ["maff", "iaa"])
def test_achievement_needs_no_baseline_where_the_direction_is_stated(rules: str) -> None:
    rising = {"direction": "increase"}
    found = [by(rules, "- → 100 (2019)", row(2016, v), more=rising) for v in ("100", "70")]
    assert [outcome(one) for one in found] in (["a", "b"], ["b", "d"])
    assert outcome(by(rules, "- → 100 (2019)", row(2016, "70"))) == "no-baseline"
