"""A formula that divides by a cell that is still empty."""

from pathlib import Path

from workbook import department_sheet


def make(folder: Path) -> None:
    """Write the workbook."""
    with department_sheet(folder) as (_, sheet):
        sheet.write_formula("C4", "=F4/G4*100", value="#DIV/0!")
