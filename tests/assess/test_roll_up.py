"""From indicators to a section: counts, mean scores, and the letter that a mean is rounded to."""

from decimal import Decimal
from fractions import Fraction

import pytest
from assessing import F, assessed, row
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.assess.assessment import Assessment, assess_plan
from welfare_cli.assess.summary import Summary, by_section, round_five_down, summarise
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import half_up
from welfare_cli.plan.model import Plan
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import collected
from welfare_cli.results.status import Status
from welfare_cli.rules.library import shipped
from welfare_cli.rules.rule_set import Band, RollUp, RuleSet

MANY = settings(max_examples=300, deadline=None, derandomize=True)
JAPAN, SDG = shipped("health-japan-21"), shipped("open-sdg")
# What an actual of 2015 gets on the way from 100 (2010) to 200 (2020).
LETTERS = {"A": "200", "B": "150", "B*": "149", "C": "100", "D": "50"}


def letter(name: str, rules: RuleSet = JAPAN) -> Assessment:
    missing = row(2015, None, Status.NOT_SURVEYED)
    actual = row(2015, LETTERS[name]) if name in LETTERS else missing
    return assessed("100 (2010) → 200 (2020)", actual, rules=rules)


def summed(letters: str, rules: RuleSet = JAPAN) -> Summary:
    return summarise([letter(name, rules) for name in letters.split()], rules)


def sign(found: Summary) -> str | None:
    return found.rating.sign if found.rating else None


@pytest.mark.parametrize(
    ("letters", "mean", "together"),
    [
        # 健康日本21（第二次）最終評価報告書 第2章: A 5, B and B* 4, C 3, D 2, E left out, 五捨六入.
        ("D B* D", F(8, 3), "C"),
        ("C D", F(5, 2), "D"),
        ("A B", F(9, 2), "B"),
        ("A B*", F(9, 2), "B*"),
        ("A B B*", F(13, 3), "B*"),
        ("B B*", F(4), "B*"),
        ("A A", F(5), "A"),
        ("A C", F(4), "B"),
        ("B C", F(7, 2), "C"),
        ("B C C", F(10, 3), "C"),
        ("B B C", F(11, 3), "B"),
        ("B* B* C", F(11, 3), "B*"),
        ("D D", F(2), "D"),
        ("A A E", F(5), "A"),
        ("E D E E", F(2), "D"),
        ("E", None, None),
        ("", None, None),
    ],
)
def test_letters_make_a_letter(letters: str, mean: Fraction | None, together: str | None) -> None:
    found = summed(letters)
    assert (found.score, sign(found)) == (mean, together)


def test_what_is_not_assessed_is_counted_by_itself_and_never_averaged_in() -> None:
    found = summed("A E B* E E")
    assert (found.total, found.not_assessed, found.score) == (5, 3, F(9, 2))
    assert found.by_rating == {"a": 1, "b": 0, "b_star": 1, "c": 0, "d": 0}


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("2.5", 2),
        ("2.57", 2),
        ("2.59999", 2),
        ("2.6", 3),
        ("2.7", 3),
        ("2", 2),
        ("0", 0),
        ("0.5", 0),
        ("-2.5", -2),
        ("-2.57", -2),
        ("-2.6", -3),
        ("-0.5", 0),
    ],
)
def test_five_goes_down_and_six_goes_up_by_the_first_decimal(value: str, rounded: int) -> None:
    assert round_five_down(F(value)) == rounded


def test_five_sevenths_and_the_like_go_by_their_first_decimal_too() -> None:
    assert [round_five_down(F(n, 7)) for n in (17, 18, 19, 20)] == [2, 2, 3, 3]


@given(st.fractions(min_value=-9, max_value=9))
@MANY
def test_both_ways_of_rounding_are_near_and_mirror_each_other(value: Fraction) -> None:
    for rounding in (round_five_down, half_up):
        assert abs(rounding(value) - value) <= F(6, 10)
        assert rounding(-value) == -rounding(value)


