"""What a chart holds: marks and the scene of an indicator, and the axis of its values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import count

from welfare_cli.assess.dossier import Dossier, ValueRow
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import decimals_of, half_up, show
from welfare_cli.plan.indicator import Indicator
from welfare_cli.present.figures import Figures, is_held
from welfare_cli.results.status import Status


class Mark(Enum):
    """What a cell may hold; where two meet, the later one of this list is seen."""

    BREAK = "┊"
    PATH = "·"
    LEVEL = "─"
    OTHER = "+"
    BASELINE = "■"
    TARGET = "◇"
    SAMPLE = "◌"
    PROVISIONAL = "○"
    ACTUAL = "●"
    HIT = "◆"  # a value and the target in one cell


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark at a year and a value."""

    year: int
    value: Fraction
    mark: Mark


@dataclass(frozen=True, slots=True)
class Level:
    """A line at a value from one year to another."""

    value: Fraction
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be drawn. `years` names every year from the first to the last, without a gap.

    `path` goes straight from point to point; `tags` stand at the right of the rows of their values.
    """

    years: Mapping[int, str]
    spots: tuple[Spot, ...]
    decimals: int
    path: tuple[tuple[int, Fraction], ...] = ()
    levels: tuple[Level, ...] = ()
    breaks: tuple[int, ...] = ()
    tags: tuple[tuple[Fraction, str], ...] = ()
    anchor: int | None = None  # a year that has its name in any case
    is_share: bool = False

    @property
    def values(self) -> list[Fraction]:
        """Every value in it."""
        found = [spot.value for spot in self.spots] + [value for _, value in self.path]
        return found + [level.value for level in self.levels]


_NICE = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))
_MOST_STEPS = 6  # between labels; more would crowd them


@dataclass(frozen=True, slots=True)
class Scale:
    """From `base` upward in `count` rows; every `per` rows are one `step`, which has a label."""

    base: Fraction
    step: Fraction
    per: int
    count: int
    decimals: int

    def row(self, value: Fraction) -> int:
        """The row of a value, 0 being the lowest."""
        return half_up((value - self.base) / self.step * self.per)

    def label(self, row: int) -> str:
        """What stands beside a row: its value where it is a whole number of steps, else nothing."""
        nth, rest = divmod(row, self.per)
        return "" if rest else show(self.base + nth * self.step, self.decimals)

    @property
    def labels(self) -> list[str]:
        """The labels of all rows, the lowest first."""
        return [self.label(row) for row in range(self.count)]


def scale_for(
    values: list[Fraction], decimals: int, most_rows: int, *, is_share: bool = False
) -> Scale:
    """The closest scale around the values whose labels are exact with that many decimals."""
    low, high = min(values), max(values)
    smallest = Fraction(1, 10**decimals)
    if low == high:
        low, high = low - smallest, high + smallest
        if is_share and min(values) <= 100 and min(values) >= 0:
            low, high = max(low, Fraction(0)), min(high, Fraction(100))
    step = next(step for step in _nice(smallest) if _steps(low, high, step) <= _MOST_STEPS)
    steps = _steps(low, high, step)
    per = max(1, (most_rows - 1) // steps)
    return Scale(low // step * step, step, per, steps * per + 1, decimals)


def _nice(smallest: Fraction) -> Iterator[Fraction]:
    """Every step that people count in, from the smallest on; each a whole number of these."""
    for power in count():
        for nice in _NICE:
            if (nice * 10**power).denominator == 1:
                yield smallest * nice * 10**power


def _steps(low: Fraction, high: Fraction, step: Fraction) -> int:
    return max(1, int(-(-high // step) - low // step))


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
