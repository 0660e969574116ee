"""Writing a sheet in the format that was asked for; every command with a table ends here."""

from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli import output
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.options import Format
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.present.sheet import Sheet


def write_sheet(
    sheet: "Sheet", format_: Format, lang: str, path: Path | None, *, wide: bool
) -> None:
    """Write a sheet in a text format; tell on standard error which columns gave way."""
    if format_ is Format.TABLE:
        from welfare_cli.present.terminal import draw_sheet  # loads rich

        width = None if wide else output.columns(path)
        text, layout = draw_sheet(sheet, columns=width, colour=output.colour(path))
        output.write(text, path)
        if layout.hidden:
            names = [column.header for column in layout.hidden if column.header]
            told = say("list.separator", lang).join(names)
            narrate(say("progress.hidden", lang, columns=told))
        return
    from welfare_cli.present.writers import csv_text, markdown_text

    output.write(csv_text(sheet) if format_ is Format.CSV else markdown_text(sheet), path)
