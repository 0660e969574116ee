"""The list of indicators in a sheet: where its header stands, and what each of its rows holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from welfare_cli.drafting.column_words import Part
from welfare_cli.drafting.columns import PROMISES, Column, meaning_of, under
from welfare_cli.ground.text import folded, one_line
from welfare_cli.intake.grid import Cell, Grid, column_name

_LOOKED_AT = 60
_HEADER_ROWS = 3
_FEWEST = 2  # known cells in the first row of a header; a title has one
_REMARK = re.compile(r"\s*[(（\[]?(?:[※*＊]|注|資料|出典|備考|計$|合計)")
_HEADING = re.compile(
    r"\s*(?P<kind>[【■◆●○◇□▼★]|第?[0-9０-９一二三四五六七八九十]+\s*[章節編部項]|"
    r"(?:基本目標|基本方針|基本施策|基本方向|重点目標|重点施策|重点|施策|政策|分野|柱|目標|方針|"
    r"goal|objective|outcome|output|pillar|priority|theme|component)"
    r"\s*[0-9０-９ⅠⅡⅢⅣⅤⅥIVX]*|[0-9０-９]+(?:[-－.．][0-9０-９]+)*[\s.．、)）]|[(（][0-9０-９]+[)）]|[ⅠⅡⅢⅣⅤⅥ])",
    re.IGNORECASE,
)
_DIGITS = re.compile("[0-9０-９一二三四五六七八九十ⅠⅡⅢⅣⅤⅥ]+")


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


def find_listing(grid: Grid) -> Listing | None:
    """The first list of indicators in a sheet; None where no header of one is found."""
    for top in range(min(len(grid.rows), _LOOKED_AT)):
        if sum(meaning_of(cell.text) is not None for cell in grid.rows[top]) < _FEWEST:
            continue
        columns, first = _header(grid, top)
        parts = {column.part for column in columns.values()}
        if Part.NAME in parts and parts & {*PROMISES}:
            listing = Listing(grid, top, first, columns)
            listing.lines.extend(_lines(listing))
            return listing
    return None


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
    """A 区分 left of the name is a level of the outline; without any name it is the name."""
    names = [index for index, column in columns.items() if column.part is Part.NAME]
    labels = [index for index, column in columns.items() if column.part is Part.LABEL]
    if not names and labels:
        return columns | {labels[-1]: Column(Part.NAME)}
    for index in labels:
        if names and index < names[0]:
            columns = columns | {index: Column(Part.GROUP)}
    known = {Part.YEAR, Part.VALUE}
    return {index: column for index, column in columns.items() if column.part not in known}


def _lines(listing: Listing) -> Iterator[Line]:
    grid, groups = listing.grid, listing.at(Part.GROUP)
    values = listing.at(*PROMISES)
    headings: list[tuple[str, Level]] = []
    held: dict[int, str] = {}
    name = ""
    for row in range(listing.first, len(grid.rows)):
        cells = grid.rows[row]
        filled = [index for index, cell in enumerate(cells) if not cell.is_empty]
        if not filled or _header(grid, row)[0] == listing.columns:
            continue
        if len(filled) == 1 and _REMARK.match(cells[filled[0]].text):
            listing.skipped.append(row)
            continue
        if len(filled) == 1 and (kind := _heading(listing, filled[0], cells[filled[0]])):
            known = [seen for seen, _ in headings]
            del headings[known.index(kind) if kind in known else len(known) :]
            headings.append((kind, Level("", one_line(cells[filled[0]].text))))
            held, name = {}, ""
            continue
        _hold(listing, row, groups, held)
        own = listing.text(row, Part.NAME)
        if not own and not any(not grid.cell(row, index).is_empty for index in values):
            if not {*filled} <= {*groups}:
                listing.skipped.append(row)
            continue
        name = own or name
        levels = [level for _, level in headings]
        levels += [Level(listing.header(i), held[i]) for i in groups if held.get(i)]
        yield Line(row, tuple(levels), name, listing.text(row, Part.LABEL))


def _hold(listing: Listing, row: int, groups: list[int], held: dict[int, str]) -> None:
    """An empty cell of the outline means the same as above, while nothing left of it changes."""
    for number, index in enumerate(groups):
        text = one_line(listing.grid.cell(row, index).text)
        if text and text != held.get(index):
            held[index] = text
            for below in groups[number + 1 :]:
                held.pop(below, None)


def _heading(listing: Listing, index: int, cell: Cell) -> str:
    """The kind of a row that is a heading over all columns; nothing where it is none."""
    found = _HEADING.match(cell.text)
    names, groups = listing.at(Part.NAME), listing.at(Part.GROUP)
    if index in groups or (index in names and not found):
        return ""
    return _DIGITS.sub("#", folded(found["kind"])) if found else "#"
