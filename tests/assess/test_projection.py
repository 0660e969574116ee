"""A line continued to the target year: through the actual, by five years, and by least squares."""

from math import gamma, pi, sqrt

import pytest
from assessing import F, Keys, assessed, milestones, row, target, within

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.projection import Method, ProjectedLine, Projection, project
from welfare_cli.results.columns import Actual

# Of the years 2015 to 2019. By hand, with x = year − 2017: Σx² = 10, mean 3, Σx(v − 3) = 8, so the
# line is 3 + 0.8 x; Σ(v − 3)² = 10, so 10 − 0.8 · 8 = 3.6 is left over, on 3 degrees of freedom.
VALUES = ("1", "3", "2", "5", "4")
LINE = "1 (2015) → 9 (2023)"


def rows(*values: str, first: int = 2016) -> list[Actual]:
    return [row(first + number, value) for number, value in enumerate(values)]


def lines(found: Assessment) -> Projection:
    projection = project(found)
    assert projection
    return projection


def line(found: Assessment, method: Method) -> ProjectedLine:
    drawn = lines(found).by(method)
    assert drawn
    return drawn


def met_in(found: Assessment, method: Method = Method.PATH) -> int | None:
    year = line(found, method).met_in
    return year.number if year else None


EXAMPLE = assessed(LINE, *rows(*VALUES[1:]))


def test_through_the_actual_it_goes_on_from_the_baseline() -> None:
    # 1 → 4 in four years: 0.75 a year, so 7 in 2023; 9 is reached after 32/3 years, in 2026.
    found = line(EXAMPLE, Method.PATH)
    assert (found.value, found.meets, found.low, found.high) == (F(7), False, None, None)
    assert met_in(EXAMPLE) == 2026


def test_by_least_squares_it_is_the_line_through_all_values() -> None:
    # 3 + 0.8 · 6 = 7.8 in 2023; 9 lies at x = 7.5, so 2025.
    found = line(EXAMPLE, Method.TREND)
    assert (found.value, found.meets) == (F("7.8"), False)
    assert met_in(EXAMPLE, Method.TREND) == 2025


def test_the_interval_is_that_of_a_new_value_with_95_percent() -> None:
    # t(3) = 3.182 (NIST/SEMATECH e-Handbook, 1.3.6.7.2); 1.2 (1 + 1/5 + 6²/10) = 5.76 = 2.4².
    found = line(EXAMPLE, Method.TREND)
    assert (found.low, found.high) == (F("7.8") - F("7.6368"), F("7.8") + F("7.6368"))


def test_by_the_last_five_years_it_takes_nothing_older() -> None:
    # 2012 counts for 2017: (10 − 5) / 5 = 1 a year, though 2011 was 90.
    values = ("90", "5", "6", "7", "8", "9", "10")
    found = assessed("2 (2010) → 20 (2020)", *rows(*values, first=2011))
    recent = line(found, Method.RECENT)
    assert (recent.value, recent.meets, met_in(found, Method.RECENT)) == (F(13), False, 2027)


def test_the_last_five_years_need_four_values_and_a_trend_needs_three_for_its_interval() -> None:
    two, three, four = (assessed(LINE, *rows(*VALUES[1:n])) for n in (2, 3, 4))
    methods = [[one.method for one in lines(found).lines] for found in (two, three, four)]
    assert methods == [[Method.PATH, Method.TREND]] * 2 + [list(Method)]
    assert line(two, Method.TREND).low is None
    assert line(three, Method.TREND).low is not None


@pytest.mark.parametrize("count", [3, 4, 5, 6, 8, 12, 22, 32])
def test_the_t_of_the_interval_leaves_5_percent_outside(count: int) -> None:
    values = [number + number % 2 for number in range(count)]
    text = [str(value) for value in values]
    found = assessed(f"{text[0]} (2000) → 99 (2050)", *rows(*text[1:], first=2001))
    drawn = line(found, Method.TREND)
    assert drawn.value is not None
    assert drawn.high is not None
    error = _error_of_a_new_value(values, 50)
    assert _inside(float(drawn.high - drawn.value) / error, count - 2) == pytest.approx(
        0.95, abs=1e-4
    )


def _error_of_a_new_value(values: list[int], at: int) -> float:
    """The standard error of a value in that year, by the textbook formula in floats."""
    count, years = len(values), range(len(values))
    middle, level = sum(years) / count, sum(values) / count
    spread = sum((x - middle) ** 2 for x in years)
    slope = sum((x - middle) * (v - level) for x, v in zip(years, values, strict=True)) / spread
    left = sum(
        (v - level - slope * (x - middle)) ** 2 for x, v in zip(years, values, strict=True)
    ) / (count - 2)
    return sqrt(float(left) * (1 + 1 / count + (at - middle) ** 2 / spread))


