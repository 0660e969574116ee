"""The list of indicators in a sheet: where its header stands, and what each of its rows holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from welfare_cli.drafting.column_words import LEVELS, Part
from welfare_cli.drafting.columns import PROMISES, Column, meaning_of, under
from welfare_cli.ground.text import folded, one_line
from welfare_cli.intake.grid import Grid, column_name

_HEADER_ROWS = 3
_FEWEST = 2  # known cells in the first row of a header; a title has one
_REMARK = re.compile(r"\s*[(（\[]?(?:[※*＊]|注|資料|出典|備考|計$|合計)")
_NAMED = rf"第?[0-9０-９一二三四五六七八九十]+\s*[章節編部項]|(?:{LEVELS})\s*[0-9０-９ⅠⅡⅢⅣⅤⅥIVX]*"
_HEADING = re.compile(
    rf"\s*(?P<kind>[【■◆●○◇□▼★]\s*(?:{_NAMED})?|{_NAMED}"
    r"|[0-9０-９]+(?:[-－.．][0-9０-９]+)*[\s.．、)）]|[(（][0-9０-９]+[)）]|[ⅠⅡⅢⅣⅤⅥ])",
    re.IGNORECASE,
)
_TITLE_HEADING = re.compile(rf"\s*[【■◆●○◇□▼★]?\s*(?:{_NAMED})", re.IGNORECASE)
_DIGITS = re.compile("[0-9０-９一二三四五六七八九十ⅠⅡⅢⅣⅤⅥ]+|(?<![A-Za-z])[IVX]+(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the outline: what the plan calls it, and the title of one section on it."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row with an indicator: the sections around it, its name, its label in a group of rows."""

    row: int
    levels: tuple[Level, ...]
    name: str
    label: str = ""


@dataclass(frozen=True)
class Listing:
    """A sheet's list: the meanings of its columns, and its rows. `skipped` are no indicators."""

    grid: Grid
    top: int  # the first row of the header
    first: int  # the first row below it
    columns: dict[int, Column]
    lines: list[Line] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)

    def at(self, *parts: Part) -> list[int]:
        """The columns of these parts, from left to right."""
        return [index for index, column in self.columns.items() if column.part in parts]

    def text(self, row: int, part: Part) -> str:
        """The texts in the columns of a part, in one line."""
        texts = (one_line(self.grid.cell(row, index).text) for index in self.at(part))
        return " ".join(text for text in texts if text)

    def header(self, index: int) -> str:
        """The header of a column as it is written, over all its rows."""
        rows = range(self.top, self.first)
        texts = [self._heading(row, index) for row in rows]
        return " ".join(dict.fromkeys(text for text in texts if text)) or column_name(index)

    def _heading(self, row: int, index: int) -> str:
        """The header cell; an empty one over others is a part of the group left of it."""
        over = range(row + 1, self.first)
        is_under = any(not self.grid.cell(below, index).is_empty for below in over)
        texts = (one_line(self.grid.cell(row, left).text) for left in range(index, -1, -1))
        own = next(texts)
        return next((text for text in texts if text), "") if is_under and not own else own

    @property
    def titles(self) -> list[str]:
        """What stands above the table."""
        rows = self.grid.rows[: self.top]
        return [one_line(cell.text) for cells in rows for cell in cells if not cell.is_empty]

    @property
    def unread(self) -> list[int]:
        """The columns with a header that says nothing known."""
        width = max(len(cells) for cells in self.grid.rows[self.top : self.first])
        known = range(width)
        return [i for i in known if i not in self.columns and self.header(i) != column_name(i)]


def find_listings(grid: Grid) -> Iterator[Listing]:
    """The lists of a sheet: one ends where the header of another begins."""
    row, last = 0, len(grid.rows)
    while row < last:
        found = _header_at(grid, row)
        if found is None:
            row += 1
            continue
        columns, first = found
        listing = Listing(grid, row, first, columns)
        row = _end(listing)
        listing.lines.extend(_lines(listing, row))
        yield listing


def _header_at(grid: Grid, row: int) -> tuple[dict[int, Column], int] | None:
    """The meanings of the columns below a header, and the first row under it; None elsewhere."""
    if sum(meaning_of(cell.text) is not None for cell in grid.rows[row]) < _FEWEST:
        return None
    columns, first = _header(grid, row)
    parts = {column.part for column in columns.values()}
    return (columns, first) if Part.NAME in parts and parts & {*PROMISES} else None


def _end(listing: Listing) -> int:
    """The row of the next header that is another one than the list's own."""
    for row in range(listing.first, len(listing.grid.rows)):
        found = _header_at(listing.grid, row)
        if found and found[0] != listing.columns:
            return row
    return len(listing.grid.rows)


def _header(grid: Grid, top: int) -> tuple[dict[int, Column], int]:
    """The meanings of the columns below a row, and the first row that is no header any more."""
    columns = {
        index: column
        for index, cell in enumerate(grid.rows[top])
        if (column := meaning_of(cell.text))
    }
    row = top + 1
    while row < min(top + _HEADER_ROWS, len(grid.rows)) and _continues(grid, row, columns):
        columns = _combined(grid, row, columns)
        row += 1
    return _settled(columns), row


