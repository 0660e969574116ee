"""`welfare rules`: which sets are listed, what is compared, and what a wrong call says."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Welfare
from welfare_cli.ground.lines import width
from welfare_cli.rules.library import shipped_ids

PLAN = """\
format: 1
id: small
title: {title}
period: {{from: 2020, to: 2025}}
rules: {rules}
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
OWN = """\
format: 1
id: {id}
title: {title}
source: {{title: {title}, address: {title}}}
about: {title}
measure: progress
ratings:
  - {{id: a, label: {title}, sign: A, tone: good, when: [{{at_least: {cut}}}]}}
  - {{id: b, label: poor, sign: {sign}, tone: bad, when: [{{below: {cut}}}]}}
not_assessed: {{label: none, sign: "-", reasons: [{{because: [withheld], label: x, sign: y}}]}}
"""


def own(rules_id: str = "own", title: str = "Ours", cut: str = "0.5", sign: str = "B") -> str:
    return OWN.format(id=rules_id, title=title, cut=cut, sign=sign)


def write_plan(folder: Path, rules: str = "pace", title: str = "A plan") -> Path:
    """A plan of one indicator half way to its target, rated by that rule set."""
    inner = rules if "\n" not in rules else "\n  " + rules.replace("\n", "\n  ")
    (folder / "plan.yaml").write_text(PLAN.format(title=title, rules=inner), encoding="utf-8")
    (folder / "results").mkdir(exist_ok=True)
    (folder / "results/2022.csv").write_text("indicator,value\none,15\n")
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_plan(tmp_path)


def listed(welfare: Welfare, *args: str, cwd: Path = ROOT) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = json.loads(
        welfare("rules", "--format", "json", *args, cwd=cwd).out
    )["rules"]
    return rules


def compared(welfare: Welfare, *args: str, cwd: Path = ROOT) -> dict[str, Any]:
    outcome = welfare("rules", "compare", "--format", "json", *args, cwd=cwd)
    assert outcome.code == 0
    data: dict[str, Any] = json.loads(outcome.out)
    return data


# The list


