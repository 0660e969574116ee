"""Which weak ratings nobody has explained: their cause and the next step are missing."""

from collections.abc import Iterable

from welfare_cli.assess.assessment import Assessment
from welfare_cli.reviews.model import Reviews


def unexplained(assessments: Iterable[Assessment], reviews: Reviews) -> list[Assessment]:
    """Those whose rating asks for a cause and a next step that the year's reviews do not give."""
    return [
        assessment
        for assessment in assessments
        if assessment.rating
        and assessment.rules.asks_cause(assessment.rating)
        and not _is_explained(assessment, reviews)
    ]


def _is_explained(assessment: Assessment, reviews: Reviews) -> bool:
    said = reviews.of_year(assessment.indicator.id, assessment.as_of)
    return said is not None and {"cause", "next"} <= set(said.review.texts)
