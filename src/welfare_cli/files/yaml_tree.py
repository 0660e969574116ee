"""YAML as a tree that knows where each of its parts stands, built from events in one pass.

No input crashes, hangs or explodes: depth, size and aliases are bounded while the tree is built,
before anything recursive sees it. A mistake in the YAML itself is a problem; the lines it stands
on are left out and the rest is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from welfare_cli.files.scalars import resolve
from welfare_cli.files.source import Source
from welfare_cli.ground.problem import Place, Problem

MAX_DEPTH = 200
MAX_NODES = 1_000_000
MAX_ALIASED = 10_000
MAX_REPAIRS = 10

Mark = tuple[int, int]
_DROPPED = "\0dropped"  # stands for a key that was refused; its value is read and left out
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mapping(dict[str, Any]):
    """A mapping with the marks of its keys and values, from 0 as the parser counts."""

    __slots__ = ("end", "keys_at", "size", "start", "values_at")

    def __init__(self, start: Mark) -> None:
        self.start, self.end, self.size = start, start, 1
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}


class Sequence(list[Any]):
    """A sequence with the marks of its items."""

    __slots__ = ("end", "items_at", "size", "start")

    def __init__(self, start: Mark) -> None:
        self.start, self.end, self.size = start, start, 1
        self.items_at: list[Mark] = []


class StopReadingError(Exception):
    """The one thing nothing can go on after: a bound was passed."""


@dataclass
class Tree:
    """The data of a YAML file (`root`), and what was wrong with it as YAML."""

    source: Source
    root: Any = None
    problems: list[Problem] = field(default_factory=list)
    damaged: set[int] = field(default_factory=set)
    whole: bool = True

    def place(self, mark: Mark) -> Place:
        """The place of a mark."""
        return self.source.place(mark[0] + 1, mark[1] + 1)

    def is_damaged(self, node: Any) -> bool:  # noqa: ANN401  any part of a tree
        """Whether a line left out for its mistake lies inside the node."""
        return isinstance(node, Mapping | Sequence) and any(
            node.start[0] <= line <= max(node.end[0], node.start[0]) for line in self.damaged
        )


def read_tree(source: Source) -> Tree:
    """Read the one document of a YAML file. `root` is None where nothing could be read."""
    tree = Tree(source)
    lines = list(source.lines)
    for _ in range(MAX_REPAIRS):
        try:
            _Builder(tree).build("\n".join(lines) + "\n")
        except yaml.MarkedYAMLError as error:
            # The positions of a second pass are those of the first: only lines are emptied.
            tree.root = None
            tree.problems = [p for p in tree.problems if p.code == "yaml-syntax"]
            line = _report(tree, error, lines)
            if line is None:
                break
            lines[line] = ""
            tree.damaged.add(line)
        except StopReadingError:
            tree.whole = False
            break
        else:
            break
    else:
        tree.whole = False
    return tree


def _report(tree: Tree, error: yaml.MarkedYAMLError, lines: list[str]) -> int | None:
    """Collect the syntax error, and say which line to leave out for another try."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and (mark is None or mark.line >= len(lines)):
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if "quoted scalar" in str(error.context) and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, 0
    if not lines[line].strip():
        tree.whole = False
        return None
    # A neighbour of a line left out is more likely its echo than a second mistake.
    if not {line - 1, line + 1} & tree.damaged:
        why = str(error.problem or error.context or "")
        tree.problems.append(Problem("yaml-syntax", tree.place((line, column)), {"why": why}))
    return line


