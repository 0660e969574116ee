"""Growth rates. A root that is a fraction comes out exactly; any other with 50 decimals."""

from fractions import Fraction
from functools import lru_cache
from math import isqrt

_DIGITS = 50


def square_root(value: Fraction) -> Fraction:
    """The square root of a number that is not negative: exact for squares, else to 50 decimals."""
    product = value.numerator * value.denominator
    whole = isqrt(product)
    if whole * whole == product:
        return Fraction(whole, value.denominator)
    return Fraction(isqrt(product * 10 ** (2 * _DIGITS)), value.denominator * 10**_DIGITS)


@lru_cache(maxsize=4096)  # of an indicator the same two are asked for by every condition
def root(value: Fraction, n: int) -> Fraction:
    """The n-th root of a number that is not negative, for n from 1 on."""
    if n == 1:
        return value
    above, below = _whole_root(value.numerator, n), _whole_root(value.denominator, n)
    if above is not None and below is not None:
        return Fraction(above, below)
    scaled = value.numerator * 10 ** (_DIGITS * n) // value.denominator
    return Fraction(_floor_root(scaled, n), 10**_DIGITS)


def _floor_root(value: int, n: int) -> int:
    """The largest whole number whose n-th power is not above it, by Newton's method from above."""
    root = 1 << -(-value.bit_length() // n)
    while (nearer := ((n - 1) * root + value // root ** (n - 1)) // n) < root:
        root = nearer
    return root


def cagr(first: Fraction, last: Fraction, years: int) -> Fraction | None:
    """Compound annual growth rate: (last / first)^(1 / years) − 1, as a fraction of 1.

    None where either value is not above zero, or no year has passed.
    """
    if first <= 0 or last <= 0 or years <= 0:
        return None
    return root(last / first, years) - 1


def _whole_root(value: int, n: int) -> int | None:
    """The whole number whose n-th power it is, if there is one."""
    near = round(value ** (1 / n))  # right where there is one: values have at most 30 digits
    return next((whole for whole in (near - 1, near, near + 1) if whole**n == value), None)
