"""Tables and finished lines for a terminal. The only module that knows rich.

Nothing people wrote is taken for markup, emoji codes or escape sequences.
"""

import io
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from welfare_cli.ground.lines import packed, width, wrapped
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.formats import Target
from welfare_cli.present.outline import Outline, tree_lines
from welfare_cli.present.page import Page
from welfare_cli.present.sheet import Group, Sheet
from welfare_cli.present.styled import USUAL, Layout, Styled, broken, fit, page_lines

_STYLES = {"good": "green", "fair": "cyan", "weak": "yellow", "bad": "bold red", None: "dim"}
_MORE_STYLES = {"plain": "", "strong": "bold", "dim": "dim", "notice": "yellow"}
_UNBOUNDED = 10_000
_GAP = 2  # behind a line, and between a count and the next


def table_text(sheet: Sheet, target: Target) -> str:
    """The sheet, as wide as the target; columns that had to be left out are remarked."""
    layout, columns = fit(sheet, target.columns), target.columns

    def draw(console: Console) -> None:
        _print(console, visible(sheet.title), "bold")
        for notice in sheet.notices:
            _print(console, visible(notice), "yellow")
        _draw_terms(console, sheet.facts)
        for number, group in enumerate(sheet.groups):
            _draw_group(console, group, layout, first=number == 0)
        if sheet.summary:
            console.print()
            _draw_summary(console, sheet)
        # What explains a column that had to give way goes with it.
        hidden = {column.header for column in layout.hidden}
        _draw_terms(console, [term for term in sheet.legend if term[0] not in hidden])
        for remark in sheet.remarks:
            _print(console, visible(remark), "dim")

    # Where even the figures do not fit, lines run over the edge: a digit is never lost.
    room = columns if columns is None else max(columns, layout.width)
    hidden = [column.header for column in layout.hidden if column.header]
    _remark(target, N_("hidden at this width: {columns}. See all with --wide."), hidden)
    return _rendered(draw, room, colour=target.colour)


def page_text(page: Page, target: Target) -> str:
    """The page, as wide as the target; columns that had to be left out are remarked."""
    lines, hidden = page_lines(page, target.columns or USUAL)
    _remark(target, N_("hidden at this width: {columns}. --format markdown has them all."), hidden)
    return _lines_text(lines, target)


def outline_text(outline: Outline, target: Target) -> str:
    """The tree with its guides."""
    return _lines_text(tree_lines(outline, target.columns), target)


def _remark(target: Target, key: str, hidden: Sequence[str]) -> None:
    if hidden:
        told = _(COMMA, target.lang).join(hidden)
        target.remarks.append(_(key, target.lang, columns=told))


def _lines_text(lines: Sequence[Styled], target: Target) -> str:
    """Finished lines in their styles."""
    looks = _STYLES | _MORE_STYLES

    def draw(console: Console) -> None:
        for line in lines:
            text = Text.assemble(*((piece, looks[style]) for piece, style in line))
            console.print(text, no_wrap=True, overflow="ignore", crop=False)

    return _rendered(draw, None, colour=target.colour)


def _draw_group(console: Console, group: Group, layout: Layout, *, first: bool) -> None:
    console.print()
    if first:
        console.print(_table(layout, header=True))
        console.print(Text("─" * layout.width, style="dim"))
    for level, heading in group.headings:
        _print(console, visible(heading), "bold", indent=level)
    table = _table(layout, header=False)
    for line in group.lines:
        toned = {"rating": line.tone, "bar": line.tone} | line.tones
        cells = [_cell(line.cells[c.key], size, right=c.right) for c, size in layout.shown]
        for (column, _size), cell in zip(layout.shown, cells, strict=True):
            if column.key in toned:
                cell.stylize(_STYLES[toned[column.key]])
        table.add_row(*cells)
    console.print(table)


def _table(layout: Layout, *, header: bool) -> Table:
    table = Table(
        box=None,
        show_header=header,
        header_style="bold",
        pad_edge=False,
        padding=(0, layout.gap, 0, 0),
    )
    for column, size in layout.shown:
        table.add_column(
            _placed(broken(visible(column.header), size).split("\n"), size, right=column.right),
            width=size,
            no_wrap=not column.flexible and not header,
            overflow="fold",
            vertical="bottom" if header else "top",
        )
    return table


def _draw_summary(console: Console, sheet: Sheet) -> None:
    """The counts, broken between two of them and never inside one."""
    text, used = Text(), 0
    for number, (part, tone) in enumerate(sheet.summary):
        size = width(part) + _GAP
        if used and used + size > console.width:
            text.append("\n")
            used = 0
        text.append(visible(part), style=_STYLES[tone] if number else "bold")
        text.append(" " * _GAP)
        used += size
    console.print(text)


def _draw_terms(console: Console, terms: Sequence[tuple[str, str]]) -> None:
    """Each term with its text beside it, both in columns of their own."""
    if not terms:
        return
    console.print()
    size = max(width(visible(term)) for term, _ in terms)
    for term, text in terms:
        head = visible(term).ljust(size - width(visible(term)) + len(visible(term)))
        lines = packed(visible(text), max(console.width - size - 2 * _GAP, 1))
        for number, line in enumerate(lines):
            margin = head if number == 0 else " " * size
            console.print(Text.assemble((margin, "bold"), " " * _GAP, line))


def _cell(text: str, size: int, *, right: bool) -> Text:
    parts = [packed(visible(part), size) for part in text.split("\n")]
    return _placed([line for part in parts for line in part], size, right=right)


def _placed(lines: list[str], size: int, *, right: bool) -> Text:
    """The lines of a cell; rich's own versions disagree on where a last column ends."""
    pads = [" " * (size - width(line)) if right else "" for line in lines]
    return Text("\n".join(map(str.__add__, pads, lines)), overflow="fold")


def _print(console: Console, text: str, style: str, indent: int = 0) -> None:
    for line in wrapped(text, console.width - _GAP - indent):
        console.print(Text(" " * indent + line, style=style))


def _rendered(draw: Callable[[Console], None], columns: int | None, *, colour: bool) -> str:
    file = io.StringIO()
    console = Console(
        file=file,
        # rich reserves the gap behind the last column too; the lines themselves never use it.
        width=(columns or _UNBOUNDED) + _GAP,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        soft_wrap=False,
    )
    draw(console)
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())
