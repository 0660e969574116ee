"""How much is said on standard error, and where a call is meant to run."""

import json
from pathlib import Path

import pytest

from conftest import ROOT, Welfare


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("option", ["-q", "--quiet"])
def test_quiet_says_nothing(option: str, place: str, welfare: Welfare) -> None:
    call = ["progress", "--section", "2-1", "--rating", "achieved", "--lang", "en"]
    call = [option, *call] if place == "before" else [*call, option]
    outcome = welfare(*call, columns=60)
    assert (outcome.code, outcome.err) == (0, "")
    assert welfare(*[word for word in call if word != option], columns=60).err


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["progress", "--rating", "behnd"], "behind"),
        (["progress", "--nope"], "--nope"),
        (["progress", "--plan", "nope.yaml"], "[file-missing]"),
        (["import", "nope.csv", "--year", "H30"], "[file-missing]"),
    ],
)
def test_quiet_still_tells_what_went_wrong(call: list[str], told: str, welfare: Welfare) -> None:
    outcome = welfare("-q", *call, "--lang", "en")
    assert outcome.code == 2
    assert told in outcome.err


def test_the_next_run_is_as_loud_as_usual(welfare: Welfare) -> None:
    welfare("-q", "progress")
    assert welfare("progress", columns=60).err


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["progress"], ["plan: data/plan.yaml", "2015.csv, 2016.csv", "the plan's", "newest with"]),
        (["progress", "--as-of", "H28"], ["year: FY2016, as asked"]),
        (["progress", "--rules", "maff"], ["rule set: maff", "as asked"]),
        (["rules", "compare"], ["plan: data/plan.yaml"]),
        (["show", "active-seniors", "--rules", "maff"], ["rule set: maff"]),
    ],
)
def test_verbose_tells_what_was_read_and_chosen(
    call: list[str], told: list[str], welfare: Welfare
) -> None:
    outcome = welfare(*call, "--verbose", "--lang", "en")
    assert outcome.code == 0
    for text in told:
        assert text in outcome.err
    assert outcome.out == welfare(*call, "--lang", "en").out


def test_verbose_names_one_rule_set_only(welfare: Welfare) -> None:
    err = welfare("-v", "show", "active-seniors", "--rules", "maff", "--lang", "en").err
    assert err.count("rule set:") == 1


def test_without_results_the_year_is_explained(welfare: Welfare, project: Path) -> None:
    for file in (project / "data/results").iterdir():
        file.unlink()
    err = welfare("-v", "progress", "--lang", "en", cwd=project).err
    assert "year: FY2015, the first of the plan" in err


def test_c_runs_as_if_started_there(welfare: Welfare, tmp_path: Path) -> None:
    outcome = welfare(
        "-C",
        str(ROOT),
        "-C",
        "examples",
        "-C",
        "health-japan-21",
        "progress",
        "--format",
        "json",
        cwd=tmp_path,
    )
    assert json.loads(outcome.out)["plan"]["id"] == "health-japan-21"
    welfare("-C", str(tmp_path), "progress", "--plan", str(ROOT / "data/plan.yaml"), "-o", "out")
    assert (tmp_path / "out").is_file()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_c_to_nowhere_is_a_wrong_call(lang: str, welfare: Welfare) -> None:
    outcome = welfare("-C", "nowhere", "progress", "--lang", lang)
    assert outcome.code == 2
    assert outcome.err.startswith("-C nowhere: ")
