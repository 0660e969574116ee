"""What `welfare progress` shows beyond the golden files: selection, order, safety, colour."""

import csv
import io
import json
from pathlib import Path

import pytest

from conftest import ROOT, Welfare
from own_terminal import on_terminal
from welfare_cli.assess.assessment import Assessment

PLAN = """\
format: 1
id: small
title: {title}
period: {{from: 2020, to: 2025}}
sections:
  - id: s
    title: {title}
    indicators:
      - id: one
        title: {title}
        unit: people
        baseline: {{year: 2020, value: 10}}
        target: {{year: 2025, value: 20}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN.format(title="A plan"), encoding="utf-8")
    (tmp_path / "results").mkdir()
    (tmp_path / "results/2022.csv").write_text("indicator,value\none,15\n")
    return tmp_path


def _json(welfare: Welfare, *args: str, cwd: Path = ROOT) -> dict[str, list[dict[str, object]]]:
    data: dict[str, list[dict[str, object]]] = json.loads(
        welfare("progress", "--format", "json", *args, cwd=cwd).out
    )
    return data


def test_the_json_is_format_1_with_exactly_these_keys(welfare: Welfare, small: Path) -> None:
    data = json.loads(welfare("progress", "--format", "json", cwd=small).out)
    assert data == {
        "format": 1,
        "plan": {"id": "small", "title": "A plan"},
        "as_of": {"year": 2022, "label": "FY2022"},
        "rules": "pace",
        "indicators": [
            {
                "id": "one",
                "title": "A plan",
                "section": "s",
                "unit": "people",
                "direction": "increase",
                "baseline": {"year": 2020, "value": 10},
                "target": {"year": 2025, "value": 20},
                "actual": {"year": 2022, "value": 15, "status": "final"},
                "progress": 0.5,
                "elapsed": 0.4,
                "expected": 14.0,
                "pace": 1.25,
                "achievement": 0.75,
                "needed_per_year": 5 / 3,
                "measure": {"name": "pace", "value": 1.25},
                "rating": "on_track",
                "rating_label": "on track",
                "score": None,
                "goal": {
                    "kind": "value",
                    "strict": False,
                    "low": None,
                    "high": None,
                    "is_final": True,
                },
                "sample": None,
                "change": "improved",
                "projection": {
                    "year": 2025,
                    "needed_per_year": 5 / 3,
                    "path": {
                        "value": 22.5,
                        "low": None,
                        "high": None,
                        "meets": True,
                        "met_in": 2024,
                    },
                    "recent": None,
                    "trend": {
                        "value": 22.5,
                        "low": None,
                        "high": None,
                        "meets": True,
                        "met_in": 2024,
                    },
                },
                "notes": [],
            }
        ],
        "summary": {
            "total": 1,
            "by_rating": {
                "achieved": 0,
                "on_track": 1,
                "mostly_on_track": 0,
                "behind": 0,
                "off_track": 0,
            },
            "not_assessed": 0,
        },
        "overall": {"rating": None, "score": None},
        "sections": [
            {
                "id": "s",
                "title": "A plan",
                "summary": data["summary"],
                "rating": None,
                "score": None,
            }
        ],
    }


def test_every_rating_and_every_kind_of_value_is_in_the_samples(welfare: Welfare) -> None:
    data = json.loads(welfare("progress", "--format", "json").out)
    assert all(data["summary"]["by_rating"].values())
    assert data["summary"]["not_assessed"] == 1
    codes = {note["code"] for i in data["indicators"] for note in i["notes"]}
    assert {"sample-value", "preliminary-value", "older-actual", "pending"} <= codes


def test_a_section_takes_those_below_it(welfare: Welfare) -> None:
    sections = {i["section"] for i in _json(welfare, "--section", "2")["indicators"]}
    assert sections == {"2-1", "2-2", "2-3"}


def test_ratings_select_by_commas_and_by_repetition(welfare: Welfare) -> None:
    once = _json(welfare, "--rating", "behind,off_track")["indicators"]
    twice = _json(welfare, "--rating", "behind", "--rating", "off_track")["indicators"]
    assert once == twice
    assert {i["rating"] for i in once} == {"behind", "off_track"}


@pytest.mark.parametrize("key", ["progress", "pace"])
def test_sorting_puts_the_weakest_first_and_the_unknown_last(key: str, welfare: Welfare) -> None:
    numbers = [i[key] for i in _json(welfare, "--sort", key)["indicators"]]
    known = [number for number in numbers if isinstance(number, int | float)]
    assert known == sorted(known)
    assert numbers[len(known) :] == [None]


@pytest.mark.parametrize("key", ["progress", "pace"])
def test_sorting_tells_no_indicators_apart_by_all_that_they_hold(
    key: str, welfare: Welfare, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands without a number would each be compared with every other."""

    def compared(*_: object) -> bool:
        raise AssertionError

    monkeypatch.setattr(Assessment, "__eq__", compared)
    held = "target: {year: 2025, value: 10, every_year: true}"
    plan = PLAN.format(title="A plan")
    one = plan[plan.index("      - id: one") :].replace("target: {year: 2025, value: 20}", held)
    for name in ("lost", "unknown", "kept", "lost-too"):
        plan += one.replace("id: one", f"id: {name}").replace("A plan", name)
    (small / "plan.yaml").write_text(plan, encoding="utf-8")
    (small / "results/2022.csv").write_text("indicator,value\none,1\nlost,9\nkept,11\nlost-too,8\n")
    found = _json(welfare, "--sort", key, cwd=small)["indicators"]
    assert [i["id"] for i in found] == ["lost", "lost-too", "one", "unknown", "kept"]


