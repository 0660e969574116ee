"""Totals since the start never fall; only what can be told from the values is questioned."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import CountingPeriod, Series
from welfare_cli.results.reader import read_folder
from welfare_cli.results.status import Status
from welfare_cli.results.totals import falls

Told = tuple[int, str] | tuple[int, str, Status]


def actual(year: int, value: str | None, status: Status = Status.FINAL) -> Actual:
    return Actual("a", FiscalYear(year), None if value is None else Decimal(value), status)


def fallen(*told: Told, start: Actual | None = None) -> list[tuple[int, int]]:
    """The years that fall, each with the earlier year that it is below."""
    return pairs(told, CountingPeriod(start=start))


def pairs(told: Iterable[Told], *periods: CountingPeriod) -> list[tuple[int, int]]:
    found = falls((actual(*one) for one in told), periods)
    return [(fall.actual.year.number, fall.before.year.number) for fall in found]


def test_a_total_that_grows_or_stays_is_fine() -> None:
    assert fallen((2015, "10"), (2016, "10.0"), (2017, "12")) == []
    assert fallen() == []


def test_every_value_below_the_highest_before_it_is_told_in_any_order() -> None:
    assert fallen((2018, "14"), (2015, "10"), (2016, "15"), (2017, "3")) == [
        (2017, 2016),
        (2018, 2016),
    ]
    assert fallen((2015, "-1"), (2016, "-2")) == [(2016, 2015)]
    assert fallen((2015, "1"), (2016, "0")) == [(2016, 2015)]


def test_a_revised_value_is_exempt_and_begins_anew() -> None:
    assert fallen((2015, "10"), (2016, "8", Status.REVISED), (2017, "9")) == []
    assert fallen((2015, "10"), (2016, "8", Status.REVISED), (2017, "7")) == [(2017, 2016)]


def test_a_year_without_a_value_is_passed_over() -> None:
    told = [actual(2015, "10"), actual(2016, None, Status.PENDING), actual(2017, "9")]
    assert [fall.before.year.number for fall in falls(told)] == [2015]


def test_the_baseline_is_an_earlier_value_from_its_own_year_on() -> None:
    assert fallen((2015, "4"), start=actual(2014, "10")) == [(2015, 2014)]
    assert fallen((2014, "4"), (2013, "3"), start=actual(2014, "10")) == []


def test_made_up_values_say_nothing_of_measured_ones() -> None:
    assert fallen((2015, "10", Status.SAMPLE), (2016, "8")) == []
    assert fallen((2015, "10", Status.SAMPLE), (2016, "8", Status.SAMPLE)) == [(2016, 2015)]


def since(year: int, start: str, *, breaks: bool = True) -> CountingPeriod:
    """From that year on another baseline, of the year before it."""
    return CountingPeriod(
        FiscalYear(year), FiscalYear(year) if breaks else None, actual(year - 1, start)
    )


BEFORE = CountingPeriod(start=actual(2020, "0"))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (((2021, "200"), (2023, "90")), []),
        (((2021, "200"), (2022, "190"), (2023, "90")), [(2022, 2021)]),
        (((2021, "200"), (2023, "39")), [(2023, 2022)]),  # below the new baseline
        (((2021, "200"), (2023, "90"), (2024, "80")), [(2024, 2023)]),
        (((2021, "-1"), (2023, "90")), [(2021, 2020)]),
    ],
)
def test_totals_on_both_sides_of_a_break_are_not_compared(
    told: tuple[Told, ...], found: list[tuple[int, int]]
) -> None:
    assert pairs(told, BEFORE, since(2023, "40")) == found


def test_a_baseline_that_breaks_nothing_replaces_the_one_before_it_alone() -> None:
    first, corrected = CountingPeriod(start=actual(2020, "100")), since(2023, "90", breaks=False)
    assert pairs([(2023, "95"), (2024, "89")], first, corrected) == [(2024, 2023)]
    assert pairs([(2021, "120"), (2023, "95")], first, corrected) == [(2023, 2021)]
    assert pairs([(2023, "89")], first, corrected) == [(2023, 2022)]


def test_a_corrected_total_is_above_baselines_before_it_and_below_a_later_one() -> None:
    told: list[Told] = [(2021, "-5", Status.REVISED), (2022, "-4"), (2023, "39")]
    assert pairs(told, BEFORE, since(2023, "40")) == [(2023, 2022)]
    assert pairs([(2023, "30", Status.REVISED), (2024, "35")], BEFORE, since(2023, "40")) == []


def read(folder: Path, *, is_total: bool) -> list[Problem]:
    (folder / "2015.csv").write_text("indicator,value\na,10\nb,10\n")
    (folder / "H28.csv").write_text('value,indicator\n"7",a\n8,b\n')
    plain = Series((), is_share=False, usual=())
    total = Series((), is_share=False, usual=(), is_total=is_total)
    return read_folder(folder, {"a": total, "b": plain}).problems


@pytest.mark.parametrize("is_total", [True, False])
def test_a_fall_is_told_at_its_cell_for_totals_only(tmp_path: Path, *, is_total: bool) -> None:
    problems = read(tmp_path, is_total=is_total)
    assert len(problems) == is_total
    for problem in problems:
        assert (problem.code, problem.line, problem.column) == ("cumulative-falls", 2, 1)
        assert problem.path.endswith("H28.csv")
        facts = {"id": "a", "value": "7", "year": "H28", "before": "10", "earlier": "H27"}
        assert problem.facts == facts
