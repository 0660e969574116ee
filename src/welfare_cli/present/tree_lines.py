"""An outline as lines with guides; a rating stands behind its text, or below it, never apart."""

from collections.abc import Iterator

from welfare_cli.ground.lines import width, wrapped
from welfare_cli.ground.text import visible
from welfare_cli.present.outline import Branch
from welfare_cli.present.styled import DIM, PLAIN, STRONG, Styled

_UNBOUNDED = 10_000
_NARROWEST = 20  # columns of a text, however deep it stands
_FORK, _LAST, _ON, _BLANK = "├── ", "└── ", "│   ", "    "


def tree_lines(root: Branch, columns: int | None) -> list[Styled]:
    """The outline in that many columns; None is as wide as it wants to be."""
    # A list of work to do: the outline may be deeper than Python's stack likes.
    lines: list[Styled] = []
    work = [(root, "", "")]
    while work:
        branch, first, rest = work.pop()
        lines += _lines(branch, first, rest, columns or _UNBOUNDED)
        below = list(enumerate(branch.children, start=1))
        for number, child in reversed(below):
            last = number == len(below)
            work.append(
                (child, rest + (_LAST if last else _FORK), rest + (_BLANK if last else _ON))
            )
    return lines


def _lines(branch: Branch, first: str, rest: str, columns: int) -> Iterator[Styled]:
    room = max(columns - width(rest), _NARROWEST)
    style = STRONG if branch.children else PLAIN
    texts, rating = wrapped(visible(branch.text), room), visible(branch.rating)
    beside = bool(rating) and width(texts[-1]) + 2 + width(rating) <= room
    guide = first
    # What hangs below is joined to every line of the text above it.
    for number, text in enumerate(texts):
        line: Styled = ((guide, DIM), (text, style))
        if beside and number == len(texts) - 1:
            line = (*line, ("  ", PLAIN), (rating, branch.tone or DIM))
        yield line
        guide = rest
    if rating and not beside:
        for text in wrapped(rating, room):
            yield (guide, DIM), (text, branch.tone or DIM)