class _Builder:
    """Turns one stream of events into a tree, counting as it goes."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[str | None] = []
        self.anchors: dict[str, Any] = {}
        self.nodes = self.aliased = 0
        self.documents = 0

    def build(self, text: str) -> None:
        for event in _events(text):
            mark = (event.start_mark.line, event.start_mark.column)
            self.take(event, mark)
            if self.documents > 1:
                break

    def take(self, event: yaml.Event, mark: Mark) -> None:
        match event:
            case yaml.ScalarEvent():
                self.scalar(event, mark)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.open(event, mark)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.close((event.end_mark.line, event.end_mark.column))
            case yaml.AliasEvent():
                self.alias(event, mark)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.problem("yaml-documents", mark)

    def scalar(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        self.refuse_tag(event, mark)
        plain = event.implicit[0] and not event.style
        if plain and self.awaits_key():
            value: Any = event.value  # a key is text, whatever its letters mean elsewhere
        else:
            value = resolve(event.value) if plain else event.value
        self.anchor(event, value)
        self.add(value, mark)

    def open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, mark: Mark) -> None:
        self.refuse_tag(event, mark)
        if len(self.stack) >= MAX_DEPTH:
            self.stop("yaml-too-deep", mark, limit=str(MAX_DEPTH))
        node = Mapping(mark) if isinstance(event, yaml.MappingStartEvent) else Sequence(mark)
        if self.awaits_key():
            self.problem("yaml-key", mark)
        self.add(node, mark)
        self.anchor(event, node)
        self.stack.append(node)
        self.keys.append(None)

    def close(self, end: Mark) -> None:
        node = self.stack.pop()
        self.keys.pop()
        node.end = end if end[1] else (max(end[0] - 1, node.start[0]), 0)
        if self.stack:
            self.stack[-1].size += node.size

    def alias(self, event: yaml.AliasEvent, mark: Mark) -> None:
        value = self.anchors.get(str(event.anchor), _DROPPED)
        if value is _DROPPED:
            self.problem("yaml-alias", mark, name=str(event.anchor))
            value = None
        if isinstance(value, Mapping | Sequence):
            if any(value is part for part in self.stack):
                self.stop("yaml-alias-bomb", mark, limit=f"{MAX_ALIASED:,}")
            self.aliased += value.size
            self.stack[-1].size += value.size
        if self.aliased > MAX_ALIASED:
            self.stop("yaml-alias-bomb", mark, limit=f"{MAX_ALIASED:,}")
        self.add(value, mark)

    def add(self, value: Any, mark: Mark) -> None:  # noqa: ANN401  any part of a tree
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop("yaml-too-large", mark, limit=f"{MAX_NODES:,}")
        if not self.stack:
            self.tree.root = value
            return
        parent = self.stack[-1]
        parent.size += 1
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.items_at.append(mark)
        elif self.keys[-1] is None:
            self.key(parent, value, mark)
        else:
            key, self.keys[-1] = self.keys[-1], None
            if key is not _DROPPED and key not in parent:
                parent[key] = value
                parent.values_at[key] = mark

    def key(self, parent: Mapping, value: Any, mark: Mark) -> None:  # noqa: ANN401  any part
        key = value if isinstance(value, str) else _DROPPED
        self.keys[-1] = key
        if key is _DROPPED:
            return
        if key in parent.keys_at:
            first = str(parent.keys_at[key][0] + 1)
            self.problem("yaml-duplicate-key", mark, key=key, first=first)
        else:
            parent.keys_at[key] = mark

    def awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], Mapping) and self.keys[-1] is None

    def anchor(self, event: yaml.NodeEvent, value: Any) -> None:  # noqa: ANN401  any part
        if event.anchor is not None:
            self.anchors[str(event.anchor)] = value

    def refuse_tag(self, event: Any, mark: Mark) -> None:  # noqa: ANN401  any event with a tag
        if event.tag is not None:
            self.problem("yaml-tag", mark, tag=str(event.tag))

    def problem(self, code: str, mark: Mark, **facts: str) -> None:
        self.tree.problems.append(Problem(code, self.tree.place(mark), facts))

    def stop(self, code: str, mark: Mark, **facts: str) -> None:
        self.problem(code, mark, **facts)
        raise StopReadingError


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()
