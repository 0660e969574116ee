"""The JSON of `welfare progress`: format 1, whose shape other programs rely on.

Numbers are finite and unrounded; what is unknown is null, never 0.
"""

from collections.abc import Sequence

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.projection import Method, ProjectedLine, Projection, project
from welfare_cli.assess.series import Sampled
from welfare_cli.assess.summary import Summary
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import to_json
from welfare_cli.plan.indicator import Point
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import Figures

Json = dict[str, object]


def progress_json(
    figures: Figures,
    assessments: Sequence[Assessment],
    summary: Summary,
    sections: Sequence[tuple[Section, Summary]],
    as_of: FiscalYear,
) -> Json:
    """One object: the plan, the year, every indicator, the counts and the sections."""
    plan, lang = figures.plan, figures.lang
    return {
        "format": 1,
        "plan": {"id": plan.id, "title": plan.title.in_(lang)},
        "as_of": {"year": as_of.number, "label": figures.year(as_of)},
        "rules": figures.rules.id,
        "indicators": [indicator_json(figures, assessment) for assessment in assessments],
        "summary": summary_json(summary),
        "overall": rolled_up_json(summary),
        "sections": [
            {
                "id": section.id,
                "title": section.title.in_(lang),
                "summary": summary_json(inner),
                **rolled_up_json(inner),
            }
            for section, inner in sections
        ],
    }


def summary_json(summary: Summary) -> Json:
    """The counts by rating."""
    return {
        "total": summary.total,
        "by_rating": summary.by_rating,
        "not_assessed": summary.not_assessed,
    }


def rolled_up_json(summary: Summary) -> Json:
    """The rating of the whole and the mean score it rests on; null where the rule has none."""
    rating = summary.rating.id if summary.rating else None
    return {"rating": rating, "score": to_json(summary.score)}


def indicator_json(figures: Figures, assessment: Assessment) -> Json:
    """One indicator with its numbers, its rating and its notes."""
    indicator, actual, rating = assessment.indicator, assessment.actual, assessment.rating
    label = assessment.shown.label.in_(figures.lang)
    return {
        "id": indicator.id,
        "title": indicator.title.in_(figures.lang),
        "section": assessment.section.id,
        "unit": indicator.unit.in_(figures.lang),
        "direction": indicator.heading.value if indicator.heading else None,
        "baseline": point_json(indicator.baseline),
        "target": target_json(assessment),
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
        "score": to_json(assessment.score),
        "goal": _goal(assessment),
        "sample": _sample(assessment),
        "change": assessment.change.value if assessment.change else None,
        "projection": projection_json(project(assessment)),
        "notes": [{"code": n.code.value, "text": figures.note(n)} for n in assessment.notes],
    }


def projection_json(projection: Projection | None) -> Json | None:
    """Each line continued to the target year; null where none can be."""
    if projection is None:
        return None
    return {
        "year": projection.year.number,
        "needed_per_year": to_json(projection.needed_per_year),
        **{method.value: _continued(projection.by(method)) for method in Method},
    }


def _continued(line: ProjectedLine | None) -> Json | None:
    if line is None:
        return None
    return {
        "value": to_json(line.value),
        "low": to_json(line.low),
        "high": to_json(line.high),
        "meets": line.meets,
        "met_in": line.met_in.number if line.met_in else None,
    }


def target_json(assessment: Assessment) -> Json | None:
    """What counts in that year: a milestone before it, the weaker bound of a range."""
    target, goal = assessment.indicator.target, assessment.goal
    if target is None:
        return None
    bound = target.value if goal is None or goal.bound is None else goal.bound
    return {
        "year": (goal.end if goal and goal.end else target.year).number,
        "value": to_json(bound),
    }


def _goal(assessment: Assessment) -> Json | None:
    """What kind of target it is; the whole range, and whether a milestone counts at present."""
    target, goal = assessment.indicator.target, assessment.goal
    if target is None:
        return None
    return {
        "kind": (goal.kind if goal else target.kind).value,
        "strict": target.strict,
        "low": to_json(target.range.low) if target.range else None,
        "high": to_json(target.range.high) if target.range else None,
        "is_final": goal is None or goal.is_final,
    }


def _sample(assessment: Assessment) -> Json | None:
    """Sample sizes, and the test of the change between them; null where the actual has none."""
    actual, facts = assessment.actual, assessment.facts
    if actual is None or actual.n is None:
        return None
    start, before = assessment.indicator.baseline, facts.case.before if facts else None
    earlier = facts.sampled_before if facts else None
    return {
        "n": actual.n,
        "baseline_n": start.n if start else None,
        **_tested(facts.sampled if facts else None),
        "before": {"year": before.year.number, **_tested(earlier)} if before and earlier else None,
    }


def _tested(found: Sampled | None) -> Json:
    return {
        "margin": to_json(found.margin) if found else None,
        "significant": found.significant if found else None,
    }


def point_json(point: Point | None) -> Json | None:
    """A value at a fiscal year."""
    return {"year": point.year.number, "value": to_json(point.value)} if point else None
