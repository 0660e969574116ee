"""A plan, a review file or a rule set in canonical form: the same data, the same comments.

What was made is read again and held against what was there; where anything else than layout
differs, the file stays as it is.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from welfare_cli.drafting.comments import comments_in
from welfare_cli.files.source import decoded
from welfare_cli.files.yaml_layout import laid_out
from welfare_cli.files.yaml_tree import FILE_EMPTY, Mapping, Sequence, Tree, read_tree
from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.translation import N_
from welfare_cli.plan.model import Plan
from welfare_cli.reviews.model import ReviewFile
from welfare_cli.reviews.reader import is_review_file
from welfare_cli.rules.library import is_rule_set
from welfare_cli.rules.rule_set import RuleSet

_BOM = b"\xef\xbb\xbf"
_SPACED = frozenset(("sections",))


@dataclass(frozen=True)
class Canonical:
    """The file's new bytes, or its old ones with the reasons; and what is different in them.

    `keys` counts the mappings whose keys were put in order, `indents` the lines that begin in
    another column, `blanks` the blank lines added or taken away.
    """

    data: bytes
    problems: list[Problem] = field(default_factory=list)
    keys: int = 0
    indents: int = 0
    blanks: int = 0


NOT_FORMATTED = ProblemKind(
    "not-formatted",
    N_("this file cannot be put in order without changing what it says"),
    N_(
        "An anchor (&name) must stand before its alias (*name), which the order of keys would "
        "undo: write the value itself in both places."
    ),
)


def canonical(path: Path, name: str, data: bytes) -> Canonical:
    """The canonical form of a file; a byte order mark and the kind of its line ends are kept."""
    source, problems = decoded(name, data)
    if source is None or problems:
        return Canonical(data, problems)
    tree = read_tree(source)
    if tree.problems or not tree.whole:
        return Canonical(data, tree.problems)
    if tree.root is None:
        return Canonical(data, [Problem(FILE_EMPTY, source.place(1, 1))])
    old = "\n".join(source.lines)
    new = laid_out(old, _model(path, tree), _SPACED)
    again, problems = decoded(name, new.encode())
    after = read_tree(again) if again else None
    if after is None or problems or after.problems or not _same(tree.root, after.root):
        return Canonical(data, [Problem(NOT_FORMATTED, source.place(1, 1))])
    if comments_in(old) != comments_in(new):
        return Canonical(data, [Problem(NOT_FORMATTED, source.place(1, 1))])
    ending = b"\r\n" if _is_dos(source.text) else b"\n"
    made = (_BOM if data.startswith(_BOM) else b"") + new.encode().replace(b"\n", ending)
    return Canonical(made, [], _reordered(tree.root, after.root), *_layout_changes(old, new))


def _model(path: Path, tree: Tree) -> type[BaseModel]:
    if is_review_file(path):
        return ReviewFile
    return RuleSet if is_rule_set(tree) else Plan


def _is_dos(text: str) -> bool:
    """Whether every line ends as Windows does; a file that mixes both gets LF."""
    return 0 < text.count("\r\n") == text.count("\n") == text.count("\r")


def _same(old: object, new: object) -> bool:
    """Whether two trees hold the same; 34.0 is not 34, and "34" is neither."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return set(old) == set(new) and all(_same(old[key], new[key]) for key in old)
    if isinstance(old, Sequence) and isinstance(new, Sequence):
        return len(old) == len(new) and all(map(_same, old, new))
    return type(old) is type(new) and str(old) == str(new)


def _reordered(old: object, new: object) -> int:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return (list(old) != list(new)) + sum(_reordered(old[key], new[key]) for key in old)
    if isinstance(old, Sequence) and isinstance(new, Sequence):
        return sum(map(_reordered, old, new))
    return 0


def _layout_changes(old: str, new: str) -> tuple[int, int]:
    before, after = Counter(old.split("\n")), Counter(new.split("\n"))
    moved = sum(n for line, n in (after - before).items() if line.strip())
    blanks = [sum(n for line, n in lines.items() if not line.strip()) for lines in (before, after)]
    return moved, abs(blanks[0] - blanks[1])
