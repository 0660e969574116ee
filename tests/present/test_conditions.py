"""A condition of a rule set reads as a sentence, with everything it asks, in both languages."""

import itertools

import pytest

from welfare_cli.files.source import Source
from welfare_cli.files.yaml_tree import read_tree
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.present.rule_set import condition_text, conditions_text
from welfare_cli.rules.library import shipped, shipped_ids
from welfare_cli.rules.rule_set import Condition, Kind, Measure

PACE = shipped("pace")


def condition(text: str) -> Condition:
    """The condition that stands in a line of YAML."""
    return Condition.model_validate(read_tree(Source("rules.yaml", text)).root)


@pytest.mark.parametrize(
    ("asked", "english", "japanese"),
    [
        ("target: met", "the target is met", "目標値を達成"),
        ("at_least: 0.8", "pace is 80 % or more", "進捗率÷経過率が80%以上"),
        (
            "{measure: achievement, at_least: 0.5, below: 0.80}",
            "achievement is 50 % to under 80 %",
            "達成率が50%以上80%未満",
        ),
        ("{at_least: 1, at_most: 1}", "pace is exactly 100 %", "進捗率÷経過率がちょうど100%"),
        ("above: -0.125", "pace is more than -12.5 %", "進捗率÷経過率が-12.5%超"),
        (
            "{measure: last_change, below: 0, kind: [range, value]}",
            "with a target value or a target range: the last change is for the worse",
            "到達目標・範囲の目標では、直近の変化が悪化方向",
        ),
        (
            "{measure: last_change, at_most: -3, survey: true}",
            "in a share found by a survey: the last change is 3 points or more for the worse",
            "標本調査による割合では、直近の変化が3ポイント以上の悪化",
        ),
        (
            "{target: met, unless: [{change: worse}, {at_least: 1}]}",
            "the target is met, unless the value has got worse or pace is 100 % or more",
            "目標値を達成（次の場合を除く: 値が悪化、または進捗率÷経過率が100%以上）",
        ),
        (
            "all: [{at_least: 1}, {kind: hold, target: met}]",
            "pace is 100 % or more and (with a value to hold: the target is met)",
            "進捗率÷経過率が100%以上、かつ（維持目標では、目標値を達成）",
        ),
        ("kind: none", "with no target", "目標なしでは"),
    ],
)
def test_a_condition_is_a_sentence(asked: str, english: str, japanese: str) -> None:
    assert condition_text(condition(asked), PACE, "en") == english
    assert condition_text(condition(asked), PACE, "ja") == japanese


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rules_id", shipped_ids())
def test_no_two_ratings_of_a_shipped_rule_set_read_alike(rules_id: str, lang: str) -> None:
    rules = shipped(rules_id)
    told = [conditions_text(rating.when, rules, lang) for rating in rules.ratings]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_that_can_be_asked_has_words_of_its_own(lang: str) -> None:
    sides = ("at_least", "above", "at_most", "below")
    asked = [
        f"{{measure: {m}, {side}: {bound}}}"
        for m, side, bound in itertools.product(Measure, sides, ("-0.5", "0", "0.5"))
    ]
    asked += [f"kind: {kind}" for kind in Kind]
    assert len({condition_text(condition(text), PACE, lang) for text in asked}) == len(asked)
