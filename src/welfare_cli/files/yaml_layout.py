"""The canonical layout of a YAML text: keys in the order of its model, steps of two spaces.

Whole lines are moved, and nothing inside them is written anew: numbers keep their digits, texts
their quotes, `{ja: …, en: …}` its line. A YAML library that writes a tree anew loses or moves
comments once keys are reordered. What has an anchor, or is laid out in a way that no plan needs,
is moved as one piece.

A comment belongs to what follows it. What is indented deeper than the next entry, or stands
right below an entry and apart from the next one, belongs to what is above it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from welfare_cli.files.refusals import model_in
from welfare_cli.files.schema import Text
from welfare_cli.files.yaml_spans import (
    LITERAL,
    Span,
    column_of,
    deepest,
    first_start,
    is_movable,
    keeps_end_of,
    last_line,
    read_spans,
    starts_of,
    values_of,
)

Model = type[BaseModel] | None

_STEP = 2
_DEEPEST = 40  # deeper parts are moved as one piece, so that nothing here runs out of stack


@dataclass(frozen=True)
class _Place:
    """Where a block goes: its column, the model of its keys, and the key it stands under."""

    to: int
    model: Model
    key: str = ""


@dataclass(frozen=True)
class Gap:
    """The lines of a gap by their owners. An empty line among them is a blank one.

    `inner` still stand at their own columns, `below` and `head` are comments without indentation.
    """

    inner: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Part:
    """A key with its value, or an item of a list: its first line, and the gap behind it."""

    start: int
    value: Span
    gap: Gap
    key: str = ""


@dataclass
class _Entry:
    """A part in lines at their new places, below the comments that belong to it."""

    head: list[str]
    lines: list[str]
    rank: int = 0
    wants_room: bool = False
    keeps_end: bool = False  # blank lines behind it would be a part of its text


def laid_out(text: str, model: type[BaseModel], spaced: frozenset[str] = frozenset()) -> str:
    """The text of a sound YAML file in canonical layout, a blank line between items of `spaced`.

    Line ends are LF. A text whose root is no block is given back as it is.
    """
    lines = text.removesuffix("\n").split("\n")
    document = read_spans("\n".join(lines) + "\n")
    root = document.root
    if root is None or not is_movable(lines, root):
        return text
    begin = 0 if document.begins is None else document.begins + 1
    end = len(lines) if document.ends is None else document.ends
    top, lead = split_top(lines[begin : first_start(lines, root)])
    tail = without_end(lines[last_line(lines, root) + 1 : end])
    head, body = _Layout(lines, spaced).block(root, _Place(0, model), lead, tail)
    made = [*lines[:begin], *top, *head, *body, *without_end(lines[end:])]
    return "\n".join(made) + "\n"


@dataclass
class _Layout:
    lines: list[str]
    spaced: frozenset[str]

    def block(
        self, node: Span, place: _Place, lead: list[str], tail: Sequence[str]
    ) -> tuple[list[str], list[str]]:
        """The comments above the block's first entry, and its lines.

        `lead` are the comments that stand there now, `tail` the lines behind its last entry.
        """
        entries, rest, head = list[_Entry](), list[str](), lead
        parts = list(self._parts(node, tail))
        for part in parts:
            entry = self._entry(node, part, place)
            entry.head = head
            entry.wants_room = place.key in self.spaced and part.value.is_block
            head, rest = part.gap.head, part.gap.below
            if part is not parts[-1]:
                entry.lines += _at(place.to, rest)
            entries.append(entry)
        entries.sort(key=lambda entry: entry.rank)
        return _joined(entries, place.to, rest)

    def _parts(self, node: Span, tail: Sequence[str]) -> Iterator[_Part]:
        column = column_of(node)
        keys = [self._text_of(key) for key, _ in node.pairs] if node.kind == "mapping" else []
        starts, values = starts_of(self.lines, node), values_of(node)
        for number, (start, value) in enumerate(zip(starts, values, strict=True)):
            is_last = number + 1 == len(starts)
            behind = last_line(self.lines, value) + 1
            between = tail if is_last else self.lines[behind : starts[number + 1]]
            gap = split_gap(between, column, is_last=is_last)
            yield _Part(start, value, gap, keys[number] if keys else "")

    def _entry(self, node: Span, part: _Part, place: _Place) -> _Entry:
        column, value = column_of(node), part.value
        below, rank = _below(place.model, part.key) if part.key else (place.model, 0)
        inside = _Place(place.to + _STEP, below, part.key)
        if not is_movable(self.lines, value) or place.to > _DEEPEST * _STEP:
            lines = self._as_one(part, column, place.to)
            # Deeper than a block scalar begins, a comment would become a part of it.
            lines += _at(place.to if value.style in LITERAL else inside.to, part.gap.inner)
        elif node.kind == "mapping":
            lines = self._under_key(part, column, inside)
        else:
            lines = self._behind_dash(part, column, inside)
        return _Entry([], lines, rank, keeps_end=keeps_end_of(self.lines, value))

    def _under_key(self, part: _Part, column: int, inside: _Place) -> list[str]:
        key = self.lines[part.start][column:].rstrip()
        head, lines = self.block(part.value, inside, self._lead(part), part.gap.inner)
        return [*_at(inside.to - _STEP, [key]), *_at(inside.to, head), *lines]

    def _behind_dash(self, part: _Part, column: int, inside: _Place) -> list[str]:
        """The lines of an item; what stands beside a dash alone is said of it, and goes above."""
        to = inside.to - _STEP
        beside = self.lines[part.start][column + 1 :].strip()
        is_alone = first_start(self.lines, part.value) > part.start
        head, lines = self.block(part.value, inside, self._lead(part), part.gap.inner)
        lines[0] = f"{' ' * to}- {lines[0][inside.to :]}"
        return [*_at(to, [*([beside] if is_alone and beside else []), *head]), *lines]

    def _lead(self, part: _Part) -> list[str]:
        begins = first_start(self.lines, part.value)
        return [line.strip() for line in self.lines[part.start + 1 : begins]]

    def _as_one(self, part: _Part, column: int, to: int) -> list[str]:
        """The lines of a part as they are, all moved by the same width; an empty one has none."""
        last = last_line(self.lines, part.value)
        lines = [" " * to + self.lines[part.start][column:]]
        lines += (
            line and " " * max(indent_of(line) + to - column, 0) + line.lstrip(" ")
            for line in self.lines[part.start + 1 : last + 1]
        )
        if deepest(part.value).style not in LITERAL:
            lines[-1] = lines[-1].rstrip()
        return lines

    def _text_of(self, key: Span) -> str:
        return self.lines[key.start[0]][key.start[1] : key.end[1]].strip("\"'")


def _joined(entries: list[_Entry], to: int, rest: list[str]) -> tuple[list[str], list[str]]:
    lines: list[str] = []
    for before, entry in zip([None, *entries], entries, strict=False):
        head = collapsed(entry.head)
        if before is None or before.keeps_end:
            head = head[bool(head and not head[0]) :]
        elif entry.wants_room and (not head or head[0]):
            head = ["", *head]
        if before is None:
            top = head
        else:
            lines += _at(to, head)
        lines += entry.lines
    rest = collapsed(rest)
    return top, [*lines, *_at(to, rest)]


def _at(column: int, texts: Sequence[str]) -> list[str]:
    return [f"{' ' * column}{text.strip()}" if text.strip() else "" for text in texts]


def _below(model: Model, key: str) -> tuple[Model, int]:
    """The model of what stands under the key, and the key's place in the order of its own.

    Unknown keys come last. The two languages of a text stay as they are written.
    """
    if model is None or model is Text:
        return None, 0
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    if key not in fields:
        return None, len(fields)
    return model_in(fields[key].annotation), list(fields).index(key)


def split_gap(lines: Sequence[str], column: int, *, is_last: bool = False) -> Gap:
    """Share out what stands behind an entry of a block at that column."""
    shallow = [n for n, line in enumerate(lines) if line.strip() and indent_of(line) <= column]
    until = shallow[0] if shallow else len(lines)
    deep = [n for n in range(until) if lines[n].strip()]
    cut = deep[-1] + 1 if deep else 0
    inner, rest = list(lines[:cut]), [line.strip() for line in lines[cut:]]
    if is_last:
        return Gap(inner, rest)
    run = next((n for n, line in enumerate(rest) if not line), len(rest))
    stands_below = 0 < run < len(rest)
    return Gap(inner, rest[:run], rest[run:]) if stands_below else Gap(inner, [], rest)


def split_top(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is said of the whole file, and of its first entry: a blank line parts the two."""
    bare = collapsed([line.strip() for line in lines])[bool(lines and not lines[0].strip()) :]
    cut = max((n for n, line in enumerate(bare) if not line), default=len(bare) - 1) + 1
    return bare[:cut], bare[cut:]


def collapsed(lines: Sequence[str]) -> list[str]:
    """The lines with one blank line where there were several."""
    return [line for n, line in enumerate(lines) if line or n == 0 or lines[n - 1]]


def without_end(lines: Sequence[str]) -> list[str]:
    """The lines without the blank ones at their end."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    return list(lines[: filled[-1] + 1]) if filled else []


def indent_of(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))
