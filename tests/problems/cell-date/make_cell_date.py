"""A slash typed for the point: of 4/8 Excel made a date."""

from datetime import date
from pathlib import Path

from workbook import department_sheet


def make(folder: Path) -> None:
    """Write the workbook."""
    with department_sheet(folder) as (workbook, sheet):
        style = workbook.add_format({"num_format": 'm"月"d"日"'})
        sheet.write_datetime("C4", date(2019, 4, 8), style)
