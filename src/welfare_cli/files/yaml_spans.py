"""Where every part of a YAML text begins and ends, whatever it means.

Only for a text that `yaml_tree` has read without a problem: depth and aliases are bounded there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from welfare_cli.files.nodes import Mark
from welfare_cli.files.yaml_builder import events


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
