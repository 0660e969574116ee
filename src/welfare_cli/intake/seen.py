"""The reading of an observed cell, whether of a value or of what belongs to it; or its fault."""

import re

from welfare_cli.ground.fiscal_year import Lent
from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.quantity import checked
from welfare_cli.ground.translation import N_
from welfare_cli.intake.cells import Reading, read_cell
from welfare_cli.intake.headers import Role
from welfare_cli.intake.observe import Observation
from welfare_cli.intake.spoilt import spoilt

_HEAD = re.compile(r"-?[1-9][0-9]{0,2}", re.ASCII)
_TAIL = re.compile(r"[0-9]{3}(?:\.[0-9]+)?", re.ASCII)
_NUMBERS = (Role.VALUE, Role.BASELINE, Role.TARGET, Role.SIZE)

CELL_FORMULA = ProblemKind(
    "cell-formula",
    N_("{cell}: a formula without a calculated value"),
    N_("Open the file in Excel, let it calculate, and save it; or paste the values."),
)
CELL_ERROR = ProblemKind(
    "cell-error",
    N_("{cell}: Excel shows an error here ({text})"),
    N_("Mend the formula, or write the value."),
)
CELL_DATE = ProblemKind(
    "cell-date",
    N_("{cell}: Excel has made the date {text} of what was typed"),
    N_("Format the cell as text and type the value again."),
)
CELL_TIME = ProblemKind(
    "cell-time",
    N_("{cell}: Excel holds a time here, not a number"),
    N_("Format the cell as a number and type the value again."),
)
CELL_PARTED = ProblemKind(
    "cell-parted",
    N_("{cell}: “{text}” and the three digits behind it look like one number parted at its comma"),
    N_('Write the number without a comma, or put it in quotes: "1,352".'),
)
CELL_FOOTNOTE = ProblemKind(
    "cell-footnote",
    N_("{cell}: “{text}” has raised or lowered characters, which cannot be told from the value"),
    N_("Write a footnote mark as ※1 or *1, or put it in the note."),
)
_FAULTS = {
    "formula": CELL_FORMULA,
    "error": CELL_ERROR,
    "date": CELL_DATE,
    "time": CELL_TIME,
    "footnote": CELL_FOOTNOTE,
}


def fault_in(seen: Observation) -> Problem | None:
    """What a spreadsheet has made of the cell, or that it was parted from the one behind it."""
    fault = seen.cell.fault or ("date" if seen.cell.day else spoilt(seen.cell.text))
    if fault:
        return seen.problem(_FAULTS[fault])
    return seen.problem(CELL_PARTED) if _is_parted(seen) else None


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
