"""Whether one indicator makes sense: years, direction, shares.

A finding is the problem, the path of the offending value inside the indicator, and the facts for
its message; the caller knows where in the file that is.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from welfare_cli.files.refusals import Loc
from welfare_cli.ground.problem import ProblemKind, Severity
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.share import (
    SHARE_AS_FRACTION,
    SHARE_OUT_OF_RANGE,
    out_of_range,
    written_as_fraction,
)
from welfare_cli.ground.translation import N_
from welfare_cli.plan.indicator import Better, Direction, Indicator
from welfare_cli.plan.model import Period

Finding = tuple[ProblemKind, Loc, Mapping[str, str]]


NO_BASELINE = ProblemKind(
    "no-baseline",
    N_("“{id}” has no baseline and will not be assessed"),
    N_("If the plan sets none, nothing needs to be done."),
    severity=Severity.INFO,
)
NO_TARGET = ProblemKind(
    "no-target",
    N_("“{id}” has no target and will not be assessed"),
    N_("If the plan sets none, nothing needs to be done."),
    severity=Severity.INFO,
)


def check_indicator(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    """Everything questionable about the indicator."""
    if indicator.baseline is None:
        yield NO_BASELINE, ("baseline",), {"id": indicator.id}
    if indicator.target is None:
        yield NO_TARGET, ("target",), {"id": indicator.id}
    yield from check_promise(indicator, period)
    yield from check_revisions(indicator, period)


def check_promise(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    """Everything questionable about baseline and target as they stand."""
    yield from _years(indicator, period)
    yield from _milestones(indicator)
    yield from _direction(indicator)
    yield from _side(indicator)
    yield from _shares(indicator)


REVISION_ORDER = ProblemKind(
    "revision-order",
    N_("the revision from {from} does not come after the one from {earlier}"),
    N_("Write revisions in the order of their years. Combine those of the same year."),
)
BREAK_WITHOUT_BASELINE = ProblemKind(
    "break-without-baseline",
    N_("the series breaks in {from}, but there is no new baseline"),
    N_(
        "Add baseline: {{year: …, value: …}} for the new definition. Without it, only a met target "
        "can be rated from then on. If the values remain comparable, write break: false."
    ),
    severity=Severity.WARNING,
)


def check_revisions(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    """What is wrong with the revisions: their order, and what they make of the promise."""
    before = indicator
    for number, revision in enumerate(indicator.revisions):
        here: Loc = ("revisions", number)
        earlier = indicator.revisions[number - 1] if number else None
        if earlier and revision.from_ <= earlier.from_:
            facts = {"from": revision.from_.told(), "earlier": earlier.from_.told()}
            yield REVISION_ORDER, (*here, "from"), facts
            continue
        if revision.breaks_series and revision.baseline is None and indicator.baseline:
            yield BREAK_WITHOUT_BASELINE, (*here, "from"), {"from": revision.from_.told()}
        after = indicator.in_force(revision.from_)
        known = {_mistake(found) for found in _revised(before, period)}
        for found in _revised(after, period):
            kind, loc, said = found
            if loc[0] in revision.replaced:
                yield kind, (*here, *loc), said
            elif _mistake(found) not in known:
                yield kind, here, said
        yield from _turns(indicator, before, after, here)
        before = after


def _revised(promise: Indicator, period: Period | None) -> Iterator[Finding]:
    """What is questionable about a promise that was revised, or is to be."""
    return (found for found in check_promise(promise, period) if not _is_idle(found[0], promise))


REVISION_TURNS = ProblemKind(
    "revision-turns",
    N_("the revised numbers reverse the direction: {before} before, {direction} afterwards"),
    N_(
        "Check the numbers. If only the baseline is new, revise the target too. If the value was "
        "to be maintained, write in better which side of it is good."
    ),
    severity=Severity.WARNING,
)


def _turns(
    indicator: Indicator, before: Indicator, after: Indicator, here: Loc
) -> Iterator[Finding]:
    """Whether numbers that alone say which side is good say another one than before."""
    old, new = before.heading, after.heading
    if indicator.direction or indicator.better or old is None or new is None:
        return
    if before.lower_is_better is not after.lower_is_better:
        yield REVISION_TURNS, here, {"before": old.value, "direction": new.value}


def _mistake(found: Finding) -> tuple[ProblemKind, object]:
    """What makes two findings about keys that no revision wrote the same mistake."""
    kind, loc, _ = found
    return kind, loc[0]


BETTER_WITHOUT_HOLD = ProblemKind(
    "better-without-hold",
    N_("better is allowed only if the target is to maintain a value"),
    N_("Delete better. Baseline and target show which side is better."),
)
RESTRAINT_UNCLEAR = ProblemKind(
    "restraint-unclear",
    N_(
        "restraint: true needs a direction in which the target {target} is worse than the baseline "
        "{baseline}"
    ),
    N_(
        "If lower is better and the target is intentionally higher, write direction: decrease; in "
        "the opposite case, write increase. Otherwise, delete restraint."
    ),
)


def _is_idle(kind: ProblemKind, promise: Indicator) -> bool:
    """Whether it is about a key that speaks of another promise, before or after a revision.

    No revision can replace `better` or `restraint`; where they agree with the numbers they say
    nothing more than these.
    """
    if kind == BETTER_WITHOUT_HOLD:
        lower = promise.better is Better.LOWER
        return promise.heading is None or promise.lower_is_better is lower
    return kind == RESTRAINT_UNCLEAR


TARGET_NOT_AFTER_BASELINE = ProblemKind(
    "target-not-after-baseline",
    N_("the target year {target} is not after the baseline year {baseline}"),
    N_("Correct one of the two years."),
)
TARGET_BEYOND_PERIOD = ProblemKind(
    "target-beyond-period",
    N_("the target year {target} is after the last year of the plan, {to}"),
    N_("If this is what the plan says, nothing needs to be done."),
    severity=Severity.INFO,
)


def _years(indicator: Indicator, period: Period | None) -> Iterator[Finding]:
    baseline, target = indicator.baseline, indicator.target
    if baseline and target and target.year <= baseline.year:
        facts = {"baseline": baseline.year.told(), "target": target.year.told()}
        yield TARGET_NOT_AFTER_BASELINE, ("target", "year"), facts
    if target and period and target.year > period.to:
        facts = {"target": target.year.told(), "to": period.to.told()}
        yield TARGET_BEYOND_PERIOD, ("target", "year"), facts


MILESTONE_ORDER = ProblemKind(
    "milestone-order",
    N_("the milestone of {year} is out of order"),
    N_(
        "Write milestones in the order of their years, after the baseline year and before the "
        "target year."
    ),
)


def _milestones(indicator: Indicator) -> Iterator[Finding]:
    """Each lies after the one before it, all between baseline and target."""
    target, baseline = indicator.target, indicator.baseline
    before = baseline.year if baseline else None
    for number, point in enumerate(target.milestones if target else ()):
        late = target is not None and point.year >= target.year
        if late or (before is not None and point.year <= before):
            yield (
                MILESTONE_ORDER,
                ("target", "milestones", number, "year"),
                {"year": point.year.told()},
            )
        before = point.year


DIRECTION_CONTRADICTS = ProblemKind(
    "direction-contradicts",
    N_("direction: {direction} contradicts the numbers (baseline {baseline}, target {target})"),
    N_(
        "Delete direction, or correct the numbers. If the target is intentionally worse than the "
        "baseline, set direction to the better side and add restraint: true."
    ),
)
EQUAL_WITHOUT_HOLD = ProblemKind(
    "equal-without-hold",
    N_("direction is {direction}, but baseline and target are both {target}"),
    N_("If the value is to be maintained, write direction: hold. Otherwise, correct the target."),
)
DIRECTION_DIFFERS = ProblemKind(
    "direction-differs",
    N_("direction is {direction}, but the direction of the target is {target}"),
    N_("Delete one of the two, or make them agree."),
)


def _direction(indicator: Indicator) -> Iterator[Finding]:
    """Whether the stated direction and the numbers agree."""
    baseline, target, stated = indicator.baseline, indicator.target, indicator.direction
    if target and target.direction and stated and stated.value != target.direction:
        facts = {"baseline": "", "target": target.direction, "direction": stated.value}
        yield DIRECTION_DIFFERS, ("direction",), facts
    if not (baseline and target) or target.value is None or target.every_year:
        return
    rise = target.value - baseline.value
    facts = {"baseline": as_written(baseline.value), "target": as_written(target.value)}
    if indicator.heading is Direction.HOLD:
        if rise != 0:
            yield DIRECTION_CONTRADICTS, ("direction",), facts | {"direction": "hold"}
    elif stated and rise == 0:
        yield EQUAL_WITHOUT_HOLD, ("direction",), facts | {"direction": stated.value}
    elif stated and (rise > 0) == (stated is Direction.DECREASE) and not indicator.restraint:
        yield DIRECTION_CONTRADICTS, ("direction",), facts | {"direction": stated.value}
    elif indicator.restraint and (not stated or (rise > 0) != (stated is Direction.DECREASE)):
        yield RESTRAINT_UNCLEAR, ("restraint",), facts


HOLD_SIDE_ASSUMED = ProblemKind(
    "hold-side-assumed",
    N_("the target is to maintain a value; higher is assumed to be better"),
    N_("To state which side is better, write better: higher or better: lower."),
    severity=Severity.INFO,
)
CUMULATIVE_DECREASE = ProblemKind(
    "cumulative-decrease",
    N_("a cumulative total cannot decrease"),
    N_("Delete cumulative: true, or check the direction and the target."),
)


def _side(indicator: Indicator) -> Iterator[Finding]:
    """Whether the good side is known, and whether a total may get smaller."""
    target = indicator.target
    if indicator.heading is Direction.HOLD:
        if indicator.better is None and target and target.value is not None:
            yield HOLD_SIDE_ASSUMED, ("target", "value"), {}
    elif indicator.better:
        yield BETTER_WITHOUT_HOLD, ("better",), {}
    if indicator.cumulative and indicator.heading is Direction.DECREASE:
        yield CUMULATIVE_DECREASE, ("cumulative",), {}


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
            yield SHARE_OUT_OF_RANGE, loc, {"value": as_written(value)}
    for loc, value in numbers:
        large = next((other for _, other in numbers if written_as_fraction(value, other)), None)
        if large is not None:
            facts = {"value": as_written(value), "beside": as_written(large)}
            yield SHARE_AS_FRACTION, loc, facts | {"near": as_written(value.scaleb(2))}
            return
