"""What must be known of each indicator before its results can be read."""

from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Plan
from welfare_cli.results.cells import Series
from welfare_cli.results.model import Actual


def series_of(plan: Plan) -> dict[str, Series]:
    """The series of every indicator, by its id."""
    return {
        indicator.id: Series(
            titles=(indicator.title.ja or "", indicator.title.en or ""),
            is_share=indicator.is_share,
            usual=indicator.named_values,
            is_total=indicator.cumulative,
            start=_start(indicator),
        )
        for _, indicator in plan.indicators()
    }


def _start(indicator: Indicator) -> Actual | None:
    """The baseline as the first of the values."""
    point = indicator.baseline
    return Actual(indicator.id, point.year, point.value) if point else None
