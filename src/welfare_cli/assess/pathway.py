"""The line from baseline to target, and where a year stands on it. Exact throughout.

It is straight, or goes through milestones: then it is straight from each to the next.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from welfare_cli.ground.fiscal_year import FiscalYear

Station = tuple[FiscalYear, Fraction]


@dataclass(frozen=True, slots=True)
class Pathway:
    """Baseline b at year y0, target T at year yT, with y0 < yT; `stations` lie between them."""

    start: FiscalYear
    baseline: Fraction
    end: FiscalYear
    target: Fraction
    stations: tuple[Station, ...] = ()

    @property
    def rise(self) -> Fraction:
        """T − b; zero where a value is to be held."""
        return self.target - self.baseline

    @property
    def is_flat(self) -> bool:
        """Whether a value is to be held."""
        return self.target == self.baseline

    @property
    def points(self) -> tuple[Station, ...]:
        """Every point that the line goes through, the baseline first."""
        return ((self.start, self.baseline), *self.stations, (self.end, self.target))

    def elapsed(self, year: FiscalYear) -> Fraction | None:
        """経過率: (y − y0) / (yT − y0), at most 1; None before the baseline year."""
        passed = year.number - self.start.number
        if passed < 0:
            return None
        years = self.end.number - self.start.number
        return Fraction(min(passed, years), years)

    def expected(self, year: FiscalYear) -> Fraction | None:
        """期待値: b + (T − b) · elapsed, between two milestones likewise; None before y0."""
        risen = self.risen(year)
        return None if risen is None else self.baseline + risen

    def risen(self, year: FiscalYear) -> Fraction | None:
        """期待値 − b: how far the line has gone by then; None before y0."""
        elapsed = self.elapsed(year)
        if elapsed is None:
            return None
        return self._on_its_leg(year) - self.baseline if self.stations else self.rise * elapsed

    def _on_its_leg(self, year: FiscalYear) -> Fraction:
        legs = list(pairwise(self.points))
        (left, low), (right, high) = next((leg for leg in legs if year <= leg[1][0]), legs[-1])
        passed = min(year.number, right.number) - left.number
        return low + (high - low) * Fraction(passed, right.number - left.number)

    def until_next(self, year: FiscalYear) -> "Pathway":
        """The line up to the first dated value of that year or later, which is what counts then."""
        for number, (due, value) in enumerate(self.stations):
            if year <= due:
                return Pathway(self.start, self.baseline, due, value, self.stations[:number])
        return self
