"""`welfare compare`: what moved between two years, what matters first, and wrong calls."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Welfare
from welfare_cli.ground.lines import width

# title, baseline, target, values of 2021 and 2022: each moves in another way.
INDICATOR = """\
      - id: {id}
        title: "{title} {id}"
        unit: people
        baseline: {{year: 2020, value: {base}}}
        target: {{year: 2025, {target}}}
"""
MOVES = {
    "slightly-better": (10, "value: 20", "11", "11.5"),
    "much-better": (10, "value: 20", "11", "20"),
    "better-and-fallen": (10, "value: 20", "12", "13"),
    "slightly-worse": (10, "value: 20", "15", "14.5"),
    "much-worse": (10, "value: 20", "15", "9"),
    "less-is-better": (20, "value: 10", "18", "19"),
    "new": (10, "value: 20", "", "12"),
    "gone": (10, "value: 20", "12", ""),
    "same": (10, "value: 20", "15", "15"),
    "neither": (10, "value: 20", "", ""),
    "staged": (10, "value: 20, milestones: [{year: 2022, value: 13}]", "11", "12"),
    "revised": (10, "value: 20", "11", "12"),
    "broken": (10, "value: 20", "11", "12"),
}
REVISION = """\
        revisions: [{{from: 2022, date: 2022-03-01, reason: "{reason}", {part}}}]
