"""Every format of every command on the shipped plan is written exactly so, byte for byte."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Welfare
from library import library
from regenerate import cases
from welfare_cli.ground.lines import width

GOLDEN = Path(__file__).parent / "golden"
CASES = cases()


@pytest.fixture
def case(name: str) -> Iterator[dict[str, Any]]:
    """The call of a golden file, while only its rule sets are known."""
    with library(*CASES[name].get("rules", [])):
        yield CASES[name]


@pytest.mark.parametrize("name", CASES)
def test_the_output_is_the_golden_file(name: str, case: dict[str, Any], welfare: Welfare) -> None:
    outcome = welfare(*case["args"], columns=case.get("columns"))
    assert outcome.out == (GOLDEN / name).read_text(encoding="utf-8")
    assert outcome.code == case.get("code", 0)


@pytest.mark.parametrize("name", CASES)
def test_o_writes_the_same_bytes(
    name: str, case: dict[str, Any], welfare: Welfare, tmp_path: Path
) -> None:
    file = tmp_path / "out"
    outcome = welfare(*case["args"], "-o", str(file), columns=case.get("columns"))
    assert outcome.out == ""
    assert file.read_bytes() == (GOLDEN / name).read_bytes()


def test_no_golden_file_is_without_a_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {*CASES, "cases.toml"}


@pytest.mark.parametrize("columns", [60, 80, 100, 120, 160, 200])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_line_is_wider_than_the_terminal(columns: int, lang: str, welfare: Welfare) -> None:
    out = welfare("progress", "--lang", lang, columns=columns).out
    assert max(width(line) for line in out.splitlines()) <= columns


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100, 120, 160, 200])
def test_nothing_is_cut_inside_a_number(columns: int, welfare: Welfare) -> None:
    whole = set(_numbers(welfare("progress", "--wide").out))
    shown = _numbers(welfare("progress", columns=columns).out)
    assert set(shown) <= whole
    assert "111,901" in whole
    assert "123,086" in shown


def test_the_table_and_the_csv_agree_cell_for_cell(welfare: Welfare) -> None:
    rows = list(csv.DictReader(io.StringIO((GOLDEN / "progress.csv").read_text())))
    table = welfare("progress", "--wide").out
    assert len(rows) == 12
    for row in rows:
        line = next(line for line in table.splitlines() if line.startswith(row["id"]))
        cells = [cell for name, cell in row.items() if name != "施策体系" and cell]
        position = 0
        for cell in cells:
            position = line.index(cell, position) + len(cell)
        assert f"{row['施策体系']}\n" in table


def test_the_markdown_holds_every_cell_of_the_csv() -> None:
    rows = csv.reader(io.StringIO((GOLDEN / "progress.csv").read_text()))
    markdown = (GOLDEN / "progress.md").read_text().replace("\\", "")
    for row in rows:
        assert f"| {' | '.join(row[1:])} |" in markdown


def test_the_json_has_the_24_values_and_years_of_the_leaflet() -> None:
    data = json.loads((GOLDEN / "progress.json").read_text())
    found = [
        (i["baseline"]["value"], i["baseline"]["year"], i["target"]["value"], i["target"]["year"])
        for i in data["indicators"]
    ]
    # 「第3次熊本市地域福祉計画・地域福祉活動計画」概要版, 成果指標.
    assert found == [
        (78.61, 2008, 79.41, 2017),
        (34.0, 2014, 45, 2018),
        (111901, 2013, 123086, 2019),
        (18.2, 2013, 26.0, 2019),
        (6, 2011, 95, 2018),
        (1327, 2012, 3000, 2022),
        (46.7, 2012, 60.0, 2018),
        (296, 2014, 411, 2019),
        (164, 2014, 395, 2019),
        (34, 2014, 82, 2019),
        (21.9, 2014, 50.0, 2019),
        (96.4, 2014, 100, 2019),
    ]


def test_the_outline_has_20_and_28_actions() -> None:
    data = json.loads((GOLDEN / "tree.json").read_text())
    assert data["counts"] == {"sections": 22, "actions": 48, "indicators": 12}
    assert [_count(part, "action") for part in data["children"]] == [20, 28]


def _count(node: dict[str, Any], kind: str) -> int:
    below = sum(_count(child, kind) for child in node.get("children", ()))
    return below + int(node["kind"] == kind)


def _numbers(table: str) -> list[str]:
    body = table.split("─\n", 1)[1].split("\n成果指標", 1)[0]
    return re.findall(r"(?<=\s)-?\d[\d,]*(?:\.\d+)?%?(?=\s)", body)
