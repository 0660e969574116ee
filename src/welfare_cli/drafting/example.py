"""The plan that is there before there is one: valid, and to be replaced."""

from decimal import Decimal

from welfare_cli.drafting.draft import Draft, DraftIndicator, DraftSection, Value
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.translation import _
from welfare_cli.plan.model import Period


def example_draft(lang: str, period: Period) -> Draft:
    """One section with one indicator, from the year before the period to its last year."""
    before = FiscalYear(period.from_.number - 1, _era(period))
    data: dict[str, Value] = {
        "title": _("An example: share of citizens who take part", lang),
        "unit": "%",
        "baseline": {"year": before, "value": Decimal("40.0")},
        "target": {"year": period.to, "value": Decimal("50.0")},
    }
    section = DraftSection("1", _("Goal", lang), _("The first goal of the plan", lang))
    section.indicators.append(DraftIndicator("example", data))
    return Draft([section])


def _era(period: Period) -> str | None:
    """The era of the period's years, while its counting has begun by then."""
    first = period.from_
    return first.era if first.era and first.short() != f"{first.era}1" else None
