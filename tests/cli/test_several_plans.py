"""Files, folders and patterns behind --plan: which plans they mean, for every command."""

import os
from pathlib import Path

import pytest

from conftest import ROOT, Outcome, Welfare

PLAN = """\
format: 1
id: {id}
title: Plan {id}
period: {{from: 2015, to: 2019}}
sections: []
"""


def put(path: Path, id_: str = "p") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAN.format(id=id_), encoding="utf-8")


def found(outcome: Outcome) -> list[str]:
    """The files of an overview's CSV."""
    rows = [line.split(",") for line in outcome.out.splitlines()]
    return [row[-1] for row in rows if row[0] == "plan"]


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    """Plans beside what is none."""
    for number in (1, 2, 10):
        put(tmp_path / f"wards/ward{number}/plan.yaml", f"w{number}")
    put(tmp_path / "wards/vision.yaml", "vision")
    put(tmp_path / "wards/.old/plan.yaml", "old")
    (tmp_path / "wards/results").mkdir()
    (tmp_path / "wards/results/2018.reviews.yaml").write_text("format: 1\nreviews: []\n")
    rules = (ROOT / "src/welfare_cli/rules/shipped/pace.yaml").read_text("utf-8")
    (tmp_path / "wards/rules.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "wards/notes.yaml").write_text("sections: [a]\n")
    return tmp_path


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["wards"], ["vision", "ward1/plan", "ward2/plan", "ward10/plan"]),
        (["wards/ward10", "wards/vision.yaml"], ["ward10/plan", "vision"]),
        (["wards/ward*"], ["ward1/plan", "ward2/plan", "ward10/plan"]),
        (["wards/ward?/plan.yaml"], ["ward1/plan", "ward2/plan"]),
        (["**/plan.yaml"], ["ward1/plan", "ward2/plan", "ward10/plan"]),
        (["wards/*.yaml"], ["vision"]),
        (["**"], ["vision", "ward1/plan", "ward2/plan", "ward10/plan"]),
        (
            ["wards/ward2", "wards", "**/*.yaml"],
            ["ward2/plan", "vision", "ward1/plan", "ward10/plan"],
        ),
    ],
)
def test_files_folders_and_patterns_are_found_in_order(
    given: list[str], expected: list[str], welfare: Welfare, wards: Path
) -> None:
    args = ("--lang", "en", "--format", "csv")
    outcome = welfare("overview", *given, *args, cwd=wards)
    assert found(outcome) == [f"wards/{name}.yaml" for name in expected]
    absolute = welfare("overview", *(str(wards / name) for name in given), *args, cwd=wards)
    assert absolute.out == outcome.out


def test_a_name_with_the_marks_of_a_pattern_is_a_name(welfare: Welfare, tmp_path: Path) -> None:
    put(tmp_path / "[1]/plan.yaml", "one")
    put(tmp_path / "1/plan.yaml", "other")
    outcome = welfare("overview", "[1]", "--lang", "en", "--format", "csv", cwd=tmp_path)
    assert found(outcome) == ["[1]/plan.yaml"]


@pytest.mark.parametrize("given", [".", "*.yaml", "**"])
def test_a_place_without_plans_is_a_wrong_call(
    given: str, welfare: Welfare, tmp_path: Path
) -> None:
    outcome = welfare("overview", given, "--lang", "en", cwd=tmp_path)
    assert outcome.code == 2
    assert outcome.err.startswith(f"No plan was found at {given}.")


@pytest.mark.parametrize("given", ["wards", "wards/**"])
def test_a_link_back_to_its_own_folder_is_a_wrong_call(
    given: str, welfare: Welfare, wards: Path
) -> None:
    (wards / "wards/ward2/again").symlink_to("..")
    outcome = welfare("overview", given, "--lang", "en", cwd=wards)
    assert outcome.code == 2
    assert outcome.err.startswith("wards/ward2/again leads, through a link, back")


def test_a_link_to_itself_is_a_wrong_call(welfare: Welfare, wards: Path) -> None:
    (wards / "wards/again").symlink_to("again")
    outcome = welfare("overview", "wards", "--lang", "en", cwd=wards)
    assert outcome.code == 2
    assert "again cannot be read: " in outcome.err


