"""What `welfare schema --check` checks: each file by itself and by its form, as its schema does.

No plan is looked for, so that a table or a review is checked without one: any id may stand in it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli.checking import is_document
from welfare_cli.cli.exit_codes import CallError

if TYPE_CHECKING:
    from welfare_cli.ground.problem import Problem
    from welfare_cli.results.model import Series


def form_problems(path: Path) -> list["Problem"]:
    """What is wrong with the form of a file. Raises CallError for a name of no kind of ours."""
    from welfare_cli.results.reader import read_files
    from welfare_cli.reviews.reader import is_review_file, read_reviews

    if is_review_file(path):
        return read_reviews([path], _AnyIndicator()).problems
    if is_document(path):
        return _document(path)
    if path.suffix.lower() == ".csv":
        return read_files([path], _AnyIndicator()).problems
    raise CallError("call.no-kind", path=path)


def _document(path: Path) -> list["Problem"]:
    """A plan or a rule set, without a question whether it makes sense."""
    from welfare_cli.files.refusals import validate
    from welfare_cli.files.source import read_source
    from welfare_cli.files.yaml_tree import FILE_EMPTY, read_tree
    from welfare_cli.ground.problem import Problem
    from welfare_cli.plan.model import Plan
    from welfare_cli.rules.library import is_rule_set
    from welfare_cli.rules.model import RuleSet

    source, problems = read_source(path)
    if source is None:
        return problems
    tree = read_tree(source)
    problems += tree.problems
    if not tree.whole:
        return problems
    if tree.root is None:
        return problems or [Problem(FILE_EMPTY, source.place(1, 1))]
    return problems + validate(tree, RuleSet if is_rule_set(tree) else Plan)[1]


class _AnyIndicator(Mapping[str, "Series"]):
    """An indicator for every id that a plan could have, of which nothing is known."""

    def __contains__(self, name: object) -> bool:
        from welfare_cli.files.schema import IDENTIFIER

        return isinstance(name, str) and IDENTIFIER.fullmatch(name) is not None

    def __getitem__(self, name: str) -> "Series":
        from welfare_cli.results.model import Series

        return Series(titles=(), is_share=False, usual=())

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