def test_an_older_actual_is_rated_on_its_own_year_and_says_so(welfare: Welfare) -> None:
    data = _json(welfare, "--as-of", "R2")["indicators"]
    consultations = next(i for i in data if i["id"] == "consultations")
    assert consultations["elapsed"] == 0.8  # of H30, not of R2
    assert "older-actual" in str(consultations["notes"])


@pytest.mark.parametrize(
    "title", ["[bold]x", "[/]", ":smile:", "a[b]c", "{x}", "%s", "=1+1", "@cmd", "<b>", "|", "`"]
)
def test_what_people_wrote_is_printed_as_it_stands(
    title: str, welfare: Welfare, small: Path
) -> None:
    (small / "plan.yaml").write_text(PLAN.format(title=json.dumps(title)), encoding="utf-8")
    assert welfare("progress", cwd=small).out.count(title) == 3
    assert welfare("tree", cwd=small).out.count(title) == 3
    cells = next(
        iter(csv.DictReader(io.StringIO(welfare("progress", "--format", "csv", cwd=small).out)))
    )
    assert cells["indicator"] == (f"'{title}" if title[0] in "=@" else title)


def test_escape_sequences_never_reach_the_terminal(welfare: Welfare, small: Path) -> None:
    (small / "plan.yaml").write_text(PLAN.format(title=r'"\e[2Jx\u202Ey\nz"'), encoding="utf-8")
    for format_ in ("table", "csv", "markdown"):
        out = welfare("progress", "--format", format_, cwd=small).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "␛[2Jx<U+202E>y z" in out.replace("\\", "")


def test_a_terminal_gets_colours_and_no_color_takes_them_away() -> None:
    assert b"\x1b[" in on_terminal(["progress"], {})
    assert b"\x1b[" not in on_terminal(["progress"], {"NO_COLOR": "1"})
    assert "◎ 達成".encode() in on_terminal(["progress"], {"NO_COLOR": "1"})


@pytest.mark.parametrize(("value", "bound"), [("29", 30), ("21", 20), ("26", 30), ("24", 20)])
def test_of_a_range_that_is_kept_the_nearer_bound_is_the_target(
    value: str, bound: int, welfare: Welfare, small: Path
) -> None:
    plan = PLAN.format(title="A plan").replace("value: 10}", "value: 25}")
    plan = plan.replace("value: 20}", "range: {low: 20, high: 30}}")
    (small / "plan.yaml").write_text(plan, encoding="utf-8")
    (small / "results/2022.csv").write_text(f"indicator,value\none,{value}\n")
    (one,) = _json(welfare, cwd=small)["indicators"]
    assert one["rating"] == "achieved"
    assert one["target"] == {"year": 2025, "value": bound}
