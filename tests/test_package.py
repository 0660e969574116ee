"""The wheel and the source archive hold all that is needed and nothing else, and work elsewhere."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from conftest import ROOT
from welfare_cli import __version__

NAME = f"welfare_cli-{__version__}"
FILES = {
    path.relative_to(ROOT / "src").as_posix()
    for path in (ROOT / "src").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}
# Translations are compiled for the wheel; what translators edit stays in the source archive.
COMPILED = {name for name in FILES if name.endswith(".mo")}
SOURCES = FILES - COMPILED
INSTALLED = {name for name in FILES if not name.endswith(".po")}
METADATA = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
BESIDE = {".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}
BESIDE |= {"hatch_build.py"}


def build(source: Path, target: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive of this tree."""
    folder = tmp_path_factory.mktemp("dist")
    build(ROOT, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return dist / f"{NAME}-py3-none-any.whl"


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the shipped plan, and an environment that has the wheel.

    Its dependencies come from the package index that pip is configured for. Without a network these
    tests are skipped.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(ROOT / "data", folder / "data")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    done = pip(folder, "install", str(wheel))
    if (
        done.returncode
        and pip(folder, "download", "--no-deps", "-d", str(folder), "rich").returncode
    ):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr.decode()
    return folder


def pip(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Let pip work in the environment of the folder."""
    python = str(folder / "env/bin/python")
    command = [sys.executable, "-m", "pip", "--python", python, "--retries", "1", *args]
    return subprocess.run(command, capture_output=True, check=False)


def run(elsewhere: Path, *command: str) -> str:
    """What a command of that environment prints."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("WELFARE_", "PYTHON"))}
    call = [str(elsewhere / "env/bin" / command[0]), *command[1:]]
    done = subprocess.run(call, cwd=elsewhere, env=env, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


def golden(name: str) -> str:
    return (ROOT / "tests/golden" / name).read_text("utf-8")


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    about = {f"{NAME}.dist-info/{name}" for name in METADATA}
    assert set(zipfile.ZipFile(wheel).namelist()) == INSTALLED | about
    assert {"welfare_cli/py.typed", "welfare_cli/rules/shipped/pace.yaml"} <= INSTALLED
    assert "welfare_cli/locale/ja/LC_MESSAGES/welfare.mo" in INSTALLED


def test_the_source_archive_makes_the_same_wheel(dist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(dist / f"{NAME}.tar.gz") as archive:
        names = {name.removeprefix(f"{NAME}/") for name in archive.getnames()}
        archive.extractall(tmp_path, filter="data")
    assert names == {f"src/{name}" for name in SOURCES} | BESIDE
    build(tmp_path / NAME, tmp_path)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_dependencies_that_it_names_are_all_it_needs(elsewhere: Path) -> None:
    assert pip(elsewhere, "check").stdout.decode() == "No broken requirements found.\n"
    script = (
        "import importlib, pkgutil, welfare_cli\n"
        "for found in pkgutil.walk_packages(welfare_cli.__path__, 'welfare_cli.'):\n"
        "    importlib.import_module(found.name)"
    )
    assert run(elsewhere, "python", "-c", script) == ""


def test_the_metadata_say_what_pyproject_says(elsewhere: Path) -> None:
    (about,) = elsewhere.glob("env/lib/python*/site-packages/welfare_cli-*.dist-info")
    found = Distribution.at(about)
    assert found.version == __version__
    assert found.metadata["License-Expression"] == "MIT"
    assert found.metadata["Requires-Python"] == ">=3.11"
    assert found.metadata["Description-Content-Type"] == "text/markdown"
    assert [(e.name, e.value) for e in found.entry_points] == [
        ("welfare", "welfare_cli.__main__:main")
    ]


def test_the_wheel_is_what_runs(elsewhere: Path) -> None:
    where = run(elsewhere, "python", "-c", "import welfare_cli; print(welfare_cli.__file__)")
    assert Path(where.strip()).is_relative_to(elsewhere / "env")


def test_it_speaks_japanese_elsewhere(elsewhere: Path) -> None:
    call = (
        "from welfare_cli.ground.translation import _; print(_('Gate failed: {reasons}.', 'ja'"
        ", reasons=1))"
    )
    assert run(elsewhere, "python", "-c", call) == "基準を満たしていません: 1。\n"


@pytest.mark.parametrize("command", [("welfare",), ("python", "-m", "welfare_cli")])
def test_both_ways_to_call_it_work(command: tuple[str, ...], elsewhere: Path) -> None:
    assert run(elsewhere, *command, "--version") == f"welfare {__version__}\n"


@pytest.mark.parametrize(
    ("args", "name"),
    [
        (("validate",), "validate.txt"),
        (("progress",), "progress.txt"),
        (("rules", "show", "germany-weather", "--format", "csv"), "rules.show.weather.csv"),
        (("report", "--format", "html"), "report.html"),
        (("report", "--format", "html", "--lang", "en"), "report.en.html"),
    ],
)
def test_it_prints_elsewhere_what_it_prints_here(
    args: tuple[str, ...], name: str, elsewhere: Path
) -> None:
    assert run(elsewhere, "welfare", *args) == golden(name)
