"""A new workbook, saved before anything was pasted into it."""

from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter


def make(folder: Path) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(folder / "results.xlsx") as workbook:
        workbook.set_properties({"created": datetime(2019, 4, 19, tzinfo=UTC)})
        workbook.add_worksheet("Sheet1")
