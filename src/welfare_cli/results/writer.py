"""Write changes into a yearly file; everything else stays as it was written.

A record without a change keeps its text, so that a diff shows only the changed lines. Columns that
the format does not know keep their cells and their position. Only the order of the
records (the plan's), line ends (LF), a byte order mark and empty lines (none) are made uniform.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from welfare_cli.files.csv_rows import MAX_CELL, MAX_SPAN
from welfare_cli.files.source import Source
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import NumberError, as_written, read_number
from welfare_cli.results.columns import (
    HEADER,
    OPTIONAL,
    REQUIRED,
    WRITTEN_COLUMNS,
    Actual,
    Refused,
    as_held,
)

_MEANT_BY_EMPTY = {
    column.name: column.write(column.default)
    for column in WRITTEN_COLUMNS
    if not column.is_required
}


class UnsoundError(ValueError):
    """The text cannot be changed safely, because reading it reports an error."""


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: its text without the last line end, and its cells."""

    text: str
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The records below a header, each with as many cells; a column without a name is ignored."""

    header: str
    names: tuple[str, ...]
    rows: list[_Record]

    def cell(self, row: _Record, column: str) -> str:
        """The text of the cell as the reader takes it; for an empty cell, what it means."""
        text = row.cells[self.names.index(column)].strip() if column in self.names else ""
        return text or _MEANT_BY_EMPTY.get(column, "")

    def indicator(self, row: _Record) -> str:
        """The indicator that the record is about."""
        return self.cell(row, "indicator")


def updated(
    text: str | None, year: FiscalYear, changes: Sequence[Actual], order: Sequence[str]
) -> str:
    """Return the text of that year's file with the changes, its records in the order of the plan.

    Indicators that are not in `order` come last, as they stood. Raises UnsoundError for a text that
    the reader would refuse, for changes of another year and for two changes of one indicator.
    """
    wanted = {change.indicator: _cells(change) for change in changes}
    if len(wanted) != len(changes) or any(change.year != year for change in changes):
        raise UnsoundError("one change per indicator, all of that year")
    sheet = _widened(_read(text or ""), wanted.values())
    _refuse_doubles(sheet, {*order, *wanted})
    lines = [(sheet.indicator(row), _changed(sheet, row, wanted)) for row in sheet.rows]
    present = {name for name, _ in lines}
    blank = _Record("", [""] * len(sheet.names))
    lines += [(n, _merged(sheet, blank, wanted[n])) for n in wanted if n not in present]
    ranks = {name: rank for rank, name in enumerate(order)}
    lines.sort(key=lambda line: ranks.get(line[0], len(ranks)))
    return "".join(f"{line}\n" for line in (sheet.header, *(line for _, line in lines)))


def _read(text: str) -> _Sheet:
    records = _records(text) or [_Record(",".join(HEADER), list(HEADER))]
    header, rows = records[0], records[1:]
    names = tuple(cell.strip() for cell in header.cells)
    named = [name for name in names if name]
    if len({*named}) != len(named) or not {*named} >= {*REQUIRED}:
        raise UnsoundError("the header has a column twice, or lacks one")
    if any(len(row.cells) != len(names) for row in rows):
        raise UnsoundError("a record has more or fewer cells than the header")
    return _Sheet(header.text, names, rows)


def _records(text: str) -> list[_Record]:
    lines = Source("", text.removeprefix("\ufeff")).lines
    reader = csv.reader((f"{line}\n" for line in lines), strict=True)
    records, start = [], 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append(_Record("\n".join(lines[start : reader.line_num]), cells))
            start = reader.line_num
    except csv.Error as error:
        raise UnsoundError(str(error)) from error
    return records


def _widened(sheet: _Sheet, wanted: Iterable[dict[str, str]]) -> _Sheet:
    """The sheet with the missing columns that a change needs, empty in every record."""
    told = {(column, text) for cells in wanted for column, text in cells.items()}
    needed = {column for column, text in told if text != _MEANT_BY_EMPTY.get(column, "")}
    added = [c.name for c in WRITTEN_COLUMNS if c.name in needed and c.name not in sheet.names]
    commas, empty = "," * len(added), [""] * len(added)
    rows = [_Record(row.text + commas, row.cells + empty) for row in sheet.rows]
    return _Sheet(",".join([sheet.header, *added]), (*sheet.names, *added), rows)


def _refuse_doubles(sheet: _Sheet, names: set[str]) -> None:
    known = [name for row in sheet.rows if (name := sheet.indicator(row)) in names]
    if len(set(known)) != len(known):
        raise UnsoundError("an indicator has two records")


def _changed(sheet: _Sheet, row: _Record, wanted: Mapping[str, dict[str, str]]) -> str:
    """The text of the record with its change, or as it was if nothing changes."""
    cells = wanted.get(sheet.indicator(row))
    if cells is None or cells == {c.name: _meant(sheet, row, c.name) for c in WRITTEN_COLUMNS}:
        return row.text
    return _merged(sheet, row, cells)


def _meant(sheet: _Sheet, row: _Record, column: str) -> str:
    text = sheet.cell(row, column)
    if column != "value" or not text:
        return text
    try:
        return as_written(read_number(text))
    except NumberError:
        return text


def _merged(sheet: _Sheet, row: _Record, cells: Mapping[str, str]) -> str:
    """The record with these cells instead of its own; cells of unknown columns stay."""
    pairs = zip(sheet.names, row.cells, strict=True)
    text = ",".join(_quoted(cells.get(column, own)) for column, own in pairs)
    if text.count("\n") >= MAX_SPAN:
        raise UnsoundError("a record has more lines than one may have")
    return text


def _cells(change: Actual) -> dict[str, str]:
    held = as_held(change)
    cells = {column.name: column.write(getattr(held, column.name)) for column in WRITTEN_COLUMNS}
    if any(len(cell) > MAX_CELL for cell in cells.values()):
        raise UnsoundError("a text is longer than a cell may be")
    if any(isinstance(column.read(cells[column.name]), Refused) for column in OPTIONAL):
        raise UnsoundError("the reader would refuse a cell")
    return cells


def _quoted(cell: str) -> str:
    if not any(char in cell for char in ',"\n'):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
