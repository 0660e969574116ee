"""What `welfare tree` tells of sections, beyond the golden files."""

import json
from typing import Any

import pytest

from conftest import Welfare
from welfare_cli.ground.lines import width


def _tree(welfare: Welfare, *args: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(welfare("tree", "--format", "json", *args).out)
    return data


def test_a_section_counts_the_indicators_at_or_below_it(welfare: Welfare) -> None:
    first, second = _tree(welfare)["children"]
    progress = json.loads(welfare("progress", "--format", "json").out)
    assert first["summary"] == progress["summary"]
    assert (first["rating"], first["score"]) == (None, None)
    assert (second["rating"], second["score"], second["summary"]) == (None, None, None)


def test_a_section_is_rated_where_the_rule_set_has_scores(welfare: Welfare) -> None:
    rated = _tree(welfare, "--rules", "open-sdg")["children"][0]
    progress = json.loads(welfare("progress", "--rules", "open-sdg", "--format", "json").out)
    assert rated["rating"] == progress["overall"]["rating"]
    assert rated["score"] == progress["overall"]["score"]


def test_a_count_never_runs_into_a_sign_that_is_a_letter(welfare: Welfare) -> None:
    out = welfare("tree", "--rules", "maff", "--depth", "1").out
    assert "A:7 B:4 －1" in out


def test_cutting_the_outline_does_not_change_a_rating(welfare: Welfare) -> None:
    whole, cut = welfare("tree").out.splitlines(), welfare("tree", "--depth", "1").out.splitlines()
    assert cut[1] in whole


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_line_is_wider_than_the_terminal(columns: int, lang: str, welfare: Welfare) -> None:
    for rules in ("pace", "open-sdg", "health-japan-21"):
        out = welfare("tree", "--lang", lang, "--rules", rules, columns=columns).out
        assert max(width(line) for line in out.splitlines()) <= columns
