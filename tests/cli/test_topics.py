"""`welfare help`: topics, commands and problem codes, in both languages, complete."""

import re

import pytest

from conftest import ROOT, Welfare
from problem_kinds import by_code
from welfare_cli.cli.exit_codes import ExitCode
from welfare_cli.cli.topics import topic_names
from welfare_cli.ground.fiscal_year import read_year
from welfare_cli.ground.lines import width
from welfare_cli.ground.text import LANGUAGES, looks_japanese
from welfare_cli.present.formats import all_formats
from welfare_cli.present.help import topic_terms

TOPICS = [name for name, _ in topic_names("en")]
READ = re.compile(
    r"environ(?:\.get)?[\[(]\"(\w+)\"|envvar=\"(\w+)\"|\"((?:WELFARE|GITHUB|CI)_[A-Z_]+)\""
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_topic_all_are_listed(lang: str, welfare: Welfare) -> None:
    out = welfare("help", "--lang", lang).out
    for name, title in topic_names(lang):
        assert re.search(f"^  {name} +{re.escape(title)}$", out, re.MULTILINE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_told(topic: str, lang: str, welfare: Welfare) -> None:
    outcome = welfare("help", topic, "--lang", lang, columns=80)
    assert outcome.code == 0
    assert looks_japanese(outcome.out.split("\n")[0]) == (lang == "ja")
    assert max(width(line) for line in outcome.out.splitlines()) <= 80
    assert topic_terms(topic, lang)


@pytest.mark.parametrize("name", ["progress", "rules", "rules compare", "help", "completion"])
def test_a_command_is_told_as_by_its_own_help(name: str, welfare: Welfare) -> None:
    told = welfare("help", *name.split(), columns=100).out
    assert told == welfare(*name.split(), "--help", columns=100).out


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", by_code())
def test_a_code_is_told_with_its_example(code: str, lang: str, welfare: Welfare) -> None:
    out = welfare("help", code, "--lang", lang).out
    assert out.startswith(f"{code} (")
    example = (ROOT / f"tests/problems/{code}/expected.{lang}.txt").read_text("utf-8")
    assert f"  {example.splitlines()[0]}" in out
    assert not re.search(r"\{\w+\}", out.split("\n\n")[1])


def test_what_is_not_known_is_guessed(welfare: Welfare) -> None:
    outcome = welfare("help", "unkown-key", "--lang", "en")
    assert outcome.code == 2
    assert "Did you mean “unknown-key”?" in outcome.err


def test_every_variable_that_is_read_is_told() -> None:
    source = "".join(path.read_text("utf-8") for path in ROOT.glob("src/welfare_cli/**/*.py"))
    read = {"".join(found) for found in READ.findall(source)}
    told = {name for term in topic_terms("environment", "en") for name in term.split(", ")}
    assert read == told - {"LC_ALL", "LC_MESSAGES", "LANG"}


def test_every_exit_code_and_format_is_told() -> None:
    assert [int(code) for code in topic_terms("exit-codes", "en")] == [*ExitCode]
    told = topic_terms("formats", "en")
    assert [*told] == [one.name for one in all_formats()]
    assert not [name for name, text in told.items() if text.startswith("Suffix")]


def test_every_year_that_is_shown_can_be_read() -> None:
    for term in topic_terms("years", "en"):
        for written in term.split(", "):
            assert read_year(written, era="H")


def test_the_words_of_the_codes_are_of_both_languages() -> None:
    assert all(looks_japanese(told) for told in topic_terms("words", "en").values())
