"""The measures a rule set can judge. Each is a small pure function; None means undefined.

b, y0 are baseline value and year; v, y the actual and its year; T, yT target and its year.
"""

from fractions import Fraction

from welfare_cli.assess.pathway import Pathway
from welfare_cli.ground.fiscal_year import FiscalYear


def is_met(value: Fraction, target: Fraction, *, lower_is_better: bool) -> bool:
    """Whether the target is reached, seen in the indicator's direction."""
    return value <= target if lower_is_better else value >= target


def progress(path: Pathway, value: Fraction) -> Fraction | None:
    """進捗率: (v − b) / (T − b), the same for increase and decrease; None where T = b."""
    return (value - path.baseline) / path.rise if path.rise else None


def pace(path: Pathway, value: Fraction, year: FiscalYear) -> Fraction | None:
    """Progress ÷ elapsed: 1 is exactly on the line; None at or before the baseline year."""
    done, elapsed = progress(path, value), path.elapsed(year)
    return done / elapsed if done is not None and elapsed else None


def achievement(value: Fraction, target: Fraction, *, lower_is_better: bool) -> Fraction | None:
    """達成率: v / T where higher is better, T / v where lower is.

    None where the ratio says nothing: a divisor of zero, or a negative number on either side.
    """
    part, whole = (target, value) if lower_is_better else (value, target)
    return part / whole if part >= 0 and whole > 0 else None


def needed_per_year(
    path: Pathway, value: Fraction, year: FiscalYear, *, met: bool
) -> Fraction | None:
    """How much the value must still change per year; 0 when met, None when no year is left."""
    if met:
        return Fraction(0)
    left = path.end.number - year.number
    return (path.target - value) / left if left > 0 else None
