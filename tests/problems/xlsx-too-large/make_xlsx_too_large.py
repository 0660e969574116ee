"""A blank typed by accident in the last row that Excel has."""

from pathlib import Path

from workbook import department_sheet


def make(folder: Path) -> None:
    """Write the workbook."""
    with department_sheet(folder) as (_, sheet):
        sheet.write_string("D1048576", "　")
