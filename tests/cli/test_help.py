"""The help of every command is told in both languages."""

import ast
from collections.abc import Iterator

import pytest
import typer
from typer.core import TyperArgument, TyperOption

from conftest import ROOT, Welfare
from docs import COMMANDS
from welfare_cli.cli.app import NAMES, app, load
from welfare_cli.cli.help import HELP, Group, help_language
from welfare_cli.ground.lines import width
from welfare_cli.ground.text import LANGUAGES, looks_japanese
from welfare_cli.ground.translation import translated

CALLS = [name.split() for name in COMMANDS]


def _texts(command: object, path: str) -> Iterator[tuple[str, str]]:
    """Every help text of a command and of those below it, with the key of its command."""
    yield path, HELP[path]
    for param in getattr(command, "params", ()):
        assert isinstance(param, TyperArgument | TyperOption)
        assert param.help, f"{path}: {param.name} has no help text"
        yield path, param.help
    if isinstance(command, Group):
        for name, below in command.commands.items():
            yield from _texts(below, f"{path}.{name}")


def test_every_command_and_option_is_explained_in_japanese_too() -> None:
    texts = [*_texts(typer.main.get_command(app), "command")]
    for name in NAMES:
        texts += _texts(load(name), f"command.{name}")
    assert {path for path, _text in texts} == set(HELP)
    for path, text in texts:
        assert looks_japanese(translated(text, "ja")), path


def test_every_help_text_is_marked_for_translation() -> None:
    for path in ROOT.glob("src/welfare_cli/cli/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in {"help", "short_help", "epilog"}:
                assert isinstance(node.value, ast.Call), f"{path.name}:{node.value.lineno}"
                assert ast.unparse(node.value.func) == "N_", f"{path.name}:{node.value.lineno}"


@pytest.mark.parametrize("call", CALLS, ids=COMMANDS)
def test_every_command_speaks_both_languages(
    call: list[str], welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = welfare(*call, "--help")
    monkeypatch.setenv("WELFARE_LANG", "ja")
    japanese = welfare(*call, "-h")
    assert (english.code, japanese.code) == (0, 0)
    assert english.out.startswith("Usage: welfare")
    assert not looks_japanese(english.out)
    assert japanese.out.startswith("使い方: welfare")
    for own in ("Usage", "Options", "Commands", "Arguments", "Show ", "env var", "default:"):
        assert own not in japanese.out


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ([], "en"),
        (["progress", "--help"], "en"),
        (["progress", "--lang", "ja", "--help"], "ja"),
        (["progress", "--help", "--lang=ja"], "ja"),
        (["--lang"], "en"),
        (["--lang", "fr"], "en"),
        (["--language=ja"], "en"),
        (["--language", "ja"], "en"),
    ],
)
def test_the_language_is_that_of_the_call(arguments: list[str], lang: str) -> None:
    assert help_language(arguments) == lang


@pytest.mark.parametrize(
    ("name", "value", "lang"),
    [
        ("WELFARE_LANG", "ja", "ja"),
        ("LANG", "ja_JP.UTF-8", "ja"),
        ("LC_ALL", "ja_JP.UTF-8", "ja"),
        ("LANG", "de_DE.UTF-8", "en"),
    ],
)
def test_or_that_of_the_system(
    name: str, value: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert help_language(["progress", "--help"]) == lang
    assert help_language(["progress", "--lang", "en"]) == "en"


def test_lang_makes_the_help_japanese(welfare: Welfare) -> None:
    assert "評価する年度" in welfare("progress", "--lang", "ja", "--help").out
    assert "年度別の実績" in welfare("rules", "compare", "--help", "--lang=ja").out


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(
    columns: int, lang: str, welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELFARE_LANG", lang)
    for call in CALLS:
        out = welfare(*call, "--help", columns=columns).out
        assert max(width(line) for line in out.splitlines()) <= columns