def test_without_a_plan_what_ships_is_listed(
    welfare: Welfare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = listed(welfare, cwd=tmp_path)
    assert [entry["id"] for entry in found] == list(shipped_ids())
    assert not any(entry["in_use"] or entry["carried"] for entry in found)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert "評価基準" in welfare("rules", cwd=tmp_path).out


def test_the_rule_set_in_use_is_marked(welfare: Welfare, small: Path) -> None:
    assert [e["id"] for e in listed(welfare, cwd=small) if e["in_use"]] == ["pace"]
    rows = csv.DictReader(io.StringIO(welfare("rules", "--format", "csv", cwd=small).out))
    assert [row["id"] for row in rows if row["plan"] == "in use"] == ["pace"]


def test_a_rule_set_that_the_plan_carries_comes_first(welfare: Welfare, tmp_path: Path) -> None:
    write_plan(tmp_path, own())
    first, *others = listed(welfare, cwd=tmp_path)
    assert (first["id"], first["in_use"], first["carried"]) == ("own", True, True)
    assert [entry["id"] for entry in others] == list(shipped_ids())
    assert "in use, the plan's own" in welfare("rules", "--wide", cwd=tmp_path).out


def test_a_broken_plan_nearby_is_left_out_and_told(welfare: Welfare, small: Path) -> None:
    (small / "plan.yaml").write_text("format: 2\n")
    outcome = welfare("rules", "--lang", "en", cwd=small)
    assert outcome.code == 0
    assert "plan.yaml has errors and is left out" in outcome.err
    assert welfare("rules", "show", "pace", cwd=small).code == 0
    assert welfare("rules", "--plan", "plan.yaml", cwd=small).code == 1
    assert welfare("rules", "--plan", "nope.yaml", cwd=small).code == 2


# One rule set


def test_a_rule_set_is_shown_from_a_file_and_from_the_plan(welfare: Welfare, small: Path) -> None:
    (small / "own.yaml").write_text(own())
    by_file = welfare("rules", "show", "own.yaml", cwd=small)
    write_plan(small, own())
    assert welfare("rules", "show", "own", cwd=small).out == by_file.out
    assert "progress is 50 % or more" in by_file.out
    assert "y x: value withheld" in by_file.out
    assert welfare("progress", "--rules", "own", cwd=small).code == 0


@pytest.mark.parametrize("rules_id", shipped_ids())
def test_every_shipped_rule_set_is_shown_with_its_source(rules_id: str, welfare: Welfare) -> None:
    for lang in ("ja", "en"):
        data = json.loads(
            welfare("rules", "show", rules_id, "--lang", lang, "--format", "json").out
        )
        out = welfare("rules", "show", rules_id, "--lang", lang).out
        assert data["source"]["title"] in out
        assert data["measure"]["text"] in out
        assert all(text in out for rating in data["ratings"] for text in rating["when"])


# The comparison


def test_the_json_is_format_1_with_exactly_these_keys(welfare: Welfare, small: Path) -> None:
    assert compared(welfare, "--rules", "nagayo", cwd=small) == {
        "format": 1,
        "plan": {"id": "small", "title": "A plan"},
        "as_of": {"year": 2022, "label": "FY2022"},
        "rules": [
            {
                "id": "pace",
                "title": "Pace (progress / elapsed)",
                "green": 1,
                "not_green": 0,
                "not_assessed": 0,
            },
            {
                "id": "nagayo",
                "title": "Nagayo Town, evaluation of measures",
                "green": 0,
                "not_green": 1,
                "not_assessed": 0,
            },
        ],
        "indicators": [
            {
                "id": "one",
                "title": "A plan",
                "section": "s",
                "ratings": [
                    {
                        "rules": "pace",
                        "rating": "on_track",
                        "rating_label": "on track",
                        "disagrees": False,
                        "reason": None,
                    },
                    {
                        "rules": "nagayo",
                        "rating": "a",
                        "rating_label": "above the baseline",
                        "disagrees": True,
                        "reason": None,
                    },
                ],
                "changes": True,
            }
        ],
        "summary": {
            "total": 1,
            "changing": 1,
            "green_by_all": 0,
            "green_by_none": 0,
            "not_assessed": 0,
        },
        "sample": False,
    }


def test_all_that_ship_are_compared_with_the_plan_s_own_first(welfare: Welfare) -> None:
    data = compared(welfare)
    others = [name for name in shipped_ids() if name != "pace"]
    assert [rules["id"] for rules in data["rules"]] == ["pace", *others]
    silent = next(i for i in data["indicators"] if i["id"] == "evacuation-registrants")
    assert {rating["reason"] for rating in silent["ratings"]} == {"pending"}
    assert not any(rating["disagrees"] for rating in silent["ratings"])


def test_rule_sets_are_named_by_commas_by_repetition_and_by_file(
    welfare: Welfare, small: Path
) -> None:
    (small / "own.yaml").write_text(own())
    once = compared(welfare, "--rules", "fuji, own.yaml", cwd=small)
    assert once == compared(welfare, "--rules", "fuji", "--rules", "own.yaml", cwd=small)
    assert [rules["id"] for rules in once["rules"]] == ["pace", "fuji", "own"]


def test_a_rule_set_named_twice_is_compared_once(welfare: Welfare, small: Path) -> None:
    args = ("rules", "compare", "--rules", "fuji,fuji,pace", "--format", "json")
    outcome = welfare(*args, cwd=small)
    assert [rules["id"] for rules in json.loads(outcome.out)["rules"]] == ["pace", "fuji"]
    assert "fuji is named more than once" in outcome.err
    assert "pace is named more than once, or is the plan's own" in outcome.err


def test_two_rule_sets_of_one_id_are_refused_where_they_were_asked_for(
    welfare: Welfare, small: Path
) -> None:
    write_plan(small, own("fuji"))
    outcome = welfare("rules", "compare", "--rules", "fuji", "--lang", "en", cwd=small)
    assert outcome.code == 2
    assert "two different rule sets have the id fuji" in outcome.err
    outcome = welfare("rules", "compare", "--lang", "en", "--format", "json", cwd=small)
    rules = json.loads(outcome.out)["rules"]
    assert [one["title"] for one in rules if one["id"] == "fuji"] == ["Ours"]
    assert "fuji: the one that ships is left out" in outcome.err


def test_cells_are_the_same_in_csv_and_markdown(welfare: Welfare) -> None:
    rows = list(csv.reader(io.StringIO(welfare("rules", "compare", "--format", "csv").out)))
    markdown = welfare("rules", "compare", "--format", "markdown").out.replace("\\", "")
    assert len(rows) == 1 + 12 + 3
    for row in rows:
        assert f"| {' | '.join(row[1:])} |" in markdown


def test_samples_are_told(welfare: Welfare) -> None:
    told = "Contains sample values, not official."
    for format_ in ("table", "markdown"):
        assert told in welfare("rules", "compare", "--lang", "en", "--format", format_).out
    assert compared(welfare)["sample"] is True


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120, 160, 200])
def test_columns_give_way_and_the_plan_s_own_stays(
    columns: int, lang: str, welfare: Welfare
) -> None:
    outcome = welfare("rules", "compare", "--lang", lang, columns=columns)
    header = outcome.out.split("─", 1)[0]
    assert "pace" in header
    assert max(width(line) for line in outcome.out.splitlines()) <= columns
    hidden = [name for name in shipped_ids() if name.split("-")[0] not in header]
    assert all(name in outcome.err and f"\n{name} " not in outcome.out for name in hidden)
    assert not hidden or columns < 120


