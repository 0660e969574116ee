"""The parts of a rule set in words: what counts as a change, scores, roll-up, what is not assessed.

Each sentence says all that its part of the rule set says.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from welfare_cli.ground.text import one_line
from welfare_cli.present.rules.conditions import (
    IN_UNITS,
    condition_text,
    conditions_text,
    measure_text,
    percent,
    plain_number,
    range_text,
)
from welfare_cli.rules.rule_set import Band, Measure, Rating, RuleSet, ScoreLine, Test
from welfare_cli.words import say


def formula_text(rules: RuleSet, lang: str) -> str:
    """The measure with its formula, and what is believed of it."""
    name = measure_text(rules.measure, lang)
    told = say(f"formula.{rules.measure.value}", lang)
    judged = say("formula.past-target", lang) if rules.baseline_past_target else ""
    return say("formula.told", lang, measure=name, formula=told) + judged


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
            yield key, say("change.untested", lang, told=told) if tested else told


def test_text(test: Test, lang: str) -> str:
    """The test of a difference between two samples."""
    return say(f"change.sides.{test.sides}", lang, level=percent(test.level, lang))


def when_texts(rating: Rating, rules: RuleSet, lang: str) -> list[str]:
    """The conditions of a rating; one of them is enough."""
    return [condition_text(condition, rules, lang) for condition in rating.when]


def score_text(line: ScoreLine, rules: RuleSet, lang: str) -> str:
    """The score that a line gives: a number, or a straight line with its ends."""
    if line.line is None:
        return say("score.value", lang, score=plain_number(line.value or Decimal(0)))
    measure = line.measure or rules.measure
    left, right = line.line
    told = say(
        "score.line",
        lang,
        measure=measure_text(measure, lang),
        low=_bound(left.measure, measure, lang),
        high=_bound(right.measure, measure, lang),
        first=plain_number(left.score),
        second=plain_number(right.score),
    )
    for key in ("at_least", "at_most"):
        if (bound := getattr(line, key)) is not None:
            told += say(f"score.{key}", lang, score=plain_number(bound))
    return told


def roll_up_texts(rules: RuleSet, lang: str) -> Iterator[str]:
    """How a section gets its mean score, and its rating from that."""
    if rules.roll_up is None:
        return
    yield say(f"roll-up.{rules.roll_up.rounding}", lang)
    for band in rules.roll_up.ratings:
        yield band_text(band, rules, lang)


def band_text(band: Band, rules: RuleSet, lang: str) -> str:
    """The rating of a section by its mean score, and by the ratings that stand in it."""
    asked = [range_text(band, lang, plain_number)] if band.is_bounded else []
    asked += [
        say(f"roll-up.{key}", lang, sign=_sign(rules, name))
        for key in ("has", "only")
        if (name := getattr(band, key)) is not None
    ]
    told = say("condition.and", lang).join(asked) if asked else say("roll-up.else", lang)
    return say("roll-up.band", lang, sign=_sign(rules, band.rating), told=told)


def reasons_text(because: Sequence[str], lang: str) -> str:
    """Why there is no rating, by the codes of the notes that say so."""
    known = [say(f"because.{code}", lang) for code in because]
    return say("list.separator", lang).join(known)


def _sign(rules: RuleSet, rating_id: str) -> str:
    rating = rules.rating(rating_id)
    return one_line(rating.sign if rating else rating_id)


def _bound(value: Decimal, measure: Measure, lang: str) -> str:
    return plain_number(value) if measure in IN_UNITS else percent(value, lang)
