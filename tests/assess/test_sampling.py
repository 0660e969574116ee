"""A change of a share that was found by asking some people: whether it is more than chance.

The tests compute the two-proportion z test once more, in floats and by its textbook formula:
z = (p1 − p0) / √(p (1 − p) (1/n0 + 1/n1)), p being the share of both samples together.
"""

from decimal import Decimal
from math import sqrt
from statistics import NormalDist

import pytest
from assessing import F, assessed, by, codes, indicator, outcome, row, target
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.assess.series import Sampled, YearValue, compare_shares
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.rules.library import shipped

MANY = settings(max_examples=200, deadline=None, derandomize=True)
LEVEL = F(1, 20)


def start(value: str, n: int | None, **more: object) -> dict[str, object]:
    """A baseline with its sample size, of a share unless said otherwise."""
    point = {"year": "2010", "value": Decimal(value)} | ({"n": Decimal(n)} if n else {})
    return {"unit": "%", "baseline": point, **more}


def compared(before: str, n0: int, after: str, n1: int, sides: int = 2) -> Sampled:
    first, last = (
        YearValue(FiscalYear(2010), F(before), n0),
        YearValue(FiscalYear(2015), F(after), n1),
    )
    found = compare_shares(first, last, LEVEL, sides)
    assert found
    return found


def z_of(p0: float, n0: int, p1: float, n1: int) -> float:
    together = (p0 * n0 + p1 * n1) / (n0 + n1)
    return (p1 - p0) / sqrt(together * (1 - together) * (1 / n0 + 1 / n1))


def test_the_margin_is_what_chance_alone_may_make_in_19_of_20_cases() -> None:
    # By hand: p = 0.55, √(0.55 · 0.45 · (1/500 + 1/500)) = 0.0314643, times 1.959964 is 6.167.
    found = compared("50", 500, "60", 500)
    assert found.difference == 10
    assert abs(found.margin - F("6.1669")) < F("0.0001")
    assert found.significant


@pytest.mark.parametrize(
    ("after", "two", "one"),
    [
        # z of 500 and 500 people from 50 %: 1.645 lies at 55.19 %, 1.960 at 56.17 %.
        ("55.1", False, False),
        ("55.2", False, True),
        ("56.1", False, True),
        ("56.2", True, True),
        ("44.8", False, True),
        ("43.8", True, True),
        ("50", False, False),
    ],
)
def test_one_side_takes_a_smaller_change_for_one_than_two_sides(
    after: str, two: object, one: object
) -> None:
    assert compared("50", 500, after, 500).significant is two
    assert compared("50", 500, after, 500, sides=1).significant is one


SHARES = st.integers(0, 1000)
SIZES = st.integers(2, 5000)


@given(SHARES, SIZES, SHARES, SIZES, st.sampled_from([1, 2]))
@MANY
def test_it_is_the_textbook_test(p0: int, n0: int, p1: int, n1: int, sides: int) -> None:
    found = compared(f"{p0 / 10}", n0, f"{p1 / 10}", n1, sides)
    quantile = NormalDist().inv_cdf(1 - 0.05 / sides)
    if p0 == p1 or not 0 < p0 * n0 + p1 * n1 < 1000 * (n0 + n1):
        assert not found.significant
        return
    z = z_of(p0 / 1000, n0, p1 / 1000, n1)
    assert found.significant is (abs(z) > quantile)
    assert float(found.margin) == pytest.approx(abs(float(found.difference) / z) * quantile)


@pytest.mark.parametrize("value", ["0", "100"])
def test_where_all_or_none_say_so_twice_there_is_no_difference_and_no_margin(value: str) -> None:
    assert compared(value, 40, value, 60) == Sampled(F(0), F(0), significant=False)


@pytest.mark.parametrize(
    ("value", "n", "rating", "noted"),
    [
        # 40 → 43 % of 500 and 500: z = 0.96. Of 3,000 and 3,000: z = 2.36. The line is at 45.
        ("43", 500, "c", ["within-sampling-error"]),
        ("43", 3000, "b_star", []),
        ("46", 3000, "b", []),
        ("46", 500, "c", ["within-sampling-error"]),  # z = 1.91
        ("46.5", 500, "b", []),  # z = 2.07
        ("37", 500, "c", ["within-sampling-error"]),
        ("37", 3000, "d", []),
        ("50", 20, "a", ["within-sampling-error"]),  # what is reached is reached
    ],
)
def test_health_japan_believes_a_significant_change(
    value: str, n: int, rating: str, noted: list[str]
) -> None:
    found = by("health-japan-21", "- → 50 (2020)", row(2015, value, n=n), more=start("40", n))
    assert (outcome(found), codes(found)) == (rating, noted)


