"""Which columns fit a width, and how wide each is. Numbers are never cut; texts may wrap."""

import re
from dataclasses import dataclass

from welfare_cli.ground.lines import width
from welfare_cli.present.sheet import Column, Sheet

_LAST_RESORT = 6
_COMFORTABLE = 26  # of a wrapping text, before what only illustrates is shown
_ILLUSTRATES = 7  # columns from this rank on
# Where a header may break: at a blank, and behind a mark that joins the words of an id.
_PARTS = re.compile(r"\S+?[-_.](?=\S)|\S+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns shown with their widths, and those that had to give way."""

    shown: tuple[tuple[Column, int], ...]
    hidden: tuple[Column, ...]
    gap: int

    @property
    def width(self) -> int:
        """How wide the columns are together."""
        return sum(size + self.gap for _, size in self.shown) - self.gap


def fit(sheet: Sheet, available: int | None) -> Layout:
    """Lay the sheet out in that many terminal columns; None is as wide as it wants to be."""
    candidates = [c for c in sheet.columns if c.key != "section" and _natural(sheet, c)]
    needs = {c.key: _natural(sheet, c) for c in candidates}
    kept = list(candidates)
    if available is not None:
        while (give := _next_to_go(kept)) and _least(kept, needs, sheet.gap, give) > available:
            kept = [c for c in kept if c.rank != give]
        _share(kept, needs, available - _least(kept, needs, sheet.gap))
    hidden = tuple(c for c in candidates if c not in kept)
    return Layout(tuple((c, needs[c.key]) for c in kept), hidden, sheet.gap)


def broken(header: str, size: int) -> str:
    """A header in lines of that many columns; a part that is wider still is left whole."""
    lines = [""]
    for part in _PARTS.finditer(header):
        blank = " " if lines[-1] and header[part.start() - 1].isspace() else ""
        if lines[-1] and width(lines[-1] + blank + part[0]) > size:
            lines.append(part[0])
        else:
            lines[-1] += blank + part[0]
    return "\n".join(lines)


def _natural(sheet: Sheet, column: Column) -> int:
    texts = (line.cells[column.key].split("\n") for line in sheet.lines)
    cells = max((width(text) for lines in texts for text in lines), default=0)
    if column.drawn and not cells:
        return 0
    return max(cells, _header_width(column.header))


def _header_width(header: str) -> int:
    """A header may break between its parts, or a Japanese one of four characters in the middle."""
    if width(header) > len(header):
        return width(header) if len(header) < 4 else width(header[: (len(header) + 1) // 2])
    return max((width(part) for part in _PARTS.findall(header)), default=0)


def _least(columns: list[Column], needs: dict[str, int], gap: int, give: int = 0) -> int:
    return sum(_minimum(c, needs, give) + gap for c in columns) - gap


def _minimum(column: Column, needs: dict[str, int], give: int = 0) -> int:
    floor = max(column.least, _COMFORTABLE if give >= _ILLUSTRATES else 0)
    return min(needs[column.key], floor) if column.flexible else needs[column.key]


def _next_to_go(columns: list[Column]) -> int:
    return max(column.rank for column in columns)


def _share(columns: list[Column], needs: dict[str, int], room: int) -> None:
    """Give the room that is left to the columns that wrap, the first one first."""
    for column in columns:
        if column.flexible:
            least = _minimum(column, needs)
            if room < 0:  # narrower than all figures need: the text gives what it can
                least, room = max(least + room, _LAST_RESORT), 0
            extra = max(0, min(needs[column.key] - least, room))
            needs[column.key] = least + extra
            room -= extra
