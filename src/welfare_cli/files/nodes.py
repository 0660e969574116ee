"""The containers of a YAML tree: plain data that knows where each of its parts stands."""

from typing import Any

# Line and column from 0, as the parser counts.
Mark = tuple[int, int]


class Mapping(dict[str, Any]):
    """A mapping with the marks of its keys and values."""

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
