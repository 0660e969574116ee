"""A text fits the number that it tells: one indicator, two indicators, no indicators."""

import re

import pytest

from welfare_cli.words import CATALOGUES, catalogue, say


@pytest.mark.parametrize(
    ("total", "told"), [(0, "0 indicators:"), (1, "1 indicator:"), (2, "2 indicators:")]
)
def test_a_count_chooses_its_word(total: int, told: str) -> None:
    assert say("progress.summary", "en", total=total) == told


def test_two_counts_choose_each_its_own() -> None:
    def summary(count: int, total: int) -> str:
        return say("missing.summary", "en", count=count, total=total)

    assert summary(1, 2) == "1 of 2 indicators has no value yet."
    assert summary(1, 1) == "1 of 1 indicator has no value yet."
    assert summary(3, 12) == "3 of 12 indicators have no value yet."


def test_japanese_has_one_word_for_all_numbers() -> None:
    texts = [text for name in CATALOGUES for text in catalogue(name, "ja").values()]
    assert [text for text in texts if re.search(r"\{\w+:[^}]*\|", text)] == []
