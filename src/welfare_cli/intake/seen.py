"""The reading of an observed cell, whether of a value or of what belongs to it; or its fault."""

import re

from welfare_cli.ground.fiscal_year import Lent
from welfare_cli.ground.problem import Problem
from welfare_cli.ground.quantity import checked
from welfare_cli.intake.cells import Reading, read_cell
from welfare_cli.intake.headers import Role
from welfare_cli.intake.observe import Observation
from welfare_cli.intake.spoilt import spoilt

_HEAD = re.compile(r"-?[1-9][0-9]{0,2}", re.ASCII)
_TAIL = re.compile(r"[0-9]{3}(?:\.[0-9]+)?", re.ASCII)
_NUMBERS = (Role.VALUE, Role.BASELINE, Role.TARGET, Role.SIZE)


def fault_in(seen: Observation) -> Problem | None:
    """What a spreadsheet has made of the cell, or that it was parted from the one behind it."""
    fault = seen.cell.fault or ("date" if seen.cell.day else spoilt(seen.cell.text))
    if fault or _is_parted(seen):
        return seen.problem(f"cell-{fault or 'parted'}")
    return None


def reading_of(seen: Observation, era: Lent) -> Reading:
    """What the cell says; raises CellError and NumberError."""
    number = seen.cell.number
    if number is not None:
        unit = "%" if seen.cell.text.strip().endswith("%") else ""
        return Reading(checked(number), unit=unit)
    return read_cell(seen.cell.text, era=era)


def _is_parted(seen: Observation) -> bool:
    """Whether 1,352 without quotes was parted at its comma: 1 here, and 352 as a note behind it."""
    heading = seen.table.headings.get(seen.column + 1)
    if not seen.grid.texts or (heading and heading.role in _NUMBERS):
        return False
    after = seen.grid.cell(seen.row, seen.column + 1).text.strip()
    return bool(_HEAD.fullmatch(seen.cell.text.strip()) and _TAIL.fullmatch(after))
