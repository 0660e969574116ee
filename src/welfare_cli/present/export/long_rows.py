"""Long data as rows: flat, with the same keys in every row, numbers plain and unrounded as in JSON.

Keys and codes are the same in every language; only titles and labels are told in one.
"""

import json
from collections.abc import Iterable, Iterator

from welfare_cli.assess.records import Record
from welfare_cli.ground.quantity import to_json
from welfare_cli.ground.text import harmless_json, one_line
from welfare_cli.present.figures import Figures
from welfare_cli.present.progress_json import Json, point_json, target_json
from welfare_cli.present.writers import csv_lines, safe_cell


def long_row(figures: Figures, record: Record) -> Json:
    """One record: what it is of, what was measured, what was promised, what it comes to."""
    return (
        _subject(figures, record) | _measured(record) | _promised(record) | _rated(figures, record)
    )


def jsonl_parts(figures: Figures, records: Iterable[Record]) -> Iterator[str]:
    """JSON Lines: an object per line, each written as soon as it is known."""
    for record in records:
        row = long_row(figures, record)
        yield harmless_json(json.dumps(row, ensure_ascii=False, allow_nan=False)) + "\n"


def csv_parts(figures: Figures, records: Iterable[Record]) -> Iterator[str]:
    """CSV: the same keys as a header, then a line per record."""
    yield csv_lines([COLUMNS])
    for record in records:
        yield csv_lines(
            [[_cell(value) for value in long_row(figures, record).values()]], safe=False
        )


def _cell(value: object) -> str:
    """A text as one line that no spreadsheet runs; a number as JSON has it; unknown is empty."""
    if value is None:
        return ""
    return safe_cell(one_line(value)) if isinstance(value, str) else json.dumps(value)


def _subject(figures: Figures, record: Record) -> Json:
    lang, assessment = figures.lang, record.assessment
    indicator = assessment.indicator
    return {
        "plan": figures.plan.id,
        "section": assessment.section.id,
        "indicator": indicator.id,
        "title": indicator.title.in_(lang),
        "unit": indicator.unit.in_(lang),
        "direction": indicator.heading.value if indicator.heading else None,
        "year": record.year.number,
        "year_label": figures.year(record.year),
    }


def _measured(record: Record) -> Json:
    """What the result file of the year says; null where it has no row."""
    own = record.own
    return {
        "value": to_json(own.value) if own else None,
        "status": own.status.value if own else None,
        "n": own.n if own else None,
        "published": (own.published or None) if own else None,
        "source": (own.source or None) if own else None,
        "note": (own.note or None) if own else None,
        "sample": record.is_sample,
    }


def _promised(record: Record) -> Json:
    assessment = record.assessment
    start, target = point_json(assessment.indicator.baseline) or {}, target_json(assessment) or {}
    kind = assessment.goal.kind.value if assessment.goal else None
    return {
        "baseline": start.get("value"),
        "baseline_year": start.get("year"),
        "target": target.get("value"),
        "target_year": target.get("year"),
        "target_kind": kind,
    }


def _rated(figures: Figures, record: Record) -> Json:
    """What `progress --as-of` says at that year; `rated_year` is that of the actual it takes."""
    assessment = record.assessment
    actual, rating, notes = assessment.actual, assessment.rating, assessment.notes
    return {
        "rules": figures.rules.id,
        "rated_value": to_json(actual.value) if actual else None,
        "rated_year": actual.year.number if actual else None,
        "expected": to_json(assessment.expected),
        "progress": to_json(assessment.progress),
        "elapsed": to_json(assessment.elapsed),
        "pace": to_json(assessment.pace),
        "achievement": to_json(assessment.achievement),
        "needed_per_year": to_json(assessment.needed_per_year),
        "measure": to_json(assessment.measured),
        "rating": rating.id if rating else "not_assessed",
        "rating_label": assessment.shown.label.in_(figures.lang),
        "score": to_json(assessment.score),
        "reason": None if rating or not notes else notes[0].code.value,
        "notes": " ".join(note.code.value for note in notes) or None,
    }


COLUMNS = (
    *("plan", "section", "indicator", "title", "unit", "direction", "year", "year_label"),
    *("value", "status", "n", "published", "source", "note", "sample"),
    *("baseline", "baseline_year", "target", "target_year", "target_kind"),
    *("rules", "rated_value", "rated_year", "expected", "progress", "elapsed", "pace"),
    *("achievement", "needed_per_year", "measure", "rating", "rating_label", "score"),
    *("reason", "notes"),
)
