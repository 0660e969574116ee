"""The conditions of a rule set as sentences: one condition, one sentence, in either language.

A ratio is told as a percentage. A change is told for the better or for the worse, so that nobody
needs to know which sign is the good one. Everything a condition asks is in its sentence.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from welfare_cli.ground.quantity import decimals_of, show
from welfare_cli.rules.rule_set import Bounds, Condition, Kind, Measure, RuleSet
from welfare_cli.words import say

# Changes in the indicator's own unit; every other measure is a part of something.
IN_UNITS = frozenset((Measure.CHANGE, Measure.LAST_CHANGE, Measure.TREND))
# What is better above zero, and worse below it.
_SIGNED = IN_UNITS | {Measure.RELATIVE_CHANGE, Measure.CAGR}


def condition_text(condition: Condition, rules: RuleSet, lang: str) -> str:
    """One condition as a sentence without its full stop."""
    asked = list(_facts(condition, rules, lang))
    asked += [_nested(part, rules, lang) for part in condition.all]
    told = say("condition.and", lang).join(asked)
    if condition.unless:
        barred = [condition_text(part, rules, lang) for part in condition.unless]
        joined = say("condition.or", lang).join(barred)
        key = "condition.unless" if told else "condition.not"
        told = say(key, lang, told=told, barred=joined)
    where = _where(condition, lang)
    if not (where and told):
        return where or told
    return say("condition.where", lang, where=where, told=told)


def conditions_text(conditions: Sequence[Condition], rules: RuleSet, lang: str) -> str:
    """Conditions of which one is enough, in one line."""
    told = [condition_text(condition, rules, lang) for condition in conditions]
    return say("condition.either", lang).join(told)


def measure_text(measure: Measure, lang: str) -> str:
    """The measure's name in words."""
    return say(f"measure.{measure.value}", lang)


def range_text(bounds: Bounds, lang: str, shown: Callable[[Decimal], str]) -> str:
    """From where to where: "50 % to under 80 %"."""
    sides = {key: getattr(bounds, key) for key in ("at_least", "above", "at_most", "below")}
    there = {key: value for key, value in sides.items() if value is not None}
    low, high = next(iter(there.values())), list(there.values())[-1]
    if len(there) > 1 and low == high:
        return say("range.exactly", lang, number=shown(low))
    if len(there) > 1:
        return say(f"range.{'.'.join(there)}", lang, low=shown(low), high=shown(high))
    return say(f"range.{'.'.join(there)}", lang, number=shown(low))


def plain_number(value: Decimal) -> str:
    """A bound as it was written, without idle zeros."""
    return show(value, decimals_of(value.normalize()))


def percent(value: Decimal, lang: str) -> str:
    """A bound on a ratio: 0.8 is 80 %."""
    return say("range.percent", lang, number=plain_number(value * 100))


def _where(condition: Condition, lang: str) -> str:
    """Which indicators the condition is for: the kind of target, and how the value was found."""
    parts = []
    if condition.kind:
        asked = [kind for kind in Kind if kind in condition.kind]
        *kinds, last = [say(f"condition.kind.{kind.value}", lang) for kind in asked]
        first = say("condition.comma", lang).join(kinds)
        told = say("condition.last", lang).join(filter(None, (first, last)))
        parts.append(say("condition.kinds", lang, kinds=told))
    if condition.survey is not None:
        parts.append(say(f"condition.survey.{'yes' if condition.survey else 'no'}", lang))
    return say("condition.wheres", lang).join(parts)


def _facts(condition: Condition, rules: RuleSet, lang: str) -> Sequence[str]:
    facts = [
        say(f"condition.{key}.{asked}", lang)
        for key in ("target", "hold", "change")
        if (asked := getattr(condition, key)) is not None
    ]
    if condition.is_bounded:
        facts.append(_bounded(condition, condition.measure or rules.measure, lang))
    return facts


def _nested(part: Condition, rules: RuleSet, lang: str) -> str:
    """A part in brackets where it would else run into its neighbours."""
    told = condition_text(part, rules, lang)
    simple = not (part.all or part.unless or _where(part, lang))
    return told if simple else say("condition.inner", lang, told=told)


def _bounded(condition: Condition, measure: Measure, lang: str) -> str:
    def shown(value: Decimal) -> str:
        if measure not in IN_UNITS:
            return percent(value, lang)
        key = "range.points" if condition.survey else "range.unit"
        return say(key, lang, number=plain_number(value))

    name, side = measure_text(measure, lang), _only_side(condition)
    if measure not in _SIGNED or side is None:
        told = range_text(condition, lang, shown)
        return say("condition.bounded", lang, measure=name, range=told)
    key, value = side
    sign = "worse" if value < 0 else "better" if value > 0 else "zero"
    return say(f"condition.{sign}.{key}", lang, measure=name, number=shown(abs(value)))


def _only_side(bounds: Bounds) -> tuple[str, Decimal] | None:
    """The only bound there is; None where there are two."""
    sides = [(key, getattr(bounds, key)) for key in ("at_least", "above", "at_most", "below")]
    there = [(key, value) for key, value in sides if value is not None]
    return there[0] if len(there) == 1 else None
