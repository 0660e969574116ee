"""The chart never lies: each mark stands in the row of its value and the column of its year."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfare_cli.ground.lines import width
from welfare_cli.present.chart.cells import Chart, drawn
from welfare_cli.present.chart.scene import Level, Mark, Scene, Spot, scale_for

NUMBERS = st.fractions(-(10**9), 10**9, max_denominator=1000)
YEARS = st.integers(1868, 2200)


def scene(*points: tuple[int, str], decimals: int = 0, until: int = 0) -> Scene:
    first, last = min(year for year, _ in points), max([until, *(year for year, _ in points)])
    return Scene(
        {year: f"FY{year}" for year in range(first, last + 1)},
        tuple(Spot(year, Fraction(value), Mark.ACTUAL) for year, value in points),
        decimals,
    )


def chart(of: Scene, columns: int = 80) -> Chart:
    found = drawn(of, columns)
    assert found
    return found


def body(of: Chart) -> list[str]:
    """The rows of values, without the axis of years."""
    return list(of.lines[:-2])


def test_a_rising_series_climbs_from_left_to_right() -> None:
    lines = body(chart(scene((2020, "0"), (2021, "50"), (2022, "100"))))
    marks = [(line.index("●"), row) for row, line in enumerate(lines) if "●" in line]
    assert [row for _, row in marks] == [0, len(lines) // 2, len(lines) - 1]
    assert [column for column, _ in sorted(marks)] == [column for column, _ in reversed(marks)]


def test_the_labels_are_exactly_the_values_of_their_rows() -> None:
    lines = body(chart(scene((2013, "111901"), (2019, "123086"))))
    labels = [line.split(" ")[0] for line in lines if line[0] != " "]
    assert labels == ["125,000", "122,500", "120,000", "117,500", "115,000", "112,500", "110,000"]


def test_negative_values_stand_below_zero() -> None:
    lines = body(chart(scene((2020, "-3.5"), (2021, "2.5"), decimals=1)))
    zero = next(row for row, line in enumerate(lines) if line.strip().startswith("0.0 "))
    rows = {line.index("●"): row for row, line in enumerate(lines) if "●" in line}
    left, right = (rows[column] for column in sorted(rows))
    assert right < zero < left


def test_a_flat_series_and_a_single_point_lie_in_the_middle() -> None:
    for points in ([(2020, "7"), (2021, "7")], [(2020, "7")]):
        lines = body(chart(scene(*points)))
        assert lines[len(lines) // 2].count("●") == len(points)
        assert lines[len(lines) // 2].startswith("7 ┤")


def test_a_share_of_100_percent_has_no_frame_above_it() -> None:
    found = scale_for([Fraction(100)], 0, 13, is_share=True)
    assert found.labels[-1] == "100"


def test_a_year_without_a_value_has_no_mark() -> None:
    points = scene((2020, "1"), (2022, "3"))
    found = chart(points)
    column = found.lines[-2].index("┴", found.lines[-2].index("┴") + 1)
    assert all(line[column : column + 1] in ("", " ") for line in body(found))


def test_a_value_on_the_target_is_seen_as_both() -> None:
    both = Scene(
        {2020: "2020"},
        (Spot(2020, Fraction(1), Mark.TARGET), Spot(2020, Fraction(1), Mark.SAMPLE)),
        0,
    )
    assert chart(both).marks == (Mark.HIT,)


def test_nothing_is_drawn_across_a_break() -> None:
    broken = Scene(
        {year: str(year) for year in range(2018, 2025)},
        (Spot(2018, Fraction(90), Mark.OTHER), Spot(2023, Fraction(20), Mark.ACTUAL)),
        0,
        path=((2019, Fraction(10)), (2024, Fraction(30))),
        levels=(Level(Fraction(25), 2018, 2024),),
        breaks=(2021,),
    )
    found = chart(broken)
    assert Mark.BREAK in found.marks
    for line in body(found):
        left, cut, right = line.partition("┊")
        assert cut
        assert not {"·", "─", "●"} & set(left)
        assert "+" not in right


def test_the_levels_of_a_range_are_two_lines() -> None:
    levels = (Level(Fraction(20), 2020, 2022), Level(Fraction(25), 2020, 2022))
    ranged = Scene({2020: "a", 2021: "b", 2022: "c"}, (), 0, levels=levels)
    assert len([line for line in body(chart(ranged)) if "─" in line]) == 2


def test_a_path_goes_through_its_points() -> None:
    path = ((2020, Fraction(0)), (2022, Fraction(10)), (2024, Fraction(100)))
    lines = body(chart(Scene({y: str(y) for y in range(2020, 2025)}, (), 0, path)))
    middle = max(line.rfind("·") for line in lines) // 2 + 2
    assert lines[0].rstrip().endswith("·")
    assert next(row for row, line in enumerate(lines) if line[middle : middle + 1] == "·") > 8


def test_the_anchor_is_named_and_names_never_touch() -> None:
    for columns in (20, 40, 60, 80, 200):
        named = Scene(
            {year: f"FY{year}" for year in range(2001, 2031)},
            (Spot(2001, Fraction(1), Mark.BASELINE),),
            0,
            anchor=2029,
        )
        names = chart(named, columns).lines[-1].split()
        assert "FY2029" in names
        assert all(len(name) == 6 for name in names)


def test_nothing_at_all_is_no_chart() -> None:
    assert drawn(Scene({2020: "2020"}, (), 0), 80) is None


@given(
    st.lists(st.tuples(YEARS, NUMBERS), min_size=1, max_size=30),
    st.integers(0, 3),
    st.integers(40, 200),
)
def test_every_value_has_a_cell_within_the_width(
    points: list[tuple[int, Fraction]], decimals: int, columns: int
) -> None:
    years = [year for year, _ in points]
    spots = tuple(Spot(year, value, Mark.ACTUAL) for year, value in points)
    named = {year: f"FY{year}" for year in range(min(years), max(years) + 1)}
    found = chart(Scene(named, spots, decimals), columns)
    assert max(map(width, found.lines)) <= columns
    assert any("●" in line for line in found.lines)


@given(st.lists(NUMBERS, min_size=1, max_size=20), st.integers(0, 3))
def test_the_scale_holds_every_value_and_rounds_it_by_half_a_row(
    values: list[Fraction], decimals: int
) -> None:
    scale = scale_for(values, decimals, 13)
    height = scale.step / scale.per
    assert len([label for label in scale.labels if label]) <= 7
    assert scale.count <= 13
    for value in values:
        row = scale.row(value)
        assert 0 <= row < scale.count
        assert abs(scale.base + row * height - value) * 2 <= height


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_names_stand_under_their_ticks(lang: str) -> None:
    label = "H{}" if lang == "ja" else "FY20{}"
    named = {year: label.format(year - 2000) for year in range(2010, 2020)}
    lines = chart(Scene(named, (Spot(2010, Fraction(1), Mark.ACTUAL),), 0)).lines
    ticks = [column for column, char in enumerate(lines[-2]) if char == "┴"]
    starts = [lines[-1].index(name) for name in lines[-1].split()]
    size = len(named[2010])
    assert [start + (size - 1) // 2 for start in starts] == ticks
