"""Shares are parts of a whole in percent: 0 to 100, never 0.464 for 46.4."""

from decimal import Decimal

# A hundred times the small value must come this near the other to be called a slip of unit.
_NEAR = 3


def out_of_range(value: Decimal) -> bool:
    """Whether the value cannot be a part of a whole in percent."""
    return not 0 <= value <= 100


def written_as_fraction(value: Decimal, beside: Decimal) -> bool:
    """Whether the value looks like a fraction of 1 beside a percentage: 0.464 beside 46.4."""
    if not (0 < value <= 1 < beside):
        return False
    hundredfold = value * 100
    return hundredfold <= beside * _NEAR and beside <= hundredfold * _NEAR
