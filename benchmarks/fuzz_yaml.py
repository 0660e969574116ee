"""The nodes of a YAML text, changed and written again, each scalar as the file had it."""

import json
import pickle
import re
from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import Any

import yaml

from fuzz_mutate import TEXT, Edit, lines_moved, put_in
from fuzz_pieces import NUMBERS, PIECES

_PLAIN = re.compile(r"[^\s,\[\]{}#&*!|>'\"%@`:?-][^,\[\]{}#:\n'\"]*")
Node = Any  # of dict, list and Raw


class Raw(str):
    """A scalar as it is written in the file, quotes and all."""

    __slots__ = ()


def nodes_changed(chance: Random, text: str) -> str:
    """A YAML text with a subtree taken out, told twice, replaced, renamed, nested or aliased."""
    try:
        root = pickle.loads(_pickled(text))  # noqa: S301  our own
    except (yaml.YAMLError, ValueError, RecursionError):
        return lines_moved(chance, text)
    places = list(_places(root))
    if not places:
        return put_in(chance, text)
    for _ in range(chance.choice((1, 1, 2, 3))):
        parent, key = chance.choice(places)
        if key in parent if isinstance(parent, dict) else key < len(parent):
            _change(chance, parent, key, places)
    return written(root)


def _change(chance: Random, parent: Node, key: Any, places: list[tuple[Node, Any]]) -> None:  # noqa: ANN401
    kind = chance.randrange(8)
    if kind == 0:
        del parent[key]
    elif kind == 1 and isinstance(parent, list):
        parent.insert(key, parent[key])
    elif kind in (1, 2):
        other, name = chance.choice(places)
        known = name in other if isinstance(other, dict) else name < len(other)
        # As text, so that no tree ever holds itself.
        parent[key] = Raw(flow(other[name])[:2000]) if known else Raw("x")
    elif kind == 3 and isinstance(parent, dict):
        parent[chance.choice(PIECES)] = parent.pop(key)
    elif kind == 4:
        depth = chance.choice((1, 3, 150, 250, 3000))
        parent[key] = Raw("[" * depth + "]" * depth)
    elif kind == 5:
        parent[key] = Raw("&a " + flow(parent[key])[:2000])
        if isinstance(parent, dict):
            parent[chance.choice(("<<", "note", "title"))] = Raw("*a")
    elif kind == 6:
        parent[key] = Raw(json.dumps(chance.choice(PIECES) * chance.choice((1, 1, 50))))
    else:
        parent[key] = chance.choice(({}, [], Raw("true"), Raw(chance.choice(NUMBERS)), Raw("{}")))


@lru_cache(maxsize=1000)  # most are seeds, which come again
def _pickled(text: str) -> bytes:
    return pickle.dumps(tree_of(text))


def tree_of(text: str) -> Node:
    """The nodes of a YAML text, each scalar as it is written. Raises YAMLError."""
    return _node(yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _node(node: Any) -> Node:  # noqa: ANN401  a node, or None for an empty file
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _node(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_node(value) for value in node.value]
    value = str(node.value) if node else ""
    is_plain = node is None or not node.style
    return Raw(value if is_plain else json.dumps(value, ensure_ascii=False))


def _places(node: Node) -> Iterator[tuple[Node, Any]]:
    """Every container with each of its keys."""
    if isinstance(node, dict | list):
        for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
            yield node, key
            yield from _places(value)


def written(node: Node, indent: str = "") -> str:
    """The nodes as blocks; what holds nothing, and every scalar, on its own line."""
    if isinstance(node, dict) and node:
        items = ((f"{_name(key)}:", value) for key, value in node.items())
    elif isinstance(node, list) and node:
        items = (("-", value) for value in node)
    else:
        return f"{flow(node)}\n"
    lines = []
    for head, value in items:
        is_block = isinstance(value, dict | list) and value
        lines.append(
            f"{indent}{head}\n{written(value, indent + '  ')}"
            if is_block
            else f"{indent}{head} {flow(value)}\n"
        )
    return "".join(lines)


def flow(node: Node) -> str:
    """The nodes in brackets, on one line."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{_name(key)}: {flow(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(flow, node)) + "]"
    return str(node)


def _name(key: str) -> str:
    return key if _PLAIN.fullmatch(key) else json.dumps(key, ensure_ascii=False)


YAML_EDITS: tuple[Edit, ...] = (*TEXT, nodes_changed, nodes_changed, nodes_changed)