def test_health_japan_calls_a_significant_change_none_where_it_is_small_against_the_target() -> (
    None
):
    # 25 → 28 % with a target of 80 %, and so many people that nothing is chance.
    found = by("health-japan-21", "- → 80 (2020)", row(2015, "28", n=99999), more=start("25", 9999))
    assert (outcome(found), codes(found)) == ("c", [])


@pytest.mark.parametrize(
    ("value", "n", "rating", "noted"),
    [
        # One-sided, from 84.4 % of 1,000 with a target of 93 %: 1.645 lies at 86.96 and 81.67 %.
        ("86.9", 1000, "little_change", ["within-sampling-error"]),
        ("87", 1000, "improved", []),
        ("81.7", 1000, "little_change", ["within-sampling-error"]),
        ("81.6", 1000, "worse", []),
        ("82.9", 1000, "little_change", ["within-sampling-error"]),
        ("82.9", 10000, "worse", []),
        ("93", 30, "met", ["within-sampling-error"]),
    ],
)
def test_healthy_people_tests_one_side(value: str, n: int, rating: str, noted: list[str]) -> None:
    found = by("healthy-people", "- → 93.0 (2020)", row(2015, value, n=n), more=start("84.4", n))
    assert (outcome(found), codes(found)) == (rating, noted)


@pytest.mark.parametrize(("before", "after"), [(500, None), (None, 500), (None, None)])
@pytest.mark.parametrize(("value", "rating"), [("41.9", "c"), ("42", "b_star")])
def test_without_both_sample_sizes_the_rule_sets_own_tolerance_counts(
    before: int | None, after: int | None, value: str, rating: str
) -> None:
    more = start("40", before, survey=True)
    found = by("health-japan-21", "- → 50 (2020)", row(2015, value, n=after), more=more)
    assert (outcome(found), codes(found)) == (rating, [])


def test_what_is_no_share_is_not_tested_whatever_its_sample_size() -> None:
    more = start("40", 500, unit="点", survey=True)
    found = by("health-japan-21", "- → 50 (2020)", row(2015, "43", n=500), more=more)
    assert (outcome(found), codes(found)) == ("b_star", [])
    assert indicator("- → 50 (2020)", more).is_share is False


@pytest.mark.parametrize("share", [True, False])
def test_a_percentage_that_is_no_part_of_a_whole_is_not_compared(share: object) -> None:
    more = start("40", 500, share=share)
    found = by("health-japan-21", "- → 50 (2020)", row(2015, "43", n=500), more=more)
    assert outcome(found) == ("c" if share else "b_star")


def test_every_rule_set_tells_what_is_within_the_sampling_error_and_by_how_much() -> None:
    for rules in ("pace", "fuji", "maff"):
        found = assessed(
            "- → 50 (2020)", row(2015, "43", n=500), more=start("40", 500), rules=shipped(rules)
        )
        (note,) = found.notes
        assert note.code == "within-sampling-error"
        margin = note.facts["margin"]
        # p = 0.415: 1.959964 · √(0.415 · 0.585 · 2 / 500) = 6.108 points, by hand.
        assert isinstance(margin, F)
        assert abs(margin - F("6.1077")) < F("0.0001")


def test_a_direction_is_not_reached_by_what_may_be_chance() -> None:
    only = start("40", 300) | target(2020, direction="increase")
    found = by("health-japan-21", "- → -", row(2015, "40.1", n=300), more=only)
    assert outcome(found) == "c"


def test_the_change_against_the_value_before_is_tested_too() -> None:
    rows = [row(2014, "34", n=800), row(2015, "37", n=800)]
    found = assessed("- → 50 (2020)", *rows, more=start("20", 800))
    (note,) = found.notes
    assert (note.code, note.facts["year"]) == ("within-sampling-error-before", FiscalYear(2014))
    margin = note.facts["margin"]
    # p = 0.355: 1.959964 · √(0.355 · 0.645 · 2 / 800) = 4.6894 points, by hand.
    assert isinstance(margin, F)
    assert abs(margin - F("4.6894")) < F("0.0001")


def test_a_value_right_after_the_baseline_has_no_other_before_it() -> None:
    found = assessed("- → 50 (2020)", row(2015, "43", n=500), more=start("40", 500))
    assert found.facts
    assert (found.facts.sampled is None, found.facts.sampled_before) == (False, None)
