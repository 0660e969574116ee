"""`welfare export`: long data that says what `progress` says, and a folder for Open SDG."""

import csv
import io
import json
import os
import stat
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Welfare
from welfare_cli.present.export.long_rows import KEYS
from welfare_cli.present.export.open_sdg import file_names

MARKS = '"<script>alert(1)</script> =1+1 | `x` \\u202Ey \\e[2Jz"'
PLAN = """\
format: 1
id: small
title: {title}
period: {{from: 2020, to: 2025}}
sections:
  - id: s
    title: {title}
    indicators:
      - id: One
        title: {title}
        unit: people
        note: {title}
        baseline: {{year: 2020, value: 10}}
        target: {{year: 2025, value: 20}}
      - id: one
        title: less
        unit: people
        baseline: {{year: 2021, value: 9}}
        target: {{year: 2025, range: {{low: 3, high: 5}}}}
        revisions:
          - from: 2022
            date: 2022-04-01
            reason: r
            baseline: {{year: 2022, value: 8}}
      - id: con
        title: held
        unit: people
        baseline: {{year: 2020, value: 9}}
        target: {{year: 2025, value: 9, every_year: true}}
      - id: con.x
        title: direction
        unit: people
        baseline: {{year: 2020, value: 9}}
        target: {{year: 2025, direction: decrease}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Four indicators of four kinds of target, one of them with hostile texts."""
    (tmp_path / "plan.yaml").write_text(PLAN.format(title=MARKS), encoding="utf-8")
    (tmp_path / "results").mkdir()
    (tmp_path / "results/2019.csv").write_text("indicator,value\none,7\n")
    (tmp_path / "results/2022.csv").write_text(
        "indicator,value,status,source,note,published\n"
        "One,15,final,=cmd|' /C calc'!A0,+1,@x\n"
        "one,8,sample,,,\ncon,,pending,,,\n"
    )
    return tmp_path


def rows(welfare: Welfare, *args: str, cwd: Path | None = None) -> list[dict[str, Any]]:
    outcome = welfare("export", "--to", "jsonl", *args, **({"cwd": cwd} if cwd else {}))
    assert outcome.code == 0, outcome.err
    return [json.loads(line) for line in outcome.out.splitlines()]


# Long data


def test_every_indicator_has_a_row_for_every_year_of_the_plan_so_far(welfare: Welfare) -> None:
    found = rows(welfare, "--as-of", "H30")
    assert [row["year"] for row in found] == [2015, 2016, 2017, 2018] * 12
    assert {tuple(row) for row in found} == {KEYS}
    assert {row["year"] for row in rows(welfare, "--as-of", "2030")} == set(range(2015, 2020))


def test_years_outside_of_the_plan_are_there_where_they_have_a_result(
    welfare: Welfare, small: Path
) -> None:
    years: dict[str, list[int]] = {}
    for row in rows(welfare, cwd=small):
        years.setdefault(row["indicator"], []).append(row["year"])
    assert years == {"One": [2020, 2021, 2022], "one": [2019, 2020, 2021, 2022]} | {
        name: [2020, 2021, 2022] for name in ("con", "con.x")
    }


@pytest.mark.parametrize("year", ["H28", "H29", "H30"])
@pytest.mark.parametrize("rules", ["pace", "open-sdg"])
def test_each_year_says_what_progress_says_at_that_year(
    year: str, rules: str, welfare: Welfare
) -> None:
    args = ("--as-of", year, "--rules", rules)
    told = json.loads(welfare("progress", *args, "--format", "json").out)
    last = {row["indicator"]: row for row in rows(welfare, *args) if row["year_label"] == year}
    keys = [*("title", "unit", "section", "direction", "progress", "elapsed", "expected", "pace")]
    keys += ["achievement", "needed_per_year", "rating", "rating_label", "score"]
    for one in told["indicators"]:
        row = last[one["id"]]
        assert {key: row[key] for key in keys} == {key: one[key] for key in keys}
        actual = one["actual"] or {"value": None, "year": None}
        assert (row["rated_value"], row["rated_year"]) == (actual["value"], actual["year"])
        assert (row["target"], row["baseline"]) == (
            one["target"]["value"],
            one["baseline"]["value"],
        )
        assert (row["notes"] or "").split() == [note["code"] for note in one["notes"]]
    by_rating = Counter(row["rating"] for row in last.values())
    assert by_rating["not_assessed"] == told["summary"]["not_assessed"]


