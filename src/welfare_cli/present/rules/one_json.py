"""One rule set for scripts: its data, and beside each condition the sentence that says it."""

from collections.abc import Sequence

from welfare_cli.ground.quantity import to_json
from welfare_cli.ground.translation import _
from welfare_cli.present.rules.conditions import condition_text, measure_text
from welfare_cli.present.rules.listing import source_json
from welfare_cli.present.rules.words import (
    band_text,
    formula_text,
    reasons_text,
    score_text,
    test_text,
    when_texts,
)
from welfare_cli.rules.rule_set import ROUNDING_NAMES, Condition, RuleSet

Json = dict[str, object]


def rules_json(rules: RuleSet, lang: str) -> Json:
    """The rule set: format 1."""
    return {
        "format": 1,
        "id": rules.id,
        "title": rules.title.in_(lang),
        "source": source_json(rules, lang),
        "about": rules.about.in_(lang) if rules.about else None,
        "measure": {
            "name": rules.measure.value,
            "label": measure_text(rules.measure, lang),
            "text": formula_text(rules, lang),
        },
        "baseline_past_target": rules.baseline_past_target,
        "change": _change(rules, lang),
        "ratings": [
            {
                "id": rating.id,
                "label": rating.label.in_(lang),
                "sign": rating.sign,
                "tone": rating.tone.value,
                "when": when_texts(rating, rules, lang),
                "score": to_json(rating.score),
            }
            for rating in rules.ratings
        ],
        "not_assessed": _not_assessed(rules, lang),
        "score": [
            {"when": _told(line.when, rules, lang), "text": score_text(line, rules, lang)}
            for line in rules.score
        ],
        "roll_up": _roll_up(rules, lang),
    }


def _change(rules: RuleSet, lang: str) -> Json | None:
    rule = rules.change
    if rule is None:
        return None
    return {
        "test": rule.test
        and {
            "level": to_json(rule.test.level),
            "sides": rule.test.sides,
            "text": test_text(rule.test, lang),
        },
        **{
            key: _told(getattr(rule, key), rules, lang)
            for key in ("improved", "worse", "negligible")
        },
    }


def _not_assessed(rules: RuleSet, lang: str) -> Json:
    unrated = rules.not_assessed
    return {
        "label": unrated.label.in_(lang),
        "sign": unrated.sign,
        "reasons": [
            {
                "because": list(reason.because),
                "text": reasons_text(reason.because, lang),
                "label": reason.label.in_(lang),
                "sign": reason.sign,
            }
            for reason in unrated.reasons
        ],
    }


def _roll_up(rules: RuleSet, lang: str) -> Json | None:
    if rules.roll_up is None:
        return None
    return {
        "rounding": rules.roll_up.rounding,
        "text": _(ROUNDING_NAMES[rules.roll_up.rounding], lang),
        "ratings": [
            {"rating": band.rating, "text": band_text(band, rules, lang)}
            for band in rules.roll_up.ratings
        ],
    }


def _told(conditions: Sequence[Condition], rules: RuleSet, lang: str) -> list[str]:
    return [condition_text(condition, rules, lang) for condition in conditions]
