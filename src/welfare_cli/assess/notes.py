"""What a reader must know beside the numbers: codes, in the order they are told."""

from dataclasses import dataclass, field
from enum import StrEnum

from welfare_cli.results.model import Actual, Status


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


_STATUS_NOTES = {
    Status.PRELIMINARY: NoteCode.PRELIMINARY,
    Status.ESTIMATE: NoteCode.ESTIMATE,
    Status.REVISED: NoteCode.REVISED,
}


def missing_note(actual: Actual | None) -> Note:
    """Why there is no value: the reason that was given, or none."""
    return Note(NoteCode(actual.status.value) if actual else NoteCode.NO_ACTUAL)


def value_notes(actual: Actual, series: tuple[Actual, ...]) -> list[Note]:
    """What the statuses of the value and of its series say."""
    notes = []
    if actual.is_sample:
        notes.append(Note(NoteCode.SAMPLE))
    elif any(other.is_sample for other in series):
        notes.append(Note(NoteCode.SAMPLE_TREND))
    if actual.status in _STATUS_NOTES:
        notes.append(Note(_STATUS_NOTES[actual.status]))
    return notes
