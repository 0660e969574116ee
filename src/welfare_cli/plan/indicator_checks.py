"""Whether one indicator makes sense: years, direction, shares.

A finding is a code, the path of the offending value inside the indicator, and the facts for the
message; the caller knows where in the file that is.
"""

from collections.abc import Iterator, Mapping

from welfare_cli.files.refusals import Loc
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.share import out_of_range, written_as_fraction
from welfare_cli.plan.model import Direction, Indicator, Period

Finding = tuple[str, Loc, Mapping[str, str]]


def check_indicator(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    """Everything questionable about the indicator."""
    yield from _absent(indicator)
    yield from _years(indicator, period)
    yield from _direction(indicator)
    yield from _shares(indicator)


def _absent(indicator: Indicator) -> Iterator[Finding]:
    for name in ("baseline", "target"):
        if getattr(indicator, name) is None:
            yield f"no-{name}", (name,), {"id": indicator.id}


def _years(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    baseline, target = indicator.baseline, indicator.target
    if baseline and target and target.year <= baseline.year:
        facts = {"baseline": baseline.year.told(), "target": target.year.told()}
        yield "target-not-after-baseline", ("target", "year"), facts
    if target and period and target.year > period.to:
        facts = {"target": target.year.told(), "to": period.to.told()}
        yield "target-beyond-period", ("target", "year"), facts


def _direction(indicator: Indicator) -> Iterator[Finding]:
    baseline, target, stated = indicator.baseline, indicator.target, indicator.direction
    if not (baseline and target):
        return
    rise = target.value - baseline.value
    facts = {"baseline": as_written(baseline.value), "target": as_written(target.value)}
    if indicator.heading is Direction.HOLD:
        if rise != 0:
            yield "direction-contradicts", ("direction",), facts | {"direction": "hold"}
        elif indicator.better is None:
            yield "hold-side-assumed", ("target", "value"), {}
    elif stated and rise == 0:
        yield "equal-without-hold", ("direction",), facts | {"direction": stated.value}
    elif stated and (rise > 0) == (stated is Direction.DECREASE) and not indicator.restraint:
        yield "direction-contradicts", ("direction",), facts | {"direction": stated.value}
    elif indicator.restraint and (not stated or (rise > 0) != (stated is Direction.DECREASE)):
        yield "restraint-unclear", ("restraint",), facts
    if indicator.better and indicator.heading is not Direction.HOLD:
        yield "better-without-hold", ("better",), {}


def _shares(indicator: Indicator) -> Iterator[Finding]:
    if not indicator.is_share:
        return
    points = {"baseline": indicator.baseline, "target": indicator.target}
    for name, point in points.items():
        if point and out_of_range(point.value):
            yield "share-out-of-range", (name, "value"), {"value": as_written(point.value)}
    baseline, target = indicator.baseline, indicator.target
    if not (baseline and target):
        return
    small, name, large = min(
        (baseline.value, "baseline", target.value), (target.value, "target", baseline.value)
    )
    if written_as_fraction(small, large):
        facts = {"value": as_written(small), "beside": as_written(large)}
        facts["near"] = as_written(small.scaleb(2))
        yield "share-as-fraction", (name, "value"), facts
