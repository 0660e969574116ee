"""Reviews as a user meets them: what `validate` asks for, what `tree` and `show` tell of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome, Welfare
from welfare_cli.ground.lines import width

PLAN = """\
format: 1
id: small
title: {ja: 計画, en: A plan}
period: {from: 2015, to: 2020}
language: en
RULES
sections:
  - id: s
    title: A section
    actions:
      - {id: s-a, title: Hold courses, note: With schools}
      - {id: s-b, title: Build a hall}
    sections:
      - id: t
        title: A part
        indicators:
          - {id: up, title: Going up, unit: people,
             baseline: {year: 2015, value: 10}, target: {year: 2020, value: 20}}
          - {id: down, title: Going down, unit: people,
             baseline: {year: 2015, value: 10}, target: {year: 2020, value: 20}}
"""
HEAD = "format: 1\nreviews:\n"
CAUSE = "cause: Closed for long"
NEXT = "next: Open again"
HOSTILE = {
    "html": "<script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    "markdown": "](http://x) | **a** `b` # c",
    "rich": "[bold red]x[/] :smile: {y} %s",
    "long": "あ" * 25_000,
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "results").mkdir()
    (tmp_path / "plan.yaml").write_text(PLAN.replace("RULES", ""), encoding="utf-8")
    for year, down in ((2016, 9), (2017, 8), (2018, 7)):
        rows = f"indicator,value\nup,{10 + 2 * (year - 2015)}\ndown,{down}\n"
        (tmp_path / f"results/{year}.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def _review(plan: Path, year: int, *entries: str, head: str = HEAD) -> Path:
    text = head + "".join(f"  - {entry}\n" for entry in entries)
    (plan / f"results/{year}.reviews.yaml").write_text(text, encoding="utf-8")
    return plan


def _codes(outcome: Outcome) -> list[tuple[str, str, int | None]]:
    problems = json.loads(outcome.out)["problems"]
    return [(p["code"], Path(p["path"]).name, p["line"]) for p in problems]


def _validate(welfare: Welfare, plan: Path, *args: str) -> list[tuple[str, str, int | None]]:
    return _codes(welfare("validate", "--format", "json", *args, cwd=plan))


def _json(welfare: Welfare, plan: Path, *args: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(welfare(*args, "--format", "json", cwd=plan).out)
    return data


def _rows(welfare: Welfare, plan: Path, *args: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(welfare(*args, "--format", "csv", cwd=plan).out)))


def test_without_review_files_nothing_is_asked_and_nothing_told(
    welfare: Welfare, plan: Path
) -> None:
    assert _validate(welfare, plan) == []
    assert "not started" not in welfare("tree", cwd=plan).out
    assert "no state" not in welfare("tree", cwd=plan).out


def test_a_weak_rating_asks_for_its_cause_only_in_years_with_reviews(
    welfare: Welfare, plan: Path
) -> None:
    _review(plan, 2017, "{id: s-a, state: done}")
    assert _validate(welfare, plan) == [("weak-unexplained", "2017.reviews.yaml", None)]
    _review(plan, 2018, "{id: s-a, state: done}", f"{{id: down, {CAUSE}}}")
    assert _validate(welfare, plan) == [
        ("weak-unexplained", "2017.reviews.yaml", None),
        ("weak-unexplained", "2018.reviews.yaml", 4),
    ]


@pytest.mark.parametrize(
    ("said", "asked"),
    [(CAUSE, True), (NEXT, True), (f"{CAUSE}, {NEXT}", False), ("work: Some", True)],
)
def test_cause_and_next_step_are_both_needed(
    said: str, *, asked: bool, welfare: Welfare, plan: Path
) -> None:
    _review(plan, 2018, f"{{id: down, {said}}}")
    assert bool(_validate(welfare, plan)) is asked


@pytest.mark.parametrize(
    ("rules", "asked"),
    [
        ("rules: pace", ["down"]),
        ("NEEDS []", []),
        ("NEEDS [good]", ["up"]),
        ("NEEDS [good, poor]", ["up", "down"]),
        ("", ["down"]),
    ],
)
def test_the_rule_set_says_which_ratings_need_a_cause(
    rules: str, asked: list[str], welfare: Welfare, plan: Path
) -> None:
    if rules.startswith("NEEDS"):
        rules = f"""\
