"""A sheet often repeats the plan's baselines and targets: one that differs is worth a question."""

from collections.abc import Iterator

from welfare_cli.ground.problem import Problem
from welfare_cli.ground.quantity import as_written
from welfare_cli.intake.cells import CellError, read_cell
from welfare_cli.intake.headers import Role
from welfare_cli.intake.observe import Promise
from welfare_cli.plan.indicator import Indicator


def check_promise(promise: Promise, indicator: Indicator, era: str | None) -> Iterator[Problem]:
    """A warning where the sheet's baseline or target is a number that is not the plan's."""
    point = indicator.baseline if promise.role is Role.BASELINE else indicator.target
    year = promise.at.year
    if point is None or point.value is None or (year is not None and year != point.year):
        return
    cell = promise.at.cell
    try:
        value = cell.number if cell.number is not None else read_cell(cell.text, era=era).value
    except CellError:
        return  # 「現状値以上」 is a target in words; there is no number to compare
    if value is not None and value != point.value:
        facts = {"value": as_written(value), "plan": as_written(point.value), "id": indicator.id}
        yield promise.at.problem(f"{promise.role.value}-differs", **facts)
