"""How a run ends: every exit code of the table, and a message that says what to do."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Welfare
from welfare_cli.__main__ import main
from welfare_cli.cli import app
from welfare_cli.cli.exit_codes import ExitCode


def test_a_plan_without_problems_is_fine(welfare: Welfare) -> None:
    assert welfare("validate").code == 0


def test_strict_fails_on_sample_values(welfare: Welfare) -> None:
    outcome = welfare("validate", "--strict", "--lang", "en")
    assert outcome.code == 1
    assert "--strict counts warnings" in outcome.out


def test_a_wrong_plan_exits_with_1_and_prints_no_figures(welfare: Welfare, project: Path) -> None:
    plan = project / "data" / "plan.yaml"
    plan.write_text(plan.read_text().replace("value: 78.61", "value: abc"))
    outcome = welfare("progress", "--lang", "en", cwd=project)
    assert (outcome.code, outcome.out) == (1, "")
    assert "data/plan.yaml:273:46: error: “abc” is not a number" in outcome.err


def test_wrong_results_exit_with_1_and_print_no_figures(welfare: Welfare, project: Path) -> None:
    (project / "data/results/2018.csv").write_text("indicator,value\nactive-senior,79\n")
    outcome = welfare("progress", "--lang", "en", cwd=project)
    assert (outcome.code, outcome.out) == (1, "")
    assert "Did you mean “active-seniors”?" in outcome.err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["progress", "--plan", "nope.yaml"], "[file-missing]"),
        (["progress", "--plan", "docs"], "No plan was found at docs"),
        (["progress", "--results", "nope"], "There is no folder nope"),
        (["progress", "--as-of", "soon"], "--as-of soon: not a fiscal year"),
        (["progress", "--as-of", ""], "not a fiscal year"),
        (["progress", "--section", "9"], "--section 9: not known"),
        (["progress", "--rating", "behnd"], "Did you mean “behind”?"),
        (["progress", "--rules", "paces"], "Did you mean “pace”?"),
        (["progress", "--rules", "./nope.yaml"], "[file-missing]"),
        (["progress", "--lang", "fr"], "fr: not a language"),
        (["progress", "--format", "xml"], "xml"),
        (["progress", "--nope"], "--nope"),
        (["progress", "-o", "/nowhere/at/all"], "cannot be written"),
        (["progress", "-o", "."], "cannot be written"),
        (["tree", "--depth", "0"], "must be 1 or more"),
        (["validate", "plan.docx"], "neither a plan"),
        (["validate", "nope.yaml"], "[file-missing]"),
        (["validate", "nope.csv"], "[file-missing]"),
        (["validate", "nope.reviews.yaml"], "[file-missing]"),
        (["nope"], "nope"),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_why(
    args: list[str], told: str, welfare: Welfare
) -> None:
    lang = [] if "--lang" in args or args == ["nope"] else ["--lang", "en"]
    outcome = welfare(*args, *lang)
    assert outcome.code == 2
    assert told in outcome.err + outcome.out


def test_no_plan_anywhere_is_a_wrong_call(welfare: Welfare, tmp_path: Path) -> None:
    outcome = welfare("progress", cwd=tmp_path)
    assert outcome.code == 2
    assert "--plan FILE" in outcome.err


def test_the_nearest_plan_upward_is_used(welfare: Welfare, project: Path) -> None:
    below = project / "a" / "b"
    below.mkdir(parents=True)
    assert json.loads(welfare("progress", "--format", "json", cwd=below).out)["plan"]["id"]


def test_the_environment_names_plan_results_and_language(
    welfare: Welfare, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "elsewhere"
    empty.mkdir()
    monkeypatch.setenv("WELFARE_PLAN", str(project / "data/plan.yaml"))
    monkeypatch.setenv("WELFARE_RESULTS", str(empty))
    monkeypatch.setenv("WELFARE_LANG", "en")
    outcome = welfare("progress", "--format", "json", cwd=empty)
    data = json.loads(outcome.out)
    assert data["summary"]["not_assessed"] == 12
    assert data["as_of"] == {"year": 2015, "label": "FY2015"}
    assert "no results yet" in outcome.err


def test_a_bug_exits_with_3_and_no_traceback(
    welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "built", broken)
    outcome = welfare("progress")
    assert outcome.code == 3
    assert "Traceback" not in outcome.err
    assert "bug" in outcome.err


def test_an_interruption_exits_with_130(welfare: Welfare, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("welfare_cli.project.read_plan", interrupted)
    assert welfare("progress").code == 130


def test_an_interruption_while_it_loads_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", interrupted)
    monkeypatch.setattr(sys, "argv", ["welfare", "progress"])
    # This process goes on: without the collector it would keep all that later tests leave behind.
    monkeypatch.setattr(gc, "disable", lambda: None)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == ExitCode.INTERRUPTED


def test_a_reader_that_stops_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "welfare_cli", "progress", "--wide"]
    done = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_is_no_bug() -> None:
    command = [sys.executable, "-m", "welfare_cli", "progress", "--lang", "en"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"standard output cannot be written: No space left" in done.stderr


def test_version_is_answered_both_ways(welfare: Welfare) -> None:
    command = [sys.executable, "-m", "welfare_cli", "--version"]
    alone = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert alone == welfare("--version").out
