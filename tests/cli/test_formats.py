"""What other programs rely on: each JSON says its format, each stream has the same records."""

import json
from pathlib import Path

import pytest
from typer.core import TyperGroup

from conftest import Welfare
from welfare_cli.cli.app import built

CALLS = {
    "validate": [],
    "progress": [],
    "show": ["active-seniors"],
    "tree": [],
    "compare": ["H29", "H30"],
    "import": ["in.csv", "--dry-run"],
    "missing": [],
    "history": [],
    "overview": [],
    "rules": [],
    "rules show": ["pace"],
    "rules compare": [],
}
STREAMS = {
    ("validate",): "problems",
    ("progress",): "indicators",
    ("missing",): "missing",
    ("history",): "entries",
    ("history", "--verify"): "findings",
}


def _with(choice: str, command: object, path: str = "") -> set[str]:
    """The commands below whose --format has that choice."""
    found = set()
    for param in getattr(command, "params", ()):
        if "--format" in param.opts and choice in param.metavar.strip("<>").split("|"):
            found.add(path)
    if isinstance(command, TyperGroup):
        for name, below in command.commands.items():
            found |= _with(choice, below, f"{path} {name}".strip())
    return found


def test_no_command_with_json_is_left_out() -> None:
    assert _with("json", built()) == set(CALLS)


def test_no_command_with_a_stream_is_left_out() -> None:
    # An overview's stream ends with its totals, which test_overview holds.
    assert _with("jsonl", built()) == {"overview", *(call[0] for call in STREAMS)}


@pytest.mark.parametrize("name", CALLS)
def test_every_json_says_its_format(name: str, welfare: Welfare, project: Path) -> None:
    (project / "in.csv").write_text("indicator,year,value\nactive-seniors,H30,79.3\n")
    outcome = welfare(*name.split(), *CALLS[name], "--format", "json", cwd=project)
    assert type(json.loads(outcome.out)["format"]) is int


@pytest.mark.parametrize("call", STREAMS)
def test_a_stream_has_the_records_of_the_json(
    call: tuple[str, ...], welfare: Welfare, project: Path
) -> None:
    (project / "in.csv").write_text("indicator,year,value\nactive-seniors,H30,79.3\n")
    assert welfare("import", "in.csv", "--replace", cwd=project).code == 0
    whole = welfare(*call, "--format", "json", cwd=project)
    stream = welfare(*call, "--format", "jsonl", cwd=project)
    records = json.loads(whole.out)[STREAMS[call]]
    assert records
    assert [json.loads(line) for line in stream.out.splitlines()] == records
    assert stream.code == whole.code


def test_a_stream_of_nothing_is_empty(welfare: Welfare, project: Path) -> None:
    assert welfare("history", "--format", "jsonl", cwd=project).out == ""
