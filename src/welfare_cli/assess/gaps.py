"""What is missing in a year: results that have not come in, and explanations that nobody wrote."""

from collections.abc import Iterable

from welfare_cli.assess.assessment import Assessment
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import ProblemKind, Severity
from welfare_cli.ground.translation import N_
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Section
from welfare_cli.results.model import Results
from welfare_cli.results.status import Status
from welfare_cli.reviews.model import Reviews

Absent = tuple[Section, Indicator, Status | None]


WEAK_UNEXPLAINED = ProblemKind(
    "weak-unexplained",
    N_("{id} is rated “{rating}”, but its cause and next step are missing"),
    N_("Add cause and next to its review of {year}."),
    severity=Severity.WARNING,
)


def absent(
    indicators: Iterable[tuple[Section, Indicator]], results: Results, year: FiscalYear
) -> list[Absent]:
    """The indicators without a value, except where a reason says that none will come."""
    found: list[Absent] = []
    for section, indicator in indicators:
        rows = [actual for actual in results.of(indicator.id) if actual.year == year]
        if not rows:
            found.append((section, indicator, None))
        elif rows[0].status is Status.PENDING:
            found.append((section, indicator, Status.PENDING))
    return found


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
