"""A sheet often repeats the plan's baselines and targets: one that differs is worth a question."""

from collections.abc import Iterator
from decimal import Decimal

from welfare_cli.ground.fiscal_year import FiscalYear, Lent
from welfare_cli.ground.problem import Problem, ProblemKind, Severity
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.translation import N_
from welfare_cli.intake.cells import CellError, read_cell
from welfare_cli.intake.headers import Role
from welfare_cli.intake.observe import Promise
from welfare_cli.plan.indicator import Indicator, Point, Target

BASELINE_DIFFERS = ProblemKind(
    "baseline-differs",
    N_("{cell}: the sheet's baseline {value} for {id} is not the plan's {plan}"),
    N_("The plan's is used; ask the department which is right."),
    severity=Severity.WARNING,
)
TARGET_DIFFERS = ProblemKind(
    "target-differs",
    N_("{cell}: the sheet's target {value} for {id} is not the plan's {plan}"),
    N_("The plan's is used; ask the department which is right."),
    severity=Severity.WARNING,
)
_DIFFERS = {Role.BASELINE: BASELINE_DIFFERS, Role.TARGET: TARGET_DIFFERS}


def check_promise(promise: Promise, indicator: Indicator, era: Lent) -> Iterator[Problem]:
    """A warning where the sheet's baseline or target is a number that is not the plan's."""
    promised = _promised(indicator, promise.role, promise.at.year)
    if not promised:
        return
    cell = promise.at.cell
    try:
        value = cell.number if cell.number is not None else read_cell(cell.text, era=era).value
    except CellError:
        return  # 「現状値以上」 is a target in words; there is no number to compare
    if value is not None and value not in promised:
        facts = {"value": as_written(value), "plan": as_written(promised[-1]), "id": indicator.id}
        yield promise.at.problem(_DIFFERS[promise.role], **facts)


def _promised(indicator: Indicator, role: Role, year: FiscalYear | None) -> list[Decimal]:
    """Every value that the plan ever named for that, of that year where the sheet says one."""
    points: list[Point | Target] = []
    if role is Role.BASELINE:
        points += indicator.baselines
    for target in indicator.targets if role is Role.TARGET else ():
        points += [*target.milestones, target]
    dated = [point for point in points if year is None or point.year == year]
    return [point.value for point in dated if point.value is not None]