"""


def write_plan(folder: Path, title: str = "A") -> Path:
    """A plan whose indicators move in every way between 2021 and 2022."""
    plan = "format: 1\nid: small\ntitle: A plan\nperiod: {from: 2020, to: 2025}\n"
    plan += "sections:\n  - id: s\n    title: S\n    indicators:\n"
    for name, (base, target, *_) in MOVES.items():
        plan += INDICATOR.format(id=name, title=title, base=base, target=target)
        if name == "revised":
            plan += REVISION.format(reason=title, part="target: {year: 2025, value: 30}")
        if name == "broken":
            plan += REVISION.format(reason=title, part="break: true")
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    (folder / "results").mkdir(exist_ok=True)
    for year, at in ((2021, 2), (2022, 3)):
        lines = [f"{name},{values[at]}" for name, values in MOVES.items() if values[at]]
        text = "\n".join(["indicator,value", *lines])
        (folder / f"results/{year}.csv").write_text(f"{text}\n")
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_plan(tmp_path)


def compared(welfare: Welfare, *args: str, cwd: Path) -> dict[str, Any]:
    outcome = welfare("compare", *args, "--format", "json", cwd=cwd)
    assert outcome.code == 0, outcome.err
    data: dict[str, Any] = json.loads(outcome.out)
    return data


def test_what_matters_comes_first(welfare: Welfare, small: Path) -> None:
    data = compared(welfare, "2021", "2022", cwd=small)
    assert [(one["id"], one["move"], one["rating_steps"]) for one in data["indicators"]] == [
        ("much-worse", "worse", -3),
        ("less-is-better", "worse", -2),
        ("slightly-worse", "worse", 0),
        ("much-better", "better", 3),
        *((one["id"], "better", one["rating_steps"]) for one in data["indicators"][4:8]),
        ("new", "new", None),
        ("broken", "new", None),
        ("gone", "gone", 0),
        ("same", "unchanged", 0),
        ("neither", "unmeasured", None),
    ]
    steps = [one["rating_steps"] for one in data["indicators"][3:8]]
    assert steps == sorted(steps, reverse=True)
    assert data["indicators"][7]["id"] == "better-and-fallen"


def test_every_indicator_is_counted_once(welfare: Welfare, small: Path) -> None:
    summary = compared(welfare, "2021", "2022", cwd=small)["summary"]
    assert summary == {
        "total": 13,
        "worse": 3,
        "better": 5,
        "new": 2,
        "gone": 1,
        "changed": 0,
        "unchanged": 1,
        "unmeasured": 1,
    }
    assert summary["total"] == sum(summary.values()) - summary["total"]


def test_what_the_plan_changed_in_between_is_told(welfare: Welfare, small: Path) -> None:
    data = compared(welfare, "2021", "2022", "--lang", "en", cwd=small)
    told = {one["id"]: one["events"] for one in data["indicators"] if one["events"]}
    assert told == {
        "staged": [{"kind": "milestone", "year": 2022, "text": "milestone of FY2022"}],
        "revised": [{"kind": "revised", "year": 2022, "text": "revised from FY2022 on: A"}],
        "broken": [{"kind": "broken", "year": 2022, "text": "another series from FY2022 on: A"}],
    }
    out = welfare("compare", "2021", "2022", "--wide", "--lang", "en", cwd=small).out
    assert "milestone of FY2022" in out
    assert "meanwhile" in out
    later = compared(welfare, "2022", "2023", cwd=small)
    assert not any(one["events"] for one in later["indicators"])


def test_the_json_is_format_1_with_exactly_these_keys(welfare: Welfare, small: Path) -> None:
    data = compared(welfare, "2021", "2022", cwd=small)
    first = data["indicators"][0]
    assert {**data, "indicators": None, "summary": None} == {
        "format": 1,
        "plan": {"id": "small", "title": "A plan"},
        "before": {"year": 2021, "label": "FY2021"},
        "now": {"year": 2022, "label": "FY2022"},
        "rules": "pace",
        "indicators": None,
        "summary": None,
        "sample": False,
    }
    assert first == {
        "id": "much-worse",
        "title": "A much-worse",
        "section": "s",
        "unit": "people",
        "move": "worse",
        "difference": -6.0,
        "progress_change": -0.6,
        "rating_steps": -3,
        "before": {
            "actual": {"year": 2021, "value": 15, "status": "final"},
            "progress": 0.5,
            "expected": 12.0,
            "pace": 2.5,
            "rating": "on_track",
            "rating_label": "on track",
            "score": None,
            "reason": None,
            "sample": False,
        },
        "now": {
            "actual": {"year": 2022, "value": 9, "status": "final"},
            "progress": -0.1,
            "expected": 14.0,
            "pace": -0.25,
            "rating": "off_track",
            "rating_label": "off track",
            "score": None,
            "reason": None,
            "sample": False,
        },
        "events": [],
    }


@pytest.mark.parametrize("year", ["H28", "H29", "H30"])
def test_both_years_say_what_progress_says_of_them(year: str, welfare: Welfare) -> None:
    told = json.loads(welfare("progress", "--as-of", year, "--format", "json").out)["indicators"]
    data = json.loads(welfare("compare", year, "H27", "--format", "json").out)
    now = {one["id"]: one["now"] for one in data["indicators"]}
    keys = ("actual", "progress", "expected", "pace", "rating", "rating_label", "score")
    for one in told:
        assert {key: now[one["id"]][key] for key in keys} == {key: one[key] for key in keys}


def test_the_order_of_the_years_does_not_matter(welfare: Welfare) -> None:
    once = welfare("compare", "H29", "H30")
    assert once.out == welfare("compare", "FY2018", "平成29年度").out
    assert "H29からH30" in once.out


def test_an_older_value_is_named_with_its_year_and_a_year_without_results_is_told(
    welfare: Welfare,
) -> None:
    outcome = welfare("compare", "H30", "H31", "--lang", "en", "--format", "markdown")
    assert outcome.code == 0
    assert "no results for FY2019" in outcome.err
    assert "121,900 (FY2018)" in outcome.out
    assert "no results" not in welfare("compare", "H29", "H30", "--lang", "en").err


def test_cells_are_the_same_in_csv_and_markdown(welfare: Welfare) -> None:
    table = welfare("compare", "H28", "H30", "--format", "csv").out
    rows = list(csv.reader(io.StringIO(table)))
    markdown = welfare("compare", "H28", "H30", "--format", "markdown").out.replace("\\", "")
    assert len(rows) == 13
    for row in rows:
        assert f"| {' | '.join(cell.removeprefix(chr(39)) for cell in row[1:])} |" in markdown
    assert {row[0] for row in rows[1:]} == {"悪化", "改善", "両年度とも未把握"}


def test_samples_are_told(welfare: Welfare, small: Path) -> None:
    told = "Contains sample values, not official."
    for format_ in ("table", "markdown"):
        assert told in welfare("compare", "H29", "H30", "--lang", "en", "--format", format_).out
        assert told not in welfare("compare", "2021", "2022", "--format", format_, cwd=small).out
    assert json.loads(welfare("compare", "H29", "H30", "--format", "json").out)["sample"] is True


def test_only_a_section_by_another_rule_set(welfare: Welfare) -> None:
    args = ("compare", "H29", "H30", "--section", "2", "--rules", "open-sdg", "--format", "json")
    data = json.loads(welfare(*args).out)
    assert data["rules"] == "open-sdg"
    assert {one["section"] for one in data["indicators"]} == {"2-1", "2-2", "2-3"}
    assert data["indicators"][0]["now"]["score"] is not None
    outcome = welfare("compare", "H29", "H30", "--section", "II", "--lang", "en")
    assert "No indicator matches" in outcome.err


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("columns", [60, 80, 100, 120, 160])
def test_no_line_is_wider_than_the_terminal(columns: int, lang: str, welfare: Welfare) -> None:
    out = welfare("compare", "H28", "H30", "--lang", lang, columns=columns).out
    assert max(width(line) for line in out.splitlines()) <= columns


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["H30", "2018"], "H30 and 2018 are the same fiscal year"),
        (["soon", "H30"], "YEAR1 soon: not a fiscal year"),
        (["H30", "later"], "YEAR2 later: not a fiscal year"),
        (["H29", "H30", "--section", "9"], "--section 9: not known"),
        (["H29", "H30", "--rules", "paec"], "Did you mean"),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_why(
    args: list[str], told: str, welfare: Welfare
) -> None:
    outcome = welfare("compare", *args, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert welfare("compare", "H30").code == 2


def test_what_people_wrote_is_harmless_in_every_format(welfare: Welfare, tmp_path: Path) -> None:
    write_plan(tmp_path, r"=cmd|x <script>\e[2Jx\u202Ey\nz")
    for format_ in ("table", "csv", "markdown"):
        out = welfare("compare", "2021", "2022", "--format", format_, "--wide", cwd=tmp_path).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "␛[2Jx<U+202E>y z" in out.replace("\\", "")
        if format_ == "markdown":
            assert "<script" not in out.replace("\\<", "")
        if format_ == "csv":
            cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
            assert not any(cell.startswith("=") for cell in cells)
