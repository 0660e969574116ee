"""Long data as rows: flat, with the same keys in every row, numbers plain and unrounded as in JSON.

Keys and codes are the same in every language; only titles and labels are told in one.
"""

from collections.abc import Iterable, Iterator, Sequence

from welfare_cli.assess.yearly import Record
from welfare_cli.ground.quantity import to_json
from welfare_cli.ground.text import one_line
from welfare_cli.present.figures import Figures
from welfare_cli.present.progress_json import Json, point_json, target_json
from welfare_cli.results.columns import COLUMN, COLUMNS, Actual, Column

# The places of these are promised; columns of the results that came later are at the end.
MEASURED = tuple(map(COLUMN.__getitem__, ("value", "status", "n", "published", "source", "note")))
ADDED = tuple(column for column in COLUMNS if column.export and column not in MEASURED)


def long_row(figures: Figures, record: Record) -> Json:
    """One record: what it is of, what was measured, what was promised, what it comes to."""
    return (
        _subject(figures, record)
        | _measured(record)
        | _promised(record)
        | _rated(figures, record)
        | exported(record.own, ADDED)
    )


def long_table(figures: Figures, records: Iterable[Record]) -> Iterator[Sequence[object]]:
    """The keys as a header, then the values of each record, texts in one line."""
    yield KEYS
    for record in records:
        values = long_row(figures, record).values()
        yield [one_line(value) if isinstance(value, str) else value for value in values]


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


def exported(actual: Actual | None, columns: Iterable[Column]) -> Json:
    """What the result file says in these columns; null where it has no row."""
    return {column.export: column.json(actual) if actual else None for column in columns}


def _measured(record: Record) -> Json:
    """What the result file of the year says; null where it has no row."""
    return exported(record.own, MEASURED) | {"sample": record.is_sample}


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


KEYS = (
    *("plan", "section", "indicator", "title", "unit", "direction", "year", "year_label"),
    *(column.export for column in MEASURED),
    "sample",
    *("baseline", "baseline_year", "target", "target_year", "target_kind"),
    *("rules", "rated_value", "rated_year", "expected", "progress", "elapsed", "pace"),
    *("achievement", "needed_per_year", "measure", "rating", "rating_label", "score"),
    *("reason", "notes"),
    *(column.export for column in ADDED),
)
