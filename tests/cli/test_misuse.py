"""A call that cannot be read is told in the reader's language, with the nearest name."""

import pytest
import typer

from conftest import Welfare
from welfare_cli.cli.usage_errors import explained
from welfare_cli.ground.text import looks_japanese

CASES = {
    "no option": (["progress", "--sectoin", "1"], "--section"),
    "no option near": (["progress", "--zzz"], "--zzz"),
    "value missing": (["progress", "--format"], "--format"),
    "value too much": (["progress", "--wide=1"], "--wide"),
    "choice": (["progress", "--format", "jsn"], "json"),
    "number": (["tree", "--depth", "x"], "--depth x"),
    "argument missing": (["show"], "ID"),
    "option missing": (["template"], "--year"),
    "command": (["progres"], "progress"),
    "command below": (["rules", "comprae"], "compare"),
    "too much": (["progress", "extra"], "extra"),
    "escape": (["progress", "--\x1b[31m"], "--"),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_it_is_told_in_the_language_of_the_call(
    name: str, lang: str, welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELFARE_LANG", lang)
    call, told = CASES[name]
    outcome = welfare(*call)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert "\x1b" not in outcome.err
    last = outcome.err.splitlines()[-1]
    assert looks_japanese(last) == (lang == "ja")
    assert last.startswith("エラー: " if lang == "ja" else "Error: ")


def test_the_help_is_named(welfare: Welfare) -> None:
    err = welfare("progress", "--zzz", "--lang", "en").err
    assert err.startswith("Usage: welfare progress [OPTIONS]\nFor help: welfare progress --help\n")


def test_a_call_without_a_command_is_the_help(welfare: Welfare) -> None:
    outcome = welfare()
    assert outcome.code == 2
    assert outcome.err.startswith("Usage: welfare [OPTIONS] COMMAND")


@pytest.mark.parametrize("kind", [typer.TyperException, typer.BadParameter])
def test_what_is_not_known_is_passed_on(kind: type[typer.TyperException]) -> None:
    assert "Something new." in explained(kind("Something new."), "ja")
