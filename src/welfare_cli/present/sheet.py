"""A sheet: rows of finished cells under columns, in groups. All text formats show the same one."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from welfare_cli.ground.text import one_line

# A header and then plain values: texts, numbers, booleans, None where nothing is known.
Rows = Iterable[Sequence[object]]
NARROWEST = 16  # of a wrapping text, where figures would else be lost


@dataclass(frozen=True, slots=True)
class Column:
    """A column. Those with a higher `rank` give way first; a `flexible` one wraps at `least`."""

    key: str
    header: str
    rank: int = 0
    right: bool = False
    flexible: bool = False
    drawn: bool = False  # decoration: shown in the terminal only
    least: int = NARROWEST


@dataclass(frozen=True, slots=True)
class Line:
    """A row's cells by column key, and the tone its rating is coloured in.

    A line feed in a cell is meant: the next line begins there. `tones` are those of other cells.
    """

    cells: dict[str, str]
    tone: str | None = None
    tones: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, under the headings (level, text) that are new before them."""

    headings: tuple[tuple[int, str], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a text format shows: `notices` are what a reader must not miss.

    `facts` are terms with what is to be known of them before the table, `legend` those after it.
    """

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    summary: tuple[tuple[str, str | None], ...] = ()
    remarks: tuple[str, ...] = ()
    notices: tuple[str, ...] = field(default=())
    facts: tuple[tuple[str, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    gap: int = 2  # blanks between two columns

    @property
    def lines(self) -> tuple[Line, ...]:
        """All rows, without their groups."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def written(self) -> tuple[Column, ...]:
        """The columns that stand in a file."""
        return tuple(column for column in self.columns if not column.drawn)


def rows_of(sheet: Sheet) -> Iterator[list[str]]:
    """The header and the cells as they stand in a file, each in one line."""
    yield [column.header for column in sheet.written]
    for line in sheet.lines:
        yield [line.cells[column.key].replace("\n", " ") for column in sheet.written]


def cell_text(value: object) -> str:
    """A text in one line; a number or a boolean as JSON has it; nothing for None."""
    if isinstance(value, str):
        return one_line(value)
    return "" if value is None else json.dumps(value)


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """Those that stand in a file; headings tell the section, and titles tell more than ids."""
    written = sheet.written
    titled = any(column.key in ("indicator", "action") for column in written)
    left_out = ("section", "id") if titled else ("section",)
    return tuple(column for column in written if column.key not in left_out)
