"""Every test runs the command as a user would: real files, real bytes, real exit codes.

The environment of the person who runs the tests changes nothing.
"""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from hatch_build import compile_translations
from invoke import exit_code
from surroundings import FOREIGN

ROOT = Path(__file__).parent.parent


def pytest_sessionstart() -> None:
    """Compile translations that were changed since the package was installed."""
    compile_translations()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Use two processes for folders; one for chosen files or tests, which start sooner in one.

    More than two would need more than the gigabyte that a whole run may take.
    """
    return 0 if all(".py" in argument for argument in config.args) else 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the test that needs half a gigabyte come first, while the process is small."""
    items.sort(key=lambda item: "yaml-too-large" not in item.name)


@dataclass(frozen=True)
class Outcome:
    """What a run wrote and how it ended."""

    code: int
    out: str
    err: str


Welfare = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(FOREIGN):
            monkeypatch.delenv(name)


@pytest.fixture
def welfare(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Welfare:
    """Run `welfare` with these arguments, in a folder, with COLUMNS set or not."""

    def call(*args: str, cwd: Path = ROOT, columns: int | None = None) -> Outcome:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["welfare", *args])
        # Help names the program as it was started: as its script, however the tests were.
        monkeypatch.setattr(sys.modules["__main__"], "__package__", "")
        if columns is not None:
            monkeypatch.setenv("COLUMNS", str(columns))
        capfdbinary.readouterr()
        code = exit_code()
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode(), err.decode())

    return call


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the shipped plan and results, to be changed at will."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path
