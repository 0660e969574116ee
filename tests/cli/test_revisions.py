"""A revised promise is questioned as the first one is, at the revision, and rated by its own line.

Years are those of a plan from 2020 to 2030, and every figure is found by hand.
"""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from conftest import Welfare

PLAN = """\
format: 1
id: town
title: {ja: まちの計画, en: Town plan}
period: {from: 2020, to: 2030}
sections:
  - id: "1"
    title: {ja: 住まい, en: Housing}
    indicators:
      - {id: homes, title: {ja: 住宅, en: Homes}, unit: {ja: 戸, en: homes}, KEYS, revisions: [
"""
REVISION = "          {{from: {0}, date: 2024-03-29, reason: 見直し, {1}}},\n"
AT, COLUMN = 10, 11  # where the first revision begins

Told = list[tuple[str, int, int]]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a plan with these keys of its indicator, its revisions and its values by year."""

    def call(keys: str, *revisions: tuple[int, str], **values: str) -> Path:
        plan = PLAN.replace("KEYS", keys) + "".join(REVISION.format(*one) for one in revisions)
        (tmp_path / "plan.yaml").write_text(f"{plan}        ]}}\n", encoding="utf-8")
        (tmp_path / "results").mkdir()
        for year, value in values.items():
            file = tmp_path / "results" / f"{year.removeprefix('in_')}.csv"
            file.write_text(f"indicator,value\nhomes,{value}\n", encoding="utf-8")
        return tmp_path

    return call


def told(welfare: Welfare, folder: Path) -> Told:
    """The code, line and column of everything that validate tells."""
    found = json.loads(welfare("validate", "--format", "json", cwd=folder).out)["problems"]
    return [(one["code"], one["line"], one["column"]) for one in found]


def progress(welfare: Welfare, folder: Path, *options: str) -> dict[str, Any]:
    outcome = welfare("progress", "--format", "json", *options, cwd=folder)
    assert outcome.code == 0
    (indicator,) = json.loads(outcome.out)["indicators"]
    return dict(indicator)


def line(target: str) -> str:
    """The keys of an indicator that goes from 100 in 2020 to this target."""
    return f"baseline: {{year: 2020, value: 100}}, target: {{{target}}}"


TWICE = line("year: 2030, value: 200")
SAME = line("year: 2030, value: 100")


def test_a_baseline_that_comes_to_the_target_year_is_told_at_the_revision(
    welfare: Welfare, write: Write
) -> None:
    new = (2026, "baseline: {year: 2026, value: 110}")
    folder = write(line("year: 2026, value: 200"), new, in_2026="150")
    assert told(welfare, folder) == [("target-not-after-baseline", AT, COLUMN)]
    for command in (["progress"], ["show", "homes"], ["report"], ["export"]):
        outcome = welfare(*command, cwd=folder)
        assert outcome.code == 1
        assert "ZeroDivisionError" not in outcome.err


@pytest.mark.parametrize(
    ("keys", "value", "codes"),
    [
        (f"{TWICE}, direction: increase", 50, ["direction-contradicts"]),
        (f"{TWICE}, direction: increase", 100, ["equal-without-hold"]),
        (f"{SAME}, direction: hold, better: higher", 150, ["direction-contradicts"]),
        (f"{SAME}, better: lower", 150, ["better-without-hold"]),
        (f"{SAME}, better: higher", 50, ["better-without-hold"]),
        (TWICE, 50, ["revision-turns"]),
        (f"{TWICE}, cumulative: true", 50, ["cumulative-decrease", "revision-turns"]),
    ],
)
def test_a_target_that_denies_what_the_plan_says_is_told_at_the_revision(
    keys: str, value: int, codes: list[str], welfare: Welfare, write: Write
) -> None:
    folder = write(keys, (2024, f"target: {{year: 2030, value: {value}}}"))
    assert sorted(told(welfare, folder)) == [(code, AT, COLUMN) for code in codes]


def test_a_new_baseline_beyond_the_target_is_not_passed_over_in_silence(
    welfare: Welfare, write: Write
) -> None:
    folder = write(TWICE, (2024, "baseline: {year: 2024, value: 210}"))
    assert told(welfare, folder) == [("revision-turns", AT, COLUMN)]


def test_a_mistake_is_told_once_however_often_the_promise_is_revised(
    welfare: Welfare, write: Write
) -> None:
    revisions = [(year, f"target: {{year: 2030, value: {year}}}") for year in (2023, 2025)]
    folder = write(f"{TWICE}, direction: decrease", *revisions)
    assert [code for code, *_ in told(welfare, folder)] == ["direction-contradicts"]
    assert told(welfare, folder)[0][1] == AT - 1


def test_a_mistake_of_a_revision_is_not_told_again_at_the_next(
    welfare: Welfare, write: Write
) -> None:
    revisions = [(2023, "target: {year: 2030, value: 50}"), (2025, "definition: 持家")]
    kept = [(2026, "baseline: {year: 2026, value: 90}"), (2027, "target: {year: 2030, value: 40}")]
    folder = write(f"{TWICE}, direction: increase", *revisions, *kept)
    codes = [(code, at) for code, at, _ in told(welfare, folder)]
    # Nothing contradicts where the break leaves no baseline; with the next one it does again.
    assert codes == [
        ("direction-contradicts", AT),
        ("break-without-baseline", AT + 1),
        ("direction-contradicts", AT + 2),
    ]


@pytest.mark.parametrize(
    ("keys", "value", "rating"),
    [
        (f"{SAME}, better: higher", "150", "behind"),
        (f"{SAME}, better: lower", "50", "off_track"),
        (f"{TWICE}, direction: decrease, restraint: true", "50", "off_track"),
    ],
)
def test_a_key_of_the_first_promise_that_agrees_with_the_next_is_left_alone(
    keys: str, value: str, rating: str, welfare: Welfare, write: Write
) -> None:
    folder = write(keys, (2024, f"target: {{year: 2030, value: {value}}}"), in_2025="115")
    assert told(welfare, folder) == []
    found = progress(welfare, folder)
    # 15 of a way of 50 up, or of 50 down, in 5 of 10 years.
    done = Fraction(15, 50) * (1 if value == "150" else -1)
    assert (Fraction(str(found["progress"])), found["rating"]) == (done, rating)


def test_a_new_baseline_leaves_behind_the_milestones_before_it(
    welfare: Welfare, write: Write
) -> None:
    way = "year: 2030, value: 200, milestones: [{year: 2022, value: 140}, {year: 2028, value: 170}]"
    folder = write(line(way), (2024, "baseline: {year: 2024, value: 110}"), in_2026="140")
    assert told(welfare, folder) == []
    found = progress(welfare, folder)
    # From 110 in 2024 to 170 in 2028: half the way in 2026.
    assert (found["expected"], found["pace"], found["target"]["value"]) == (140, 1, 170)
    shown = json.loads(welfare("show", "homes", "--format", "json", cwd=folder).out)
    assert shown["indicator"]["milestones"] == [{"year": 2028, "value": 170}]
    text = welfare("show", "homes", "--lang", "en", cwd=folder, columns=120).out
    assert "milestones: 140 homes (FY2022)" in text


def test_a_revised_target_may_name_no_milestone_before_the_baseline(
    welfare: Welfare, write: Write
) -> None:
    new = "target: {year: 2030, value: 200, milestones: [{year: 2024, value: 140}]}"
    folder = write(TWICE, (2024, f"{new}, baseline: {{year: 2024, value: 110}}"))
    assert [(code, at) for code, at, _ in told(welfare, folder)] == [("milestone-order", AT)]
    assert told(welfare, folder)[0][2] > COLUMN


TOTAL = "baseline: {year: 2020, value: 0}, target: {year: 2026, value: 600}, cumulative: true"
ANEW = (2023, "baseline: {year: 2022, value: 40}, target: {year: 2026, value: 300}")


def test_a_total_of_a_new_series_is_not_held_against_the_old_one(
    welfare: Welfare, write: Write
) -> None:
    folder = write(TOTAL, ANEW, in_2021="200", in_2023="90")
    assert welfare("validate", "--strict", cwd=folder).code == 0
    (folder / "sent.csv").write_text("indicator,year,value\nhomes,2024,95\n", encoding="utf-8")
    assert _asked(welfare, folder) == []
    (folder / "sent.csv").write_text("indicator,year,value\nhomes,2024,89\n", encoding="utf-8")
    assert _asked(welfare, folder) == ["cumulative-falls"]


def test_a_total_below_the_new_baseline_falls(welfare: Welfare, write: Write) -> None:
    folder = write(TOTAL, ANEW, in_2021="200", in_2023="39")
    assert [code for code, _, _ in told(welfare, folder)] == ["cumulative-falls"]


def _asked(welfare: Welfare, folder: Path) -> list[str]:
    outcome = welfare("import", "sent.csv", "--format", "json", "--dry-run", cwd=folder)
    assert outcome.code == 0
    return [one["code"] for one in json.loads(outcome.out)["warnings"]]
