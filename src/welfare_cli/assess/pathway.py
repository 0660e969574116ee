"""The straight line from baseline to target, and where a year stands on it. Exact throughout."""

from dataclasses import dataclass
from fractions import Fraction

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Indicator


@dataclass(frozen=True, slots=True)
class Pathway:
    """Baseline b at year y0, target T at year yT, with y0 < yT."""

    start: FiscalYear
    baseline: Fraction
    end: FiscalYear
    target: Fraction

    @property
    def rise(self) -> Fraction:
        """T − b; zero where a value is to be held."""
        return self.target - self.baseline

    def elapsed(self, year: FiscalYear) -> Fraction | None:
        """経過率: (y − y0) / (yT − y0), at most 1; None before the baseline year."""
        if year < self.start:
            return None
        years = self.end.number - self.start.number
        return min(Fraction(year.number - self.start.number, years), Fraction(1))

    def expected(self, year: FiscalYear) -> Fraction | None:
        """期待値: b + (T − b) · elapsed; None before the baseline year."""
        elapsed = self.elapsed(year)
        return None if elapsed is None else self.baseline + self.rise * elapsed


def pathway_of(indicator: Indicator) -> Pathway | None:
    """The indicator's line; None where the plan sets no baseline or no target."""
    baseline, target = indicator.baseline, indicator.target
    if not (baseline and target):
        return None
    return Pathway(baseline.year, Fraction(baseline.value), target.year, Fraction(target.value))
