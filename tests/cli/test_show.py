"""What `welfare show` tells of every kind of target, and that nothing people wrote can harm it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Welfare
from own_terminal import on_terminal
from welfare_cli.ground.lines import width

PLAN = """\
format: 1
id: small
title: A plan
period: {{from: 2015, to: 2025}}
owners: [Us]
sections:
  - id: s
    kind: Goal
    title: A section
    owner: The office
    sections:
      - id: t
        title: A part
        indicators:
          - {{id: one, title: "One thing", unit: people, {keys}}}
          - {{id: two, title: "Two things", unit: people, baseline: null, target: null}}
"""
START = "baseline: {year: 2020, value: 10}"
RESULTS = {2021: "12", 2022: "15"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "results").mkdir()
    return tmp_path


def _written(folder: Path, keys: str, results: dict[int, str]) -> Path:
    (folder / "plan.yaml").write_text(PLAN.format(keys=keys), encoding="utf-8")
    for year, value in results.items():
        row = value + "," * (3 - value.count(","))
        text = f"indicator,value,status,source,note\none,{row}\n"
        (folder / f"results/{year}.csv").write_text(text, encoding="utf-8")
    return folder


def _target(text: str, start: str = START) -> str:
    return f"{start}, target: {{year: 2025, {text}}}"


REVISED = _target("value: 20") + (
    ", revisions: [{from: 2022, date: 2022-03-31, reason: a new census,"
    " definition: counted anew, baseline: {year: 2021, value: 6}, target: {year: 2025, value: 9}}]"
)
KINDS = {
    "value": (_target("value: 20"), "From 10 people (FY2020) to 15 people (FY2022): 50.0% of"),
    "met": (_target("value: 15"), "the target 15 people (FY2025) is met, with 40.0% of the time"),
    "hold": (_target("value: 16, every_year: true") + ", better: higher", "≥16 people is not held"),
    "hold stated": (
        _target("value: 16, every_year: true") + ", direction: increase",
        "≥16 people is not held",
    ),
    "hold down": (
        _target("value: 9, every_year: true") + ", direction: decrease",
        "≤9 people is not held",
    ),
    "level": (_target("value: 10") + ", better: higher", "≥10 people is held"),
    "range": (_target("range: {low: 14, high: 18}"), "within the range 14–18 people (FY2025)"),
    "outside": (_target("range: {low: 18, high: 19}"), "outside the range 18–19 people"),
    "passed": (_target("range: {low: 11, high: 12}"), "outside the range 11–12 people"),
    "direction": (_target("direction: increase"), "+5 people, in the direction that the plan"),
    "against": (_target("direction: decrease"), "+5 people, not in the direction"),
    "strict": (_target("value: 15, strict: true"), "has to pass it"),
    "milestones": (
        _target("value: 40, milestones: [{year: 2023, value: 20}]"),
        "50.0% of the way to 20 people (FY2023)",
    ),
    "restraint": (
        _target("value: 14") + ", restraint: true, direction: decrease",
        "is not met, though it was at the start",
    ),
    "away": (_target("value: 5"), "+5 people, away from the target 5 people (FY2025)"),
    "no baseline": (
        _target("value: 20", "direction: increase, baseline: null"),
        "15 people (FY2022): the target 20 people (FY2025) is not met",
    ),
    "no target": (f"{START}, target: null", "From 10 people (FY2020) to 15 people (FY2022): +5"),
    "neither": ("baseline: null, target: null", "15 people (FY2022)."),
    "break": (REVISED, "From 6 people (FY2021) to 15 people (FY2022)"),
}
WHYS = {
    "hold": "the value has to be held",
    "passed": "the value has gone through the range",
    "direction": "a direction alone",
    "no baseline": "the plan sets no baseline",
    "no target": "the plan sets no target",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_target_has_its_sentence(kind: str, welfare: Welfare, small: Path) -> None:
    keys, sentence = KINDS[kind]
    outcome = welfare("show", "one", cwd=_written(small, keys, RESULTS), columns=100)
    assert outcome.code == 0
    assert sentence in " ".join(outcome.out.split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_line_is_wider_than_the_terminal(
    kind: str, lang: str, welfare: Welfare, small: Path
) -> None:
    folder = _written(small, KINDS[kind][0], RESULTS)
    for columns in (60, 80, 120, 200):
        out = welfare("show", "one", "--lang", lang, cwd=folder, columns=columns).out
        assert max(width(line) for line in out.splitlines()) <= columns


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", ["json", "csv", "markdown"])
def test_every_kind_of_target_has_every_format(
    kind: str, format_: str, welfare: Welfare, small: Path
) -> None:
    folder = _written(small, KINDS[kind][0], RESULTS)
    assert welfare("show", "one", "--format", format_, cwd=folder).code == 0


@pytest.mark.parametrize("kind", WHYS)
def test_where_nothing_is_projected_it_says_why(kind: str, welfare: Welfare, small: Path) -> None:
    folder = _written(small, KINDS[kind][0], RESULTS)
    assert WHYS[kind] in welfare("show", "one", cwd=folder).out
    assert _json(welfare, folder)["projection"] is None


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "the plan sets no number to reach"), ("ja", "計画に到達すべき数値がない")],
)
def test_a_rule_that_needs_a_number_says_that_the_plan_sets_none(
    lang: str, told: str, welfare: Welfare, small: Path
) -> None:
    folder = _written(small, KINDS["against"][0], RESULTS)
    shown = welfare("show", "one", "--lang", lang, "--format", "json", cwd=folder).out
    others = {one["rules"]: one for one in json.loads(shown)["indicator"]["other_rules"]}
    for rules in ("fuji", "tama", "iaa", "maff"):
        found = welfare(
            "progress", "--rules", rules, "--lang", lang, "--format", "json", cwd=folder
        )
        (note, *_) = json.loads(found.out)["indicators"][0]["notes"]
        assert note["code"] == "measure-undefined"
        assert told in note["text"]
        assert others[rules]["reason"] == note["text"]


def test_without_any_results_the_promise_is_shown(welfare: Welfare, small: Path) -> None:
    out = welfare("show", "one", cwd=_written(small, _target("value: 20"), {})).out
    assert "No results up to FY2015." in out
    assert "20 people by FY2025" in out
    assert "No projection: there is no actual." in out


def test_one_actual_is_enough(welfare: Welfare, small: Path) -> None:
    out = welfare("show", "one", cwd=_written(small, _target("value: 20"), {2022: "15"})).out
    assert out.count("●") == 2  # in the chart, and in its legend
    assert "Expected by FY2022: 14 people." in out


def test_the_rule_that_gave_the_rating_is_told(welfare: Welfare, small: Path) -> None:
    folder = _written(small, _target("value: 20"), RESULTS)
    assert "pace is 100 % or more" in welfare("show", "one", cwd=folder).out
    assert "progress is 50 %" in welfare("show", "one", "--rules", "fuji", cwd=folder).out.replace(
        "50 % or more", "50 %"
    )


def test_the_plans_own_rule_set_is_among_the_others(welfare: Welfare, small: Path) -> None:
    folder = _written(small, _target("value: 20"), RESULTS)
    others = [other["rules"] for other in _json(welfare, folder)["other_rules"]]
    assert "pace" not in others
    instead = [other["rules"] for other in _json(welfare, folder, "--rules", "fuji")["other_rules"]]
    assert instead[0] == "pace"
    assert sorted([*instead, "fuji"]) == sorted([*others, "pace"])


def test_a_revision_shows_the_old_and_the_new_promise(welfare: Welfare, small: Path) -> None:
    folder = _written(small, REVISED, RESULTS)
    out = welfare("show", "one", cwd=folder).out
    assert "baseline: 10 people (FY2020) → 6 people (FY2021)" in out
    assert "target: 20 people by FY2025 → 9 people by FY2025" in out
    assert "a new census (decided 2022-03-31)" in out
    assert "┊" in out
    (revision,) = _json(welfare, folder)["revisions"]
    assert revision["old"]["target"]["value"] == 20
    assert revision["new"]["target"]["value"] == 9
    assert revision["breaks_series"]


def test_a_revision_to_come_changes_nothing_yet(welfare: Welfare, small: Path) -> None:
    folder = _written(small, REVISED, RESULTS)
    out = welfare("show", "one", "--as-of", "2021", cwd=folder).out
    assert "not yet in force" in out
    assert "┊" not in out
    assert "20 people by FY2025" in out


def test_values_from_before_a_break_are_of_another_series(welfare: Welfare, small: Path) -> None:
    folder = _written(small, REVISED, RESULTS)
    rows = list(
        csv.DictReader(io.StringIO(welfare("show", "one", "--format", "csv", cwd=folder).out))
    )
    assert [(r["year"], r["actual"], r["expected"], r["series"]) for r in rows] == [
        ("FY2021", "12", "－", "another series"),
        ("FY2022", "15", "7", ""),
    ]


def test_a_row_without_a_value_tells_its_reason(welfare: Welfare, small: Path) -> None:
    folder = _written(small, _target("value: 20"), RESULTS | {2023: ",withheld,,by law"})
    out = welfare("show", "one", cwd=folder).out
    assert "withheld" in out
    assert "by law" in out
    assert out.count("●") == 3


def test_nothing_after_the_asked_year_is_shown(welfare: Welfare, small: Path) -> None:
    folder = _written(small, _target("value: 20"), RESULTS)
    actuals = _json(welfare, folder, "--as-of", "2021")["actuals"]
    assert [actual["year"] for actual in actuals] == [2021]


def test_samples_are_said_visibly(welfare: Welfare, small: Path) -> None:
    folder = _written(
        small, _target("value: 20"), {2021: "12,sample", 2022: "15,preliminary,sample"}
    )
    out = welfare("show", "one", cwd=folder).out
    assert "Contains sample values, not official." in out
    assert "preliminary, sample" in out
    assert "◌ sample value" in out
    assert "**Contains sample" in welfare("show", "one", "--format", "markdown", cwd=folder).out


def test_the_json_is_that_of_progress_with_more(welfare: Welfare, small: Path) -> None:
    folder = _written(small, _target("value: 20"), RESULTS)
    told = _json(welfare, folder)
    data = json.loads(welfare("progress", "--format", "json", cwd=folder).out)
    same = next(one for one in data["indicators"] if one["id"] == "one")
    assert {key: told[key] for key in same} == same
    assert told["owner"] == "The office"
    assert told["path"] == [
        {"id": "s", "kind": "Goal", "title": "A section"},
        {"id": "t", "kind": None, "title": "A part"},
    ]
    assert told["actuals"][1] == {
        "year": 2022,
        "value": 15,
        "status": "final",
        "sample": False,
        "expected": 14.0,
        "comparable": True,
        "n": None,
        "published": None,
        "source": None,
        "note": None,
        "url": None,
    }


def test_a_title_has_the_year_in_both_countings_where_the_plan_has(
    welfare: Welfare, small: Path
) -> None:
    folder = _written(small, _target("value: 20"), RESULTS)
    assert "Standing in FY2022\n" in welfare("show", "one", cwd=folder).out
    assert "R4（2022）年度の状況\n" in welfare("show", "one", "--lang", "ja", cwd=folder).out
    english = welfare("show", "consultations", "--lang", "en", "--as-of", "2019").out
    assert "Standing in FY2019 (H31)\n" in english


def test_a_title_is_as_good_as_an_id(welfare: Welfare, small: Path) -> None:
    folder = _written(small, _target("value: 20"), RESULTS)
    by_id = welfare("show", "one", cwd=folder)
    assert welfare("show", "ＯＮＥ　thing", cwd=folder) == by_id


@pytest.mark.parametrize(
    ("name", "near"), [("oen", "one"), ("Two thing", "two"), ("two-", "two"), ("zzzz", None)]
)
def test_an_unknown_name_is_refused_with_the_nearest(
    name: str, near: str | None, welfare: Welfare, small: Path
) -> None:
    outcome = welfare("show", name, cwd=_written(small, _target("value: 20"), RESULTS))
    assert (outcome.code, outcome.out) == (2, "")
    assert f"ID {name}: not known" in outcome.err
    assert ("Did you mean" in outcome.err) is (near is not None)
    assert near is None or f"Did you mean “{near}”?" in outcome.err


def test_a_title_of_two_indicators_names_neither(welfare: Welfare, small: Path) -> None:
    folder = _written(small, _target("value: 20"), RESULTS)
    plan = folder / "plan.yaml"
    text = plan.read_text("utf-8").replace('"One thing"', "{ja: 一, en: Same}")
    plan.write_text(text.replace('"Two things"', "{ja: 二, en: Same}"), encoding="utf-8")
    assert welfare("show", "二", cwd=folder).code == 0
    outcome = welfare("show", "same", cwd=folder)
    assert outcome.code == 2
    assert "one, two" in outcome.err


def test_a_name_cannot_move_the_cursor(welfare: Welfare, small: Path) -> None:
    outcome = welfare("show", "\x1b[2J", cwd=_written(small, _target("value: 20"), RESULTS))
    assert outcome.code == 2
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize("args", [["--as-of", "soon"], ["--rules", "none"], ["--lang", "fr"]])
def test_wrong_options_are_wrong_calls(args: list[str], welfare: Welfare, small: Path) -> None:
    folder = _written(small, _target("value: 20"), RESULTS)
    assert welfare("show", "one", *args, cwd=folder).code == 2


@pytest.mark.parametrize("text", ["[bold]x[/]", ":smile:", "{x} %s", "=1+1", "| ` <b>", "あ" * 20])
def test_what_people_wrote_is_printed_as_it_stands(
    text: str, welfare: Welfare, small: Path
) -> None:
    folder = _hostile(small, json.dumps(text, ensure_ascii=False))
    out = welfare("show", "one", cwd=folder, columns=120).out
    assert out.count(text) == 4  # the title, the definition, the note and the note of a value


@pytest.mark.parametrize("format_", ["table", "csv", "markdown"])
def test_escape_sequences_never_reach_the_terminal(
    format_: str, welfare: Welfare, small: Path
) -> None:
    folder = _hostile(small, r'"\e[2Jx\u202Ey"')
    out = welfare("show", "one", "--format", format_, cwd=folder).out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_note_of_10_000_characters_is_wrapped_and_whole(welfare: Welfare, small: Path) -> None:
    folder = _hostile(small, f'"{"あ" * 10_000}"')
    out = welfare("show", "one", cwd=folder, columns=80).out
    assert max(width(line) for line in out.splitlines()) <= 80
    assert out.count("あ") == 30_003  # title, definition and note; one kana is in each value's note


def _hostile(folder: Path, quoted: str) -> Path:
    keys = f"{_target('value: 20')}, definition: {quoted}, note: {quoted}"
    _written(folder, keys, {})
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace('"One thing"', quoted), encoding="utf-8")
    inside = json.loads(quoted) if quoted[1:3] != "\\e" else "x"
    cell = inside if len(inside) < 1000 else "あああ"
    text = io.StringIO()
    rows = [["indicator", "value", "status", "source", "note"], ["one", "15", "", "", cell]]
    csv.writer(text, lineterminator="\n").writerows(rows)
    (folder / "results/2022.csv").write_text(text.getvalue(), encoding="utf-8")
    return folder


def test_columns_that_give_way_are_named(welfare: Welfare, small: Path) -> None:
    outcome = welfare("show", "one", cwd=_written(small, _target("value: 20"), RESULTS), columns=58)
    assert outcome.err.startswith("hidden at this width: rated by. ")


def test_a_terminal_gets_colours_and_no_color_takes_them_away() -> None:
    assert b"\x1b[" in on_terminal(["show", "consultations"], {})
    assert b"\x1b[" not in on_terminal(["show", "consultations"], {"NO_COLOR": "1"})


def _json(welfare: Welfare, folder: Path, *args: str) -> dict[str, Any]:
    out = welfare("show", "one", "--format", "json", *args, cwd=folder).out
    found: dict[str, Any] = json.loads(out)["indicator"]
    return found
