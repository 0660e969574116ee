"""An indicator written on one line and its actuals, assessed by the published rules."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment, RatingBasis, assess
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Period, Section
from welfare_cli.results.columns import Actual
from welfare_cli.results.status import Status
from welfare_cli.rules.library import shipped
from welfare_cli.rules.rule_set import RuleSet

PACE = shipped("pace")
PERIOD = Period.model_validate({"from": "2015", "to": "2019"})
SECTION = Section.model_validate({"id": "s", "title": "s"})
F = Fraction
# Keys of an indicator beside its two points.
Keys = Mapping[str, object]
NONE: Keys = {}


def indicator(line: str, more: Keys) -> Indicator:
    """An indicator from `10 (2020) → 20 (2025)`; a dash is a point not set."""
    points = [side.strip(" ()").split(" (") for side in line.split("→")]
    baseline, target = (
        None if point == ["-"] else {"year": point[1], "value": Decimal(point[0])}
        for point in points
    )
    known = {"id": "x", "title": "x", "unit": "人", "baseline": baseline, "target": target}
    return Indicator.model_validate(known | dict(more))


def row(
    year: int,
    value: str | None,
    status: Status = Status.FINAL,
    source: str = "",
    n: int | None = None,
) -> Actual:
    amount = None if value is None else Decimal(value)
    return Actual("x", FiscalYear(year), amount, status, source, n=n)


def assessed(
    line: str,
    *rows: Actual,
    as_of: int | None = None,
    more: Keys = NONE,
    rules: RuleSet = PACE,
) -> Assessment:
    year = FiscalYear(as_of or rows[-1].year.number)
    return assess(SECTION, indicator(line, more), rows, RatingBasis(rules, year, PERIOD))


def rated(line: str, value: str, year: int, more: Keys = NONE) -> str:
    """The rating of one actual, or the code of the note that says why there is none."""
    return outcome(assessed(line, row(year, value), more=more))


def by(
    rules_id: str, line: str, *rows: Actual, more: Keys = NONE, as_of: int | None = None
) -> Assessment:
    """Assessed by a shipped rule set."""
    return assessed(line, *rows, as_of=as_of, more=more, rules=shipped(rules_id))


def outcome(found: Assessment) -> str:
    """The rating's id, or the code of the note that says why there is none."""
    return found.rating.id if found.rating else found.notes[0].code.value


def target(year: int, value: str | None = None, **more: object) -> dict[str, object]:
    """The target as a key of an indicator, to take the place of the one on the line."""
    amount = {} if value is None else {"value": Decimal(value)}
    return {"target": {"year": str(year), **amount, **more}}


def within(year: int, low: str, high: str) -> dict[str, object]:
    """A range as the target."""
    return target(year, range={"low": Decimal(low), "high": Decimal(high)})


def milestones(year: int, value: str, *points: tuple[int, str]) -> dict[str, object]:
    """A target with dated values on the way."""
    way = [{"year": str(due), "value": Decimal(amount)} for due, amount in points]
    return target(year, value, milestones=way)


def codes(found: Assessment) -> list[str]:
    return [note.code.value for note in found.notes]
