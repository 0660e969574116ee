"""Where every part of a YAML text begins and ends, and whether it can be moved as lines.

Only for a text that `yaml_tree` has read without a problem: depth and aliases are bounded there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from welfare_cli.files.yaml_tree import Mark, events


@dataclass
class Span:
    """A node from its first to behind its last character; lines and columns count from 0.

    `parts` are the items of a sequence, and keys and values of a mapping in turn.
    """

    start: Mark
    end: Mark
    kind: str  # scalar, alias, mapping or sequence
    style: str = ""  # of a scalar: ' " | >; of a collection: { for flow
    is_anchored: bool = False
    parts: list["Span"] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Whether it is a collection that is held together by its indentation."""
        return self.kind in ("mapping", "sequence") and self.style != "{"

    @property
    def pairs(self) -> list[tuple["Span", "Span"]]:
        """The keys of a mapping with their values."""
        return list(zip(self.parts[::2], self.parts[1::2], strict=True))

    def walk(self) -> Iterator["Span"]:
        """This node and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.parts)


@dataclass
class Document:
    """The one document of a text: its root, and the lines of its markers where it has them."""

    root: Span | None = None
    begins: int | None = None
    ends: int | None = None


def read_spans(text: str) -> Document:
    """The spans of the text's document."""
    document, stack = Document(), list[Span]()
    for event in events(text):
        match event:
            case yaml.DocumentStartEvent() if event.explicit:
                document.begins = _mark(event.end_mark)[0]
            case yaml.DocumentEndEvent() if event.explicit:
                document.ends = _mark(event.start_mark)[0]
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                _close(stack.pop(), event)
            case yaml.NodeEvent():
                node = _node(event)
                if stack:
                    stack[-1].parts.append(node)
                elif document.root is None:
                    document.root = node
                if isinstance(event, yaml.CollectionStartEvent):
                    stack.append(node)
    return document


def _node(event: yaml.NodeEvent) -> Span:
    start, end = _mark(event.start_mark), _mark(event.end_mark)
    anchored = event.anchor is not None
    match event:
        case yaml.ScalarEvent():
            style = event.style or ""
            return Span(start, _scalar_end(style, start, end), "scalar", style, anchored)
        case yaml.AliasEvent():
            return Span(start, end, "alias")
        case yaml.MappingStartEvent():
            return Span(start, end, "mapping", "{" if event.flow_style else "", anchored)
        case _:
            flow = getattr(event, "flow_style", False)
            return Span(start, end, "sequence", "{" if flow else "", anchored)


def _scalar_end(style: str, start: Mark, end: Mark) -> Mark:
    """Block scalars end behind a line end; their last line is the one before it."""
    return (max(end[0], start[0] + 1), 0) if style in ("|", ">") else end


def _close(node: Span, event: yaml.Event) -> None:
    """A block ends where its last part does; its own mark is where the next thing begins."""
    node.end = node.parts[-1].end if node.is_block and node.parts else _mark(event.end_mark)


def _mark(mark: Any) -> Mark:  # noqa: ANN401  the C parser's mark and Python's are two types
    return mark.line, mark.column


LITERAL = ("|", ">")


def is_movable(lines: list[str], node: Span) -> bool:
    """Whether the node is a block whose entries each begin a line, or stand behind a dash."""
    if not node.is_block or node.is_anchored or not node.parts:
        return False
    column = column_of(node)
    if node.kind == "sequence":
        return all(lines[start][column] == "-" for start in starts_of(lines, node))
    for number, (key, value) in enumerate(node.pairs):
        before = lines[key.start[0]][: key.start[1]]
        if before.strip(" -" if number == 0 else " ") or key.start[1] != column:
            return False
        if value.is_block and value.start[0] == key.start[0] and not value.is_anchored:
            return False
    return True


def column_of(node: Span) -> int:
    """The column in which the entries of a block begin."""
    return node.parts[0].start[1] if node.kind == "mapping" else node.start[1]


def values_of(node: Span) -> list[Span]:
    """The values of a mapping, or the items of a sequence."""
    return [value for _, value in node.pairs] if node.kind == "mapping" else node.parts


def first_start(lines: list[str], node: Span) -> int:
    """The line on which the first entry begins."""
    return starts_of(lines, node)[0]


def starts_of(lines: list[str], node: Span) -> list[int]:
    """The first line of each entry: of an item, the line of its dash."""
    if node.kind == "mapping":
        return [key.start[0] for key, _ in node.pairs]
    starts = [node.start[0]]
    for item in node.parts[:-1]:
        line = last_line(lines, item) + 1
        while not lines[line].strip() or lines[line].lstrip().startswith("#"):
            line += 1
        starts.append(line)
    return starts


def deepest(node: Span) -> Span:
    """The last part of the last part, and so on."""
    while node.is_block and node.parts:
        node = node.parts[-1]
    return node


def last_line(lines: list[str], node: Span) -> int:
    """The last line of a node; blank lines behind a block scalar are its own only with a +."""
    last = deepest(node)
    if last.style not in LITERAL:
        return last.end[0]
    end = last.end[0] - 1
    while not keeps_end_of(lines, last) and end > last.start[0] and not lines[end].strip():
        end -= 1
    return min(end, len(lines) - 1)


def keeps_end_of(lines: list[str], node: Span) -> bool:
    """Whether the blank lines behind the node are a part of its text: it ends in a |+ or >+."""
    last = deepest(node)
    header = lines[last.start[0]][last.start[1] :].partition("#")[0]
    return last.style in LITERAL and "+" in header
