"""A run loads only what it needs: each in a fresh interpreter, so that start-up cannot rot."""

import subprocess
import sys

import pytest

from conftest import ROOT

# Runs the command, then writes as the last line of standard error what was loaded on the way.
CODE = """
import sys
from welfare_cli.__main__ import main
sys.argv = ["welfare", *sys.argv[1:]]
code = 0
try:
    main()
except SystemExit as ended:
    code = ended.code or 0
print(code, *sorted(sys.modules), file=sys.stderr)
"""


def run(*args: str) -> tuple[int, set[str]]:
    """The exit code of `welfare` with these arguments, and the packages it loaded."""
    code, modules = run_modules(*args)
    return code, {name.split(".")[0] for name in modules}


def run_modules(*args: str) -> tuple[int, set[str]]:
    """The same with every module by its whole name."""
    command = [sys.executable, "-c", CODE, *args]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    code, *modules = done.stderr.decode().splitlines()[-1].split(" ")
    return int(code), set(modules)


@pytest.mark.parametrize(
    ("args", "unneeded"),
    [
        (["--version"], {"typer", "pydantic", "yaml", "rich"}),
        (["--help"], {"pydantic", "yaml", "rich"}),
        (["progress", "--help"], {"pydantic", "yaml", "rich"}),
        (["rules", "--help"], {"pydantic", "yaml", "rich"}),
        (["rules", "compare", "--help"], {"pydantic", "yaml", "rich"}),
        (["validate"], {"rich"}),
        (["rules", "--format", "csv"], {"rich"}),
        (["rules", "show", "pace", "--format", "json"], {"rich"}),
        (["rules", "compare", "--format", "markdown"], {"rich"}),
        (["tree", "--format", "json"], {"rich"}),
        (["show", "consultations", "--format", "json"], {"rich"}),
        (["show", "consultations", "--format", "csv"], {"rich"}),
        (["show", "consultations", "--format", "markdown"], {"rich"}),
        (["compare", "--help"], {"pydantic", "yaml", "rich"}),
        (["compare", "H29", "H30", "--format", "markdown"], {"rich"}),
        (["export", "--help"], {"pydantic", "yaml", "rich"}),
        (["export", "--to", "jsonl"], {"rich", "xlsxwriter"}),
        (["progress", "--format", "json"], {"rich"}),
        (["progress", "--format", "csv"], {"rich"}),
        (["progress", "--format", "markdown"], {"rich", "jinja2"}),
        (["overview", "--help"], {"pydantic", "yaml", "rich", "multiprocessing"}),
        (["overview", "data", "--format", "jsonl"], {"rich", "jinja2", "xlsxwriter"}),
        (["overview", "data", "--format", "csv"], {"rich", "jinja2", "xlsxwriter"}),
        (["report", "--help"], {"pydantic", "yaml", "rich", "jinja2"}),
        (["report", "--format", "markdown"], {"rich", "jinja2", "xlsxwriter"}),
        (["report"], {"rich", "xlsxwriter"}),
        (["init", "--help"], {"pydantic", "yaml", "rich"}),
        (["fmt", "--help"], {"pydantic", "yaml", "rich"}),
        (["fmt", "--check"], {"rich", "python_calamine", "xlsxwriter"}),
        (["schema"], {"pydantic", "yaml", "rich"}),
        (["schema", "plan"], {"rich"}),
        (["schema", "--check", "data/plan.yaml"], {"rich"}),
        (["progress", "--format", "jsonl"], {"rich"}),
        (["help"], {"pydantic", "yaml", "rich"}),
        (["help", "unknown-key"], {"pydantic", "yaml", "rich"}),
        (["completion", "zsh"], {"pydantic", "yaml", "rich"}),
    ],
)
def test_a_run_loads_nothing_it_does_not_need(args: list[str], unneeded: set[str]) -> None:
    code, loaded = run(*args)
    assert code == 0
    assert not unneeded & loaded


def test_completion_of_ids_reads_the_plan_without_its_models(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_WELFARE_COMPLETE", "zsh")
    code, loaded = run("progress", "--section", "")
    assert code == 0
    assert "yaml" in loaded
    assert not {"pydantic", "rich"} & loaded


def test_a_run_that_draws_a_table_is_seen_to_load_rich() -> None:
    # Were this to fail, the tests above would hold nothing.
    assert {"typer", "pydantic", "yaml", "rich"} <= run("progress")[1]


def test_a_command_is_loaded_when_it_is_called_for() -> None:
    commands = {f"welfare_cli.cli.{name}" for name in ("validate", "progress", "report", "import_")}
    assert not commands & run_modules("--help")[1]
    assert commands & run_modules("validate")[1] == {"welfare_cli.cli.validate"}


def test_a_run_without_an_import_cut_off_loads_nothing_that_writes() -> None:
    writing = {f"welfare_cli.results.{name}" for name in ("lock", "recovery", "journal", "intent")}
    assert not writing & run_modules("progress", "--format", "json")[1]


def test_the_version_is_told_without_typing() -> None:
    assert not {"typing", "re", "enum"} & run_modules("--version")[1]
