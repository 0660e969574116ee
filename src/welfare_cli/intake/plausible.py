"""Questions to ask about values that came in. They are asked, and block nothing."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem, ProblemKind, Severity
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.share import SHARE_AS_FRACTION, written_as_fraction
from welfare_cli.ground.translation import N_
from welfare_cli.intake.merge import Change, ChangeKind
from welfare_cli.plan.indicator import Indicator
from welfare_cli.results.model import Results, Series
from welfare_cli.results.totals import CUMULATIVE_FALLS, falls

_TIMES = 10
_POINTS = 30
_ROWS = 3


def question(
    changes: Sequence[Change],
    results: Results,
    indicators: Mapping[str, Indicator],
    known: Mapping[str, Series],
) -> Iterator[Problem]:
    """Everything improbable about the values that would be written."""
    written = [c for c in changes if c.kind is not ChangeKind.UNCHANGED and c.new.value is not None]
    for change in written:
        indicator = indicators[change.new.indicator]
        before = _before(change, results, indicator)
        if before is not None:
            yield from _jumps(change, *before, share=indicator.is_share)
    yield from _copied_targets(written, indicators)
    yield from _falling_totals(written, results, known)


def _before(
    change: Change, results: Results, indicator: Indicator
) -> tuple[Decimal, FiscalYear] | None:
    """The last value before the year in the same series, or the baseline, with its year."""
    year = change.new.year
    began = indicator.series_began(year)
    earlier = [
        (a.value, a.year)
        for a in results.of(change.new.indicator)
        if a.year < year and a.value is not None and (began is None or a.year >= began)
    ]
    if earlier:
        return earlier[-1]
    baseline = indicator.in_force(year).baseline
    if baseline and baseline.year < change.new.year:
        return baseline.value, baseline.year
    return None


JUMP_TENFOLD = ProblemKind(
    "jump-tenfold",
    N_("{cell}: {id}: {value} after {before} ({year}) is a change of more than ten times"),
    N_("Ask whether a digit or a unit slipped; nothing to do if not."),
    severity=Severity.WARNING,
)
JUMP_POINTS = ProblemKind(
    "jump-points",
    N_("{cell}: {id}: {value} % after {before} % ({year}) is a change of more than 30 points"),
    N_("Ask whether it is right; nothing to do if so."),
    severity=Severity.WARNING,
)


def _jumps(change: Change, before: Decimal, year: FiscalYear, *, share: bool) -> Iterator[Problem]:
    value = change.new.value or Decimal(0)
    facts: dict[str, str] = {}
    if share and written_as_fraction(value, before):
        kind = SHARE_AS_FRACTION
        facts = {"beside": as_written(before), "near": as_written(value.scaleb(2))}
    elif share and abs(value - before) > _POINTS:
        kind = JUMP_POINTS
    elif value and before and not 1 <= _TIMES * abs(value / before) <= _TIMES**2:
        kind = JUMP_TENFOLD
    else:
        return
    facts |= {"value": as_written(value), "before": as_written(before)}
    yield change.seen.problem(kind, **facts, id=change.new.indicator, year=year.told())


EQUALS_TARGET = ProblemKind(
    "equals-target",
    N_("{cell}: all {count} values equal their targets to the last digit"),
    N_("Ask whether the target column was copied."),
    severity=Severity.WARNING,
)


def _copied_targets(
    written: Sequence[Change], indicators: Mapping[str, Indicator]
) -> Iterator[Problem]:
    """Every value equal to its target: more likely a copied column than a perfect year."""
    targets = [indicators[change.new.indicator].target for change in written]
    equal = [
        target is not None and change.new.value == target.value
        for change, target in zip(written, targets, strict=True)
    ]
    if len(written) >= _ROWS and all(equal):
        yield written[0].seen.problem(EQUALS_TARGET, count=str(len(written)))


def _falling_totals(
    written: Sequence[Change], results: Results, known: Mapping[str, Series]
) -> Iterator[Problem]:
    """Totals that would fall: told at the value that came in, whichever of the two it is."""
    totals: dict[str, dict[FiscalYear, Change]] = {}
    for change in written:
        if known[change.new.indicator].is_total:
            totals.setdefault(change.new.indicator, {})[change.new.year] = change
    for name, came in totals.items():
        after = {a.year: a for a in results.of(name)} | {y: c.new for y, c in came.items()}
        for fall in falls(after.values(), known[name].periods):
            told = came.get(fall.actual.year) or came.get(fall.before.year)
            if told:
                yield told.seen.problem(CUMULATIVE_FALLS, **fall.facts())
