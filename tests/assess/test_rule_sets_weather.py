"""The German weather symbols: a mean change of five years, continued to the target year.

Source: Destatis, status of the indicators (dns-indikatoren.de/en/status/).
"""

from decimal import Decimal

import pytest
from assessing import F, Keys, assessed, by, outcome, row, target

from welfare_cli.assess.assessment import Assessment
from welfare_cli.results.columns import Actual
from welfare_cli.rules.library import shipped

RISE = "0 (2000) → 200 (2030)"
WEATHER = shipped("germany-weather")


def series(first: str, last: str, between: str = "50", *, skip: int = 0) -> list[Actual]:
    """Values of 2015 to 2020, the first ones in between left out."""
    middle = [row(year, between) for year in range(2016 + skip, 2020)]
    return [row(2015, first), *middle, row(2020, last)]


def weather(rows: list[Actual], line: str = RISE, more: Keys | None = None) -> str:
    return outcome(assessed(line, *rows, more=more or {}, rules=WEATHER))


@pytest.mark.parametrize(
    ("first", "rating"),
    [
        # 2020: 100, and 100 to go in ten years. A change of s a year ends at 100 + 10 s.
        ("50", "sun"),  # s = 10: reached
        ("40", "sun"),
        ("52.4999999", "sun"),  # missed by less than 5 % of the 100 to go
        ("52.5", "slightly_cloudy"),  # by exactly 5 %
        ("52.5000001", "slightly_cloudy"),
        ("60", "slightly_cloudy"),  # by exactly 20 %
        ("60.0000001", "cloud"),
        ("99.9999999", "cloud"),
        ("100", "thunderstorm"),  # no change
        ("100.0000001", "thunderstorm"),
        ("150", "thunderstorm"),
    ],
)
def test_what_the_projection_misses_is_cut_at_5_and_20_percent(first: str, rating: str) -> None:
    assert weather(series(first, "100")) == rating
    mirrored = [row(r.year.number, f"{-Decimal(str(r.value)):f}") for r in series(first, "100")]
    assert weather(mirrored, "0 (2000) → -200 (2030)") == rating


@pytest.mark.parametrize(
    ("first", "last", "rating"),
    [
        ("150", "200", "sun"),
        ("200", "200", "sun"),
        ("250", "200.0000001", "slightly_cloudy"),  # met, but getting worse
        ("250", "199.9999999", "thunderstorm"),
    ],
)
def test_a_met_target_is_sun_unless_it_is_getting_worse(first: str, last: str, rating: str) -> None:
    assert weather(series(first, last, "210")) == rating


@pytest.mark.parametrize(
    ("first", "last", "rating"),
    [
        ("45", "50", "sun"),
        ("50", "50", "sun"),
        ("60", "55", "slightly_cloudy"),
        ("45", "49", "cloud"),
        ("49", "49", "thunderstorm"),
        ("60", "49", "thunderstorm"),
    ],
)
def test_a_value_to_be_held_is_judged_by_its_present_and_its_direction(
    first: str, last: str, rating: str
) -> None:
    held = target(2030, "50", every_year=True) | {"better": "higher"}
    assert weather(series(first, last), "40 (2000) → -", held) == rating


@pytest.mark.parametrize(
    ("first", "before", "last", "rating"),
    [
        ("40", "50", "51", "sun"),
        ("40", "50", "50", "slightly_cloudy"),  # mean right, last change none
        ("40", "50", "49", "slightly_cloudy"),
        ("51", "50", "51", "cloud"),  # mean none, last right
        ("60", "50", "51", "cloud"),
        ("60", "50", "50", "thunderstorm"),
        ("60", "50", "49", "thunderstorm"),
    ],
)
def test_a_direction_alone_takes_the_mean_change_and_the_last_one(
    first: str, before: str, last: str, rating: str
) -> None:
    only = target(2030, direction="increase")
    assert weather(series(first, last, before), "0 (2000) → -", only) == rating


@pytest.mark.parametrize(
    "more", [target(2030, "200"), target(2030, direction="increase"), target(2030, "99.5")]
)
def test_fewer_than_four_values_in_five_years_are_too_few(more: Keys) -> None:
    enough, few = series("50", "99", skip=2), series("50", "99", skip=3)
    assert weather(enough, "0 (2000) → -", more) != "measure-undefined"
    assert weather(few, "0 (2000) → -", more) == "measure-undefined"


def test_the_mean_change_needs_no_value_of_every_year() -> None:
    # Four values; the oldest in the five years counts, over the years since then.
    rows = [row(2016, "60"), row(2018, "70"), row(2019, "90"), row(2020, "100")]
    found = by("germany-weather", RISE, *rows)
    assert (outcome(found), found.measured) == ("sun", F(0))


def test_values_from_before_the_five_years_change_nothing() -> None:
    rows = series("52.5", "100")
    older = [row(2012, "99"), row(2014, "1"), *rows]
    assert weather(older) == weather(rows) == "slightly_cloudy"


def test_in_the_target_year_and_after_it_no_year_is_left_to_continue() -> None:
    found = [_at_end(year) for year in (2020, 2018)]
    assert [outcome(one) for one in found] == ["cloud", "cloud"]
    assert [one.measured for one in found] == [F(1), F(1)]


def _at_end(year: int) -> Assessment:
    return by("germany-weather", f"0 (2000) → 200 ({year})", *series("50", "199"))
