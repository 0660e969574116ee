"""Writing a sheet in the format that was asked for; every command with a table ends here."""

from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli import output
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.options import Format, RecordFormat
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.present.sheet import Sheet


def write_json(
    data: dict[str, object], records: str, format_: RecordFormat, path: Path | None
) -> None:
    """Write the whole object, or as JSON Lines only the records that stand under that key."""
    from welfare_cli.present.writers import json_lines, json_text

    if format_ is RecordFormat.JSON:
        output.write(json_text(data), path)
        return
    rows = data[records]
    assert isinstance(rows, list)  # noqa: S101  it is our own
    output.write_stream(json_lines(rows), path)


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