def test_a_year_without_a_value_says_why_and_which_value_was_rated(welfare: Welfare) -> None:
    row = next(
        row
        for row in rows(welfare, "--as-of", "H30")
        if (row["indicator"], row["year"]) == ("community-participation", 2018)
    )
    assert (row["value"], row["status"], row["rated_year"]) == (None, "not-surveyed", 2017)
    silent = [r for r in rows(welfare) if r["indicator"] == "evacuation-registrants"][-1]
    assert (silent["rating"], silent["reason"], silent["progress"]) == (
        "not_assessed",
        "pending",
        None,
    )


def test_the_csv_holds_the_same_as_the_json_lines(welfare: Welfare) -> None:
    table = list(csv.reader(io.StringIO(welfare("export").out)))
    assert tuple(table[0]) == KEYS
    for cells, row in zip(table[1:], rows(welfare), strict=True):
        for cell, value in zip(cells, row.values(), strict=True):
            told = value if isinstance(value, str) else json.dumps(value)
            assert cell == ("" if value is None else told)


def test_only_what_was_asked_for(welfare: Welfare) -> None:
    assert {row["section"] for row in rows(welfare, "--section", "2")} == {"2-1", "2-2", "2-3"}
    assert welfare("export", "--section", "II").out == ",".join(KEYS) + "\n"


def test_samples_are_told_in_every_row(welfare: Welfare, small: Path) -> None:
    assert all(
        row["sample"] == (row["status"] == "sample" or row["rated_value"] is not None)
        for row in rows(welfare)
    )
    told = {(row["indicator"], row["year"]): row["sample"] for row in rows(welfare, cwd=small)}
    assert [key for key, sample in told.items() if sample] == [("one", 2022)]


def test_no_text_cell_is_a_formula(welfare: Welfare, small: Path) -> None:
    outcome = welfare("export", cwd=small)
    row = next(r for r in csv.DictReader(io.StringIO(outcome.out)) if r["year"] == "2022")
    assert (row["source"], row["note"]) == ("'=cmd|' /C calc'!A0", "'+1")
    assert row["published"] == "'@x"
    assert "\x1b" not in outcome.out
    assert "\u202e" not in outcome.out


