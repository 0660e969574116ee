"""A workbook with a sheet for each year."""

from pathlib import Path

from workbook import department_sheet


def make(folder: Path) -> None:
    """Write the workbook."""
    with department_sheet(folder) as (workbook, _):
        workbook.add_worksheet("平成29年度")
