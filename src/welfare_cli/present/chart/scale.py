"""An axis of values: rows of equal height, some of them labelled with exactly their own value.

Every value it is made for has a row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from welfare_cli.ground.quantity import half_up, show

_NICE = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))
_MOST_STEPS = 6  # between labels; more would crowd them


@dataclass(frozen=True, slots=True)
class Scale:
    """From `base` upward in `count` rows; every `per` rows are one `step`, which has a label."""

    base: Fraction
    step: Fraction
    per: int
    count: int
    decimals: int

    def row(self, value: Fraction) -> int:
        """The row of a value, 0 being the lowest."""
        return half_up((value - self.base) / self.step * self.per)

    def label(self, row: int) -> str:
        """What stands beside a row: its value where it is a whole number of steps, else nothing."""
        nth, rest = divmod(row, self.per)
        return "" if rest else show(self.base + nth * self.step, self.decimals)

    @property
    def labels(self) -> list[str]:
        """The labels of all rows, the lowest first."""
        return [self.label(row) for row in range(self.count)]


def scale_for(
    values: list[Fraction], decimals: int, most_rows: int, *, is_share: bool = False
) -> Scale:
    """The closest scale around the values whose labels are exact with that many decimals."""
    low, high = min(values), max(values)
    smallest = Fraction(1, 10**decimals)
    if low == high:
        low, high = low - smallest, high + smallest
        if is_share and min(values) <= 100 and min(values) >= 0:
            low, high = max(low, Fraction(0)), min(high, Fraction(100))
    step = next(step for step in _nice(smallest) if _steps(low, high, step) <= _MOST_STEPS)
    steps = _steps(low, high, step)
    per = max(1, (most_rows - 1) // steps)
    return Scale(low // step * step, step, per, steps * per + 1, decimals)


def _nice(smallest: Fraction) -> Iterator[Fraction]:
    """Every step that people count in, from the smallest on; each a whole number of these."""
    for power in count():
        for nice in _NICE:
            if (nice * 10**power).denominator == 1:
                yield smallest * nice * 10**power


def _steps(low: Fraction, high: Fraction, step: Fraction) -> int:
    return max(1, int(-(-high // step) - low // step))
