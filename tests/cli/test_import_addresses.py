"""The address of the page where a value was published comes in with it, and goes with it."""

import json
from pathlib import Path

import pytest

from conftest import Welfare

PLAN = """\
format: 1
id: small
title: Small plan
period: {from: 2016, to: 2020}
sections:
  - id: "1"
    title: All
    indicators:
      - id: visitors
        title: Visitors
        unit: people
        baseline: {year: 2015, value: 48000}
        target: {year: 2020, value: 52000}
"""
PAGE, OTHER = "https://www.city.example.jp/h29", "https://www.city.example.jp/h29-new"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A plan of one indicator, without results."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "results").mkdir()
    return tmp_path


def _import(welfare: Welfare, project: Path, header: str, row: str, *options: str) -> int:
    (project / "sent.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    return welfare("import", "sent.csv", *options, cwd=project).code


def _rows(project: Path, year: int) -> list[str]:
    return (project / f"results/{year}.csv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("header", ["URL", "ｕｒｌ", "掲載URL", "公表ＵＲＬ", "出典url"])
def test_a_departments_column_of_addresses_is_kept(
    header: str, welfare: Welfare, small: Path
) -> None:
    row = f"visitors,50000,速報値,{PAGE}"
    assert _import(welfare, small, f"id,H29実績,状態,{header}", row) == 0
    assert _rows(small, 2017) == [
        "indicator,value,status,source,note,url",
        f"visitors,50000,preliminary,sent.csv,,{PAGE}",
    ]
    entry = json.loads((small / "results/history.jsonl").read_text(encoding="utf-8"))
    assert entry["new"]["url"] == PAGE
    assert welfare("history", "--verify", cwd=small).code == 0


def test_an_address_is_in_what_is_exported_and_shown(welfare: Welfare, small: Path) -> None:
    assert _import(welfare, small, "id,H29,url", f"visitors,50000,{PAGE}") == 0
    shown = json.loads(welfare("show", "visitors", "--format", "json", cwd=small).out)
    assert shown["indicator"]["actuals"][-1]["url"] == PAGE
    lines = welfare("export", "--to", "jsonl", cwd=small).out.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["url"] for row in rows if row["indicator"] == "visitors" and row["value"]] == [PAGE]
    assert {tuple(row)[-1] for row in rows} == {"url"}  # new keys are at the end
    assert PAGE in welfare("show", "visitors", "--format", "csv", cwd=small).out


def test_an_address_is_of_every_year_of_its_row(welfare: Welfare, small: Path) -> None:
    assert _import(welfare, small, "id,H28,H29,url", f"visitors,49000,50000,{PAGE}") == 0
    assert [_rows(small, year)[1].rpartition(",")[2] for year in (2016, 2017)] == [PAGE, PAGE]


def test_an_address_joins_its_value_and_goes_with_it(welfare: Welfare, small: Path) -> None:
    header = "id,H29,状態,url"
    assert _import(welfare, small, header, "visitors,50000,速報値,") == 0
    assert _import(welfare, small, header, f"visitors,50000,速報値,{PAGE}") == 0
    assert _import(welfare, small, header, "visitors,50000,速報値,") == 0
    assert _rows(small, 2017)[1].endswith(f"preliminary,sent.csv,,{PAGE}")
    assert _import(welfare, small, header, "visitors,50100,確報値,") == 0
    assert _rows(small, 2017)[1] == "visitors,50100,final,sent.csv,,"


def test_another_address_of_a_settled_value_needs_replace(welfare: Welfare, small: Path) -> None:
    assert _import(welfare, small, "id,H29,url", f"visitors,50000,{PAGE}") == 0
    (small / "sent.csv").write_text(f"id,H29,url\nvisitors,50000,{OTHER}\n", encoding="utf-8")
    refused = welfare("import", "sent.csv", "--lang", "en", cwd=small)
    assert refused.code == 1
    assert f"50000 (url: {PAGE})" in refused.out + refused.err
    assert f"50000 (url: {OTHER})" in refused.out + refused.err
    replaced = welfare("import", "sent.csv", "--replace", "--lang", "en", cwd=small)
    assert replaced.code == 0
    assert f"50000 (web address: {OTHER})" in replaced.out
    assert _rows(small, 2017)[1].endswith(OTHER)


def test_what_is_no_address_is_refused_at_its_cell(welfare: Welfare, small: Path) -> None:
    (small / "sent.csv").write_text("id,H29,url\nvisitors,50000,市ホームページ\n", encoding="utf-8")
    outcome = welfare("import", "sent.csv", "--format", "json", cwd=small)
    refused = json.loads(outcome.out)["refused"]
    assert [(p["code"], p["line"], p["column"]) for p in refused] == [("url-form", 2, 16)]
