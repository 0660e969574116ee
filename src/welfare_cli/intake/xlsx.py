"""An Excel workbook, as a stranger sent it, to grids or to the reason why not.

`xlsx_guard` opens the zip, `xlsx_parts` finds the sheets, `xlsx_scan` walks them, and only then
`xlsx_values` reads what stands in them. Hidden sheets are read only when they are named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from welfare_cli.files.source import BAD_CHARACTER
from welfare_cli.ground.problem import Place, Problem
from welfare_cli.ground.text import find_unsafe, listed, nearest
from welfare_cli.intake.grid import Cell, Grid, column_name
from welfare_cli.intake.xlsx_guard import (
    EMPTY,
    MAX_BYTES,
    MAX_CELLS,
    NO_SHEET,
    Package,
    Refused,
    too_large,
    unpacked,
)
from welfare_cli.intake.xlsx_parts import Book, Sheet, percent_styles, read_book, read_strings
from welfare_cli.intake.xlsx_scan import Position, Scan, scan_sheet
from welfare_cli.intake.xlsx_values import Value, cell_of, read_values


def read_workbook(
    name: str, data: bytes, sheet: str | None = None
) -> tuple[list[Grid], list[Problem]]:
    """The named sheet, or every visible one that holds anything; no grid where all is refused.

    The first grid's `told` has "external-links", and "hidden-sheet:NAME" for each not read.
    """
    try:
        package = unpacked(data)
        book = read_book(package)
        scans = _scanned(package, book, _chosen(book, sheet))
        grids = list(_grids(name, package, book, scans))
    except Refused as refused:
        return [], [Problem(refused.kind, Place(name), refused.facts)]
    hidden = [s.name for s in book.sheets if not s.is_visible] if sheet is None else []
    links = ["external-links"] if package.has_links else []
    grids[0] = replace(grids[0], told=(*links, *(f"hidden-sheet:{name}" for name in hidden)))
    return grids, [problem for grid in grids for problem in _without_unsafe(grid)]


def _chosen(book: Book, name: str | None) -> list[Sheet]:
    if name is None:
        return [sheet for sheet in book.sheets if sheet.is_visible]
    named = [sheet for sheet in book.sheets if sheet.name == name]
    if not named:
        known = [sheet.name for sheet in book.sheets]
        near = nearest(name, known)
        facts = {"sheet": name[:60], "known": listed(known)} | ({"near": near} if near else {})
        raise Refused(NO_SHEET, **facts)
    return named


def _scanned(package: Package, book: Book, sheets: Sequence[Sheet]) -> list[tuple[Sheet, Scan]]:
    """The sheets that hold anything; what all of them unfold into is bounded here."""
    strings = read_strings(package, book.strings)
    percents = percent_styles(package, book.styles)
    scans = [(sheet, scan_sheet(package, book, sheet.part, strings, percents)) for sheet in sheets]
    found = [(sheet, scan) for sheet, scan in scans if scan.area]
    if not found:
        raise Refused(EMPTY)
    if sum(scan.area for _, scan in found) > MAX_CELLS:
        raise too_large(f"{_extent(*max(found, key=lambda pair: pair[1].area))} > {MAX_CELLS:,}")
    if sum(scan.characters for _, scan in found) > MAX_BYTES:
        raise too_large()
    return found


def _extent(sheet: Sheet, scan: Scan) -> str:
    """The sheet's area as Excel writes it, so that its last cell can be looked for."""
    return f"{sheet.name[:31]}!A1:{column_name(scan.columns - 1)}{scan.rows}"


def _grids(
    name: str, package: Package, book: Book, scans: Sequence[tuple[Sheet, Scan]]
) -> Iterator[Grid]:
    values = read_values(package, book, [sheet.part for sheet, _ in scans])
    for (sheet, scan), rows in zip(scans, values, strict=True):
        kept = list(_rows(rows, scan))
        yield Grid(name, [cells for _, cells in kept], [row + 1 for row, _ in kept], sheet.name)


def _rows(values: Sequence[Sequence[Value]], scan: Scan) -> Iterator[tuple[int, list[Cell]]]:
    """Every row in which anything stands, with its index, from column A to its last cell."""
    last_fault: dict[int, int] = {}
    for row, column in scan.faults:
        last_fault[row] = max(column, last_fault.get(row, 0))
    for row in range(scan.rows):
        given = values[row] if row < len(values) else ()
        filled = [column for column, value in enumerate(given) if value != ""]
        width = max(filled[-1] if filled else -1, last_fault.get(row, -1)) + 1
        cells = [_cell(given, scan, (row, column)) for column in range(width)]
        if not all(cell.is_empty for cell in cells):
            yield row, cells


def _cell(given: Sequence[Value], scan: Scan, here: Position) -> Cell:
    value = given[here[1]] if here[1] < len(given) else ""
    cell = scan.faults.get(here) or cell_of(value, is_percent=here in scan.percents)
    # The reader joins 79.3 and a raised 1 to 79.31; only in a name is that harmless.
    return replace(cell, fault="footnote") if here in scan.raised else cell


def _without_unsafe(grid: Grid) -> list[Problem]:
    """Put spaces for what may not stand in a text, as in CSV, and tell the first of it."""
    problems: list[Problem] = []
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            found = find_unsafe(cell.text)
            if found:
                facts = {"character": f"U+{ord(found[0]):04X}"}
                problems.append(Problem(BAD_CHARACTER, grid.place(row, column), facts))
                spaces = {ord(char): " " for char in set(cell.text) if find_unsafe(char)}
                cells[column] = replace(cell, text=cell.text.translate(spaces))
    return problems[:1]
