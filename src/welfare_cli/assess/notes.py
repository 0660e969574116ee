"""What a reader must know beside the numbers: codes, in the order they are told."""

from dataclasses import dataclass, field
from enum import StrEnum

from welfare_cli.assess.facts import TO_A_NUMBER, Facts
from welfare_cli.assess.measures import Case
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.plan.indicator import Indicator
from welfare_cli.results.columns import Actual
from welfare_cli.results.status import Status
from welfare_cli.rules.rule_set import Kind, Measure


class NoteCode(StrEnum):
    """Why an indicator is not rated, and what to keep in mind where it is."""

    NO_TARGET = "no-target"
    NO_BASELINE = "no-baseline"
    NO_ACTUAL = "no-actual"
    NOT_SURVEYED = "not-surveyed"
    PENDING = "pending"
    WITHHELD = "withheld"
    DISCONTINUED = "discontinued"
    BASELINE_YEAR = "baseline-year"
    BEFORE_BASELINE = "before-baseline"
    BASELINE_PAST_TARGET = "baseline-past-target"
    UNDEFINED = "measure-undefined"
    NO_CLASS = "no-class"
    OLDER_ACTUAL = "older-actual"
    TARGET_YEAR_PAST = "target-year-past"
    MILESTONE = "milestone"
    PROMISE_REVISED = "promise-revised"
    SERIES_BREAK = "series-break"
    SAMPLING_ERROR = "within-sampling-error"
    SAMPLING_ERROR_BEFORE = "within-sampling-error-before"
    SAMPLE = "sample-value"
    SAMPLE_TREND = "sample-trend"
    PRELIMINARY = "preliminary-value"
    ESTIMATE = "estimated-value"
    REVISED = "revised-value"


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its code, and the facts its words need."""

    code: NoteCode
    facts: dict[str, object] = field(default_factory=dict)


# What is measured along the way from the baseline.
_ALONG = (Measure.PROGRESS, Measure.PACE, Measure.PLANNED_PACE, Measure.CAGR_RATIO)

_STATUS_NOTES = {
    Status.PRELIMINARY: NoteCode.PRELIMINARY,
    Status.ESTIMATE: NoteCode.ESTIMATE,
    Status.REVISED: NoteCode.REVISED,
}


def missing_note(actual: Actual | None) -> Note:
    """Why there is no value: the reason that was given, or none."""
    return Note(NoteCode(actual.status.value) if actual else NoteCode.NO_ACTUAL)


def value_notes(
    actual: Actual, silence: Actual | None, series: tuple[Actual, ...], as_of: FiscalYear
) -> list[Note]:
    """What the year and the statuses of the value and of its series say."""
    notes = []
    if actual.year < as_of:
        why = silence.status.value if silence else ""
        notes.append(Note(NoteCode.OLDER_ACTUAL, {"year": actual.year, "as_of": as_of, "why": why}))
    if actual.is_sample:
        notes.append(Note(NoteCode.SAMPLE))
    elif any(other.is_sample for other in series):
        notes.append(Note(NoteCode.SAMPLE_TREND))
    if actual.status in _STATUS_NOTES:
        notes.append(Note(_STATUS_NOTES[actual.status]))
    return notes


def promise_notes(indicator: Indicator, as_of: FiscalYear) -> list[Note]:
    """What has been revised of the indicator by that year, and since when its series runs."""
    notes = [
        Note(NoteCode.PROMISE_REVISED, {"from": revision.from_, "reason": revision.reason.told()})
        for revision in indicator.revised_by(as_of)
    ]
    began = indicator.series_began(as_of)
    return [*notes, Note(NoteCode.SERIES_BREAK, {"year": began})] if began else notes


def why_unrated(indicator: Indicator, actual: Actual, facts: Facts | None) -> Note:
    """Why an indicator with a value has no rating."""
    start = indicator.baseline.year if indicator.baseline else None
    if start and actual.year <= start:
        code = NoteCode.BEFORE_BASELINE if actual.year < start else NoteCode.BASELINE_YEAR
        return Note(code, {"year": actual.year})
    if facts is None or start is None:
        return Note(NoteCode.NO_TARGET if start else NoteCode.NO_BASELINE)
    if facts.case.goal.kind is Kind.NONE:
        return Note(NoteCode.NO_TARGET)
    if facts.case.goal.past_target:
        return Note(NoteCode.BASELINE_PAST_TARGET)
    # With everything to judge by, it is the rule set that has no class for it.
    lacks = facts.undefined
    if lacks is None:
        return Note(NoteCode.NO_CLASS)
    said: dict[str, object] = {"measure": lacks.value, "lack": _lack(facts.case, lacks)}
    return Note(NoteCode.UNDEFINED, said)


def _lack(case: Case, measure: Measure) -> str:
    """Why the measure is undefined: that the target is of another kind, or what it always needs."""
    goal, start = case.goal, case.baseline
    if goal.bound is None:
        return "no-number" if measure in TO_A_NUMBER else measure.value
    if measure not in _ALONG or goal.path is None or not goal.path.is_flat:
        return measure.value
    if goal.kind is Kind.RANGE:
        return "range"
    return "hold" if start and start.value != exact(goal.bound) else measure.value
