"""The arrows between the rooms of the house run downward only, and every module stays small."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = "welfare_cli"
HOUSE = ROOT / "src" / PACKAGE
MOST_LINES = 500
# What each room may import from, beside itself. An arrow that is not here is a wrong arrow.
ARROWS = {
    "ground": "",
    "files": "ground",
    "rules": "files ground",
    "plan": "rules files ground",
    "results": "files ground",
    "reviews": "files ground",
    "assess": "plan results reviews rules ground",
    "schema": "plan results reviews rules files ground",
    "intake": "results plan files ground",
    "drafting": "schema intake plan results reviews rules files ground",
    "present": "assess plan results reviews rules ground",
    "project": "assess plan results reviews rules files ground",
    "api": "project present assess plan results reviews rules files ground",
    "cli": (
        "project drafting intake present schema assess plan results reviews rules files ground"
    ),
}
# Who alone may know a library or touch the disk: a room, or one module of it.
ONLY = {"typer": "cli", "rich": "present.terminal", "jinja2": "present.report.html"}
ENTRY = ("", "__main__")  # stand outside the rooms
DISK = {"os", "io", "pathlib", "shutil", "tempfile"}
MODULES = {
    ".".join(path.relative_to(HOUSE).with_suffix("").parts)
    .removesuffix("__init__")
    .rstrip("."): path
    for path in sorted(HOUSE.rglob("*.py"))
}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def imports(module: str) -> frozenset[str]:
    """Every name a module imports, wherever in it the import stands."""
    return frozenset(_imports(tree_of(module)))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports absolute, so that every arrow can be seen"
            base = (node.module or "").removeprefix(PACKAGE).lstrip(".")
            inside = [".".join(filter(None, (base, alias.name))) for alias in node.names]
            yield from (
                f"{PACKAGE}.{name}" if _is_ours(node) and name in MODULES else node.module or ""
                for name in inside
            )


def _is_ours(node: ast.ImportFrom) -> bool:
    return (node.module or "").split(".")[0] == PACKAGE


def neighbours(module: str) -> list[str]:
    """The modules of this house that a module imports."""
    ours = (name for name in imports(module) if name.split(".")[0] == PACKAGE)
    return sorted(name.removeprefix(PACKAGE).lstrip(".") for name in ours)


def room(module: str) -> str:
    return module.partition(".")[0]


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) not in ENTRY])
def test_every_arrow_between_rooms_runs_downward(module: str) -> None:
    home = room(module)
    assert home in ARROWS, f"{home} is a new room: add to ARROWS what it may import from"
    for other in filter(None, neighbours(module)):
        assert room(other) in (home, *ARROWS[home].split()), (
            f"wrong arrow {home} → {room(other)}: {module} imports {other}. {home} may import from"
            f" {ARROWS[home] or 'no other room'}. Move what is needed there down into one of these"
            f" rooms, or hand it in as an argument from above."
        )


def test_the_entries_import_only_the_rooms_that_users_enter() -> None:
    assert neighbours("") == ["api"]
    assert neighbours("__main__") == ["", "cli.app"]


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: neighbours(module) for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        pytest.fail(f"{circle}: move what both ends need into a module below both")


@pytest.mark.parametrize("library", ONLY)
def test_a_library_is_known_in_one_place(library: str) -> None:
    home = ONLY[library]
    for module in MODULES:
        known = library in {name.split(".")[0] for name in imports(module)}
        assert not known or f"{module}.".startswith(f"{home}."), (
            f"{module} imports {library}, which only {home} may know: move that code to {home}"
        )


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) == "assess"])
def test_assess_never_touches_the_disk(module: str) -> None:
    touched = DISK & {name.split(".")[0] for name in imports(module)}
    assert not touched, f"{module} imports {touched}: read in results/ or plan/, hand the values in"
    calls = [node.func for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call)]
    opened = [call for call in calls if isinstance(call, ast.Name) and call.id == "open"]
    assert not opened, f"{module} opens a file: read in results/ or plan/, hand the values in"


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for_and_stays_small(module: str) -> None:
    path: Path = MODULES[module]
    assert ast.get_docstring(tree_of(module)), f"{path}: begin it with a docstring"
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{path} has {lines} lines: split it at its second subject"
