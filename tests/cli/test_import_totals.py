"""Totals since the start (累計): what does not fit the plan's indicator is told, or refused."""

import json
from pathlib import Path

import pytest

from conftest import Outcome, Welfare

PLAN = """\
format: 1
id: hibari
title: ひばり市地域福祉計画
period: {from: H27, to: H31}
sections:
  - id: "1"
    title: 支え合いの地域づくり
    indicators:
      - id: trained
        title: サポーター養成者数
        unit: 人
        cumulative: true
        baseline: {year: H26, value: 3200}
        target: {year: H31, value: 6000}
      - id: talks
        title: 相談件数（累計を除く）
        unit: 件
        baseline: {year: H26, value: 500}
        target: {year: H31, value: 800}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "results").mkdir()
    return tmp_path


def sent(welfare: Welfare, folder: Path, text: str, *options: str) -> Outcome:
    (folder / "sent.csv").write_text(text, encoding="utf-8")
    return welfare("import", "sent.csv", "--format", "json", *options, cwd=folder)


def told(outcome: Outcome, kind: str) -> list[tuple[str, int, int]]:
    problems = json.loads(outcome.out)[kind]
    return [(problem["code"], problem["line"], problem["column"]) for problem in problems]


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ("trained,H29,3900\n", []),
        ("trained,H29,3700\n", [("cumulative-falls", 2, 13)]),  # below the year before
        ("trained,H27,3000\n", [("cumulative-falls", 2, 13)]),  # below the baseline
        ("trained,H27,3900\n", [("cumulative-falls", 2, 13)]),  # a later one is below it
        ("trained,H30,4000\ntrained,H31,3990\n", [("cumulative-falls", 3, 13)]),
        ("talks,H29,450\n", []),
    ],
)
def test_a_total_that_falls_is_asked_about_and_written(
    rows: str, asked: list[tuple[str, int, int]], welfare: Welfare, folder: Path
) -> None:
    header = "indicator,value\n"
    (folder / "results/2016.csv").write_text(f"{header}trained,3810\ntalks,510\n")
    outcome = sent(welfare, folder, f"indicator,year,value\n{rows}")
    assert outcome.code == 0
    assert told(outcome, "warnings") == asked
    assert json.loads(outcome.out)["written"]
    validated = welfare("validate", "--format", "json", cwd=folder)
    codes = [problem["code"] for problem in json.loads(validated.out)["problems"]]
    assert codes == [code for code, *_ in asked]


def test_a_revised_total_may_fall(welfare: Welfare, folder: Path) -> None:
    (folder / "results/2016.csv").write_text("indicator,value\ntrained,3810\n")
    outcome = sent(welfare, folder, "indicator,year,value\ntrained,H29,3700(訂正値)\n")
    assert told(outcome, "warnings") == []
