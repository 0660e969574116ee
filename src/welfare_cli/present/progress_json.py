"""The JSON of `welfare progress`: format 1, whose shape other programs rely on.

Numbers are finite and unrounded; what is unknown is null, never 0.
"""

from collections.abc import Sequence

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.summary import Summary
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import to_json
from welfare_cli.plan.model import Point
from welfare_cli.present.figures import Figures

Json = dict[str, object]


def progress_json(
    figures: Figures, assessments: Sequence[Assessment], summary: Summary, as_of: FiscalYear
) -> Json:
    """One object: the plan, the year, every indicator, the counts."""
    plan, lang = figures.plan, figures.lang
    return {
        "format": 1,
        "plan": {"id": plan.id, "title": plan.title.in_(lang)},
        "as_of": {"year": as_of.number, "label": figures.year(as_of)},
        "rules": figures.rules.id,
        "indicators": [_indicator(figures, assessment) for assessment in assessments],
        "summary": {
            "total": summary.total,
            "by_rating": summary.by_rating,
            "not_assessed": summary.not_assessed,
        },
    }


def _indicator(figures: Figures, assessment: Assessment) -> Json:
    indicator, actual, rating = assessment.indicator, assessment.actual, assessment.rating
    label = (rating or figures.rules.not_assessed).label.in_(figures.lang)
    return {
        "id": indicator.id,
        "title": indicator.title.in_(figures.lang),
        "section": assessment.section.id,
        "unit": indicator.unit.in_(figures.lang),
        "direction": indicator.heading.value if indicator.heading else None,
        "baseline": _point(indicator.baseline),
        "target": _point(indicator.target),
        "actual": actual
        and {
            "year": actual.year.number,
            "value": to_json(actual.value),
            "status": actual.status.value,
        },
        "progress": to_json(assessment.progress),
        "elapsed": to_json(assessment.elapsed),
        "expected": to_json(assessment.expected),
        "pace": to_json(assessment.pace),
        "achievement": to_json(assessment.achievement),
        "needed_per_year": to_json(assessment.needed_per_year),
        "measure": {
            "name": figures.rules.measure.value,
            "value": to_json(assessment.measured),
        },
        "rating": rating.id if rating else "not_assessed",
        "rating_label": label,
        "score": None,
        "notes": [{"code": n.code.value, "text": figures.note(n)} for n in assessment.notes],
    }


def _point(point: Point | None) -> Json | None:
    return {"year": point.year.number, "value": to_json(point.value)} if point else None
