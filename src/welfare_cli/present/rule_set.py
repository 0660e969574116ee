"""A rule set in words: a sentence for each condition, and for changes, scores and roll-up."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from welfare_cli.ground.quantity import decimals_of, show
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _, pgettext
from welfare_cli.rules.rule_set import (
    CONDITION_NAMES,
    FORMULAS,
    KIND_NAMES,
    MEASURE_NAMES,
    REASON_NAMES,
    ROUNDING_NAMES,
    Band,
    Bounds,
    Condition,
    Kind,
    Measure,
    Rating,
    RuleSet,
    ScoreLine,
    Test,
)

# Changes in the indicator's own unit; every other measure is a part of something.
IN_UNITS = frozenset((Measure.CHANGE, Measure.LAST_CHANGE, Measure.TREND))
# What is better above zero, and worse below it.
_SIGNED = IN_UNITS | {Measure.RELATIVE_CHANGE, Measure.CAGR}

_RANGES: dict[str, Message] = {
    "at_least": N_("{number} or more"),
    "above": N_("more than {number}"),
    "at_most": N_("{number} or less"),
    "below": N_("under {number}"),
    "at_least.below": N_("{low} to under {high}"),
    "at_least.at_most": N_("{low} to {high}"),
    "above.below": N_("more than {low} and under {high}"),
    "above.at_most": N_("more than {low} and up to {high}"),
}

_CHANGED: dict[tuple[str, str], Message] = {
    ("zero", "at_least"): N_("{measure} is not for the worse"),
    ("zero", "above"): N_("{measure} is for the better"),
    ("zero", "at_most"): N_("{measure} is not for the better"),
    ("zero", "below"): N_("{measure} is for the worse"),
    ("better", "at_least"): N_("{measure} is {number} or more for the better"),
    ("better", "above"): N_("{measure} is more than {number} for the better"),
    ("better", "at_most"): N_("{measure} is no more than {number} for the better"),
    ("better", "below"): N_("{measure} is less than {number} for the better"),
    ("worse", "at_least"): N_("{measure} is no more than {number} for the worse"),
    ("worse", "above"): N_("{measure} is less than {number} for the worse"),
    ("worse", "at_most"): N_("{measure} is {number} or more for the worse"),
    ("worse", "below"): N_("{measure} is more than {number} for the worse"),
}


def condition_text(condition: Condition, rules: RuleSet, lang: str) -> str:
    """One condition as a sentence without its full stop."""
    asked = list(_facts(condition, rules, lang))
    asked += [_nested(part, rules, lang) for part in condition.all]
    told = _(" and ", lang).join(asked)
    if condition.unless:
        barred = [condition_text(part, rules, lang) for part in condition.unless]
        joined = _(" or ", lang).join(barred)
        key = N_("{told}, unless {barred}") if told else N_("not where {barred}")
        told = _(key, lang, told=told, barred=joined)
    where = _where(condition, lang)
    if not (where and told):
        return where or told
    return _("{where}: {told}", lang, where=where, told=told)


def conditions_text(conditions: Sequence[Condition], rules: RuleSet, lang: str) -> str:
    """Conditions of which one is enough, in one line."""
    told = [condition_text(condition, rules, lang) for condition in conditions]
    return _("; or ", lang).join(told)


def measure_text(measure: Measure, lang: str) -> str:
    """The measure's name in words."""
    return _(MEASURE_NAMES[measure], lang)


def range_text(bounds: Bounds, lang: str, shown: Callable[[Decimal], str]) -> str:
    """From where to where: "50 % to under 80 %"."""
    sides = {key: getattr(bounds, key) for key in ("at_least", "above", "at_most", "below")}
    there = {key: value for key, value in sides.items() if value is not None}
    low, high = next(iter(there.values())), list(there.values())[-1]
    if len(there) > 1 and low == high:
        return _("exactly {number}", lang, number=shown(low))
    if len(there) > 1:
        return _(_RANGES[".".join(there)], lang, low=shown(low), high=shown(high))
    return _(_RANGES[".".join(there)], lang, number=shown(low))


def plain_number(value: Decimal) -> str:
    """A bound as it was written, without idle zeros."""
    return show(value, decimals_of(value.normalize()))


def percent(value: Decimal, lang: str) -> str:
    """A bound on a ratio: 0.8 is 80 %."""
    return _("{number} %", lang, number=plain_number(value * 100))


def _where(condition: Condition, lang: str) -> str:
    """Which indicators the condition is for: the kind of target, and how the value was found."""
    parts = []
    if condition.kind:
        asked = [kind for kind in Kind if kind in condition.kind]
        *kinds, last = [_(KIND_NAMES[kind], lang) for kind in asked]
        first = pgettext("kinds", ", ", lang).join(kinds)
        told = pgettext("kinds", " or ", lang).join(filter(None, (first, last)))
        parts.append(_("with {kinds}", lang, kinds=told))
    if condition.survey is not None:
        parts.append(
            _(
                N_("in a share found by a survey")
                if condition.survey
                else N_("elsewhere than in a share found by a survey"),
                lang,
            )
        )
    return _(COMMA, lang).join(parts)


