"""Whether a rule set makes sense: what it names exists, and its classes leave no gap.

A finding is a code, the path of the offending value inside the rule set, and the facts for the
message; the caller knows where in the file that is.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from welfare_cli.files.refusals import Loc
from welfare_cli.ground.text import listed
from welfare_cli.rules.conditions import Bounds, Condition
from welfare_cli.rules.model import RuleSet

Finding = tuple[str, Loc, Mapping[str, str]]


def check_sense(rules: RuleSet) -> Iterator[Finding]:
    """Everything questionable about a rule set that is well formed."""
    yield from _needs_cause(rules)
    yield from _roll_up(rules)
    yield from _changes(rules)
    yield from _gaps(rules)


def _changes(rules: RuleSet) -> Iterator[Finding]:
    """What tells a change cannot ask for one: it would go round in a circle."""
    for key in ("improved", "worse", "negligible") if rules.change else ():
        for number, condition in enumerate(getattr(rules.change, key)):
            if _asks_for_change(condition):
                yield "rules-change", ("change", key, number), {}


def _asks_for_change(condition: Condition) -> bool:
    parts = (*condition.all, *condition.unless)
    return condition.change is not None or any(map(_asks_for_change, parts))


def _roll_up(rules: RuleSet) -> Iterator[Finding]:
    if rules.roll_up is None:
        return
    if not rules.has_scores:
        yield "rules-no-scores", ("roll_up",), {}
    known = [rating.id for rating in rules.ratings]
    for number, band in enumerate(rules.roll_up.ratings):
        for key in ("rating", "has", "only"):
            name = getattr(band, key)
            if name is not None and name not in known:
                facts = {"id": name, "known": listed(known)}
                yield "rules-roll-up", ("roll_up", "ratings", number, key), facts


def _needs_cause(rules: RuleSet) -> Iterator[Finding]:
    known = [rating.id for rating in rules.ratings]
    for number, name in enumerate(rules.needs_cause or ()):
        if name not in known:
            yield "rules-needs-cause", ("needs_cause", number), {"id": name, "known": listed(known)}


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
            yield "rules-gap", ("ratings",), {"number": f"{float(number):g}"}
            return


def _is_band(rules: RuleSet, condition: Condition) -> bool:
    """Whether the condition asks for nothing but bounds on the rule set's own measure."""
    asked = condition.model_dump(exclude={*Bounds.model_fields, "measure"}, exclude_defaults=True)
    return not asked and condition.measure in (None, rules.measure)


def _cuts(bounds: Condition) -> Iterator[Fraction]:
    for cut in (bounds.at_least, bounds.above, bounds.at_most, bounds.below):
        if cut is not None:
            yield Fraction(cut)