def _continues(grid: Grid, row: int, columns: dict[int, Column]) -> bool:
    """Whether a row is one more of the header: it has no name, and each of its cells a meaning."""
    filled = {index: cell for index, cell in enumerate(grid.rows[row]) if not cell.is_empty}
    names = [index for index, column in columns.items() if column.part is Part.NAME]
    found = {index: meaning_of(cell.text) for index, cell in filled.items()}
    if not filled or not all(found.values()):
        return False
    return all((own := found.get(index)) is None or own.part is Part.NAME for index in names)


def _combined(grid: Grid, row: int, above: dict[int, Column]) -> dict[int, Column]:
    group: Column | None = None
    columns: dict[int, Column] = {}
    for index in range(max(len(grid.rows[row]), len(grid.rows[row - 1]))):
        if not grid.cell(row - 1, index).is_empty:
            group = above.get(index)
        own = meaning_of(grid.cell(row, index).text)
        column = under(group, own) if own else above.get(index)
        if column:
            columns[index] = column
    return columns


def _settled(columns: dict[int, Column]) -> dict[int, Column]:
    """A 区分 left of the name is a level of the outline; without any name it is the name.

    So is a 目標 without a year there, where the values to be reached stand right of the name.
    """
    names = [index for index, column in columns.items() if column.part is Part.NAME]
    labels = [index for index, column in columns.items() if column.part is Part.LABEL]
    if not names and labels:
        return columns | {labels[-1]: Column(Part.NAME)}
    goals = [index for index, column in columns.items() if column == Column(Part.TARGET)]
    targets = [index for index, column in columns.items() if column.part is Part.TARGET]
    for index in (*labels, *(goals if names and targets[-1:] > names[:1] else ())):
        if names and index < names[0]:
            columns = columns | {index: Column(Part.GROUP)}
    known = {Part.YEAR, Part.VALUE}
    return {index: column for index, column in columns.items() if column.part not in known}


def _lines(listing: Listing, end: int) -> Iterator[Line]:
    grid, groups = listing.grid, listing.at(Part.GROUP)
    headings = _heading_above(listing)
    held: dict[int, str] = {}
    name, row = "", listing.first - 1
    while (row := row + 1) < end:
        filled = [index for index, cell in enumerate(grid.rows[row]) if not cell.is_empty]
        if again := _header_at(grid, row):
            row = again[1] - 1  # the header again, at the top of a printed page
        elif len(filled) == 1 and _REMARK.match(grid.cell(row, filled[0]).text):
            listing.skipped.append(row)
        elif len(filled) == 1 and (kind := _heading(listing, row, filled[0])):
            _push(headings, kind, grid.cell(row, filled[0]).text)
            held, name = {}, ""
        else:
            _hold(listing, row, groups, held)
            name = listing.text(row, Part.NAME) or name
            if _is_indicator(listing, row):
                levels = [level for _, level in headings]
                levels += [Level(listing.header(i), held[i]) for i in groups if held.get(i)]
                yield Line(row, tuple(levels), name, listing.text(row, Part.LABEL))
            elif not {*filled} <= {*groups}:
                listing.skipped.append(row)


def _is_indicator(listing: Listing, row: int) -> bool:
    parts = (Part.NAME, *PROMISES)
    return any(not listing.grid.cell(row, index).is_empty for index in listing.at(*parts))


def _heading_above(listing: Listing) -> list[tuple[str, Level]]:
    """The heading right above the header: 【基本目標Ⅰ】. Any other line there is a title."""
    cells = listing.grid.rows[listing.top - 1] if listing.top else []
    texts = [cell.text for cell in cells if not cell.is_empty]
    headings: list[tuple[str, Level]] = []
    if len(texts) == 1 and _TITLE_HEADING.match(texts[0]) and (found := _HEADING.match(texts[0])):
        _push(headings, _kind(found), texts[0])
    return headings


def _push(headings: list[tuple[str, Level]], kind: str, text: str) -> None:
    """Put a heading below those of other kinds, and in the place of the last of its own."""
    known = [seen for seen, _ in headings]
    del headings[known.index(kind) if kind in known else len(known) :]
    headings.append((kind, Level("", one_line(text))))


def _hold(listing: Listing, row: int, groups: list[int], held: dict[int, str]) -> None:
    """An empty cell of the outline means the same as above, while nothing left of it changes."""
    for number, index in enumerate(groups):
        text = one_line(listing.grid.cell(row, index).text)
        if text and text != held.get(index):
            held[index] = text
            for below in groups[number + 1 :]:
                held.pop(below, None)


def _heading(listing: Listing, row: int, index: int) -> str:
    """The kind of a row that is a heading over all columns; nothing where it is none."""
    found = _HEADING.match(listing.grid.cell(row, index).text)
    if index in listing.at(Part.GROUP) or (index in listing.at(Part.NAME) and not found):
        return ""
    return _kind(found) if found else "#"


def _kind(found: re.Match[str]) -> str:
    return folded(_DIGITS.sub("#", found["kind"]))
