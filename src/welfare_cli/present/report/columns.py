"""Which columns of a sheet every format of the report shows."""

from welfare_cli.present.sheet import Column, Sheet


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """Those that stand in a file; headings tell the section, and titles tell more than ids."""
    written = sheet.written
    titled = any(column.key in ("indicator", "action") for column in written)
    left_out = ("section", "id") if titled else ("section",)
    return tuple(column for column in written if column.key not in left_out)
