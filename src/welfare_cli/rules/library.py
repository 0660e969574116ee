"""The rule sets that come with `welfare`, those in a file of the user's own, and their checks.

A check says whether a rule set makes sense: what it names exists, and its classes leave no gap.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

from welfare_cli.files.refusals import Loc, place_of, validate
from welfare_cli.files.source import Source, read_source
from welfare_cli.files.yaml_tree import Tree, read_tree
from welfare_cli.ground.problem import Problem, ProblemKind, Severity
from welfare_cli.ground.text import listed
from welfare_cli.ground.translation import N_
from welfare_cli.rules.rule_set import Bounds, Condition, RuleSet
from welfare_cli.rules.shelf import shipped_file, shipped_ids

__all__ = ["check_carried", "check_rules", "read_rules", "shipped", "shipped_ids"]

Finding = tuple[ProblemKind, Loc, Mapping[str, str]]


def check_sense(rules: RuleSet) -> Iterator[Finding]:
    """Everything questionable about a rule set that is well formed."""
    yield from _needs_cause(rules)
    yield from _roll_up(rules)
    yield from _changes(rules)
    yield from _gaps(rules)


RULES_CHANGE = ProblemKind(
    "rules-change",
    N_("a condition under `change` cannot use `change` itself"),
    N_(
        "Under `change`, write bounds on a measure. `change: improved` uses their result and "
        "belongs under `ratings` or `score`."
    ),
)


def _changes(rules: RuleSet) -> Iterator[Finding]:
    """What tells a change cannot ask for one: it would go round in a circle."""
    for key in ("improved", "worse", "negligible") if rules.change else ():
        for number, condition in enumerate(getattr(rules.change, key)):
            if _asks_for_change(condition):
                yield RULES_CHANGE, ("change", key, number), {}


def _asks_for_change(condition: Condition) -> bool:
    parts = (*condition.all, *condition.unless)
    return condition.change is not None or any(map(_asks_for_change, parts))


RULES_ROLL_UP = ProblemKind(
    "rules-roll-up",
    N_("roll_up uses “{id}”, which is not a rating of this rule set"),
    N_("Valid ratings: {known}."),
)
RULES_NO_SCORES = ProblemKind(
    "rules-no-scores",
    N_("the rule set has a roll-up but no scores"),
    N_("Give the ratings a score, add lines of scores, or delete roll_up."),
)


def _roll_up(rules: RuleSet) -> Iterator[Finding]:
    if rules.roll_up is None:
        return
    if not rules.has_scores:
        yield RULES_NO_SCORES, ("roll_up",), {}
    known = [rating.id for rating in rules.ratings]
    for number, band in enumerate(rules.roll_up.ratings):
        for key in ("rating", "has", "only"):
            name = getattr(band, key)
            if name is not None and name not in known:
                facts = {"id": name, "known": listed(known)}
                yield RULES_ROLL_UP, ("roll_up", "ratings", number, key), facts


RULES_NEEDS_CAUSE = ProblemKind(
    "rules-needs-cause",
    N_("needs_cause uses “{id}”, which is not a rating of this rule set"),
    N_("Valid ratings: {known}."),
)


def _needs_cause(rules: RuleSet) -> Iterator[Finding]:
    known = [rating.id for rating in rules.ratings]
    for number, name in enumerate(rules.needs_cause or ()):
        if name not in known:
            yield RULES_NEEDS_CAUSE, ("needs_cause", number), {"id": name, "known": listed(known)}


RULES_GAP = ProblemKind(
    "rules-gap",
    N_("no rating covers a value such as {number}"),
    N_(
        "Make adjacent ratings meet: if one uses at_least, the other uses below. Otherwise, an "
        "indicator with such a value is not assessed."
    ),
    severity=Severity.WARNING,
)


def _gaps(rules: RuleSet) -> Iterator[Finding]:
    """The first number that no class takes, where classes are nothing but bands of one measure."""
    conditions = [condition for rating in rules.ratings for condition in rating.when]
    bands = [condition for condition in conditions if condition.is_bounded]
    other = any(condition.change or condition.all for condition in conditions)
    if not bands or other or not all(_is_band(rules, band) for band in bands):
        return
    cuts = sorted({Fraction(cut) for band in bands for cut in _cuts(band)})
    between = [(low + high) / 2 for low, high in pairwise(cuts)]
    for number in sorted((cuts[0] - 1, *cuts, *between, cuts[-1] + 1)):
        if not any(band.has_inside(number) for band in bands):
            yield RULES_GAP, ("ratings",), {"number": f"{float(number):g}"}
            return


def _is_band(rules: RuleSet, condition: Condition) -> bool:
    """Whether the condition asks for nothing but bounds on the rule set's own measure."""
    asked = condition.model_dump(exclude={*Bounds.model_fields, "measure"}, exclude_defaults=True)
    return not asked and condition.measure in (None, rules.measure)


def _cuts(bounds: Condition) -> Iterator[Fraction]:
    for cut in (bounds.at_least, bounds.above, bounds.at_most, bounds.below):
        if cut is not None:
            yield Fraction(cut)


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
