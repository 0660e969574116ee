"""The rule sets that come with `welfare`, and those in a file of the user's own."""

from functools import cache
from pathlib import Path

from welfare_cli.files.refusals import Loc, place_of, validate
from welfare_cli.files.source import Source, read_source
from welfare_cli.files.yaml_tree import Tree, read_tree
from welfare_cli.ground.problem import Problem
from welfare_cli.rules.checks import check_sense
from welfare_cli.rules.model import RuleSet
from welfare_cli.rules.shelf import shipped_file, shipped_ids

__all__ = ["check_carried", "check_rules", "read_rules", "shipped", "shipped_ids"]


@cache
def shipped(rules_id: str) -> RuleSet:
    """A shipped rule set; raises KeyError for an id that is none of them."""
    if rules_id not in shipped_ids():
        raise KeyError(rules_id)
    text = shipped_file(rules_id).read_text(encoding="utf-8")
    return RuleSet.model_validate(read_tree(Source(rules_id, text)).root)


def read_rules(path: Path) -> tuple[RuleSet | None, list[Problem]]:
    """Read a rule set from a file, with all that is wrong in it."""
    source, problems = read_source(path)
    if source is None:
        return None, problems
    rules, found = check_rules(read_tree(source))
    return rules, problems + found


def is_rule_set(tree: Tree) -> bool:
    """Whether a tree is that of a rule set rather than of a plan."""
    keys = set(tree.root) if isinstance(tree.root, dict) else set()
    return bool(keys & {"ratings", "measure", "not_assessed"}) and "sections" not in keys


def check_rules(tree: Tree) -> tuple[RuleSet | None, list[Problem]]:
    """The rule set in a tree, and its problems."""
    if not tree.whole:
        return None, tree.problems
    rules, problems = validate(tree, RuleSet)
    return rules, tree.problems + problems + check_carried(tree, rules, ())


def check_carried(tree: Tree, rules: RuleSet | None, loc: Loc) -> list[Problem]:
    """What makes no sense in the rule set that stands at that path of a tree."""
    found = check_sense(rules) if rules else ()
    return [Problem(kind, place_of(tree, (*loc, *inner)), facts) for kind, inner, facts in found]
