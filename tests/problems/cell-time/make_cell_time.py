"""A colon typed for the comma: of 13:52 Excel made a time."""

from datetime import time
from pathlib import Path

from workbook import department_sheet


def make(folder: Path) -> None:
    """Write the workbook."""
    with department_sheet(folder) as (workbook, sheet):
        style = workbook.add_format({"num_format": "h:mm"})
        sheet.write_datetime("C5", time(13, 52), style)
