"""From the text of a YAML file to a tree of plain data that knows where each part stands.

The tree is built from the parser's events rather than from its nodes: depth, size and aliases are
bounded before anything recursive runs. A mistake in the syntax empties its line and the rest is
read again, so that one run finds everything. Plain scalars are YAML 1.2 core words: `no`, `on`,
`12:30`, `1_000` and `010` are what they look like to a person.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from welfare_cli.files.source import BAD_CHARACTER, Source
from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.translation import N_

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


Scalar = str | bool | Decimal | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), Decimal("NaN")),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), Decimal("Infinity")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), Decimal("-Infinity")),
}
_BEGINS = frozenset(("", *"~nNtTfF.+-0123456789"))  # of anything but a text
_NUMBER = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d{1,4})?", re.ASCII)
_OTHER_BASE = re.compile(r"0(?:o[0-7]{1,20}|x[0-9a-fA-F]{1,15})", re.ASCII)


def resolve(text: str) -> Scalar:
    """The value of a plain scalar by the YAML 1.2 core schema; numbers come as Decimal."""
    if text[:1] not in _BEGINS:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _OTHER_BASE.fullmatch(text):
        return Decimal(int(text, 0))
    return text


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


YAML_DUPLICATE_KEY = ProblemKind(
    "yaml-duplicate-key",
    N_("duplicate key “{key}”; the first one is on line {first}"),
    N_("Keep one of the two."),
)
YAML_TAG = ProblemKind(
    "yaml-tag",
    N_("the tag {tag} is not supported"),
    N_("Delete the tag. If the value must be text, put it in quotes."),
)
YAML_KEY = ProblemKind(
    "yaml-key",
    N_("a key must be text, not a list or a mapping"),
    N_("Write the key as a plain word, followed by a colon."),
)
YAML_ALIAS = ProblemKind(
    "yaml-alias",
    N_("the alias *{name} refers to no anchor above it"),
    N_("Write the value itself. If the asterisk is part of the text, put the text in quotes."),
)
YAML_ALIAS_BOMB = ProblemKind(
    "yaml-alias-bomb",
    N_("the aliases refer to themselves, or expand to more than {limit} values"),
    N_("Write the values themselves."),
)
YAML_DOCUMENTS = ProblemKind(
    "yaml-documents",
    N_("a second YAML document starts here"),
    N_("Keep one document per file: delete the line ---."),
)
YAML_TOO_DEEP = ProblemKind(
    "yaml-too-deep",
    N_("nested more than {limit} levels deep"),
    N_("Check for brackets that are never closed. A plan needs few levels."),
)
YAML_TOO_LARGE = ProblemKind(
    "yaml-too-large",
    N_("the file contains more than {limit} values"),
    N_("Check that this is the right file."),
)


class Builder:
    """Builds `root` from the events of a text; `problems` are told with places in `source`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Any = None
        self.problems: list[Problem] = []
        self._stack: list[Any] = []  # of Mapping or Sequence
        self._keys: list[str | None] = []
        self._anchors: dict[str, Any] = {}
        self._nodes = self._aliased = self._documents = 0

    def build(self, text: str) -> None:
        """Take in all events. Raises MarkedYAMLError, or StopReadingError at a bound."""
        try:
            self._take_all(text)
        except yaml.MarkedYAMLError as error:
            # Newer parsers have a bound of their own, and look ahead of the events.
            if _PARSERS_BOUND not in str(error.problem):
                raise
            self._stop(YAML_TOO_DEEP, _mark(error.problem_mark), limit=str(MAX_DEPTH))

    def _take_all(self, text: str) -> None:
        # Most of a file's time passes here: one lookup and one call for each event.
        takes: dict[type, Callable[[Any, Mark], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events(text):
            if take := takes.get(type(event)):
                start = event.start_mark
                take(event, (start.line, start.column))
            if self._documents > 1:
                break

    def _document(self, _: Any, mark: Mark) -> None:  # noqa: ANN401  the parser has no types
        self._documents += 1
        if self._documents > 1:
            self._report(YAML_DOCUMENTS, mark)

    def _scalar(self, event: Any, mark: Mark) -> None:  # noqa: ANN401  the parser has no types
        value, tag, keys = event.value, event.tag, self._keys
        # A key is text, whatever its letters mean elsewhere.
        is_key = keys and keys[-1] is None and type(self._stack[-1]) is Mapping
        if not (is_key or event.style or tag == _TEXT_TAG):
            value = resolve(value)
        if tag is not None:
            self._refuse_tag(event, mark)
        if event.anchor is not None:
            self._anchors[str(event.anchor)] = value
        self._add(value, mark)

    def _open(self, event: Any, mark: Mark) -> None:  # noqa: ANN401  the parser has no types
        node = (Mapping if type(event) is yaml.MappingStartEvent else Sequence)(mark)
        self._refuse_tag(event, mark)
        if len(self._stack) >= MAX_DEPTH:
            self._stop(YAML_TOO_DEEP, mark, limit=str(MAX_DEPTH))
        self._add(node, mark)
        if event.anchor is not None:
            self._anchors[str(event.anchor)] = node
        self._stack.append(node)
        self._keys.append(None)

    def _close(self, event: Any, _: Mark) -> None:  # noqa: ANN401  the parser has no types
        node, end = self._stack.pop(), _mark(event.end_mark)
        self._keys.pop()
        # A block ends where the next thing begins: its own last line is the one before.
        node.end = end if end[1] else (max(end[0] - 1, node.start[0]), 0)
        if self._stack:
            self._stack[-1].size += node.size

    def _alias(self, event: Any, mark: Mark) -> None:  # noqa: ANN401  the parser has no types
        name = str(event.anchor)
        if name not in self._anchors:
            self._report(YAML_ALIAS, mark, name=name)
        value = self._anchors.get(name)
        if isinstance(value, Mapping | Sequence):
            self._aliased += value.size
            if self._stack:
                self._stack[-1].size += value.size
            if self._aliased > MAX_ALIASED or any(value is part for part in self._stack):
                self._stop(YAML_ALIAS_BOMB, mark, limit=f"{MAX_ALIASED:,}")
        self._add(value, mark)

    def _add(self, value: Any, mark: Mark) -> None:  # noqa: ANN401  any part of a tree
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(YAML_TOO_LARGE, mark, limit=f"{MAX_NODES:,}")
        if not self._stack:
            self.root = value
            return
        parent, key = self._stack[-1], self._keys[-1]
        parent.size += 1
        if type(parent) is Sequence:
            parent.append(value)
            parent.items_at.append(mark)
        elif key is None:
            self._keys[-1] = self._key(parent, value, mark)
        else:
            self._keys[-1] = None
            if key is not _DROPPED and key not in parent:
                parent[key] = value
                parent.values_at[key] = mark

    def _key(self, parent: Any, key: object, mark: Mark) -> str:  # noqa: ANN401  a Mapping
        if not isinstance(key, str):
            last = self.problems[-1] if self.problems else None
            if not (last and last.kind == YAML_KEY and last.line == mark[0] + 1):
                self._report(YAML_KEY, mark)  # once for a heap of brackets
            return _DROPPED
        if key in parent.keys_at:
            first = str(parent.keys_at[key][0] + 1)
            self._report(YAML_DUPLICATE_KEY, mark, key=key, first=first)
        else:
            parent.keys_at[key] = mark
        return key

    def _refuse_tag(self, event: Any, mark: Mark) -> None:  # noqa: ANN401  any event with a tag
        if event.tag is not None:
            self._report(YAML_TAG, mark, tag=str(event.tag).replace(_STANDARD, "!!"))

    def _report(self, kind: ProblemKind, mark: Mark, **facts: str) -> None:
        place = self.source.place(mark[0] + 1, mark[1] + 1)
        self.problems.append(Problem(kind, place, facts))

    def _stop(self, kind: ProblemKind, mark: Mark, **facts: str) -> None:
        self._report(kind, mark, **facts)
        raise StopReadingError


def _mark(mark: Any) -> Mark:  # noqa: ANN401  the C parser's mark and Python's are two types
    return mark.line, mark.column


def events(text: str) -> Iterator[Any]:
    """The parser's events of a text, of types it does not tell. Raises MarkedYAMLError."""
    loader = _LOADER(text)
    try:
        event = None
        while type(event) is not yaml.StreamEndEvent:
            event = loader.get_event()
            yield event
    finally:
        loader.dispose()


MAX_REPAIRS = 10

# A scalar in quotes, with what the quotes need to close.
_QUOTED = re.compile(r"\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^']*(?:''[^']*)*'", re.DOTALL)

FILE_EMPTY = ProblemKind(
    "file-empty",
    N_("the file is empty"),
    N_(
        "A plan starts with format: 1, id, title, period and sections. A rule set starts with "
        "format: 1, id, title, source and measure."
    ),
)


@dataclass
class Tree:
    """The data of a YAML file, and what was wrong with it as YAML.

    `damaged` are the lines left out, from 0; where `whole` is False the reading stopped early.
    """

    source: Source
    root: Any = None
    problems: list[Problem] = field(default_factory=list)
    damaged: set[int] = field(default_factory=set)
    whole: bool = True

    def place(self, mark: Mark) -> Place:
        """The place of a mark."""
        return self.source.place(mark[0] + 1, mark[1] + 1)

    def is_damaged(self, node: object) -> bool:
        """Whether a line left out for its mistake lies inside the node."""
        if not isinstance(node, Mapping | Sequence):
            return False
        first, last = node.start[0], max(node.end[0], node.start[0])
        while first - 1 in self.damaged:
            first -= 1  # its own first lines may be the ones left out
        return any(first <= line <= last for line in self.damaged)


def read_tree(source: Source) -> Tree:
    """Read the one document of a YAML file. `root` is None where nothing could be read."""
    tree = Tree(source)
    lines = list(source.lines)
    for _ in range(MAX_REPAIRS):
        builder = Builder(source)
        try:
            text = "\n".join(lines)
            builder.build(text if text.endswith("\n") else f"{text}\n")
        except yaml.MarkedYAMLError as error:
            _restore(tree, error, lines)
            line = _report(tree, error, lines)
            if line is not None:
                # Lines are only emptied: every other position stays what it was.
                lines[line] = ""
                tree.damaged.add(line)
                continue
            tree.whole = False
        except yaml.reader.ReaderError as error:
            place = source.place_at(min(int(error.position), len(source.text)))
            tree.problems.append(Problem(BAD_CHARACTER, place, {"character": _code(error)}))
            tree.whole = False
        except StopReadingError:
            tree.whole = False
        tree.root = builder.root
        tree.problems += builder.problems
        return tree
    tree.whole = False
    return tree


def _restore(tree: Tree, error: yaml.MarkedYAMLError, lines: list[str]) -> None:
    """Put back lines left out below a quote that never closes: it alone was the mistake."""
    if not _never_closes(error, lines):
        return
    opens = _position(error, lines)[0]
    for line in [line for line in tree.damaged if line > opens]:
        lines[line] = tree.source.lines[line]
        tree.damaged.remove(line)
    told = [p for p in tree.problems if (p.line or 0) > opens + 1]
    tree.problems = [p for p in tree.problems if p not in told]


YAML_SYNTAX = ProblemKind(
    "yaml-syntax",
    N_("invalid YAML: {why}"),
    N_("Check the quotes, brackets, colons and indentation. Indent with spaces, not tabs."),
)


def _report(tree: Tree, error: yaml.MarkedYAMLError, lines: list[str]) -> int | None:
    """Collect the syntax error, and say which line to leave out for another try."""
    line, column = _position(error, lines)
    while line > 0 and not lines[line].strip():
        line, column = line - 1, 0
    if not lines[line].strip():
        return None
    # A neighbour of a line left out is more likely its echo than a second mistake.
    if not {line - 1, line + 1} & tree.damaged:
        # Any other mistake has no name but the parser's own words.
        said = str(error.problem or error.context or "")
        why = N_("a quote or bracket never closes") if _never_closes(error, lines) else said
        tree.problems.append(Problem(YAML_SYNTAX, tree.place((line, column)), {"why": why}))
    return line


def _never_closes(error: yaml.MarkedYAMLError, lines: list[str]) -> bool:
    """Whether a quote opens where the mistake begins, and none closes it."""
    opens: Any = error.context_mark
    if not opens or opens.line >= len(lines):
        return False
    text = "\n".join((lines[opens.line][opens.column :], *lines[opens.line + 1 :]))
    return text.startswith(('"', "'")) and not _QUOTED.match(text)


def _code(error: yaml.reader.ReaderError) -> str:
    char = error.character
    return f"U+{char if isinstance(char, int) else ord(char):04X}"


def _position(error: yaml.MarkedYAMLError, lines: list[str]) -> Mark:
    """Where the mistake is: a quote that never closes is wrong where it opens."""
    mark: Any = error.problem_mark or error.context_mark
    opens: Any = error.context_mark
    if opens and (_never_closes(error, lines) or mark.line >= len(lines)):
        mark = opens
    return (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
