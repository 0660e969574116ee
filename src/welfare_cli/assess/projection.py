"""Where an indicator is heading: what its values would be at the target year if they went on so.

A projection is no forecast: it continues a line. Nothing is projected across a break in the series,
for a held value, for a direction alone or behind a range that was passed: there is no way to go.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.goal import Pathway, whole_path
from welfare_cli.assess.measures import Case, mean_change
from welfare_cli.assess.series import least_squares
from welfare_cli.ground.fiscal_year import LAST, FiscalYear


class Obstacle(StrEnum):
    """Why there is no line to continue, the plainest reason first."""

    NO_TARGET = "no-target"
    DIRECTION = "direction"
    NO_BASELINE = "no-baseline"
    BREAK = "break"
    NO_ACTUAL = "no-actual"
    PASSED = "passed-range"
    HELD = "held"
    BASELINE_YEAR = "baseline-year"


class Method(StrEnum):
    """How the line is drawn that is continued."""

    PATH = "path"
    RECENT = "recent"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class ProjectedLine:
    """A line continued: the value at the target year, and when the target would be met.

    `value` and `meets` are None once the target year is reached; `low` and `high` are the 95 %
    prediction interval, where there is one. `met_in` is the first fiscal year in which the line is
    at the target or better; None where it never gets there.
    """

    method: Method
    met_in: FiscalYear | None
    value: Fraction | None = None
    meets: bool | None = None
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """The lines that can be continued, and what is needed from now on to reach the target.

    `is_met` says that the target is met now; a strict one is not where nothing more is needed.
    """

    year: FiscalYear
    target: Fraction
    lines: tuple[ProjectedLine, ...]
    needed_per_year: Fraction | None
    is_met: bool

    def by(self, method: Method) -> ProjectedLine | None:
        """The line drawn by that method, if it can be drawn."""
        return next((line for line in self.lines if line.method is method), None)


def project(assessment: Assessment) -> Projection | None:
    """Continue the values of an indicator to its final target; None where there is no way to it."""
    path = planned(assessment)
    if assessment.facts is None or path is None or obstacle(assessment):
        return None
    case = assessment.facts.case
    found = (_path(case, path), _recent(case, path), _trend(case, path))
    lines = tuple(line for line in found if line)
    is_met = case.goal.is_met_by(case.actual.value, path.target)
    return Projection(path.end, path.target, lines, case.needed_per_year(path), is_met)


def planned(assessment: Assessment) -> Pathway | None:
    """The line that the plan draws to its final target: through every milestone, or flat."""
    goal = assessment.goal
    return whole_path(assessment.indicator) or (goal.path if goal else None)


def obstacle(assessment: Assessment) -> Obstacle | None:
    """Why nothing is projected; None where something is."""
    target, path, actual = assessment.indicator.target, planned(assessment), assessment.actual
    found = {
        Obstacle.NO_TARGET: target is None,
        Obstacle.DIRECTION: target is not None and target.direction is not None,
        Obstacle.BREAK: _is_cut_off(assessment),
        Obstacle.NO_BASELINE: path is None,
        Obstacle.NO_ACTUAL: actual is None,
        Obstacle.PASSED: _has_passed(assessment),
        Obstacle.HELD: path is not None and not path.rise,
        Obstacle.BASELINE_YEAR: bool(path and actual and actual.year <= path.start),
    }
    return next((why for why, stands in found.items() if stands), None)


def _is_cut_off(assessment: Assessment) -> bool:
    """Whether a break took the baseline away, or left no value of the present series."""
    if assessment.indicator.series_began(assessment.as_of) is None:
        return False
    values = [actual.value for actual in assessment.present_series]
    return assessment.indicator.baseline is None or all(value is None for value in values)


def _has_passed(assessment: Assessment) -> bool:
    """Whether the value has gone through its range, and out of it on the far side."""
    target, start = assessment.indicator.target, assessment.indicator.baseline
    value = assessment.actual.value if assessment.actual else None
    if target is None or target.range is None or start is None or value is None:
        return False
    low, high = target.range.low, target.range.high
    return start.value < low <= high < value or value < low <= high < start.value


def _path(case: Case, path: Pathway) -> ProjectedLine:
    """On from the baseline through the actual."""
    slope = (case.actual.value - path.baseline) / (case.actual.year.number - path.start.number)
    return _continued(Method.PATH, case, path, (case.actual.value, slope))


def _recent(case: Case, path: Pathway) -> ProjectedLine | None:
    """On by the mean change of the last five years."""
    slope = mean_change(case)
    if slope is None:
        return None
    return _continued(Method.RECENT, case, path, (case.actual.value, slope))


def _trend(case: Case, path: Pathway) -> ProjectedLine | None:
    """On by least squares over all years since the baseline."""
    line = least_squares([reading for reading in case.series if reading.year >= path.start])
    if line is None:
        return None
    now = line.at(case.actual.year.number)
    found = _continued(Method.TREND, case, path, (now, line.slope))
    margin = line.margin(path.end.number)
    if found.value is None or margin is None:
        return found
    return replace(found, low=found.value - margin, high=found.value + margin)


def _continued(
    method: Method, case: Case, path: Pathway, line: tuple[Fraction, Fraction]
) -> ProjectedLine:
    """The line (its value in the actual's year, its change per year) and what it comes to."""
    now, slope = line
    met_in = _met_in(case, path.target, now, slope)
    left = path.end.number - case.actual.year.number
    if left <= 0:
        return ProjectedLine(method, met_in)
    value = now + slope * left
    return ProjectedLine(method, met_in, value, case.goal.is_met_by(value, path.target))


def _met_in(case: Case, target: Fraction, now: Fraction, slope: Fraction) -> FiscalYear | None:
    """The year of the actual where the line is at the target then, else the first one it is."""
    if case.goal.is_met_by(now, target):
        return case.actual.year
    if slope * case.goal.sign <= 0:
        return None
    years = (target - now) / slope
    whole = -(-years.numerator // years.denominator)
    # A strict target has to be passed, not just reached.
    whole += case.goal.strict and years == whole
    number = case.actual.year.number + max(whole, 1)
    return FiscalYear(number) if number <= LAST else None
