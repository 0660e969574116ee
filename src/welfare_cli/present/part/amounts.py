"""Values with their units, and differences of values, as a sentence says them.

A difference of two percentages is in points. A difference that is not zero is never shown as zero.
"""

from fractions import Fraction

from welfare_cli.ground.quantity import Exact, half_up, show
from welfare_cli.ground.translation import _
from welfare_cli.plan.indicator import Indicator
from welfare_cli.present.figures import NOTHING, Figures


def with_unit(number: str, indicator: Indicator, figures: Figures) -> str:
    """The number with its unit: 42.0%, 411人, 411 people."""
    if number == NOTHING:
        return number
    if indicator.is_percentage:
        return f"{number}%"
    unit = figures.unit(indicator)
    # Latin words stand apart from a number, Japanese ones do not.
    return f"{number} {unit}" if unit.isascii() or figures.lang == "en" else f"{number}{unit}"


def amount(value: Exact | None, indicator: Indicator, figures: Figures) -> str:
    """A computed value with its unit."""
    return with_unit(figures.value(value, indicator), indicator, figures)


def change(difference: Fraction, indicator: Indicator, figures: Figures) -> str:
    """A difference with its sign and unit: +9人, -1.2 points."""
    number = _signed(difference, indicator.decimals)
    if indicator.is_percentage:
        return _("{number} points", figures.lang, number=number)
    return with_unit(number, indicator, figures)


def _signed(difference: Fraction, decimals: int) -> str:
    """With one decimal more where the number has more to say, and with as many as it takes."""
    if not difference:
        return show(difference, 0)
    if (difference * 10**decimals).denominator != 1:
        decimals += 1
    while not half_up(difference * 10**decimals):
        decimals += 1
    return f"{'+' if difference > 0 else ''}{show(difference, decimals)}"
