"""A footnote set as a raised 1 behind the number, as Excel's own format for it has it."""

from pathlib import Path

from workbook import department_sheet


def make(folder: Path) -> None:
    """Write the workbook."""
    with department_sheet(folder) as (workbook, sheet):
        raised = workbook.add_format({"font_script": 1})
        sheet.write_rich_string("C4", "48.7", raised, "1")
