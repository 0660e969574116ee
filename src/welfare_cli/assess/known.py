"""What must be known of each indicator before its results can be read."""

from collections.abc import Iterator

from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Plan
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import CountingPeriod, Series


def series_of(plan: Plan) -> dict[str, Series]:
    """The series of every indicator, by its id."""
    return {
        indicator.id: Series(
            titles=(indicator.title.ja or "", indicator.title.en or ""),
            is_share=indicator.is_share,
            usual=indicator.named_values,
            is_total=indicator.cumulative,
            periods=tuple(_periods(indicator)) if indicator.cumulative else (),
        )
        for _, indicator in plan.indicators()
    }


def _periods(indicator: Indicator) -> Iterator[CountingPeriod]:
    """The years of each promise: each of its baselines is the first of the values from then on."""
    yield CountingPeriod(start=_start(indicator))
    for revision in indicator.revisions:
        since = revision.from_
        yield CountingPeriod(
            since, indicator.series_began(since), _start(indicator.in_force(since))
        )


def _start(indicator: Indicator) -> Actual | None:
    point = indicator.baseline
    return Actual(indicator.id, point.year, point.value) if point else None