def test_a_bug_on_the_way_is_not_told_as_a_file_that_cannot_be_written(
    welfare: Welfare, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("welfare_cli.present.export.long_rows._measured", lambda row: row.nothing)
    (tmp_path / "old.csv").write_text("old")
    for args in ((), ("-o", str(tmp_path / "old.csv"))):
        assert welfare("export", *args).code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["old.csv"]
    assert (tmp_path / "old.csv").read_text() == "old"


# Open SDG


def folder_of(welfare: Welfare, small: Path, *args: str) -> dict[str, Any]:
    """Every file of the folder that was written, read."""
    outcome = welfare("export", "--to", "open-sdg", "-o", "site", *args, cwd=small)
    assert (outcome.code, outcome.out) == (0, ""), outcome.err
    found = {}
    for path in (small / "site").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(small / "site").as_posix()
        found[name] = yaml.safe_load(text) if path.suffix == ".yml" else text
    return found


def test_the_folder_has_data_configuration_and_metadata_of_each_indicator(
    welfare: Welfare, small: Path
) -> None:
    found = folder_of(welfare, small)
    names = {"One", "one-2", "con-2", "con-x"}
    assert set(found) == {"README.md", "config_data.yml", "progress_status.yml"} | {
        f.format(name)
        for name in names
        for f in ("data/indicator_{}.csv", "indicator-config/{}.yml", "meta/{}.yml")
    }
    assert found["data/indicator_One.csv"] == "Year,Value\n2020,10.0\n2022,15.0\n"
    assert found["data/indicator_one-2.csv"] == "Year,Value\n2022,8.0\n"  # none from before a break
    assert found["data/indicator_con-x.csv"] == "Year,Value\n2020,9.0\n"
    patterns = [entry["path_pattern"] for entry in found["config_data.yml"]["inputs"]]
    assert patterns == ["data/indicator_*.csv", "indicator-config/*.yml", "meta/*.yml"]


def test_an_actual_of_the_baselines_year_takes_its_place(welfare: Welfare, small: Path) -> None:
    (small / "results" / "2020.csv").write_text("indicator,value\nOne,11\n")
    found = folder_of(welfare, small)
    assert found["data/indicator_One.csv"] == "Year,Value\n2020,11.0\n2022,15.0\n"


def test_progress_is_told_as_open_sdg_names_it(welfare: Welfare, small: Path) -> None:
    found = folder_of(welfare, small)
    options = {
        name: found[f"indicator-config/{name}.yml"]["progress_calculation_options"]
        for name in ("One", "one-2", "con-2", "con-x")
    }
    assert options == {
        "One": [{"direction": "positive", "base_year": 2020, "target_year": 2025, "target": 20}],
        "one-2": [{"base_year": 2022, "target_year": 2025}],
        "con-2": [{"direction": "positive", "base_year": 2020, "target_year": 2025, "target": 9}],
        "con-x": [{"direction": "negative", "base_year": 2020, "target_year": 2025}],
    }
    first = found["indicator-config/One.yml"]
    assert first["auto_progress_calculation"] is False
    assert (first["progress_status"], first["indicator_number"]) == ("on_track", "One")
    assert (first["reporting_status"], first["standalone"]) == ("complete", True)
    silent = found["indicator-config/con-2.yml"]
    assert (silent["progress_status"], silent["reporting_status"]) == (
        "not_available",
        "notstarted",
    )
    types = found["progress_status.yml"]["progress_status"]["status_types"]
    assert [one["value"] for one in types] == [
        *("achieved", "on_track", "mostly_on_track", "behind", "off_track", "not_available")
    ]
    assert [
        line["value"] for line in found["indicator-config/one-2.yml"]["graph_target_lines"]
    ] == [3, 5]


def test_samples_are_marked_where_people_read(welfare: Welfare, small: Path) -> None:
    found = folder_of(welfare, small, "--lang", "en")
    assert "Contains sample values, not official." in found["README.md"]
    marked = found["indicator-config/one-2.yml"]
    assert marked["data_notice_text"] == "Contains sample values, not official."
    assert "sample value, not official" in found["meta/one-2.yml"]["comments_limitations"]
    assert "data_notice_text" not in found["indicator-config/One.yml"]


def test_nothing_that_people_wrote_takes_effect_in_a_page(welfare: Welfare, small: Path) -> None:
    found = folder_of(welfare, small)
    for name, content in found.items():
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        assert "<script" not in text.replace("\\<script", ""), name
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "&lt;script&gt;" in found["indicator-config/One.yml"]["indicator_name"]


def test_an_empty_folder_is_filled_and_any_other_refused(welfare: Welfare, small: Path) -> None:
    (small / "site").mkdir()
    folder_of(welfare, small)
    assert stat.S_IMODE((small / "site").stat().st_mode) & 0o500 == 0o500
    before = sorted(path.name for path in small.rglob("*"))
    for taken in ("site", "plan.yaml"):
        outcome = welfare("export", "--to", "open-sdg", "-o", taken, "--lang", "en", cwd=small)
        assert outcome.code == 2
        assert f"{taken} is there already and not an empty folder" in outcome.err
    assert sorted(path.name for path in small.rglob("*")) == before


def test_a_folder_is_written_whole_or_not_at_all(
    welfare: Welfare, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(path.name for path in small.rglob("*"))

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    outcome = welfare("export", "--to", "open-sdg", "-o", "new/site", "--lang", "en", cwd=small)
    assert outcome.code == 2
    assert "No space left" in outcome.err
    assert sorted(p.name for p in small.rglob("*")) == sorted([*before, "new"])


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--to", "open-sdg"], "name a new or empty one with -o DIR"),
        (["--to", "parquet"], "--to parquet: not known. Known: jsonl, csv, open-sdg."),
        (["--as-of", "soon"], "not a fiscal year"),
        (["--rules", "paec"], "Did you mean"),
        (["--section", "9"], "--section 9: not known"),
        (["-o", "/nowhere/x.csv"], "cannot be written"),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_why(
    args: list[str], told: str, welfare: Welfare
) -> None:
    outcome = welfare("export", *args, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


def test_names_are_safe_and_no_two_are_alike_on_any_system() -> None:
    names = file_names(["a.b", "a-b", "A_B", "nul", "x" * 64, "..", "indicator_x"])
    assert names == ["a-b", "a-b-2", "A-B-3", "nul-2", "x" * 64, "indicator", "indicator-x"]
    assert len({name.casefold() for name in names}) == len(names)