rules:
  format: 1
  id: own
  title: Own
  source: {{title: Us}}
  measure: progress
  ratings:
    - {{id: good, label: good, sign: "+", tone: good, when: [{{at_least: 0.2}}]}}
    - {{id: poor, label: poor, sign: "-", tone: bad, when: [{{below: 0.2}}]}}
  not_assessed: {{label: none, sign: "?"}}
  needs_cause: {rules.removeprefix("NEEDS ")}
"""
    (plan / "plan.yaml").write_text(PLAN.replace("RULES", rules), encoding="utf-8")
    _review(plan, 2018, "{id: s-a, state: done}")
    outcome = welfare("validate", "--format", "json", cwd=plan)
    messages = [p["message"] for p in json.loads(outcome.out)["problems"]]
    assert [message.split()[0] for message in messages] == asked


def test_strict_fails_on_what_is_not_explained(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2018, "{id: s-a, state: done}")
    assert welfare("validate", cwd=plan).code == 0
    assert welfare("validate", "--strict", cwd=plan).code == 1
    _review(plan, 2018, f"{{id: down, {CAUSE}, {NEXT}}}")
    assert welfare("validate", "--strict", cwd=plan).code == 0


def test_a_review_file_can_be_checked_alone(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2018, "{id: s-c, state: done}")
    call = ("validate", "--format", "json", "results/2018.reviews.yaml")
    outcome = welfare(*call, cwd=plan)
    assert _codes(outcome) == [("review-unknown", "2018.reviews.yaml", 3)]
    assert outcome.code == 1


def test_a_broken_review_file_stops_what_would_show_it(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2018, "{id: s-c, state: done}")
    for command in (["tree"], ["show", "s-a"], ["progress"]):
        outcome = welfare(*command, cwd=plan)
        assert (outcome.code, outcome.out) == (1, "")
        assert "review-unknown" in outcome.err


def test_the_newest_state_counts_and_an_older_one_has_its_year(
    welfare: Welfare, plan: Path
) -> None:
    _review(plan, 2016, "{id: s-a, state: 未着手}", "{id: s-b, state: 実施中}")
    _review(plan, 2018, "{id: s-a, state: 完了}", "{id: s-b, work: Walls stand}")
    out = welfare("tree", cwd=plan).out
    assert "・Hold courses  ● done\n" in out
    assert "・Build a hall  ◐ in progress (FY2016)\n" in out
    assert "actions: ● done 1  ◐ in progress 1\n" in out
    earlier = welfare("tree", "--as-of", "2017", cwd=plan).out
    assert "・Hold courses  ○ not started (FY2016)\n" in earlier
    data = _json(welfare, plan, "tree")
    actions = data["children"][0]["children"][:2]
    assert [(a["state"], a["state_year"]) for a in actions] == [
        ("done", 2018),
        ("in-progress", 2016),
    ]
    assert data["states"] == {
        "total": 2,
        "by_state": {"done": 1, "in-progress": 1, "not-started": 0, "stopped": 0},
        "no_state": 0,
    }


def test_an_action_nobody_spoke_of_is_told_so(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2018, "{id: s-a, state: stopped}")
    out = welfare("tree", cwd=plan).out
    assert "・Hold courses  × stopped\n" in out
    assert "・Build a hall  － no state yet\n" in out
    assert "－ no state yet" in welfare("show", "s-b", cwd=plan).out
    assert _json(welfare, plan, "show", "s-b")["action"]["state"] is None


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("done", ["s-a"]), ("no-state", ["s-b"]), ("done, no-state", ["s-a", "s-b"])],
)
def test_only_actions_in_these_states(
    asked: str, shown: list[str], welfare: Welfare, plan: Path
) -> None:
    _review(plan, 2018, "{id: s-a, state: done}")
    data = _json(welfare, plan, "tree", "--state", asked)
    (section,) = data["children"]
    assert [child["id"] for child in section["children"]] == shown
    assert section["states"]["total"] == 2


def test_an_unknown_state_is_refused(welfare: Welfare, plan: Path) -> None:
    outcome = welfare("tree", "--state", "dne", cwd=plan)
    assert outcome.code == 2
    assert "Did you mean “done”?" in outcome.err
    none = welfare("tree", "--state", "stopped", cwd=plan)
    assert (none.code, "A section" in none.out) == (0, False)


def test_an_action_shows_every_year_the_newest_first(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2016, "{id: s-a, state: in-progress, work: Found a room}")
    _review(plan, 2018, "{id: s-a, state: done, work: Held ten, issue: Few came}")
    out = welfare("show", "s-a", cwd=plan).out
    places = [out.index(text) for text in ("Review of FY2018", "Held ten", "Review of FY2016")]
    assert places == sorted(places)
    assert "With schools" in out
    assert "Held ten" not in welfare("show", "s-a", "--as-of", "2017", cwd=plan).out
    rows = _rows(welfare, plan, "show", "s-a")
    assert [(r["year"], r["review: state"], r["review: issue"]) for r in rows] == [
        ("FY2016", "◐ in progress", ""),
        ("FY2018", "● done", "Few came"),
    ]
    found = _json(welfare, plan, "show", "s-a")["action"]
    assert [(r["year"], r["state"], r["work"]) for r in found["reviews"]] == [
        (2016, "in-progress", "Found a room"),
        (2018, "done", "Held ten"),
    ]
    assert found["path"] == [{"id": "s", "kind": None, "title": "A section"}]


def test_an_indicator_shows_its_newest_review_with_its_year(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2016, f"{{id: down, {CAUSE}}}")
    _review(plan, 2017, f"{{id: down, {NEXT}}}")
    out = welfare("show", "down", cwd=plan).out
    assert "Review of FY2017" in out
    assert "Open again" in out
    assert "Closed for long" not in out
    rows = _rows(welfare, plan, "show", "down")
    assert [(r["year"], r["actual"], r["review: cause"], r["review: next step"]) for r in rows] == [
        ("FY2016", "9", "Closed for long", ""),
        ("FY2017", "8", "", "Open again"),
        ("FY2018", "7", "", ""),
    ]


def test_a_year_with_a_review_and_no_result_has_its_row(welfare: Welfare, plan: Path) -> None:
    (plan / "results/2017.csv").write_text("indicator,value\nup,14\n", encoding="utf-8")
    _review(plan, 2017, f"{{id: down, {CAUSE}}}")
    rows = _rows(welfare, plan, "show", "down")
    assert [(r["year"], r["actual"]) for r in rows] == [
        ("FY2016", "9"),
        ("FY2017", ""),
        ("FY2018", "7"),
    ]


def test_a_section_shows_all_that_is_in_it(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2018, "{id: s, work: Half of it stands}", "{id: s-a, state: done}")
    out = welfare("show", "s", cwd=plan).out
    for told in ("Half of it stands", "Going up", "Hold courses", "● done 1", "▲ off track 1"):
        assert told in out
    inner = welfare("show", "t", cwd=plan).out
    assert "Hold courses" not in inner
    assert "Going down" in inner
    found = _json(welfare, plan, "show", "s")["section"]
    assert [one["id"] for one in found["indicators"]] == ["up", "down"]
    assert [(one["id"], one["state"]) for one in found["actions"]] == [
        ("s-a", "done"),
        ("s-b", None),
    ]
    assert found["reviews"][0]["work"] == "Half of it stands"
    progress = _json(welfare, plan, "progress")
    assert found["indicators"] == progress["indicators"]
    assert found["summary"] == progress["summary"]
    rows = _rows(welfare, plan, "show", "s")
    assert [row["id"] for row in rows] == ["s", "s-a", "s-b", "t", "up", "down"]
    assert rows[0]["review: what was done"] == "Half of it stands"


def test_titles_of_actions_and_sections_are_as_good_as_ids(welfare: Welfare, plan: Path) -> None:
    assert welfare("show", "hold  COURSES", cwd=plan) == welfare("show", "s-a", cwd=plan)
    assert welfare("show", "a part", cwd=plan) == welfare("show", "t", cwd=plan)
    outcome = welfare("show", "Hold course", cwd=plan)
    assert (outcome.code, "“s-a”" in outcome.err) == (2, True)


@pytest.mark.parametrize("call", [["tree"], ["show", "s-a"], ["show", "s"], ["show", "down"]])
@pytest.mark.parametrize("format_", ["table", "json", "markdown"])
def test_made_up_reviews_are_said_visibly(
    call: list[str], format_: str, welfare: Welfare, plan: Path
) -> None:
    entries = ("{id: s-a, state: done}", f"{{id: down, {CAUSE}, {NEXT}}}")
    _review(plan, 2018, *entries, head="format: 1\nsample: true\nreviews:\n")
    assert "Contains sample reviews" in welfare(*call, "--format", format_, cwd=plan).out


def test_a_plan_of_actions_alone_is_followed_by_its_reviews(welfare: Welfare, plan: Path) -> None:
    text = PLAN.replace("RULES", "").split("    sections:\n")[0]
    (plan / "plan.yaml").write_text(text, encoding="utf-8")
    for path in (plan / "results").glob("*.csv"):
        path.unlink()
    _review(plan, 2016, "{id: s-a, state: in-progress}")
    _review(plan, 2018, "{id: s-a, state: done}")
    outcome = welfare("tree", cwd=plan)
    assert "・Hold courses  ● done\n" in outcome.out
    assert outcome.err == ""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_people_wrote_does_nothing(text: str, welfare: Welfare, plan: Path) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    said = f"work: {quoted}, cause: {quoted}, issue: {quoted}, next: {quoted}"
    _review(plan, 2018, *(f"{{id: {part}, {said}}}" for part in ("s", "s-a", "down")))
    for part in ("s", "s-a", "down"):
        out = welfare("show", part, cwd=plan, columns=80).out
        assert max(width(line) for line in out.splitlines()) <= 80
        assert out.replace("\n", "").replace(" ", "").count(text.replace(" ", "")) >= 4 or (
            out.count("あ") == 100_000
        )
        markdown = welfare("show", part, "--format", "markdown", cwd=plan).out
        assert "<script>" not in markdown
        assert "](http" not in markdown.replace(r"\]", "")
        cells = [cell for row in _rows(welfare, plan, "show", part) for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith("=")]


def test_no_terminal_sequence_comes_out(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2018, r'{id: s-a, state: done, work: "a\e[2Jb\u202Ec"}')
    for format_ in ("table", "csv", "markdown"):
        outcome = welfare("show", "s-a", "--format", format_, cwd=plan)
        assert "\x1b" not in outcome.out + outcome.err
        assert "\u202e" not in outcome.out + outcome.err


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("part", ["1-4-a", "P4", "I"])
def test_no_line_is_wider_than_the_terminal(
    part: str, lang: str, columns: int, welfare: Welfare
) -> None:
    out = welfare("show", part, "--lang", lang, columns=columns).out
    assert max(width(line) for line in out.splitlines()) <= max(columns, 60)


def test_a_template_is_valid_and_says_nothing_new(welfare: Welfare, plan: Path) -> None:
    _review(plan, 2017, "{id: s-a, state: in-progress}", f"{{id: down, {CAUSE}, {NEXT}}}")
    target = plan / "results/2018.reviews.yaml"
    call = ("template", "--reviews", "--year", "2018", "-o", str(target))
    assert welfare(*call, cwd=plan).code == 0
    text = target.read_text("utf-8")
    assert '- {id: "s-a", state: in-progress}  # Hold courses' in text
    assert '# - {id: "s-b", state: not-started}  # Build a hall' in text
    assert [code for code, *_ in _validate(welfare, plan)] == ["weak-unexplained"]
    filled = text.replace("  # - id", "  - id").replace("#   cause:", "  cause: Closed")
    filled = filled.replace("#   next:", "  next: Open")
    target.write_text(filled, encoding="utf-8")
    assert _validate(welfare, plan) == []
    again = welfare(*call, cwd=plan)
    assert (again.code, target.read_text("utf-8")) == (2, filled)


def test_a_template_of_what_nobody_reviewed_is_valid_too(welfare: Welfare, plan: Path) -> None:
    call = ("template", "--reviews", "--year", "2018", "--section", "s")
    text = welfare(*call, cwd=plan).out
    (plan / "results/2018.reviews.yaml").write_text(text, encoding="utf-8")
    assert [code for code, *_ in _validate(welfare, plan)] == ["weak-unexplained"]
    assert welfare(*call, "-o", "reviews.yaml", cwd=plan).code == 2