def rolled(rounding: str, letters: str, *bands: Band) -> str | None:
    roll_up = RollUp.model_validate({"rounding": rounding, "ratings": bands})
    return sign(summed(letters, JAPAN.model_copy(update={"roll_up": roll_up})))


def band(rating: str, at_least: int | None = None, **more: str) -> Band:
    bound = {} if at_least is None else {"at_least": Decimal(at_least)}
    return Band.model_validate({"rating": rating, **bound, **more})


def test_the_rounding_decides_which_band_a_mean_falls_in() -> None:
    bands = (band("a", 5), band("b", 4), band("c", 3), band("d", 2))
    found = {way: rolled(way, "A B", *bands) for way in ("none", "half-up", "five-down")}
    assert found == {"none": "B", "half-up": "A", "five-down": "B"}


def test_a_band_may_ask_for_a_rating_among_the_others_or_for_no_other() -> None:
    only_a, has_c, rest = band("a", only="a"), band("c", has="c"), band("d")
    found = [rolled("none", letters, only_a, has_c, rest) for letters in ("A A E", "A B C", "A B")]
    assert found == ["A", "C", "D"]


def test_a_mean_that_no_band_takes_gives_no_rating() -> None:
    found = summed("D D", JAPAN.model_copy(update={"roll_up": RollUp(ratings=(band("a", 5),))}))
    assert (found.score, found.rating) == (F(2), None)


@pytest.mark.parametrize(
    ("letters", "rating"),
    [
        # Open SDG: achieved only if all are; else by the mean score, cut at 2.5, 0 and −2.5.
        ("A A", "target_achieved"),
        ("A A E", "target_achieved"),
        ("A C", "moderate_progress"),
        ("C", "limited_progress"),
        ("C D", "deterioration"),
        ("D", "deterioration"),
    ],
)
def test_open_sdg_averages_scores(letters: str, rating: str) -> None:
    found = summed(letters, SDG)
    assert found.rating
    assert found.rating.id == rating


def test_a_rule_set_without_scores_counts_and_no_more() -> None:
    found = summed("A B C E", shipped("pace"))
    assert (found.total, found.score, found.rating) == (4, None, None)


def test_eurostat_has_a_mean_score_and_gives_it_no_name() -> None:
    found = summed("A C", shipped("eurostat"))
    assert found.score is not None
    assert found.rating is None


def plan() -> Plan:
    """Section 1 holds 1-1 and 1-2, and that 1-2-1; 2 holds 2-1 and an indicator of its own."""
    deep = section("1-2", section("1-2-1", has=("E",)))
    whole = section("1", section("1-1", has=("A", "B")), deep)
    other = section("2", section("2-1", has=("D",)), has=("B*",))
    return Plan.model_validate(
        {
            "format": 1,
            "id": "p",
            "title": "p",
            "period": {"from": "2015", "to": "2020"},
            "sections": [whole, other, section("3")],
        }
    )


def section(name: str, *parts: object, has: tuple[str, ...] = ()) -> dict[str, object]:
    points = {
        "unit": "人",
        "baseline": {"year": "2010", "value": Decimal(100)},
        "target": {"year": "2020", "value": Decimal(200)},
    }
    own = [{"id": _id(letter), "title": letter, **points} for letter in has]
    return {"id": name, "title": name, "sections": list(parts), "indicators": own}


def _id(name: str) -> str:
    return name.replace("*", "-star")


def test_a_section_takes_in_every_section_below_it() -> None:
    actuals = [
        Actual(_id(name), FiscalYear(2015), Decimal(value)) for name, value in LETTERS.items()
    ]
    results, whole = collected(actuals, [FiscalYear(2015)]), plan()
    found = by_section(whole, assess_plan(whole, results, FiscalYear(2015), JAPAN), JAPAN)
    told = {part.id: (inner.total, inner.score, sign(inner)) for part, inner in found}
    assert told == {
        "1": (3, F(9, 2), "B"),
        "1-1": (2, F(9, 2), "B"),
        "1-2": (1, None, None),
        "1-2-1": (1, None, None),
        "2": (2, F(3), "C"),
        "2-1": (1, F(2), "D"),
    }
    assert [part.id for part, _ in found] == sorted(told)
