"""Whether one indicator makes sense: years, direction, shares.

A finding is a code, the path of the offending value inside the indicator, and the facts for the
message; the caller knows where in the file that is.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from welfare_cli.files.refusals import Loc
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.share import out_of_range, written_as_fraction
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Period
from welfare_cli.plan.targets import Better, Direction

Finding = tuple[str, Loc, Mapping[str, str]]


def check_indicator(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    """Everything questionable about the indicator."""
    for name in ("baseline", "target"):
        if getattr(indicator, name) is None:
            yield f"no-{name}", (name,), {"id": indicator.id}
    yield from check_promise(indicator, period)
    yield from check_revisions(indicator, period)


def check_promise(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    """Everything questionable about baseline and target as they stand."""
    yield from _years(indicator, period)
    yield from _milestones(indicator)
    yield from _direction(indicator)
    yield from _side(indicator)
    yield from _shares(indicator)


def check_revisions(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    """What is wrong with the revisions: their order, and what they make of the promise."""
    before = indicator
    for number, revision in enumerate(indicator.revisions):
        here: Loc = ("revisions", number)
        earlier = indicator.revisions[number - 1] if number else None
        if earlier and revision.from_ <= earlier.from_:
            facts = {"from": revision.from_.told(), "earlier": earlier.from_.told()}
            yield "revision-order", (*here, "from"), facts
            continue
        if revision.breaks_series and revision.baseline is None and indicator.baseline:
            yield "break-without-baseline", (*here, "from"), {"from": revision.from_.told()}
        after = indicator.in_force(revision.from_)
        known = {_mistake(found) for found in _revised(before, period)}
        for found in _revised(after, period):
            code, loc, said = found
            if loc[0] in revision.replaced:
                yield code, (*here, *loc), said
            elif _mistake(found) not in known:
                yield code, here, said
        yield from _turns(indicator, before, after, here)
        before = after


def _revised(promise: Indicator, period: Period | None) -> Iterator[Finding]:
    """What is questionable about a promise that was revised, or is to be."""
    return (found for found in check_promise(promise, period) if not _is_idle(found[0], promise))


def _turns(
    indicator: Indicator, before: Indicator, after: Indicator, here: Loc
) -> Iterator[Finding]:
    """Whether numbers that alone say which side is good say another one than before."""
    old, new = before.heading, after.heading
    if indicator.direction or indicator.better or old is None or new is None:
        return
    if before.lower_is_better is not after.lower_is_better:
        yield "revision-turns", here, {"before": old.value, "direction": new.value}


def _mistake(found: Finding) -> tuple[str, object]:
    """What makes two findings about keys that no revision wrote the same mistake."""
    code, loc, _ = found
    return code, loc[0]


def _is_idle(code: str, promise: Indicator) -> bool:
    """Whether it is about a key that speaks of another promise, before or after a revision.

    No revision can replace `better` or `restraint`; where they agree with the numbers they say
    nothing more than these.
    """
    if code == "better-without-hold":
        lower = promise.better is Better.LOWER
        return promise.heading is None or promise.lower_is_better is lower
    return code == "restraint-unclear"


def _years(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    baseline, target = indicator.baseline, indicator.target
    if baseline and target and target.year <= baseline.year:
        facts = {"baseline": baseline.year.told(), "target": target.year.told()}
        yield "target-not-after-baseline", ("target", "year"), facts
    if target and period and target.year > period.to:
        facts = {"target": target.year.told(), "to": period.to.told()}
        yield "target-beyond-period", ("target", "year"), facts


def _milestones(indicator: Indicator) -> Iterator[Finding]:
    """Each lies after the one before it, all between baseline and target."""
    target, baseline = indicator.target, indicator.baseline
    before = baseline.year if baseline else None
    for number, point in enumerate(target.milestones if target else ()):
        late = target is not None and point.year >= target.year
        if late or (before is not None and point.year <= before):
            yield (
                "milestone-order",
                ("target", "milestones", number, "year"),
                {"year": point.year.told()},
            )
        before = point.year


def _direction(indicator: Indicator) -> Iterator[Finding]:
    """Whether the stated direction and the numbers agree."""
    baseline, target, stated = indicator.baseline, indicator.target, indicator.direction
    if target and target.direction and stated and stated.value != target.direction:
        facts = {"baseline": "", "target": target.direction, "direction": stated.value}
        yield "direction-differs", ("direction",), facts
    if not (baseline and target) or target.value is None or target.every_year:
        return
    rise = target.value - baseline.value
    facts = {"baseline": as_written(baseline.value), "target": as_written(target.value)}
    if indicator.heading is Direction.HOLD:
        if rise != 0:
            yield "direction-contradicts", ("direction",), facts | {"direction": "hold"}
    elif stated and rise == 0:
        yield "equal-without-hold", ("direction",), facts | {"direction": stated.value}
    elif stated and (rise > 0) == (stated is Direction.DECREASE) and not indicator.restraint:
        yield "direction-contradicts", ("direction",), facts | {"direction": stated.value}
    elif indicator.restraint and (not stated or (rise > 0) != (stated is Direction.DECREASE)):
        yield "restraint-unclear", ("restraint",), facts


def _side(indicator: Indicator) -> Iterator[Finding]:
    """Whether the good side is known, and whether a total may get smaller."""
    target = indicator.target
    if indicator.heading is Direction.HOLD:
        if indicator.better is None and target and target.value is not None:
            yield "hold-side-assumed", ("target", "value"), {}
    elif indicator.better:
        yield "better-without-hold", ("better",), {}
    if indicator.cumulative and indicator.heading is Direction.DECREASE:
        yield "cumulative-decrease", ("cumulative",), {}


def _shares(indicator: Indicator) -> Iterator[Finding]:
    """Whether each percentage can be one, and none is a fraction of 1 beside the others."""
    if not indicator.is_share:
        return
    numbers: list[tuple[Loc, Decimal]] = []
    if indicator.baseline:
        numbers.append((("baseline", "value"), indicator.baseline.value))
    named = indicator.target.named_values() if indicator.target else ()
    numbers += [(("target", *loc), value) for loc, value in named]
    for loc, value in numbers:
        if out_of_range(value):
            yield "share-out-of-range", loc, {"value": as_written(value)}
    for loc, value in numbers:
        large = next((other for _, other in numbers if written_as_fraction(value, other)), None)
        if large is not None:
            facts = {"value": as_written(value), "beside": as_written(large)}
            yield "share-as-fraction", loc, facts | {"near": as_written(value.scaleb(2))}
            return
