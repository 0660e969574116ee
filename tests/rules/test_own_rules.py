"""A rule set of one's own: three classes in a file, without code, and told where it is wrong."""

import json
import re
from pathlib import Path

import pytest

from conftest import ROOT, Welfare

OWN = """\
format: 1
id: three-classes
title: {ja: 本市の三段階評価, en: Three classes of our city}
source: {title: Our city, address: "https://example.org/manual"}
measure: progress
ratings:
  - {id: well, label: {ja: 順調, en: well}, sign: "◎", tone: good, score: 3,
     when: [{target: met}, {at_least: 0.8}]}
  - {id: fair, label: {ja: 努力, en: fair}, sign: "○", tone: fair, score: 2,
     when: [{at_least: 0.5}]}
  - {id: poor, label: {ja: 不振, en: poor}, sign: "×", tone: bad, score: 1,
     when: [{below: 0.5}, {hold: missed}]}
not_assessed:
  label: {ja: データなし, en: no data}
  sign: "?"
  reasons:
    - {because: [no-target], label: {ja: 参考, en: for information}, sign: "*"}
roll_up:
  rounding: half-up
  ratings: [{rating: well, at_least: 3}, {rating: fair, at_least: 2}, {rating: poor, below: 2}]
"""
PLAN = """\
format: 1
id: small
title: A plan
period: {from: 2020, to: 2025}
sections:
  - id: s
    title: Section
    indicators:
"""
INDICATOR = """\
      - id: {id}
        title: {id}
        unit: people
        baseline: {{year: 2020, value: 10}}
        target: {target}
"""
TARGETS = {
    "met": "{year: 2025, value: 20}",
    "cut": "{year: 2025, value: 20}",
    "under": "{year: 2025, value: 20}",
    "half": "{year: 2025, value: 20}",
    "low": "{year: 2025, value: 20}",
    "none": "null",
    "silent": "{year: 2025, value: 20}",
    "held": "{year: 2025, value: 10, every_year: true}",
}
VALUES = {
    "met": "20",
    "cut": "18",
    "under": "17.9",
    "half": "15",
    "low": "14.9",
    "none": "5",
    "held": "9",
}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    parts = [INDICATOR.format(id=name, target=target) for name, target in TARGETS.items()]
    (tmp_path / "plan.yaml").write_text(PLAN + "".join(parts), encoding="utf-8")
    (tmp_path / "results").mkdir()
    rows = "".join(f"{name},{value}\n" for name, value in VALUES.items())
    (tmp_path / "results/2022.csv").write_text(f"indicator,value\n{rows}", encoding="utf-8")
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_three_classes_of_ones_own_rate_a_plan(welfare: Welfare, city: Path) -> None:
    outcome = welfare("progress", "--rules", "own.yaml", "--format", "json", cwd=city)
    assert outcome.code == 0
    data = json.loads(outcome.out)
    ratings = {one["id"]: (one["rating"], one["rating_label"]) for one in data["indicators"]}
    assert ratings == {
        "met": ("well", "well"),
        "cut": ("well", "well"),
        "under": ("fair", "fair"),
        "half": ("fair", "fair"),
        "low": ("poor", "poor"),
        "none": ("not_assessed", "for information"),
        "silent": ("not_assessed", "no data"),
        "held": ("poor", "poor"),
    }
    assert data["rules"] == "three-classes"
    assert data["summary"] == {
        "total": 8,
        "by_rating": {"well": 2, "fair": 2, "poor": 2},
        "not_assessed": 2,
    }
    assert data["overall"] == {"rating": "fair", "score": 2.0}
    (section,) = data["sections"]
    assert (section["rating"], section["score"]) == ("fair", 2.0)


def test_its_own_ratings_select_and_no_others(welfare: Welfare, city: Path) -> None:
    chosen = welfare(
        "progress", "--rules", "own.yaml", "--rating", "poor", "--format", "json", cwd=city
    )
    assert {one["id"] for one in json.loads(chosen.out)["indicators"]} == {"low", "held"}
    other = welfare("progress", "--rules", "own.yaml", "--rating", "behind", cwd=city)
    assert other.code == 2
    assert "well, fair, poor, not_assessed" in other.err


