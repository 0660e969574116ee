"""`welfare overview` on real folders: a line per plan, totals, and what is wrong with which."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome, Welfare

PORTFOLIO = ("data", "examples/health-japan-21", "tests/portfolio/comprehensive")
PLAN = """\
format: 1
id: {id}
title: {title}
period: {{from: H27, to: H31}}
{more}
sections:
  - id: a
    title: 施策
    indicators:
      - id: x
        title: 参加者
        unit: 人
        baseline: {{year: H26, value: 10}}
        target: {{year: H31, value: 20}}
"""
OWN = """\
rules:
  format: 1
  id: own
  title: 独自
  source: {{title: 条例}}
  measure: progress
  ratings: [{{id: fine, label: 可, sign: "○", tone: good, when: [{{at_least: {cut}}}]}}]
  not_assessed: {{label: 評価不能, sign: "？"}}
"""


def put(  # noqa: PLR0913, PLR0917  what of a plan the tests vary
    folder: Path,
    id_: str = "p",
    title: str = "計画",
    more: str = "",
    value: str = "15",
    year: str = "H29",
) -> Path:
    """A plan with one result, in a folder of its own."""
    (folder / "results").mkdir(parents=True)
    path = folder / "plan.yaml"
    path.write_text(PLAN.format(id=id_, title=title, more=more), encoding="utf-8")
    (folder / "results" / f"{year}.csv").write_text(f"indicator,value\nx,{value}\n")
    return path


def read(outcome: Outcome) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(outcome.out)
    return data


def ids(outcome: Outcome) -> list[str]:
    return [plan["id"] for plan in read(outcome)["plans"]]


@pytest.mark.parametrize("folder", PORTFOLIO)
def test_a_line_says_what_progress_and_missing_say(folder: str, welfare: Welfare) -> None:
    plan = f"{folder}/plan.yaml"
    stands = read(welfare("overview", folder, "--format", "json"))["plans"][0]["standing"]
    told = read(welfare("progress", "--plan", plan, "--format", "json"))
    missing = read(welfare("missing", "--plan", plan, "--format", "json"))["summary"]
    assert stands["as_of"] == told["as_of"]
    assert stands["by_rating"] == told["summary"]["by_rating"]
    assert stands["not_assessed"] == told["summary"]["not_assessed"]
    assert (stands["score"], stands["rating"]) == (
        told["overall"]["score"],
        told["overall"]["rating"],
    )
    assert stands["indicators"] - stands["reported"] == missing["missing"]
    top = {part["id"]: part for part in told["sections"]}
    for part in stands["sections"]:
        assert part["score"] == top[part["id"]]["score"]


def test_ratings_are_summed_within_a_rule_set_and_by_tone_over_all(welfare: Welfare) -> None:
    found = read(welfare("overview", *PORTFOLIO, "--format", "json"))
    totals = found["totals"]
    assert [part["id"] for part in totals["by_rules"]] == ["pace", "health-japan-21", "open-sdg"]
    assert "by_rating" not in totals
    for key in ("good", "fair", "weak", "bad"):
        each = [plan["standing"]["by_tone"][key] for plan in found["plans"]]
        assert totals["by_tone"][key] == sum(each)


def test_two_rule_sets_of_one_id_are_not_mixed(welfare: Welfare, tmp_path: Path) -> None:
    for number, cut in enumerate(("0.5", "0.9", "0.5")):
        put(tmp_path / str(number), f"p{number}", more=OWN.format(cut=cut))
    rows = list(
        csv.DictReader(
            io.StringIO(welfare("overview", "--lang", "en", "--format", "csv", cwd=tmp_path).out)
        )
    )
    assert [row["rules"] for row in rows] == ["own", "own (2)", "own", "own", "own (2)", ""]
    assert [row["ratings"] for row in rows] == ["○1", "？1", "○1", "○2", "？1", ""]


def test_each_plan_has_its_own_newest_year_unless_one_is_named(
    welfare: Welfare, tmp_path: Path
) -> None:
    put(tmp_path / "1", "one", year="H28")
    put(tmp_path / "2", "two", year="H30")
    found = read(welfare("overview", ".", "--format", "json", cwd=tmp_path))
    assert [plan["standing"]["as_of"]["year"] for plan in found["plans"]] == [2016, 2018]
    found = read(welfare("overview", ".", "--as-of", "2016", "--format", "json", cwd=tmp_path))
    assert [plan["standing"]["as_of"]["year"] for plan in found["plans"]] == [2016, 2016]
    assert [plan["standing"]["reported"] for plan in found["plans"]] == [1, 0]


@pytest.mark.parametrize("year", ["27年度", "soon"])
def test_a_year_that_is_not_the_same_for_all_plans_is_refused(year: str, welfare: Welfare) -> None:
    outcome = welfare("overview", "data", "--as-of", year)
    assert outcome.code == 2
    assert f"--as-of {year}" in outcome.err


def test_all_plans_are_rated_by_the_rule_set_that_is_asked_for(welfare: Welfare) -> None:
    found = read(welfare("overview", *PORTFOLIO, "--rules", "maff", "--format", "json"))
    assert {plan["standing"]["rules"]["id"] for plan in found["plans"]} == {"maff"}
    assert len(found["totals"]["by_rules"]) == 1
    assert welfare("overview", "data", "--rules", "mafff").code == 2


def test_a_broken_plan_is_told_in_short_and_hides_no_other(welfare: Welfare) -> None:
    outcome = welfare("overview", "data", "tests/portfolio", "--lang", "en", "--format", "json")
    assert outcome.code == 1
    found = read(outcome)
    assert [(plan["errors"], bool(plan["standing"])) for plan in found["plans"]] == [
        (0, True),
        (5, False),
        (0, True),
    ]
    assert (found["totals"]["plans"], found["totals"]["with_errors"]) == (3, 1)
    assert found["totals"]["indicators"] == 12 + 3
    told = outcome.err.splitlines()
    assert [line.split(":")[1] for line in told[:3]] == ["5", "6", "10"]
    assert len(told) == 4
    assert told[3].startswith("  … and 2 more errors; see all with: welfare validate --plan tests/")


def test_a_plan_with_broken_results_has_its_title_and_no_figures(
    welfare: Welfare, tmp_path: Path
) -> None:
    put(tmp_path / "1", "one", "第一計画", value="many")
    put(tmp_path / "2", "two", "第二計画")
    outcome = welfare("overview", ".", "--format", "csv", cwd=tmp_path)
    assert outcome.code == 1
    assert (
        "計画,one,第一計画,－,－,－,－,－,－,－,－,－,－,－,エラー 1,1/plan.yaml\n" in outcome.out
    )
    assert "第二計画,pace,H29,1,1,100.0%" in outcome.out
    assert outcome.err.startswith("1/results/H29.csv:2:3: エラー: ")


def test_a_file_that_cannot_be_read_exits_with_2_and_hides_no_other(
    welfare: Welfare, tmp_path: Path
) -> None:
    put(tmp_path / "1", "one")
    outcome = welfare("overview", "nowhere.yaml", "1", "--format", "json", cwd=tmp_path)
    assert outcome.code == 2
    assert ids(outcome) == [None, "one"]
    assert "nowhere.yaml" in outcome.err


def test_an_import_that_cannot_be_finished_is_told_of_its_plan(
    welfare: Welfare, tmp_path: Path
) -> None:
    put(tmp_path / "1", "one")
    put(tmp_path / "2", "two")
    from welfare_cli.results.pending import INTENT  # noqa: PLC0415  the name of one file

    (tmp_path / "1" / "results" / INTENT).write_text("{")
    outcome = welfare("overview", ".", "--format", "json", cwd=tmp_path)
    assert outcome.code == 2
    assert [bool(plan["standing"]) for plan in read(outcome)["plans"]] == [False, True]
    assert INTENT in outcome.err


def test_plans_of_the_same_id_are_told(welfare: Welfare, tmp_path: Path) -> None:
    put(tmp_path / "1", "same")
    put(tmp_path / "2", "same")
    put(tmp_path / "3", "other")
    outcome = welfare("overview", ".", "--lang", "en", "--format", "json", cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.err == "Several plans have the id same: 1/plan.yaml 2/plan.yaml\n"
    assert read(outcome)["same_id"] == {"same": ["1/plan.yaml", "2/plan.yaml"]}


def test_plans_are_sorted_as_asked(welfare: Welfare, tmp_path: Path) -> None:
    put(tmp_path / "1", "good", value="20")
    put(tmp_path / "2", "silent", more="parent: {title: 上の計画}")
    (tmp_path / "2/results/H29.csv").write_text("indicator,value\n")
    put(tmp_path / "3", "bad", value="5")
    put(tmp_path / "4", "above", "上の 計画")

    def order(name: str) -> list[str]:
        return ids(welfare("overview", ".", "--sort", name, "--format", "json", cwd=tmp_path))

    assert order("given") == ["good", "silent", "bad", "above"]
    assert order("reported") == ["silent", "good", "bad", "above"]
    assert order("weakest") == ["bad", "good", "above", "silent"]
    assert order("parent") == ["good", "bad", "above", "silent"]


def test_a_plan_stands_under_the_one_it_names(welfare: Welfare) -> None:
    found = read(welfare("overview", *PORTFOLIO, "--format", "json"))
    assert [plan["under"] for plan in found["plans"]] == ["comprehensive-6", None, None]


def test_without_arguments_all_plans_beneath_are_shown(welfare: Welfare, tmp_path: Path) -> None:
    put(tmp_path / "a", "one")
    put(tmp_path / "b" / "data", "two")
    assert ids(welfare("overview", "--format", "json", cwd=tmp_path)) == ["one", "two"]
    outcome = welfare("overview", "--plan", "b", "--format", "json", cwd=tmp_path)
    assert ids(outcome) == ["two"]


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "jsonl"])
def test_several_processes_write_the_same_bytes(form: str, welfare: Welfare) -> None:
    args = ("overview", "data", "examples", "tests/portfolio", "--format", form)
    one, two = (welfare(*args, "--jobs", jobs) for jobs in ("1", "3"))
    assert (two.out, two.err, two.code) == (one.out, one.err, one.code)


def test_the_table_and_the_csv_agree_cell_for_cell(welfare: Welfare) -> None:
    args = ("overview", "data", "examples", "tests/portfolio")
    table = welfare(*args, "--wide").out.splitlines()
    rows = list(csv.reader(io.StringIO(welfare(*args, "--format", "csv").out)))[1:]
    for _, *cells in rows:
        told = [cell for cell in cells if cell]
        assert any([c for c in told if c in line] == told for line in table), cells


def test_the_markdown_holds_every_row_of_the_csv(welfare: Welfare) -> None:
    args = ("overview", "data", "examples", "tests/portfolio", "--format")
    markdown = welfare(*args, "markdown").out.replace("\\", "")
    for row in csv.reader(io.StringIO(welfare(*args, "csv").out)):
        assert f"| {' | '.join(row[1:])} |" in markdown


def test_json_lines_hold_the_plans_and_then_the_totals(welfare: Welfare) -> None:
    lines = welfare("overview", *PORTFOLIO, "--format", "jsonl").out.splitlines()
    whole = read(welfare("overview", *PORTFOLIO, "--format", "json"))
    plans, totals = [json.loads(line) for line in lines[:-1]], json.loads(lines[-1])
    assert {(line["format"], line["kind"]) for line in plans} == {(1, "plan")}
    assert totals == {"format": 1, "kind": "totals", **whole["totals"]}
    for line, plan in zip(plans, whole["plans"], strict=True):
        assert {**line, "under": plan["under"]} == {"format": 1, "kind": "plan", **plan}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("columns", [60, 80, 100, 120, 160, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, lang: str, welfare: Welfare) -> None:
    from welfare_cli.ground.lines import width  # noqa: PLC0415  this test alone counts columns

    args = ("overview", "data", "examples", "tests/portfolio", "--lang", lang)
    assert max(map(width, welfare(*args, columns=columns).out.splitlines())) <= columns


def test_a_sample_is_marked_in_the_line_and_above(welfare: Welfare) -> None:
    outcome = welfare("overview", "data", "examples/health-japan-21", "--lang", "en", columns=80)
    assert outcome.out.splitlines()[1] == "Contains sample values, not official."
    marked = [line for line in outcome.out.splitlines() if line.endswith("  sample")]
    assert len(marked) == 1
    assert marked[0].startswith("Third Kumamoto City")


def test_a_copy_is_another_plan_and_a_link_is_not(welfare: Welfare, tmp_path: Path) -> None:
    put(tmp_path / "1", "one")
    shutil.copytree(tmp_path / "1", tmp_path / "2")
    (tmp_path / "3").symlink_to("1")
    assert ids(welfare("overview", "1", "2", "3", ".", "--format", "json", cwd=tmp_path)) == [
        "one",
        "one",
    ]
