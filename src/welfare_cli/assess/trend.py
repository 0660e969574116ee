"""Least squares over the years, with the interval in which a new value is to be expected.

Source of the formulas: NIST/SEMATECH e-Handbook of Statistical Methods, simple linear regression
and prediction intervals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul

from welfare_cli.assess.growth import square_root
from welfare_cli.assess.series import Reading

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
class Line:
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


def least_squares(readings: Sequence[Reading]) -> Line | None:
    """The line through readings of at least two years; None with fewer."""
    if len(readings) < 2:
        return None
    # Sums of whole numbers: years from the first one on, values in their smallest common unit.
    count, first = len(readings), readings[0].year.number
    unit = lcm(*(reading.value.denominator for reading in readings))
    years = [reading.year.number - first for reading in readings]
    values = [int(reading.value * unit) for reading in readings]
    in_years, in_values = sum(years), sum(values)
    spread = count * sum(year * year for year in years) - in_years**2
    together = count * sum(map(mul, years, values)) - in_years * in_values
    scatter = count * sum(value * value for value in values) - in_values**2
    return Line(
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
