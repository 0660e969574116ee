"""The measures a rule set can judge. Each is a small pure function; None means undefined.

b, y0 are baseline value and year; v, y the actual and its year; T, yT target and its year. Formulas
without a source of their own are those of progress, elapsed and pace, which every plan uses.
"""

from collections.abc import Sequence
from fractions import Fraction

from welfare_cli.assess.growth import cagr
from welfare_cli.assess.pathway import Pathway
from welfare_cli.assess.series import Reading
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.plan.targets import Range

_WINDOW = 5  # years
_ENOUGH = 4  # values in these years


def is_met(
    value: Fraction, target: Fraction, *, lower_is_better: bool, strict: bool = False
) -> bool:
    """Whether the target is reached, seen in the indicator's direction; a strict one is passed."""
    if value == target:
        return not strict
    return value < target if lower_is_better else value > target


def progress(path: Pathway, value: Fraction) -> Fraction | None:
    """進捗率: (v − b) / (T − b), the same for increase and decrease; None where T = b."""
    return (value - path.baseline) / path.rise if path.rise else None


def pace(path: Pathway, value: Fraction, year: FiscalYear) -> Fraction | None:
    """(v − b) / (expected − b): 1 is exactly on the line. On a straight one progress / elapsed.

    None at or before the baseline year, and where the line has not left the baseline, or dips
    behind it on its way to a later milestone.
    """
    way = path.risen(year)
    if not way or (path.stations and way * path.rise <= 0):
        return None
    return (value - path.baseline) / way


def planned_pace(
    path: Pathway, value: Fraction, year: FiscalYear, period: tuple[FiscalYear, FiscalYear]
) -> Fraction | None:
    """Progress / (year of the plan ÷ years of the plan), the share being at most 1.

    Source: 多摩市 まち・ひと・しごと創生総合戦略の評価方法（案）, 20 % for each of five years.
    """
    done, nth = progress(path, value), year.number - period[0].number + 1
    years = period[1].number - period[0].number + 1
    return done / min(Fraction(nth, years), Fraction(1)) if done is not None and nth > 0 else None


def achievement(value: Fraction, target: Fraction, *, lower_is_better: bool) -> Fraction | None:
    """達成率: v / T where higher is better, T / v where lower is.

    None where the ratio says nothing: a divisor of zero, or a negative number on either side.
    """
    part, whole = (target, value) if lower_is_better else (value, target)
    return part / whole if part >= 0 and whole > 0 else None


def cagr_ratio(
    path: Pathway, value: Fraction, year: FiscalYear, *, lower_is_better: bool
) -> Fraction | None:
    """R = d · CAGR(v, b, y − y0) / |CAGR(T, b, yT − y0)|, d = 1 for increase, −1 for decrease.

    Source: Open SDG, progress measurement methodology. None where b, v or T is not above zero.
    """
    start = path.start.number
    found = cagr(path.baseline, value, year.number - start)
    needed = cagr(path.baseline, path.target, path.end.number - start)
    if found is None or not needed:
        return None
    return (-found if lower_is_better else found) / abs(needed)


def nearer(span: Range, before: Fraction, after: Fraction) -> Fraction:
    """How much nearer a value has come to a range; within it nothing is missing."""
    low, high = exact(span.low), exact(span.high)
    missing = [max(low - value, value - high, Fraction(0)) for value in (before, after)]
    return missing[0] - missing[1]


def mean_change(series: Sequence[Reading], year: FiscalYear) -> Fraction | None:
    """Mean change per year over the last five years up to `year`, in the indicator's unit.

    (v_y − v_{y−5}) / 5, or from the oldest value in these years where that one is missing. None
    with fewer than four values. Source: Destatis, German Sustainable Development Strategy,
    status of the indicators.
    """
    recent = [r for r in series if year.number - _WINDOW <= r.year.number <= year.number]
    if len(recent) < _ENOUGH:
        return None
    first, last = recent[0], recent[-1]
    return (last.value - first.value) / (last.year.number - first.year.number)


def last_change(series: Sequence[Reading], year: FiscalYear) -> Fraction | None:
    """The newest value minus the one measured before it, whatever years lie between."""
    known = [r for r in series if r.year <= year]
    return known[-1].value - known[-2].value if len(known) > 1 else None


def shortfall(path: Pathway, value: Fraction, year: FiscalYear, slope: Fraction) -> Fraction | None:
    """(T − h) / (T − v), where h = v + slope · (yT − y): the part of the way that would be missing.

    0 is a target just reached, 1 no change, above 1 a move away. Of a value that is at a target it
    has to pass nothing is missing when it goes on. None where T = b. Source: as `mean_change`.
    """
    left = max(path.end.number - year.number, 0)
    gap = path.target - value
    if gap:
        return (gap - slope * left) / gap
    return Fraction(0 if slope * left * path.rise > 0 else 1) if path.rise else None


def needed_per_year(
    path: Pathway, value: Fraction, year: FiscalYear, *, met: bool
) -> Fraction | None:
    """How much the value must still change per year; 0 when met, None when no year is left."""
    if met:
        return Fraction(0)
    left = path.end.number - year.number
    return (path.target - value) / left if left > 0 else None
