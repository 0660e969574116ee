"""Counts by rating. What is not assessed is counted by itself, never averaged in."""

from collections.abc import Iterable
from dataclasses import dataclass

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.notes import NoteCode
from welfare_cli.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Summary:
    """How many indicators have which rating, in the rule set's order."""

    total: int
    by_rating: dict[str, int]
    not_assessed: int


def summarise(assessments: Iterable[Assessment], rules: RuleSet) -> Summary:
    """Count the assessments by rating."""
    counts = {rating.id: 0 for rating in rules.ratings}
    total = unrated = 0
    for assessment in assessments:
        total += 1
        if assessment.rating:
            counts[assessment.rating.id] += 1
        else:
            unrated += 1
    return Summary(total, counts, unrated)


def having(assessments: Iterable[Assessment], *codes: NoteCode) -> list[Assessment]:
    """Those that carry one of the notes."""
    return [a for a in assessments if any(note.code in codes for note in a.notes)]
