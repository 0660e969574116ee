"""What the chart of an indicator holds: its values, the line that was planned, the target.

Every mark stands for a number of the plan or of the results; only the planned line lies between.
"""

from collections.abc import Iterator
from fractions import Fraction

from welfare_cli.assess.dossier import Dossier, ValueRow
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import decimals_of, show
from welfare_cli.plan.indicator import Indicator
from welfare_cli.present.chart.marks import Level, Mark, Scene, Spot
from welfare_cli.present.figures import Figures, is_held
from welfare_cli.results.status import Status

_PROVISIONAL = (Status.PRELIMINARY, Status.ESTIMATE)


def scene_of(figures: Figures, found: Dossier) -> Scene:
    """The actuals, the line that was planned and the target, over all years that they name."""
    indicator, target = found.indicator, found.indicator.target
    spots, path = tuple(_spots(found)), found.path
    years = {spot.year for spot in spots} | {row.actual.year.number for row in found.rows}
    years |= {target.year.number} if target else set()
    years |= set() if years else {found.assessment.as_of.number}
    named = {
        number: figures.year(FiscalYear(number)) for number in range(min(years), max(years) + 1)
    }
    return Scene(
        named,
        spots,
        indicator.decimals,
        tuple((year.number, value) for year, value in path.points) if path and path.rise else (),
        tuple(_levels(indicator, min(named))),
        tuple(year.number for year in found.breaks),
        tuple(_tags(figures, indicator)),
        target.year.number if target else None,
        is_share=indicator.is_share,
    )


def _spots(found: Dossier) -> Iterator[Spot]:
    baseline, target = found.indicator.baseline, found.indicator.target
    for row in found.rows:
        if row.actual.value is not None:
            yield Spot(row.actual.year.number, Fraction(row.actual.value), mark_of(row))
    if baseline:
        yield Spot(baseline.year.number, Fraction(baseline.value), Mark.BASELINE)
    if target and target.value is not None and not is_held(found.indicator):
        yield Spot(target.year.number, Fraction(target.value), Mark.TARGET)
    for point in target.milestones if target else ():
        yield Spot(point.year.number, Fraction(point.value), Mark.TARGET)


def mark_of(row: ValueRow) -> Mark:
    """How a value is drawn: by its series and by its status."""
    if not row.is_comparable:
        return Mark.OTHER
    if row.actual.is_sample:
        return Mark.SAMPLE
    return Mark.PROVISIONAL if row.actual.status in _PROVISIONAL else Mark.ACTUAL


def _levels(indicator: Indicator, first: int) -> Iterator[Level]:
    """A value to be held, or both ends of a range, from the baseline to the target year."""
    target, baseline = indicator.target, indicator.baseline
    if target is None:
        return
    start = baseline.year.number if baseline else first
    if target.range:
        yield Level(Fraction(target.range.low), start, target.year.number)
        yield Level(Fraction(target.range.high), start, target.year.number)
    elif target.value is not None and is_held(indicator):
        yield Level(Fraction(target.value), start, target.year.number)


def _tags(figures: Figures, indicator: Indicator) -> Iterator[tuple[Fraction, str]]:
    """The numbers of the target, to stand beside their rows."""
    target = indicator.target
    if target and target.range:
        for bound in (target.range.low, target.range.high):
            yield Fraction(bound), show(bound, decimals_of(bound))
    elif target and target.value is not None:
        yield Fraction(target.value), figures.target(indicator)
