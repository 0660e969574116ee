"""The JSON of `welfare compare`: format 1. Numbers are unrounded; what is unknown is null."""

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.year_comparison import Movement, YearComparison, events
from welfare_cli.ground.quantity import to_json
from welfare_cli.present.between import event_text, years_of
from welfare_cli.present.figures import Figures
from welfare_cli.present.progress_json import Json


def between_json(figures: Figures, found: YearComparison) -> Json:
    """One object: both years, every indicator in the order that matters, the counts."""
    plan, lang, labels = figures.plan, figures.lang, years_of(figures, found)
    return {
        "format": 1,
        "plan": {"id": plan.id, "title": plan.title.in_(lang)},
        "before": {"year": found.before.number, "label": labels["before"]},
        "now": {"year": found.now.number, "label": labels["now"]},
        "rules": figures.rules.id,
        "indicators": [_indicator(figures, moved) for moved in found.moved],
        "summary": {"total": len(found.moved)}
        | {move.value: count for move, count in found.counts.items()},
        "sample": found.uses_sample,
    }


def _indicator(figures: Figures, moved: Movement) -> Json:
    indicator, lang = moved.indicator, figures.lang
    return {
        "id": indicator.id,
        "title": indicator.title.in_(lang),
        "section": moved.section.id,
        "unit": indicator.unit.in_(lang),
        "move": moved.move.value,
        "difference": to_json(moved.difference),
        "progress_change": to_json(moved.progress_change),
        "rating_steps": moved.rating_steps,
        "before": _standing(figures, moved.before),
        "now": _standing(figures, moved.now),
        "events": [
            {"kind": e.kind.value, "year": e.year.number, "text": event_text(figures, e)}
            for e in events(moved)
        ],
    }


def _standing(figures: Figures, assessment: Assessment) -> Json:
    """Where it stood: `reason` is the code of the note that says why there is no rating."""
    actual, rating, notes = assessment.actual, assessment.rating, assessment.notes
    return {
        "actual": actual
        and {
            "year": actual.year.number,
            "value": to_json(actual.value),
            "status": actual.status.value,
        },
        "progress": to_json(assessment.progress),
        "expected": to_json(assessment.expected),
        "pace": to_json(assessment.pace),
        "rating": rating.id if rating else "not_assessed",
        "rating_label": assessment.shown.label.in_(figures.lang),
        "score": to_json(assessment.score),
        "reason": None if rating or not notes else notes[0].code.value,
        "sample": assessment.uses_sample,
    }
