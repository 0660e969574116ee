"""Growth rates. A root that is a fraction comes out exactly; any other with 50 digits."""

from decimal import Decimal, localcontext
from fractions import Fraction

_DIGITS = 50


def root(value: Fraction, n: int) -> Fraction:
    """The n-th root of a number that is not negative, for n from 1 on."""
    above, below = _whole_root(value.numerator, n), _whole_root(value.denominator, n)
    if above is not None and below is not None:
        return Fraction(above, below)
    with localcontext() as context:
        context.prec = _DIGITS
        ratio = Decimal(value.numerator) / Decimal(value.denominator)
        return Fraction(ratio ** (Decimal(1) / n))


def cagr(first: Fraction, last: Fraction, years: int) -> Fraction | None:
    """Compound annual growth rate: (last / first)^(1 / years) − 1, as a fraction of 1.

    None where either value is not above zero, or no year has passed.
    """
    if first <= 0 or last <= 0 or years <= 0:
        return None
    return root(last / first, years) - 1


def _whole_root(value: int, n: int) -> int | None:
    """The whole number whose n-th power it is, if there is one."""
    with localcontext() as context:
        context.prec = _DIGITS
        near = int((Decimal(value) ** (Decimal(1) / n)).to_integral_value()) if value else 0
    return near if near**n == value else None
