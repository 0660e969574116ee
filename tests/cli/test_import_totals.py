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


REFUSED = ["import-cumulative"]


@pytest.mark.parametrize(
    "text",
    [
        "成果指標,実績値（{}）\nNAME,VALUE\n",
        "成果指標,{}実績値\nNAME,VALUE\n",
        "成果指標,平成29年度実績（{}）\nNAME,VALUE\n",
        "成果指標,H29{}\nNAME,VALUE\n",
        "成果指標,{}実績\n,H29\nNAME,VALUE\n",
        "成果指標,年度,実績値,単位\nNAME,H29,VALUE,UNIT（{}）\n",
        "成果指標,年度,実績値,単位\nNAME,H29,VALUE,{}UNIT\n",
        "成果指標,年度,区分,実績値\nNAME,H29,{},VALUE\n",
        "成果指標,,H29\nNAME,目標値,\n,実績値（{}）,VALUE\n",
        "成果指標,,H29\nNAME,目標値,\n,{}実績,VALUE\n",
        "成果指標,年度,実績値\nNAME,H29,VALUEUNIT（{}）\n",
        "成果指標,年度,実績値\nNAME,H29,{} VALUE\n",
    ],
)
@pytest.mark.parametrize("word", ["累計", "累積", "通算", "単年度"])
@pytest.mark.parametrize("name", ["trained", "talks"])
def test_a_figure_of_the_other_kind_is_refused_whoever_says_it(
    name: str, word: str, text: str, welfare: Welfare, folder: Path
) -> None:
    title, value, unit = (
        ("サポーター養成者数", "3900", "人")
        if name == "trained"
        else ("相談件数（累計を除く）", "520", "件")
    )
    filled = text.format(word).replace("NAME", title).replace("VALUE", value).replace("UNIT", unit)
    outcome = sent(welfare, folder, filled, "--year", "H29", "--lang", "en")
    is_wrong = (word == "単年度") == (name == "trained")
    codes = [code for code, *_ in told(outcome, "refused")]
    assert codes == (REFUSED if is_wrong else []), outcome.err
    assert outcome.code == is_wrong
    if is_wrong:
        assert f"“{word}”" in outcome.err
        assert "talks is not cumulative" in outcome.err or "trained is cumulative" in outcome.err


@pytest.mark.parametrize("name", ["trained", "talks"])
def test_what_says_neither_is_taken_as_before(name: str, welfare: Welfare, folder: Path) -> None:
    outcome = sent(welfare, folder, f"成果指標,H29\n{name},3900\n")
    assert outcome.code == 0
    assert json.loads(outcome.out)["changes"][0]["new"]["note"] == ""


@pytest.mark.parametrize("cumulative", [True, False])
def test_a_title_with_the_word_says_nothing(
    welfare: Welfare, folder: Path, *, cumulative: bool
) -> None:
    plan = PLAN.replace("サポーター養成者数", "サポーター養成者数（累計）")
    plan = plan if cumulative else plan.replace("cumulative: true", "cumulative: false")
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    outcome = sent(welfare, folder, "成果指標,H29\nサポーター養成者数（累計）,3900\n")
    assert outcome.code == 0


def test_the_unit_of_the_plan_may_hold_the_word(welfare: Welfare, folder: Path) -> None:
    (folder / "plan.yaml").write_text(PLAN.replace("unit: 件", "unit: 累計件"), encoding="utf-8")
    text = "成果指標,単位,H29\ntalks,{},520件\n"
    for unit in ("累計件", "件"):
        assert sent(welfare, folder, text.format(unit), "--dry-run").code == 0


@pytest.mark.parametrize(
    "text",
    [
        "成果指標,H29,H29累計\ntrained,40,3900\ntalks,520,9000\n",
        "成果指標,H29（累計）,H29（単年度）\ntrained,3900,40\ntalks,9000,520\n",
        "成果指標,実績,累計実績\n,H29,H29\ntrained,40,3900\ntalks,520,9000\n",
        "成果指標,区分,H29\ntrained,目標値,\n,実績値,40\n,累計実績値,3900\ntalks,実績値,520\n",
        "成果指標,年度,区分,値\ntrained,H29,単年度,40\ntrained,H29,累計,3900\ntalks,H29,,520\n",
    ],
)
def test_side_by_side_each_indicator_takes_its_own_figure(
    text: str, welfare: Welfare, folder: Path
) -> None:
    outcome = sent(welfare, folder, text, "--lang", "en")
    assert outcome.code == 0, outcome.err
    changes = {c["indicator"]: c["new"]["value"] for c in json.loads(outcome.out)["changes"]}
    assert changes == {"trained": "3900", "talks": "520"}
    assert "passed over beside the figure the plan means" in outcome.err


def test_two_columns_of_one_kind_are_still_refused(welfare: Welfare, folder: Path) -> None:
    outcome = sent(welfare, folder, "成果指標,H29累計,H29（累積）\ntrained,3900,3901\n")
    assert [code for code, *_ in told(outcome, "refused")] == ["csv-column-twice"]
