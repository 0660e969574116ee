"""The examples of docs/ci.md can be copied: they parse, and what they call exists and runs."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, Welfare
from surroundings import neutral
from welfare_cli.cli.app import NAMES

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
_EXAMPLE = re.compile(r"<!-- file: (\S+) -->\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES: dict[str, Any] = {name: yaml.safe_load(body) for name, body in _EXAMPLE.findall(PAGE)}
HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}


def _scripts(value: object) -> Iterator[str]:
    """Every line of a shell in a workflow of GitHub or a pipeline of GitLab."""
    if isinstance(value, list):
        for inner in value:
            yield from _scripts(inner)
    elif isinstance(value, dict):
        for name, inner in value.items():
            told = inner if isinstance(inner, list) else [inner]
            if name in ("run", "script", "before_script"):
                yield from (line for text in told for line in text.splitlines())
            else:
                yield from _scripts(inner)


CALLS = [line for file in FILES.values() for line in _scripts(file) if "welfare " in line]


def test_every_yaml_block_of_the_page_is_a_file() -> None:
    assert PAGE.count("```yaml\n") == len(FILES) == 4
    assert all(FILES.values())
    assert len(CALLS) == 7


@pytest.mark.parametrize("call", CALLS)
def test_a_call_of_the_examples_is_no_wrong_call(call: str, project: Path) -> None:
    env = neutral() | {"GITHUB_STEP_SUMMARY": "summary.md"}
    env["PATH"] = f"{Path(sys.executable).parent}:{env['PATH']}"
    command = ["bash", "-c", call.removesuffix(" || true")]
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, check=False)
    assert done.returncode == (1 if "--fail-on" in call else 0)
    assert not done.stderr or b"Gate" in done.stderr or "基準".encode() in done.stderr


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    known = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    steps = FILES[".github/workflows/plan.yml"]["jobs"]["plan"]["steps"]
    assert set(steps[-1]["with"]) <= set(known)
    table = PAGE.split("| input | default | meaning |")[1].split("\n\n")[0]
    assert set(re.findall(r"`([\w-]+)`", table)) >= set(known)


def test_every_hook_is_a_command_that_exists(welfare: Welfare, project: Path) -> None:
    for hook in HOOKS.values():
        program, name, *options = shlex.split(hook["entry"])
        assert (program, hook["language"]) == ("welfare", "python")
        assert name in NAMES
        files = [] if hook.get("pass_filenames", True) is False else ["data/plan.yaml"]
        assert welfare(name, *options, *files, cwd=project).code == 0


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/plan.yaml", True),
        ("plan.yml", True),
        ("data/results/2018.csv", True),
        ("data/results/2018.reviews.yaml", True),
        ("README.md", False),
        ("data/results/.import-lock", False),
        ("other.csv", False),
        (".github/workflows/plan.yaml.txt", False),
    ],
)
def test_validate_runs_when_what_it_checks_was_changed(path: str, expected: bool) -> None:  # noqa: FBT001
    assert bool(re.search(HOOKS["welfare-validate"]["files"], path)) == expected


def test_the_example_takes_hooks_that_there_are(welfare: Welfare, project: Path) -> None:
    taken = FILES[".pre-commit-config.yaml"]["repos"][0]["hooks"]
    for hook in taken:
        entry = shlex.split(HOOKS[hook["id"]]["entry"])[1:]
        assert welfare(*entry, *hook.get("args", []), cwd=project).code == 0
