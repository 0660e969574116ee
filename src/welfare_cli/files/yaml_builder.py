"""One stream of YAML events to one tree, counting as it goes.

Depth, size and aliases are bounded here, before anything recursive sees the tree.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from welfare_cli.files.nodes import Mapping, Mark, Sequence
from welfare_cli.files.scalars import resolve
from welfare_cli.files.source import Source
from welfare_cli.ground.problem import Problem

MAX_DEPTH = 200
MAX_NODES = 1_000_000
MAX_ALIASED = 10_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STANDARD = "tag:yaml.org,2002:"
_TEXT_TAG = f"{_STANDARD}str"
_PARSERS_BOUND = "nesting depth"
_DROPPED = "\0dropped"  # stands for a key that was refused; its value is read and left out


class StopReadingError(Exception):
    """The one thing nothing can go on after: a bound was passed."""


class Builder:
    """Builds `root` from the events of a text; `problems` are told with places in `source`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Any = None
        self.problems: list[Problem] = []
        self._stack: list[Mapping | Sequence] = []
        self._keys: list[str | None] = []
        self._anchors: dict[str, Any] = {}
        self._nodes = self._aliased = self._documents = 0

    def build(self, text: str) -> None:
        """Take in all events. Raises MarkedYAMLError, or StopReadingError at a bound."""
        try:
            for event in events(text):
                self._take(event, _mark(event.start_mark))
                if self._documents > 1:
                    break
        except yaml.MarkedYAMLError as error:
            # Newer parsers have a bound of their own, and look ahead of the events.
            if _PARSERS_BOUND not in str(error.problem):
                raise
            self._stop("yaml-too-deep", _mark(error.problem_mark), limit=str(MAX_DEPTH))

    def _take(self, event: yaml.Event, mark: Mark) -> None:
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, mark)
            case yaml.MappingStartEvent():
                self._open(event, Mapping(mark), mark)
            case yaml.SequenceStartEvent():
                self._open(event, Sequence(mark), mark)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close(_mark(event.end_mark))
            case yaml.AliasEvent():
                self._alias(str(event.anchor), mark)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._report("yaml-documents", mark)

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        self._refuse_tag(event, mark)
        # A key is text, whatever its letters mean elsewhere.
        plain = not event.style and not self._awaits_key() and event.tag != _TEXT_TAG
        value = resolve(event.value) if plain else event.value
        self._remember(event, value)
        self._add(value, mark)

    def _open(self, event: yaml.NodeEvent, node: Mapping | Sequence, mark: Mark) -> None:
        self._refuse_tag(event, mark)
        if len(self._stack) >= MAX_DEPTH:
            self._stop("yaml-too-deep", mark, limit=str(MAX_DEPTH))
        self._add(node, mark)
        self._remember(event, node)
        self._stack.append(node)
        self._keys.append(None)

    def _close(self, end: Mark) -> None:
        node = self._stack.pop()
        self._keys.pop()
        # A block ends where the next thing begins: its own last line is the one before.
        node.end = end if end[1] else (max(end[0] - 1, node.start[0]), 0)
        if self._stack:
            self._stack[-1].size += node.size

    def _alias(self, name: str, mark: Mark) -> None:
        if name not in self._anchors:
            self._report("yaml-alias", mark, name=name)
        value = self._anchors.get(name)
        if isinstance(value, Mapping | Sequence):
            self._aliased += value.size
            if self._stack:
                self._stack[-1].size += value.size
            if self._aliased > MAX_ALIASED or any(value is part for part in self._stack):
                self._stop("yaml-alias-bomb", mark, limit=f"{MAX_ALIASED:,}")
        self._add(value, mark)

    def _add(self, value: Any, mark: Mark) -> None:  # noqa: ANN401  any part of a tree
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop("yaml-too-large", mark, limit=f"{MAX_NODES:,}")
        if not self._stack:
            self.root = value
            return
        parent = self._stack[-1]
        parent.size += 1
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.items_at.append(mark)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = self._key(parent, value, mark)
        else:
            self._keys[-1] = None
            if key is not _DROPPED and key not in parent:
                parent[key] = value
                parent.values_at[key] = mark

    def _key(self, parent: Mapping, key: object, mark: Mark) -> str:
        if not isinstance(key, str):
            last = self.problems[-1] if self.problems else None
            if not (last and last.code == "yaml-key" and last.line == mark[0] + 1):
                self._report("yaml-key", mark)  # once for a heap of brackets
            return _DROPPED
        if key in parent.keys_at:
            first = str(parent.keys_at[key][0] + 1)
            self._report("yaml-duplicate-key", mark, key=key, first=first)
        else:
            parent.keys_at[key] = mark
        return key

    def _awaits_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1], Mapping) and self._keys[-1] is None

    def _remember(self, event: yaml.NodeEvent, value: Any) -> None:  # noqa: ANN401  any part
        if event.anchor is not None:
            self._anchors[str(event.anchor)] = value

    def _refuse_tag(self, event: Any, mark: Mark) -> None:  # noqa: ANN401  any event with a tag
        if event.tag is not None:
            self._report("yaml-tag", mark, tag=str(event.tag).replace(_STANDARD, "!!"))

    def _report(self, code: str, mark: Mark, **facts: str) -> None:
        place = self.source.place(mark[0] + 1, mark[1] + 1)
        self.problems.append(Problem(code, place, facts))

    def _stop(self, code: str, mark: Mark, **facts: str) -> None:
        self._report(code, mark, **facts)
        raise StopReadingError


def _mark(mark: Any) -> Mark:  # noqa: ANN401  the C parser's mark and Python's are two types
    return mark.line, mark.column


def events(text: str) -> Iterator[yaml.Event]:
    """The parser's events of a text. Raises MarkedYAMLError."""
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()