def test_the_table_names_it_in_the_language_asked_for(welfare: Welfare, city: Path) -> None:
    for lang, title in {"ja": "本市の三段階評価", "en": "Three classes of our city"}.items():
        out = welfare("progress", "--rules", "own.yaml", "--lang", lang, cwd=city).out
        assert title in out


MISTAKES = {
    ("measure: progress", "mesure: progress"): "5:1 unknown-key",
    ("{at_least: 0.5}", "{at_leest: 0.5}"): "10:14 unknown-key",
    ('sign: "×"', 'sing: "×"'): "11:43 unknown-key",
    ("rounding: half-up", "rouding: half-up"): "19:3 unknown-key",
    ("measure: progress", "measure: progres"): "5:10 choice-unknown",
    ("tone: fair", "tone: fine"): "9:60 choice-unknown",
    ("{target: met}", "{target: reached}"): "8:22 choice-unknown",
    ("{hold: missed}", "{hold: lost}"): "12:34 choice-unknown",
    ("rounding: half-up", "rounding: half-down"): "19:13 choice-unknown",
    ("format: 1", "format: 2"): "1:9 format-unknown",
    ("{at_least: 0.5}", "{at_least: '0.5'}"): "10:24 number-quoted",
    ("{rating: well, at", "{rating: good, at"): "20:22 rules-roll-up",
}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("edit", MISTAKES)
def test_what_is_wrong_is_told_with_its_place(
    edit: tuple[str, str], lang: str, welfare: Welfare, tmp_path: Path
) -> None:
    assert edit[0] in OWN
    (tmp_path / "own.yaml").write_text(OWN.replace(*edit, 1), encoding="utf-8")
    outcome = welfare("validate", "own.yaml", "--lang", lang, cwd=tmp_path)
    assert outcome.code == 1
    told = re.findall(r"^own\.yaml:(\d+:\d+): .* \[([a-z-]+)\]$", outcome.out, re.MULTILINE)
    assert MISTAKES[edit] in {" ".join(parts) for parts in told}


def test_a_rule_set_that_is_wrong_rates_nothing(welfare: Welfare, city: Path) -> None:
    (city / "own.yaml").write_text(OWN.replace("tone: bad", "tone: red"), encoding="utf-8")
    outcome = welfare("progress", "--rules", "own.yaml", "--format", "json", cwd=city)
    assert (outcome.code, outcome.out) == (1, "")
    assert "choice-unknown" in outcome.err


def test_it_is_valid_as_it_stands(welfare: Welfare, city: Path) -> None:
    for lang in ("ja", "en"):
        outcome = welfare("validate", "own.yaml", "--strict", "--lang", lang, cwd=city)
        assert (outcome.code, len(outcome.out.splitlines())) == (0, 1)


def test_a_reason_that_never_comes_up_is_told(welfare: Welfare, tmp_path: Path) -> None:
    wrong = OWN.replace("because: [no-target]", "because: [no-targte]")
    (tmp_path / "own.yaml").write_text(wrong, encoding="utf-8")
    assert welfare("validate", "own.yaml", "--strict", cwd=tmp_path).code == 1


def test_a_class_without_a_condition_leaves_a_gap(welfare: Welfare, tmp_path: Path) -> None:
    wrong = OWN.replace("when: [{at_least: 0.5}]", "when: []")
    (tmp_path / "own.yaml").write_text(wrong, encoding="utf-8")
    assert "[rules-gap]" in welfare("validate", "own.yaml", cwd=tmp_path).out


def test_what_tells_a_change_cannot_ask_for_one_however_deep(
    welfare: Welfare, tmp_path: Path
) -> None:
    example = ROOT / "tests/problems/rules-change/rules.yaml"
    text = example.read_text(encoding="utf-8")
    deep = "{all: [{below: 0}, {at_most: 1, unless: [{change: worse}]}]}"
    (tmp_path / "rules.yaml").write_text(text.replace("{change: improved}", deep, 1))
    outcome = welfare("progress", "--rules", str(tmp_path / "rules.yaml"), "--lang", "en")
    assert outcome.code == 1
    assert "[rules-change]" in outcome.err