def _facts(condition: Condition, rules: RuleSet, lang: str) -> Sequence[str]:
    facts = [
        _(CONDITION_NAMES[key, asked], lang)
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
    return told if simple else _("({told})", lang, told=told)


def _bounded(condition: Condition, measure: Measure, lang: str) -> str:
    def shown(value: Decimal) -> str:
        if measure not in IN_UNITS:
            return percent(value, lang)
        key = N_("{number} points") if condition.survey else N_("{number}")
        return _(key, lang, number=plain_number(value))

    name, side = measure_text(measure, lang), _only_side(condition)
    if measure not in _SIGNED or side is None:
        told = range_text(condition, lang, shown)
        return _("{measure} is {range}", lang, measure=name, range=told)
    key, value = side
    sign = "worse" if value < 0 else "better" if value > 0 else "zero"
    return _(_CHANGED[sign, key], lang, measure=name, number=shown(abs(value)))


def _only_side(bounds: Bounds) -> tuple[str, Decimal] | None:
    """The only bound there is; None where there are two."""
    sides = [(key, getattr(bounds, key)) for key in ("at_least", "above", "at_most", "below")]
    there = [(key, value) for key, value in sides if value is not None]
    return there[0] if len(there) == 1 else None


CHANGE_NAMES: dict[str, Message] = {
    "test": N_("a change is"),
    "improved": N_("improved is"),
    "worse": N_("worse is"),
    "negligible": N_("no change is"),
}

_SIDES: dict[str, Message] = {
    "one": N_(
        "with sample sizes: what a one-sided test of two shares finds significant at {level}"
    ),
    "two": N_(
        "with sample sizes: what a two-sided test of two shares finds significant at {level}"
    ),
}

_HAS: dict[str, Message] = {
    "has": N_("an indicator has {sign}"),
    "only": N_("every assessed indicator has {sign}"),
}

_LIMITS: dict[str, Message] = {
    "at_least": N_(", no less than {score}"),
    "at_most": N_(", no more than {score}"),
}


def formula_text(rules: RuleSet, lang: str) -> str:
    """The measure with its formula, and what is believed of it."""
    name = measure_text(rules.measure, lang)
    told = _(FORMULAS[rules.measure], lang)
    judged = (
        _("; judged even where the baseline was past the target already", lang)
        if rules.baseline_past_target
        else ""
    )
    return _("{measure}: {formula}", lang, measure=name, formula=told) + judged


def change_texts(rules: RuleSet, lang: str) -> Iterator[tuple[str, str]]:
    """What counts as a change against the baseline, key by key; nothing where no rating asks."""
    rule = rules.change
    if rule is None:
        return
    if rule.test:
        yield "test", test_text(rule.test, lang)
    for key in ("improved", "worse", "negligible"):
        conditions = getattr(rule, key)
        if conditions:
            told = conditions_text(conditions, rules, lang)
            tested = rule.test and key != "negligible"
            yield key, _("without sample sizes: {told}", lang, told=told) if tested else told


def test_text(test: Test, lang: str) -> str:
    """The test of a difference between two samples."""
    return _(_SIDES[test.sides], lang, level=percent(test.level, lang))


def when_texts(rating: Rating, rules: RuleSet, lang: str) -> list[str]:
    """The conditions of a rating; one of them is enough."""
    return [condition_text(condition, rules, lang) for condition in rating.when]


def score_text(line: ScoreLine, rules: RuleSet, lang: str) -> str:
    """The score that a line gives: a number, or a straight line with its ends."""
    if line.line is None:
        return _("{score}", lang, score=plain_number(line.value or Decimal(0)))
    measure = line.measure or rules.measure
    left, right = line.line
    told = _(
        "on the straight line from {first} ({measure} {low}) to {second} ({high})",
        lang,
        measure=measure_text(measure, lang),
        low=_bound(left.measure, measure, lang),
        high=_bound(right.measure, measure, lang),
        first=plain_number(left.score),
        second=plain_number(right.score),
    )
    for key in ("at_least", "at_most"):
        if (bound := getattr(line, key)) is not None:
            told += _(_LIMITS[key], lang, score=plain_number(bound))
    return told


def roll_up_texts(rules: RuleSet, lang: str) -> Iterator[str]:
    """How a section gets its mean score, and its rating from that."""
    if rules.roll_up is None:
        return
    yield _(ROUNDING_NAMES[rules.roll_up.rounding], lang)
    for band in rules.roll_up.ratings:
        yield band_text(band, rules, lang)


def band_text(band: Band, rules: RuleSet, lang: str) -> str:
    """The rating of a section by its mean score, and by the ratings that stand in it."""
    asked = [range_text(band, lang, plain_number)] if band.is_bounded else []
    asked += [
        _(_HAS[key], lang, sign=_sign(rules, name))
        for key in ("has", "only")
        if (name := getattr(band, key)) is not None
    ]
    told = _(" and ", lang).join(asked) if asked else _("any other", lang)
    return _("{sign}: {told}", lang, sign=_sign(rules, band.rating), told=told)


def reasons_text(because: Sequence[str], lang: str) -> str:
    """Why there is no rating, by the codes of the notes that say so."""
    known = [_(REASON_NAMES[code], lang) for code in because]
    return _(COMMA, lang).join(known)


def _sign(rules: RuleSet, rating_id: str) -> str:
    rating = rules.rating(rating_id)
    return one_line(rating.sign if rating else rating_id)


def _bound(value: Decimal, measure: Measure, lang: str) -> str:
    return plain_number(value) if measure in IN_UNITS else percent(value, lang)