def test_a_link_to_a_folder_elsewhere_is_followed(welfare: Welfare, wards: Path) -> None:
    put(wards / "elsewhere/plan.yaml", "far")
    (wards / "wards/ward3").symlink_to("../elsewhere")
    outcome = welfare("overview", "wards", "--lang", "en", "--format", "csv", cwd=wards)
    assert found(outcome)[3] == "wards/ward3/plan.yaml"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_a_wrong_call(welfare: Welfare, wards: Path) -> None:
    (wards / "wards/ward2").chmod(0)
    outcome = welfare("overview", "wards", "--lang", "en", cwd=wards)
    (wards / "wards/ward2").chmod(0o700)
    assert outcome.code == 2
    assert "wards/ward2 cannot be read: " in outcome.err


@pytest.mark.parametrize(
    "command",
    [
        ["progress"],
        ["show", "x"],
        ["tree"],
        ["missing"],
        ["history"],
        ["report"],
        ["export"],
        ["compare", "2016", "2017"],
        ["template", "--year", "2016"],
        ["import", "x.csv"],
        ["rules"],
        ["rules", "show", "pace"],
        ["rules", "compare"],
        ["validate", "x.csv"],
    ],
)
def test_a_command_on_one_plan_names_the_several_that_it_found(
    command: list[str], welfare: Welfare, wards: Path
) -> None:
    outcome = welfare(*command, "--plan", "wards", "--lang", "en", cwd=wards)
    assert outcome.code == 2
    assert outcome.out == ""
    lines = outcome.err.splitlines()
    assert lines[0] == "4 plans are found:"
    assert lines[2] == "  wards/ward1/plan.yaml"
    assert lines[-1] == "Name one with --plan FILE; `welfare overview` shows all of them."


def test_many_plans_are_not_all_named(welfare: Welfare, tmp_path: Path) -> None:
    for number in range(12):
        put(tmp_path / f"{number}/plan.yaml", f"p{number}")
    lines = welfare("progress", "--plan", ".", "--lang", "en", cwd=tmp_path).err.splitlines()
    assert lines[0] == "12 plans are found:"
    assert lines[8:10] == ["  7/plan.yaml", "  …"]


@pytest.mark.parametrize("given", ["wards/ward2", "wards/ward2/*", "**/ward2"])
def test_a_folder_or_a_pattern_may_mean_one_plan(given: str, welfare: Welfare, wards: Path) -> None:
    outcome = welfare("tree", "--plan", given, "--lang", "en", cwd=wards)
    assert outcome.code == 0
    assert outcome.out.startswith("Plan w2")


def test_the_environment_names_several_as_a_path_does(
    welfare: Welfare, wards: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELFARE_PLAN", f"wards/ward2{os.pathsep}wards/ward10/plan.yaml")
    outcome = welfare("overview", "--lang", "en", "--format", "csv", cwd=wards)
    assert found(outcome) == ["wards/ward2/plan.yaml", "wards/ward10/plan.yaml"]


def test_validate_checks_every_plan_with_its_own_results(welfare: Welfare, wards: Path) -> None:
    for number in (2, 10):
        folder = wards / f"wards/ward{number}/results"
        folder.mkdir()
        (folder / "2016.csv").write_text("indicator,value\nnobody,1\n")
    outcome = welfare("validate", "--plan", "wards/ward*", "--lang", "en", cwd=wards)
    assert outcome.code == 1
    told = [line for line in outcome.out.splitlines() if "[indicator-unknown]" in line]
    assert sorted(line.split(":")[0] for line in told) == [
        "wards/ward10/results/2016.csv",
        "wards/ward2/results/2016.csv",
    ]
    assert outcome.out.splitlines()[-1].startswith("wards/ward1/plan.yaml and 4 more: not valid")


def test_one_results_folder_is_not_that_of_several_plans(welfare: Welfare, wards: Path) -> None:
    args = ("--plan", "wards", "--results", "wards/results", "--lang", "en")
    outcome = welfare("validate", *args, cwd=wards)
    assert outcome.code == 2
    assert outcome.err.startswith("--results names one folder, but 4 plans are found.")
