"""The JSON of `welfare overview`: format 1. Numbers are unrounded; what is unknown is null."""

from collections.abc import Iterable, Iterator

from welfare_cli.assess.portfolio import (
    TONES,
    Grade,
    ListedPlan,
    Overview,
    PlanCounts,
    Portfolio,
    RatingScale,
    Totals,
    toned,
)
from welfare_cli.ground.quantity import to_json
from welfare_cli.present.progress_json import Json


def overview_json(portfolio: Portfolio, lang: str) -> Json:
    """One object: every plan, and the sums."""
    plans = []
    for entry in portfolio.entries:
        above = portfolio.above.get(entry.path)
        plans.append(_plan(entry, lang) | {"under": above.id if above else None})
    return {
        "format": 1,
        "plans": plans,
        "totals": _totals(portfolio.totals, lang),
        "same_id": portfolio.totals.same_id,
    }


def overview_records(entries: Iterable[ListedPlan], totals: Totals, lang: str) -> Iterator[Json]:
    """An object per plan as it comes, then the sums of what has come by then."""
    for entry in entries:
        yield {"format": 1, "kind": "plan"} | _plan(entry, lang)
    yield {"format": 1, "kind": "totals"} | _totals(totals, lang)


def _plan(entry: ListedPlan, lang: str) -> Json:
    stands = entry.standing
    return {
        "path": entry.path,
        "id": entry.id,
        "title": entry.title and entry.title.in_(lang),
        "errors": entry.errors,
        "standing": stands and _standing(stands, lang),
    }


def _standing(stands: Overview, lang: str) -> Json:
    return {
        "as_of": {"year": stands.as_of.number, "label": stands.as_of.label(lang)},
        "rules": {"id": stands.scale.id, "key": stands.scale.key},
        **_counts(stands.counts, stands.scale),
        "score": to_json(stands.score),
        "rating": _id(stands.rating),
        "no_score": _no_score(stands),
        "sections": [
            {
                "id": part.id,
                "title": part.title.in_(lang),
                "score": to_json(part.score),
                "rating": _id(part.rating),
            }
            for part in stands.parts
        ],
        "sample": stands.sample,
        "parent": stands.parent and stands.parent.in_(lang),
    }


def _totals(totals: Totals, lang: str) -> Json:
    """Over all plans by tone alone; by rating over those of one rule set."""
    whole = totals.whole
    return {
        "plans": whole.plans + totals.broken,
        "with_errors": totals.broken,
        **_sums(whole),
        "by_rules": [
            {
                "id": scale.id,
                "key": scale.key,
                "title": scale.title.in_(lang),
                "plans": count.plans,
                **_counts(count, scale),
            }
            for scale, count in totals.by_scale.values()
        ],
    }


def _counts(count: PlanCounts, scale: RatingScale) -> Json:
    ids = (grade.id for grade in scale.grades)
    return {
        **_sums(toned(scale, count)),
        "by_rating": dict(zip(ids, count.ratings, strict=True)),
    }


def _sums(count: PlanCounts) -> Json:
    return {
        "indicators": count.indicators,
        "reported": count.reported,
        "reported_share": to_json(count.share),
        "by_tone": dict(zip(TONES, count.ratings, strict=True)),
        "not_assessed": count.unrated,
    }


def _no_score(stands: Overview) -> str | None:
    """Why there is no score."""
    if stands.score is not None:
        return None
    return "nothing-assessed" if stands.scale.has_scores else "rules-without-scores"


def _id(grade: Grade | None) -> str | None:
    return grade.id if grade else None
