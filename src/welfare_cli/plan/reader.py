"""From a plan file to a plan, with every problem in it: YAML, form, and sense."""

from dataclasses import dataclass
from pathlib import Path

from welfare_cli.files.refusals import validate
from welfare_cli.files.source import Source, read_source
from welfare_cli.files.yaml_tree import FILE_EMPTY, Tree, read_tree
from welfare_cli.ground.problem import Problem, in_order
from welfare_cli.plan.checks import check_sense
from welfare_cli.plan.model import Plan


@dataclass(frozen=True)
class PlanFile:
    """What was read: `plan` is None where the file cannot be used."""

    plan: Plan | None
    problems: list[Problem]


def read_plan(path: Path) -> PlanFile:
    """Read and check a plan file. All its problems come back in one list, in order."""
    source, problems = read_source(path)
    if source is None:
        return PlanFile(None, problems)
    read = check_plan(plan_tree(source))
    return PlanFile(read.plan, in_order(problems + read.problems))


def plan_tree(source: Source) -> Tree:
    """The tree of a plan file's text."""
    return read_tree(source)


def check_plan(tree: Tree) -> PlanFile:
    """The plan in a tree, and all that is wrong with it."""
    if not tree.whole:
        return PlanFile(None, tree.problems)
    if tree.root is None:
        empty = [] if tree.problems else [Problem(FILE_EMPTY, tree.source.place(1, 1))]
        return PlanFile(None, tree.problems + empty)
    plan, problems = validate(tree, Plan)
    return PlanFile(plan, tree.problems + problems + check_sense(tree, plan))
