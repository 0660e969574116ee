"""Columns give way by rank, wrap down to what they need, and ids may break in a header."""

import pytest

from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.present.styled import broken, fit

CELLS = {"text": "one two three four five six", "sign": "A", "more": "12345678"}
COLUMNS = (
    Column("text", "text", flexible=True, least=10),
    Column("sign", "health-japan-21"),
    Column("more", "more", rank=1),
)


def sheet(gap: int = 2) -> Sheet:
    return Sheet("title", COLUMNS, (Group((), (Line(CELLS),)),), gap=gap)


@pytest.mark.parametrize(
    ("header", "size", "lines"),
    [
        ("pace", 4, "pace"),
        ("health-japan-21", 15, "health-japan-21"),
        ("health-japan-21", 7, "health-\njapan-\n21"),
        ("health-japan-21", 9, "health-\njapan-21"),
        ("base year", 5, "base\nyear"),
        ("実績年度", 4, "実績年度"),
        ("-", 1, "-"),
        ("", 1, ""),
    ],
)
def test_a_header_breaks_between_its_parts(header: str, size: int, lines: str) -> None:
    assert broken(header, size) == lines


@pytest.mark.parametrize(
    ("available", "gap", "widths"),
    [
        (None, 2, [27, 7, 8]),
        (40, 2, [21, 7, 8]),
        (29, 2, [10, 7, 8]),
        (28, 2, [19, 7]),  # the last column has given way
        (28, 1, [11, 7, 8]),  # a narrower gap is room for it
        (19, 2, [10, 7]),
        (17, 2, [8, 7]),
    ],
)
def test_a_width_is_shared(available: int | None, gap: int, widths: list[int]) -> None:
    layout = fit(sheet(gap), available)
    assert [size for _, size in layout.shown] == widths
    assert layout.width == sum(widths) + gap * (len(widths) - 1)
    assert len(layout.hidden) == len(COLUMNS) - len(widths)
