"""A result file of several years: each row says its own, and no other file may hold one of them."""

from pathlib import Path

import pytest

from conftest import Welfare

PLAN = """\
format: 1
id: p
title: Plan
language: en
period: {from: 2015, to: 2020}
sections:
  - id: "1"
    title: Section
    indicators:
      - id: one
        title: One
        unit: people
        baseline: {year: 2014, value: 10}
        target: {year: 2020, value: 20}
      - id: total
        title: Total
        unit: courses
        cumulative: true
        baseline: {year: 2014, value: 0}
        target: {year: 2020, value: 60}
"""
LONG = """\
year,indicator,value,status
H29,one,14,final
2018,one,15,preliminary
FY2018,total,20,
平成29年度,total,12,
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "results").mkdir()
    return tmp_path


def results(plan: Path, **files: str) -> None:
    for name, text in files.items():
        (plan / "results" / f"{name}.csv").write_text(text)


def test_each_row_is_of_its_own_year(plan: Path, welfare: Welfare) -> None:
    results(plan, everything=LONG)
    assert welfare("validate", cwd=plan).code == 0
    out = welfare("progress", "--format", "csv", "--as-of", "2017", cwd=plan).out
    assert [line.split(",")[6] for line in out.splitlines()[1:]] == ["14", "12"]
    out = welfare("progress", "--format", "csv", cwd=plan).out
    assert [line.split(",")[6] for line in out.splitlines()[1:]] == ["15", "20"]


def test_a_year_stands_in_one_file(plan: Path, welfare: Welfare) -> None:
    results(plan, everything=LONG, H30="indicator,value\none,15\n")
    outcome = welfare("validate", cwd=plan)
    assert outcome.code == 1
    assert "H30.csv already contains FY2018 [results-year-twice]" in outcome.out


def test_the_same_value_twice_is_told_at_its_line(plan: Path, welfare: Welfare) -> None:
    results(plan, everything=LONG + "H30,one,16,final\n")
    outcome = welfare("validate", cwd=plan)
    assert "results/everything.csv:6:5: error: “one” is already on line 3" in outcome.out


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("27年度,one,1,", "6:1: error: the year “27年度” has no era"),
        (",one,1,", "6:1: error: “” is not a fiscal year"),
        ("soon,one,1,", "6:1: error: “soon” is not a fiscal year"),
        ("H31,two,1,", "6:5: error: the plan has no indicator “two”"),
        ("H31,one,1 000,", "6:9: error: “1 000” is not a number"),
        ("H31,total,11,", "6:11: warning"),
    ],
)
def test_what_is_wrong_with_a_row_is_told(
    row: str, told: str, plan: Path, welfare: Welfare
) -> None:
    results(plan, everything=f"{LONG}{row}\n")
    assert told in welfare("validate", cwd=plan).out


def test_an_import_does_not_write_beside_it(plan: Path, welfare: Welfare) -> None:
    results(plan, everything=LONG)
    (plan / "in.csv").write_text("indicator,year,value\none,H31,17\n")
    outcome = welfare("import", "in.csv", cwd=plan)
    assert outcome.code == 1
    assert "[results-long]" in outcome.err
    assert (plan / "results/everything.csv").read_text() == LONG
    (plan / "results/everything.csv").rename(plan / "everything.csv")
    assert welfare("import", "everything.csv", "in.csv", cwd=plan).code == 0
    written = sorted(path.name for path in (plan / "results").glob("*.csv"))
    assert written == ["2017.csv", "2018.csv", "2019.csv"]