@pytest.mark.parametrize("args", [(), ("show", "germany-weather"), ("show", "open-sdg")])
def test_no_line_is_wider_than_the_terminal(args: tuple[str, ...], welfare: Welfare) -> None:
    for lang in ("ja", "en"):
        for columns in (80, 100, 120):
            out = welfare("rules", *args, "--lang", lang, columns=columns).out
            assert max(width(line) for line in out.splitlines()) <= columns


def test_no_indicator_there_is_said(welfare: Welfare) -> None:
    outcome = welfare("rules", "compare", "--section", "II", "--lang", "en")
    assert outcome.code == 0
    assert "No indicator matches" in outcome.err


# Wrong calls


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["show", "paec"], "rules show paec: not known. Did you mean “pace”?"),
        (["show", "./nope.yaml"], "[file-missing]"),
        (["show"], "ID|FILE is missing."),
        (["compare", "--rules", "fujii"], "--rules fujii: not known. Did you mean “fuji”?"),
        (["compare", "--rules", ""], "not known"),
        (["compare", "--rules", "fuji,./nope.yaml"], "[file-missing]"),
        (["compare", "--rules", "pace"], "--rules pace: that is the plan's own rule set"),
        (["compare", "--section", "9"], "--section 9: not known"),
        (["compare", "--as-of", "soon"], "not a fiscal year"),
        (["nope"], "nope"),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_why(
    args: list[str], told: str, welfare: Welfare
) -> None:
    lang = [] if args in (["nope"], ["show"]) else ["--lang", "en"]
    outcome = welfare("rules", *args, *lang)
    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.out == ""


def test_an_option_before_the_subcommand_is_not_lost(
    welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = welfare("rules", "--format", "json", "show", "pace")
    assert outcome.code == 2
    assert "welfare rules show …" in outcome.err
    monkeypatch.setenv("WELFARE_LANG", "en")
    assert welfare("rules", "show", "pace").code == 0


def test_a_broken_rule_file_exits_with_1_and_tells_its_problems(
    welfare: Welfare, small: Path
) -> None:
    (small / "own.yaml").write_text(own().replace("at_least", "atleast"))
    for args in (("show", "own.yaml"), ("compare", "--rules", "fuji,own.yaml")):
        outcome = welfare("rules", *args, "--lang", "en", cwd=small)
        assert (outcome.code, outcome.out) == (1, "")
        assert "own.yaml:8:" in outcome.err


# What people wrote


@pytest.mark.parametrize(
    "title", ["[bold]x", "[/]", ":smile:", "a[b]c", "{x}", "%s", "=1+1", "@cmd", "<b>", "|", "`"]
)
def test_what_people_wrote_is_printed_as_it_stands(
    title: str, welfare: Welfare, tmp_path: Path
) -> None:
    write_plan(tmp_path, own(title=json.dumps(title), sign=json.dumps(title)), json.dumps(title))
    for args in ((), ("show", "own"), ("compare",)):
        assert title in welfare("rules", *args, "--wide", cwd=tmp_path).out
        text = welfare("rules", *args, "--format", "csv", cwd=tmp_path).out
        for row in csv.reader(io.StringIO(text)):
            assert not any(cell.startswith(("=1", "@c")) for cell in row)


def test_escape_sequences_never_reach_the_terminal(welfare: Welfare, tmp_path: Path) -> None:
    hostile = r'"\e[2Jx\u202Ey\nz"'
    write_plan(tmp_path, own(title=hostile, sign=hostile), hostile)
    for args in ((), ("show", "own"), ("compare",)):
        for format_ in ("table", "csv", "markdown"):
            out = welfare("rules", *args, "--format", format_, cwd=tmp_path).out
            assert "\x1b" not in out
            assert "\u202e" not in out
            assert "␛[2Jx<U+202E>y z" in out.replace("\\", "")
