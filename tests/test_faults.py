"""Commands killed, refused, crowded, overtaken by hand: nothing is lost, the next run settles it.

The same faults as those of benchmarks/faults.py, a few dozen of each; none depends on how fast the
machine is.
"""

import importlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

COMMANDS = ("fmt", "report", "init", "import")


@pytest.fixture(scope="module")
def faulty() -> Iterator[Any]:
    """The modules of the faults."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")
        yield importlib.import_module("faults")


@pytest.fixture(scope="module")
def known(faulty: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:  # noqa: ANN401  a script's module
    return {one.name: one for one in faulty.scenarios(tmp_path_factory.mktemp("scratch"))}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_before_any_call_to_the_file_system_tears_nothing(
    command: str,
    faulty: Any,  # noqa: ANN401  a script's module
    known: dict[str, Any],
    tmp_path: Path,
) -> None:
    outcome = faulty.kill_at_calls(known[command], tmp_path, step=5)
    assert outcome.violations == []
    assert outcome.counts["killed, all old"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_at_any_instant_tears_nothing(
    command: str,
    faulty: Any,  # noqa: ANN401  a script's module
    known: dict[str, Any],
    tmp_path: Path,
) -> None:
    chance = random.Random(3)  # noqa: S311  repeatable, no secret
    assert faulty.kill_at_random(known[command], 3, chance, tmp_path).violations == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_run_that_is_stopped_anywhere_tidies_up(
    command: str,
    faulty: Any,  # noqa: ANN401  a script's module
    known: dict[str, Any],
    tmp_path: Path,
) -> None:
    outcome = faulty.stop_at_calls(known[command], tmp_path, step=3)
    assert outcome.violations == []
    assert outcome.counts["stopped, all old"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "unlink"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_call_that_is_refused_changes_nothing_or_is_made_up_for(
    command: str,
    call: str,
    faulty: Any,  # noqa: ANN401  a script's module
    known: dict[str, Any],
    tmp_path: Path,
) -> None:
    outcome = faulty.refuse_calls(known[command], tmp_path, call, last=2)
    assert outcome.violations == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_may_not_grow_changes_nothing_or_is_made_up_for(
    command: str,
    faulty: Any,  # noqa: ANN401  a script's module
    known: dict[str, Any],
    tmp_path: Path,
) -> None:
    outcome = faulty.refuse_growth(known[command], tmp_path, step=50_000)
    assert outcome.violations == []
    assert outcome.counts["refused"]


def test_what_another_hand_writes_while_an_import_runs_is_kept(faulty: Any, tmp_path: Path) -> None:  # noqa: ANN401  a script's module
    outcome = faulty.hands_at_reads(tmp_path, step=3)
    assert outcome.violations == []
    assert len(outcome.counts) == 2, "some are refused, and some come early enough"


def test_many_imports_at_once_all_land(faulty: Any, tmp_path: Path) -> None:  # noqa: ANN401  a script's module
    assert faulty.crowd(6, 1, tmp_path).violations == []


def test_a_clock_that_jumps_loses_nothing(faulty: Any, tmp_path: Path) -> None:  # noqa: ANN401  a script's module
    assert faulty.jump_clocks(tmp_path).violations == []


def test_the_commands_that_are_killed_are_loaded_by_then(known: dict[str, Any]) -> None:
    assert set(known) == set(COMMANDS)
    assert "welfare_cli.results.transaction" in sys.modules
