"""The values of one indicator since the last break, and what can be computed from them alone.

Growth rates, the test of a difference between two samples, and the line of least squares. All are
exact fractions; a root that is no fraction has 50 decimals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import isqrt, lcm
from operator import mul
from statistics import NormalDist

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.plan.indicator import Baseline
from welfare_cli.results.columns import Actual


@dataclass(frozen=True, slots=True)
class YearValue:
    """A value at a fiscal year; `n` is the size of the sample that it was found in."""

    year: FiscalYear
    value: Fraction
    n: int | None = None


def year_value(point: Actual | Baseline | None) -> YearValue | None:
    """The reading of a baseline or an actual; None where there is no value."""
    if point is None or point.value is None:
        return None
    return YearValue(point.year, exact(point.value), point.n)


def comparable(actuals: Sequence[Actual], began: FiscalYear | None) -> tuple[Actual, ...]:
    """The actuals of the present series: none from before the break at `began`."""
    if began is None:
        return tuple(actuals)
    return tuple(actual for actual in actuals if actual.year >= began)


def up_to(year: FiscalYear, actuals: Sequence[Actual]) -> tuple[Actual, ...]:
    """The actuals of that year and before; they come oldest first."""
    if not actuals or actuals[-1].year <= year:
        return tuple(actuals)
    return tuple(actual for actual in actuals if actual.year <= year)


def year_values(start: YearValue | None, actuals: Sequence[Actual]) -> tuple[YearValue, ...]:
    """Every value from the baseline on, the oldest first; the baseline where no actual is older.

    An actual of the baseline's own year is believed before the baseline.
    """
    found = {actual.year: reading for actual in actuals if (reading := year_value(actual))}
    if start:
        found.setdefault(start.year, start)
    return tuple(found[year] for year in sorted(found))


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


USUAL_LEVEL = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Sampled:
    """A difference of two shares in points, and how much of it chance alone may make."""

    difference: Fraction
    margin: Fraction
    significant: bool


def compare_shares(
    before: YearValue, after: YearValue, level: Fraction = USUAL_LEVEL, sides: int = 2
) -> Sampled | None:
    """Test the change of a share in percent; None without both sample sizes or outside 0 to 100.

    Source: the usual two-proportion z test with a pooled share,
    z = (p1 − p0) / √(p (1 − p) (1/n0 + 1/n1)), where p is the share in both samples together. It
    is compared by squares, so that no digit is lost.
    """
    if not (before.n and after.n) or not all(0 <= r.value <= 100 for r in (before, after)):
        return None
    together = before.n + after.n
    pooled = (before.value * before.n + after.value * after.n) / together / 100
    variance = pooled * (1 - pooled) * (Fraction(1, before.n) + Fraction(1, after.n))
    difference = after.value - before.value
    # The quantile is a float of 16 digits; nobody publishes a level with more.
    reach = Fraction(NormalDist().inv_cdf(float(1 - level / sides))) ** 2 * variance
    return Sampled(difference, square_root(reach) * 100, (difference / 100) ** 2 > reach)


_FEWEST = 3
# Two-sided 95 % points of Student's t for 1, 2, 3, … degrees of freedom, as the NIST/SEMATECH
# e-Handbook prints them (table 1.3.6.7.2); beyond the list, those of the next lower number given.
_PRINTED = (
    "12.706 4.303 3.182 2.776 2.571 2.447 2.365 2.306 2.262 2.228 2.201 2.179 2.160 2.145 2.131 "
    "2.120 2.110 2.101 2.093 2.086 2.080 2.074 2.069 2.064 2.060 2.056 2.052 2.048 2.045 2.042"
)
_T = tuple(map(Fraction, _PRINTED.split()))
_T_FAR = ((120, "1.980"), (100, "1.984"), (60, "2.000"), (40, "2.021"), (30, "2.042"))


@dataclass(frozen=True, slots=True)
class RegressionLine:
    """The line of least squares through some readings; years are fiscal years' numbers."""

    slope: Fraction
    level: Fraction  # at the mean year
    mean_year: Fraction
    spread: Fraction  # Σ (year − mean year)²
    residue: Fraction  # Σ (value − line)²
    count: int

    def at(self, year: int) -> Fraction:
        """The line's value in that year."""
        return self.level + self.slope * (year - self.mean_year)

    def margin(self, year: int) -> Fraction | None:
        """Half the width of the 95 % prediction interval; None with fewer than three readings."""
        if self.count < _FEWEST:
            return None
        freedom = self.count - 2
        variance = self.residue / freedom
        distance = (year - self.mean_year) ** 2 / self.spread
        return _t(freedom) * square_root(variance * (1 + Fraction(1, self.count) + distance))


def least_squares(year_values: Sequence[YearValue]) -> RegressionLine | None:
    """The line through readings of at least two years; None with fewer.

    Source of the formulas: NIST/SEMATECH e-Handbook of Statistical Methods, simple linear
    regression and prediction intervals.
    """
    if len(year_values) < 2:
        return None
    # Sums of whole numbers: years from the first one on, values in their smallest common unit.
    count, first = len(year_values), year_values[0].year.number
    unit = lcm(*(reading.value.denominator for reading in year_values))
    years = [reading.year.number - first for reading in year_values]
    values = [int(reading.value * unit) for reading in year_values]
    in_years, in_values = sum(years), sum(values)
    spread = count * sum(year * year for year in years) - in_years**2
    together = count * sum(map(mul, years, values)) - in_years * in_values
    scatter = count * sum(value * value for value in values) - in_values**2
    return RegressionLine(
        slope=Fraction(together, spread * unit),
        level=Fraction(in_values, count * unit),
        mean_year=first + Fraction(in_years, count),
        spread=Fraction(spread, count),
        residue=Fraction(scatter * spread - together**2, count * spread * unit**2),
        count=count,
    )


def _t(freedom: int) -> Fraction:
    if freedom <= len(_T):
        return _T[freedom - 1]
    return Fraction(next(value for least, value in _T_FAR if freedom >= least))
