"""The JSON of `welfare show`: format 1, the object of `welfare progress` with what is beside it.

Numbers are finite and unrounded; what is unknown is null, never 0.
"""

from collections.abc import Sequence

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.dossier import Amendment, Dossier, ValueRow
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import to_json
from welfare_cli.ground.translation import _
from welfare_cli.plan.indicator import Indicator, Point
from welfare_cli.plan.model import Section
from welfare_cli.present.export.long_rows import ADDED, MEASURED, exported
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.part.indicator import reason_text
from welfare_cli.present.part.review import review_json, sample_notice
from welfare_cli.present.progress_json import Json, indicator_json
from welfare_cli.reviews.model import DatedReview

# What result files say beside a value.
_BESIDE = tuple(c for c in (*MEASURED, *ADDED) if c.name not in ("value", "status"))


def show_json(figures: Figures, found: Dossier, reviews: Sequence[DatedReview]) -> Json:
    """One object: the plan, the year, the indicator."""
    lang, assessment = figures.lang, found.assessment
    notices = (_(CONTAINS_SAMPLES, lang),) if assessment.uses_sample else ()
    head = head_json(figures, assessment.as_of, notices + sample_notice(reviews, lang))
    told = indicator_json(figures, assessment) | _beside(figures, found)
    return head | {"indicator": told | {"reviews": [review_json(said, lang) for said in reviews]}}


def head_json(figures: Figures, as_of: FiscalYear, notices: tuple[str, ...]) -> Json:
    """What every object of `welfare show` begins with."""
    plan = figures.plan
    return {
        "format": 1,
        "plan": {"id": plan.id, "title": plan.title.in_(figures.lang)},
        "as_of": {"year": as_of.number, "label": figures.year(as_of)},
        "rules": figures.rules.id,
        "notices": list(notices),
    }


def path_json(sections: Sequence[Section], lang: str) -> list[Json]:
    """The sections around a part, from the outermost one on."""
    return [
        {
            "id": section.id,
            "kind": section.kind.in_(lang) if section.kind else None,
            "title": section.title.in_(lang),
        }
        for section in sections
    ]


def _beside(figures: Figures, found: Dossier) -> Json:
    """What `progress` does not tell of an indicator."""
    indicator, lang = found.indicator, figures.lang
    texts = {key: getattr(indicator, key) for key in ("definition", "source", "note")}
    owner = next((s.owner for s in reversed(found.sections) if s.owner), None)
    return {
        **{key: text.in_(lang) if text else None for key, text in texts.items()},
        "survey": indicator.survey,
        "cumulative": indicator.cumulative,
        "restraint": indicator.restraint,
        "owner": owner.in_(lang) if owner else None,
        "path": path_json(found.sections, lang),
        "promise": _promise(indicator),
        "milestones": _milestones(indicator),
        "revisions": [_revision(figures, amendment) for amendment in found.amendments],
        "actuals": [_actual(row) for row in found.rows],
        "obstacle": found.obstacle.value if found.obstacle else None,
        "other_rules": [_other(figures, assessment) for assessment in found.others],
    }


def _promise(indicator: Indicator) -> Json:
    """Baseline and target as the plan writes them, whatever counts at present."""
    target, baseline = indicator.target, indicator.baseline
    return {
        "baseline": baseline and _point(baseline) | {"n": baseline.n},
        "target": target
        and {
            "year": target.year.number,
            "value": to_json(target.value),
            "low": to_json(target.range.low) if target.range else None,
            "high": to_json(target.range.high) if target.range else None,
            "direction": target.direction,
            "every_year": target.every_year,
            "strict": target.strict,
            "milestones": _milestones(indicator),
        },
    }


def _milestones(indicator: Indicator) -> list[Json]:
    return [_point(point) for point in indicator.target.milestones] if indicator.target else []


def _point(point: Point) -> Json:
    return {"year": point.year.number, "value": to_json(point.value)}


def _revision(figures: Figures, amendment: Amendment) -> Json:
    """What was replaced, before and after; the keys are those that the revision names."""
    revision = amendment.revision
    old, new = (_parts(figures, one) for one in (amendment.before, amendment.after))
    return {
        "from": revision.from_.number,
        "date": revision.date,
        "reason": revision.reason.in_(figures.lang),
        "breaks_series": revision.breaks_series,
        "in_force": amendment.in_force,
        "old": {key: old[key] for key in revision.replaced},
        "new": {key: new[key] for key in revision.replaced},
    }


def _parts(figures: Figures, indicator: Indicator) -> Json:
    text = indicator.definition
    return _promise(indicator) | {"definition": text.in_(figures.lang) if text else None}


def _actual(row: ValueRow) -> Json:
    actual = row.actual
    return {
        "year": actual.year.number,
        "value": to_json(actual.value),
        "status": actual.status.value,
        "sample": actual.is_sample,
        "expected": to_json(row.expected),
        "comparable": row.is_comparable,
    } | exported(actual, _BESIDE)


def _other(figures: Figures, assessment: Assessment) -> Json:
    return {
        "rules": assessment.rules.id,
        "rating": assessment.rating.id if assessment.rating else "not_assessed",
        "rating_label": assessment.shown.label.in_(figures.lang),
        "reason": reason_text(figures, assessment) or None,
    }
