"""A YAML file as a tree that knows where each of its parts stands. No input is too bad for it.

A mistake in the YAML itself is a problem; the line it stands on is left out and the rest is
read, so that everything else wrong with the file is told in the same run.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from welfare_cli.files.nodes import Mapping, Mark, Sequence
from welfare_cli.files.source import BAD_CHARACTER, Source
from welfare_cli.files.yaml_builder import Builder, StopReadingError
from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.translation import N_
from welfare_cli.words import Word

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
        why = Word("yaml.open-quote") if _never_closes(error, lines) else said
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
