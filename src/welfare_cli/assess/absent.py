"""What has not come in for a year: no row at all, or one that says pending."""

from collections.abc import Iterable

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Section
from welfare_cli.results.model import Results, Status

Absent = tuple[Section, Indicator, Status | None]


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
