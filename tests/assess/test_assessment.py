"""Where an indicator stands: exact arithmetic, exact cuts, and no number that misleads.

b, y0 are baseline value and year; v, y the actual and its year; T, yT target and its year. The
published rules these figures follow: p = (v − b) / (T − b), e = (y − y0) / (yT − y0) at most 1,
q = p / e; on track from q = 1, mostly from 0.8, behind above p = 0, and off track below.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.assess.assessment import Assessment, assess
from welfare_cli.assess.measures import progress
from welfare_cli.assess.notes import NoteCode
from welfare_cli.assess.pathway import Pathway
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import show_share
from welfare_cli.ground.share import out_of_range, written_as_fraction
from welfare_cli.plan.model import Indicator, Section
from welfare_cli.results.model import Actual, Status
from welfare_cli.rules.library import shipped

MANY = settings(max_examples=300, deadline=None, derandomize=True)
PACE = shipped("pace")
RANKS = [rating.id for rating in PACE.ratings]
SECTION = Section.model_validate({"id": "s", "title": "s"})
F = Fraction
# Keys of an indicator beside its two points.
Keys = Mapping[str, object]
NONE: Keys = {}


def indicator(line: str, more: Keys) -> Indicator:
    """An indicator from `10 (2020) → 20 (2025)`; a dash is a point not set."""
    points = [side.strip(" ()").split(" (") for side in line.split("→")]
    baseline, target = (
        None if point == ["-"] else {"year": point[1], "value": Decimal(point[0])}
        for point in points
    )
    known = {"id": "x", "title": "x", "unit": "人", "baseline": baseline, "target": target}
    return Indicator.model_validate(known | dict(more))


def row(year: int, value: str | None, status: Status = Status.FINAL, source: str = "") -> Actual:
    amount = None if value is None else Decimal(value)
    return Actual("x", FiscalYear(year), amount, status, source)


def assessed(line: str, *rows: Actual, as_of: int | None = None, more: Keys = NONE) -> Assessment:
    year = as_of or rows[-1].year.number
    return assess(SECTION, indicator(line, more), rows, FiscalYear(year), PACE)


def rated(line: str, value: str, year: int, more: Keys = NONE) -> str:
    """The rating of one actual, or the code of the note that says why there is none."""
    found = assessed(line, row(year, value), more=more)
    return found.rating.id if found.rating else found.notes[0].code


def codes(found: Assessment) -> list[str]:
    return [note.code.value for note in found.notes]


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
    assert progress(path, F("13.5")) == F(57, 22)  # +259 %, as if all were well
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


def test_a_target_year_already_past_is_rated_against_the_target() -> None:
    found = assessed("10 (2015) → 20 (2020)", row(2023, "19"))
    assert (found.elapsed, found.expected, found.pace) == (F(1), F(20), F(9, 10))
    assert (found.needed_per_year, codes(found)) == (None, ["target-year-past"])
    assert rated("10 (2015) → 20 (2020)", "19", 2023) == "mostly_on_track"


def test_in_the_target_year_no_year_is_left_and_none_is_past() -> None:
    found = assessed("10 (2015) → 20 (2020)", row(2020, "19"))
    assert (found.elapsed, found.needed_per_year, codes(found)) == (F(1), None, [])
    assert assessed("10 (2015) → 20 (2020)", row(2020, "20")).needed_per_year == 0


@pytest.mark.parametrize("value", ["5", "10", "25"])
def test_in_the_baseline_year_and_before_it_there_is_nothing_to_rate(value: str) -> None:
    at, before = (assessed("10 (2015) → 20 (2020)", row(y, value)) for y in (2015, 2013))
    assert (at.rating, at.pace, at.elapsed, at.expected) == (None, None, F(0), F(10))
    assert (before.rating, before.pace, before.elapsed, before.expected) == (None,) * 4
    assert (codes(at), codes(before)) == (["baseline-year"], ["before-baseline"])


def test_an_older_actual_is_rated_on_the_line_of_its_own_year() -> None:
    rows = [row(2016, "12"), row(2018, None, Status.PENDING), row(2019, "20")]
    found = assessed("10 (2015) → 20 (2020)", *rows, as_of=2018)
    assert (found.elapsed, found.expected, found.pace) == (F(1, 5), F(12), F(1))
    assert (found.actual, found.series, found.needed_per_year) == (rows[0], tuple(rows[:2]), F(2))
    (note,) = found.notes
    assert (note.code, note.facts["year"]) == (NoteCode.OLDER_ACTUAL, FiscalYear(2016))
    assert (note.facts["as_of"], note.facts["why"]) == (FiscalYear(2018), "pending")


def test_the_newest_actual_counts_alone_and_nothing_is_summed() -> None:
    rows = [row(2016, "12"), row(2017, "13"), row(2018, "14")]
    assert assessed("10 (2015) → 20 (2020)", *rows).progress == F(2, 5)


@pytest.mark.parametrize(
    "status", [Status.NOT_SURVEYED, Status.PENDING, Status.WITHHELD, Status.DISCONTINUED]
)
def test_a_missing_value_is_never_0_and_tells_its_reason(status: Status) -> None:
    found = assessed("10 (2015) → 20 (2020)", row(2017, None, status))
    assert (found.actual, found.progress, found.pace, found.achievement) == (None,) * 4
    assert (found.rating, found.needed_per_year, found.measured) == (None,) * 3
    assert (codes(found), found.expected) == ([status.value], F(14))


def test_without_any_row_there_is_no_actual() -> None:
    found = assessed("10 (2015) → 20 (2020)", as_of=2017)
    assert (found.actual, found.rating, codes(found)) == (None, None, ["no-actual"])


@pytest.mark.parametrize("after", [(), (row(2018, None, Status.NOT_SURVEYED),)])
def test_an_old_value_of_a_discontinued_series_does_not_pass_for_the_present(
    after: tuple[Actual, ...],
) -> None:
    rows = [row(2016, "19"), row(2017, None, Status.DISCONTINUED), *after]
    found = assessed("10 (2015) → 20 (2020)", *rows)
    assert (found.actual, found.rating) == (None, None)
    assert assessed("10 (2015) → 20 (2020)", *rows, as_of=2016).actual == rows[0]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("10 (2015) → -", "no-target"),
        ("- → 20 (2020)", "no-baseline"),
        ("- → -", "no-baseline"),
    ],
)
def test_without_a_baseline_or_a_target_the_actual_is_shown_unrated(line: str, code: str) -> None:
    found = assessed(line, row(2017, "12", Status.PRELIMINARY))
    assert (found.rating, found.progress, found.expected) == (None, None, None)
    assert found.actual
    assert codes(found) == [code, "preliminary-value"]


@pytest.mark.parametrize(
    ("rows", "noted"),
    [
        ([row(2017, "12", Status.PRELIMINARY)], ["preliminary-value"]),
        ([row(2017, "12", Status.ESTIMATE)], ["estimated-value"]),
        ([row(2017, "12", Status.REVISED)], ["revised-value"]),
        ([row(2017, "12", Status.SAMPLE)], ["sample-value"]),
        ([row(2017, "12", Status.PRELIMINARY, "sample")], ["sample-value", "preliminary-value"]),
        ([row(2016, "11", Status.SAMPLE), row(2017, "12")], ["sample-trend"]),
        ([row(2017, "12"), row(2018, "13", Status.SAMPLE)], []),
    ],
)
def test_what_a_value_rests_on_is_noted(rows: list[Actual], noted: list[str]) -> None:
    found = assessed("10 (2015) → 20 (2020)", *rows, as_of=2017)
    assert found.rating
    assert (codes(found), found.uses_sample) == (noted, bool({"sample"} & {n[:6] for n in noted}))


@dataclass(frozen=True)
class Case:
    """A way from b to T in so many years, and an actual after so many."""

    b: Decimal
    t: Decimal
    v: Decimal
    years: int
    after: int

    def found(self, factor: str = "1", actual: Decimal | None = None, zeros: int = 0) -> Assessment:
        """Assessed with all values multiplied, another actual, or more decimals written."""
        unit = Decimal(factor)
        values = (self.b, self.t, self.v if actual is None else actual)
        b, t, v = (f"{value * unit:f}{'.' * bool(zeros)}{'0' * zeros}" for value in values)
        line = f"{b} (2000) → {t} ({2000 + self.years})"
        side = {"better": "lower" if unit < 0 else "higher"} if self.b == self.t else NONE
        return assessed(line, row(2000 + self.after, v), more=side)

    def exact(self) -> str:
        """The rating as the rule says it, in fractions."""
        if (self.v >= self.t) if self.t >= self.b else (self.v <= self.t):
            return "achieved"
        if self.b == self.t:
            return "off_track"
        done = Fraction(int(self.v - self.b), int(self.t - self.b))
        pace = done / Fraction(self.after, max(self.after, self.years))
        cuts = {"on_track": pace >= 1, "mostly_on_track": pace >= F(4, 5), "behind": done > 0}
        return next((name for name, holds in cuts.items() if holds), "off_track")


WHOLE = st.integers(-99, 99).map(Decimal)
CASES = st.builds(Case, WHOLE, WHOLE, WHOLE, st.integers(1, 12), st.integers(1, 15))
HELD = st.builds(lambda case: Case(case.b, case.b, case.v, case.years, case.after), CASES)


def rank(found: Assessment) -> int:
    assert found.rating
    return RANKS.index(found.rating.id)


@given(CASES | HELD)
@MANY
def test_the_rating_is_the_one_of_the_exact_fractions(case: Case) -> None:
    assert RANKS[rank(case.found())] == case.exact()


@given(CASES | HELD, st.integers(1, 8))
@MANY
def test_the_rating_never_depends_on_the_decimals_shown(case: Case, zeros: int) -> None:
    assert case.found(zeros=zeros).rating == case.found().rating


@given(CASES | HELD, st.sampled_from(["0.001", "0.7", "3", "100", "12345"]))
@MANY
def test_another_unit_changes_no_rating_and_no_ratio(case: Case, factor: str) -> None:
    one, other = case.found(), case.found(factor)
    assert (one.rating, one.progress, one.pace) == (other.rating, other.progress, other.pace)
    assert one.achievement == other.achievement


@given(CASES | HELD)
@MANY
def test_an_increase_and_its_mirrored_decrease_are_rated_alike(case: Case) -> None:
    one, other = case.found(), case.found("-1")
    assert (one.rating, one.progress, one.pace) == (other.rating, other.progress, other.pace)
    assert -(one.needed_per_year or 0) == (other.needed_per_year or 0)


@given(CASES | HELD, WHOLE)
@MANY
def test_a_better_actual_never_rates_worse(case: Case, other: Decimal) -> None:
    worse, better = sorted((case.v, other), reverse=case.t < case.b)
    assert rank(case.found(actual=better)) <= rank(case.found(actual=worse))