def _inside(t: float, freedom: int, steps: int = 20000) -> float:
    """P(|T| < t), by Simpson's rule over the density of Student's t."""
    scale = gamma((freedom + 1) / 2) / (sqrt(freedom * pi) * gamma(freedom / 2))
    width = t / steps
    heights = [(1 + (i * width) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(steps + 1)]
    whole = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
    return float(2 * scale * whole * width / 3)


@pytest.mark.parametrize(
    ("points", "value", "more", "year"),
    [
        ("10 (2015) → 20 (2020)", "14", {}, 2020),  # 2 a year: just in the target year
        ("10 (2015) → 20 (2020)", "13.9", {}, 2021),
        ("10 (2015) → 20 (2020)", "20", {}, 2017),  # met already
        ("10 (2015) → 20 (2020)", "25", {}, 2017),
        ("10 (2015) → 20 (2020)", "10", {}, None),  # never
        ("10 (2015) → 20 (2020)", "9", {}, None),
        ("10 (2015) → 20 (2020)", "10.01", {}, None),  # in 2000 years: no year of ours
        ("20 (2015) → 10 (2020)", "16", {}, 2020),
        ("20 (2015) → 10 (2020)", "21", {}, None),
        ("2 (2015) → -", "1.6", target(2020, "1", strict=True), 2021),  # 2020 just touches it
        ("2 (2015) → -", "1.6", target(2020, "1"), 2020),
        ("2 (2015) → -", "1", target(2020, "1", strict=True), 2018),
        ("2 (2015) → -", "0.9", target(2020, "1", strict=True), 2017),
    ],
)
def test_it_says_in_which_year_the_target_would_be_met(
    points: str, value: str, more: Keys, year: int | None
) -> None:
    assert met_in(assessed(points, row(2017, value), more=more)) == year


@pytest.mark.parametrize(
    ("points", "value", "year", "needed"),
    [
        ("10 (2015) → 20 (2020)", "14", 2017, F(2)),
        ("10 (2015) → 20 (2020)", "8", 2017, F(4)),
        ("20 (2015) → 10 (2020)", "16", 2017, F(-2)),
        ("10 (2015) → 20 (2020)", "20", 2017, F(0)),
        ("10 (2015) → 20 (2020)", "25", 2022, F(0)),
        ("10 (2015) → 20 (2020)", "19", 2020, None),
        ("10 (2015) → 20 (2020)", "19", 2022, None),
    ],
)
def test_it_says_what_is_needed_per_year_from_now_on(
    points: str, value: str, year: int, needed: F | None
) -> None:
    found = assessed(points, row(year, value))
    assert lines(found).needed_per_year == found.needed_per_year == needed


@pytest.mark.parametrize("year", [2020, 2021, 2023])
def test_once_the_target_year_is_reached_no_value_is_continued(year: int) -> None:
    found = assessed("10 (2015) → 20 (2020)", *rows("12", "13", "14"), row(year, "18"))
    for drawn in lines(found).lines:
        assert (drawn.value, drawn.meets, drawn.low, drawn.high) == (None,) * 4
    assert met_in(found) == year + -(-2 * (year - 2015) // 8)


def test_what_is_needed_goes_to_the_final_target_past_a_milestone() -> None:
    found = assessed("10 (2015) → -", row(2016, "12"), more=milestones(2020, "20", (2017, "14")))
    assert (lines(found).needed_per_year, found.needed_per_year) == (F(2), F(2))
    ahead = assessed("10 (2015) → -", row(2016, "14"), more=milestones(2020, "20", (2017, "14")))
    assert (lines(ahead).needed_per_year, ahead.needed_per_year) == (F(3, 2), F(0))


@pytest.mark.parametrize(
    ("points", "more"),
    [
        ("10 (2015) → 10 (2020)", {"better": "higher"}),
        ("8 (2015) → -", target(2020, "10", every_year=True)),
        ("10 (2015) → -", target(2020, direction="increase")),
        ("10 (2015) → -", {"target": None, "direction": "increase"}),
        ("- → 20 (2020)", {"direction": "increase"}),
        ("10 (2015) → -", within(2020, "5", "15")),
        ("10 (2017) → 20 (2020)", {}),
        ("10 (2018) → 20 (2020)", {}),
    ],
)
def test_where_there_is_no_way_to_go_nothing_is_continued(points: str, more: Keys) -> None:
    assert project(assessed(points, row(2017, "9"), more=more)) is None


def test_a_range_is_projected_to_its_nearer_bound() -> None:
    found = assessed("10 (2015) → -", row(2017, "14"), more=within(2020, "20", "30"))
    assert (lines(found).target, line(found, Method.PATH).value) == (F(20), F(20))
