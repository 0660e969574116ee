"""The action runs as GitHub would run it, and nothing that an input holds is ever run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from surroundings import neutral

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SCRIPT = ROOT / "action" / "run.sh"
STEP = ACTION["runs"]["steps"][-1]
HOSTILE = [
    "a\n::add-mask::a\n##[add-mask]a\ntouch x\n$(touch x)`touch x`; touch x' || touch x \" & touch",
    "--output=x",
]


class Run:
    """The step of the action with these inputs, in a folder; what it wrote and how it ended."""

    def __init__(self, folder: Path, **inputs: str) -> None:
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert set(given) <= set(ACTION["inputs"])
        values = {
            name: given.get(name, known["default"]) for name, known in ACTION["inputs"].items()
        }
        env = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], told)
            for name, told in STEP["env"].items()
        }
        summary = folder / "summary"
        summary.write_text("before\n")
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        ours = {"PATH": path, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
        done = subprocess.run(
            ["bash", str(SCRIPT)],  # noqa: S607  the shell that GitHub starts
            cwd=folder,
            env=neutral() | env | ours,
            capture_output=True,
            check=False,
        )
        self.code = done.returncode
        self.out, self.err = done.stdout.decode(), done.stderr.decode()
        self.summary = summary.read_text("utf-8")


def test_no_script_has_an_input_in_it() -> None:
    assert [step["run"] for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []


def test_every_input_is_told_and_taken() -> None:
    steps = str(ACTION["runs"]["steps"])
    for name, told in ACTION["inputs"].items():
        assert told["description"]
        assert f"inputs.{name} " in steps
    own = [name for name in STEP["env"] if not name.startswith("WELFARE_")]
    assert set(own) == set(re.findall(r"\$\{(\w+):=", SCRIPT.read_text()))


def test_annotations_go_to_the_log_and_the_standing_to_the_summary(project: Path) -> None:
    run = Run(project)
    assert (run.code, run.err) == (0, "")
    assert "::warning file=data/results/2018.csv,line=2,col=16,title=sample-values::" in run.out
    golden = (ROOT / "tests/golden/progress.md").read_text("utf-8")
    assert run.summary == f"before\n{golden}"


def test_the_summary_can_be_a_comparison(project: Path) -> None:
    run = Run(project, summary="compare", compare_from="H29", compare_to="H30", lang="en")
    assert run.code == 0
    assert "from FY2017" in run.summary


def test_a_gate_fails_after_the_summary_is_written(project: Path) -> None:
    for summary in ("progress", "none"):
        run = Run(project, summary=summary, fail_on="behind,off_track", lang="en")
        assert run.code == 1
        assert "Gate failed: 3 rated behind" in run.out
        assert (len(run.summary) > 100) == (summary == "progress")
    assert Run(project, min_reported="90%").code == 0


def test_errors_leave_the_summary_alone(project: Path) -> None:
    (project / "data/results/2018.csv").write_text("indicator,value\nactive-senior,79\n")
    run = Run(project, lang="en")
    assert run.code == 1
    assert "::error file=data/results/2018.csv,line=2,col=1,title=indicator-unknown::" in run.out
    assert run.summary == "before\n"


def test_strict_fails_and_still_says_how_it_stands(project: Path) -> None:
    run = Run(project, strict="true")
    assert run.code == 1
    assert len(run.summary) > 100


def test_a_plan_that_is_not_there_is_a_wrong_call(project: Path) -> None:
    assert Run(project, plan="nope.yaml").code == 2
    assert Run(project, summary="compare").code == 2


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", [name for name in ACTION["inputs"] if name != "python-version"])
def test_an_input_is_a_value_and_nothing_else(name: str, value: str, project: Path) -> None:
    inputs = {"summary": "compare"} if name.startswith("compare") else {}
    if name.startswith("compare"):
        inputs |= {"compare_from": "H29", "compare_to": "H30"}
    run = Run(project, **(inputs | {name.replace("-", "_"): value}))
    assert run.code == 2
    assert sorted(path.name for path in project.iterdir()) == ["data", "summary"]
    assert run.summary == "before\n"
    obeyed = (_obeyed(run.out) + "\n" + _obeyed(run.err)).splitlines()
    assert [line for line in obeyed if _is_command(line) and not _is_annotation(line)] == []


def test_what_a_file_holds_is_no_command(project: Path) -> None:
    plan = project / "data/plan.yaml"
    text = plan.read_text("utf-8").replace("id: kumamoto-3", 'id: kumamoto-3\n"##[add-mask]a": 1')
    plan.write_text(text, "utf-8")
    run = Run(project)
    assert run.code == 1
    assert "##[add-mask]" in run.out
    obeyed = _obeyed(run.out).splitlines()
    assert [line for line in obeyed if "##[" in line and not _is_annotation(line)] == []


def _is_command(line: str) -> bool:
    """Whether GitHub would obey it: at the beginning of a line, or, in its old form, anywhere."""
    return "##[" in line or line.lstrip().startswith("::")


def _is_annotation(line: str) -> bool:
    """Whether it is one of ours; GitHub looks for no other command in such a line."""
    return re.match(r"::(error|warning|notice) file=|::(group|endgroup)::", line) is not None


def _obeyed(out: str) -> str:
    """The part of the log in which GitHub obeys commands."""
    return re.sub(r"^::stop-commands::(\w+)\n.*?^::\1::$", "", out, flags=re.DOTALL | re.MULTILINE)
