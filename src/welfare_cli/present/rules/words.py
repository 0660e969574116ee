"""The parts of a rule set in words: what counts as a change, scores, roll-up, what is not assessed.

Each sentence says all that its part of the rule set says.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.rules.conditions import (
    IN_UNITS,
    condition_text,
    conditions_text,
    measure_text,
    percent,
    plain_number,
    range_text,
)
from welfare_cli.rules.rule_set import (
    FORMULAS,
    REASON_NAMES,
    ROUNDING_NAMES,
    Band,
    Measure,
    Rating,
    RuleSet,
    ScoreLine,
    Test,
)

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
