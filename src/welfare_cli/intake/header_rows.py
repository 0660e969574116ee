"""The header of a table: one row, or two that say together what their columns hold."""

from collections.abc import Sequence
from dataclasses import replace

from welfare_cli.ground.fiscal_year import Lent
from welfare_cli.intake.grid import Cell, Grid
from welfare_cli.intake.headers import Heading, Role, heading_of, is_other, speaks_of_actuals
from welfare_cli.intake.spans import without_spans

_NO_GROUP = " "  # what stands above belongs to no column


def headings_at(grid: Grid, row: int, era: Lent) -> tuple[dict[int, Heading], int]:
    """The headings that begin in a row, and how many rows they take from there on.

    Two rows are one header where the name's column is empty in one of them: 「実績値」 over years,
    or years over 「目標値」 and 「実績値」. A column is one of actuals only if both rows say so.
    """
    headings = _row_headings(grid, row, era)
    name = next((c for c, h in headings.items() if is_of_names(h)), None)
    if name is None:
        return headings, 1
    if row + 1 < len(grid.rows) and grid.cell(row + 1, name).is_empty:
        below = _row_headings(grid, row + 1, era)
        if _heads(below, headings):
            groups = [cell.text for cell in grid.rows[row]]
            return _combined(groups, headings, below, grid.rows[row + 1], era), 2
    if row and grid.cell(row - 1, name).is_empty:
        groups = [_group_in(cell.text, era) for cell in grid.rows[row - 1]]
        groups[: name + 1] = [""] * (name + 1)
        above = {c: h for c, h in _row_headings(grid, row - 1, era).items() if c > name}
        return _combined(groups, above, headings, grid.rows[row], era), 1
    return headings, 1


def _group_in(text: str, era: Lent) -> str:
    """The text above a header that groups its columns; a title or a note there ends a group."""
    if not text.strip():
        return ""
    return text if heading_of(text, era) or is_other(text) else _NO_GROUP


def _combined(
    groups: Sequence[str],
    above: dict[int, Heading],
    below: dict[int, Heading],
    lower: Sequence[Cell],
    era: Lent,
) -> dict[int, Heading]:
    """What two rows of a header say together; a group goes on until another text stands there."""
    group = ""
    combined: dict[int, Heading] = {}
    for column in range(max(len(groups), len(lower))):
        group = (groups[column] if column < len(groups) else "") or group
        if column >= len(lower) or lower[column].is_empty:
            found = above.get(column)
        else:
            found = _with_groups(group.strip(), _under(group.strip(), below.get(column), era), era)
        if found:
            combined[column] = found
    return combined


def is_of_names(heading: Heading) -> bool:
    """Whether the column is one of names or ids."""
    return heading.role in (Role.NAME, Role.ID)


def _heads(below: dict[int, Heading], above: dict[int, Heading]) -> bool:
    """Whether a row is the second one of a header: years, or words under years."""
    if any(heading.year for heading in below.values()):
        return True
    return bool(below) and any(heading.year for heading in above.values())


def _under(group: str, own: Heading | None, era: Lent) -> Heading | None:
    """The meaning of a header cell under that of its group."""
    above = heading_of(group, era)
    if own is None:
        return Heading(Role.IGNORED) if above and above.year else None
    if own.year:
        agrees = above is not None and above.role is Role.VALUE and above.year == own.year
        return own if agrees or speaks_of_actuals(group) else Heading(Role.IGNORED)
    if above and above.year:
        is_dated = own.role in (Role.VALUE, Role.SIZE)
        return replace(own, year=above.year) if is_dated else Heading(Role.IGNORED)
    return own


def _with_groups(group: str, heading: Heading | None, era: Lent) -> Heading | None:
    """What is said of a group is said of its columns of values: 累計 or a unit over years."""
    above = heading_of(group, era)
    if heading is None or heading.role is not Role.VALUE or above is None:
        return heading
    return replace(
        heading,
        spans=(*without_spans(group)[1], *heading.spans),
        status=heading.status or above.status,
        unit=heading.unit or above.unit,
    )


def _row_headings(grid: Grid, row: int, era: Lent) -> dict[int, Heading]:
    found = ((c, heading_of(cell.text, era)) for c, cell in enumerate(grid.rows[row]))
    return {c: heading for c, heading in found if heading}
