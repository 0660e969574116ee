"""An outline as lines with guides; a rating or state stands behind its text, or below it."""

from collections.abc import Iterator
from typing import NamedTuple

from welfare_cli.ground.lines import packed, width, wrapped
from welfare_cli.ground.text import visible
from welfare_cli.present.branch import Branch
from welfare_cli.present.styled import DIM, NOTICE, PLAIN, STRONG, Piece, Styled

_UNBOUNDED = 10_000
_NARROWEST = 20  # columns of a text, however deep it stands
_GAP = "  "
_FORK, _LAST, _ON, _BLANK = "├── ", "└── ", "│   ", "    "


class Outline(NamedTuple):
    """A branch with all below it, and what a reader of it must not miss."""

    root: Branch
    notices: tuple[str, ...]


def tree_lines(outline: Outline, columns: int | None) -> list[Styled]:
    """The outline in that many columns, None as wide as it wants to be; then the notices."""
    # A list of work to do: the outline may be deeper than Python's stack likes.
    lines: list[Styled] = []
    work = [(outline.root, "", "")]
    while work:
        branch, first, rest = work.pop()
        lines += _lines(branch, first, rest, columns or _UNBOUNDED)
        below = list(enumerate(branch.children, start=1))
        for number, child in reversed(below):
            last = number == len(below)
            work.append(
                (child, rest + (_LAST if last else _FORK), rest + (_BLANK if last else _ON))
            )
    told = (part for notice in outline.notices for part in wrapped(notice, columns or _UNBOUNDED))
    return [*lines, *(((part, NOTICE),) for part in told)]


def _lines(branch: Branch, first: str, rest: str, columns: int) -> Iterator[Styled]:
    room = max(columns - width(rest), _NARROWEST)
    style = STRONG if branch.children else PLAIN
    texts, told = wrapped(visible(branch.text), room), list(_told(branch))
    size = sum(width(_GAP + text) for text, _ in told)
    beside = width(texts[-1]) + size <= room
    guide = first
    # What hangs below is joined to every line of the text above it.
    for number, text in enumerate(texts):
        line: Styled = ((guide, DIM), (text, style))
        if beside and number == len(texts) - 1:
            line += tuple(piece for one in told for piece in ((_GAP, PLAIN), one))
        yield line
        guide = rest
    if not beside:
        yield from (((guide, DIM), *line) for line in _below(told, size, room))


def _below(told: list[Piece], size: int, room: int) -> Iterator[Styled]:
    """In one line where it has room, else each in its own."""
    if size - width(_GAP) <= room:
        pieces = [piece for one in told for piece in ((_GAP, PLAIN), one)]
        yield tuple(pieces[1:])
    else:
        yield from (((part, tone),) for text, tone in told for part in packed(text, room))


def _told(branch: Branch) -> Iterator[Piece]:
    """How it stands: its rating, and the states that are not to be read right below it."""
    if branch.rating:
        yield visible(branch.rating), branch.tone or DIM
    if branch.state_told and all(child.kind != "action" for child in branch.children):
        yield branch.state_told, branch.state_tone or DIM
