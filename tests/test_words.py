"""Every text is translated, and fits the numbers it tells: one indicator, two indicators."""

import ast
from collections.abc import Sequence
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message as Entry

import messages
from conftest import ROOT, Welfare
from welfare_cli.ground import translation
from welfare_cli.ground.translation import N_, NP_, Both, _, ngettext, pgettext

PATHS = messages.catalogues()
ENTRIES = [
    pytest.param(entry, id=f"{messages.language(path)}-{entry.id}"[:60])
    for path in PATHS
    for entry in messages.read(path)
    if entry.id
]


@pytest.mark.parametrize("path", PATHS, ids=messages.language)
def test_the_catalogue_holds_the_texts_of_the_code_and_no_other(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == messages.updated(path), (
        "run: python tools/messages.py"
    )


@pytest.mark.parametrize("entry", ENTRIES)
def test_each_text_is_translated_with_the_same_facts(entry: Entry) -> None:
    assert not entry.fuzzy
    assert all(_forms(entry.string))
    for form in _forms(entry.string):
        assert _facts(form) == set.union(*(_facts(text) for text in _forms(entry.id)))


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.stem)
def test_no_text_is_inside_an_f_string(path: Path) -> None:
    # Babel finds it there with some versions of Python only.
    for string in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for node in ast.walk(string) if isinstance(string, ast.JoinedStr) else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func) in messages.KEYWORDS:
                assert not isinstance(node.args[0], ast.Constant), f"line {node.lineno}"


def test_a_text_is_told_in_each_language_with_its_facts() -> None:
    text = "Gate failed: {reasons}."
    assert _(text, "en", reasons="a") == "Gate failed: a."
    assert _(text, "ja", reasons="a") == "基準を満たしていません: a。"


def test_a_fact_may_itself_be_a_text() -> None:
    both = Both("平成31年度", "FY2019")
    text, fact = "Gate failed: {reasons}.", N_("Gate failed: {reasons}.")
    assert _(text, "ja", reasons=fact) == _(text, "ja", reasons=_(text, "ja", reasons="{reasons}"))
    assert _("{year}", "en", year=both) == "FY2019"


def test_a_count_chooses_its_form() -> None:
    def counted(count: int) -> str:
        return ngettext("{n} file", "{n} files", count, "en", n=count)

    assert [counted(count) for count in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


def test_a_text_that_is_in_no_catalogue_is_not_told_in_english() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        _("nowhere", "ja")
    with pytest.raises(KeyError, match="nowhere"):
        pgettext("there", "nowhere", "ja")
    assert _(NP_("there", "nowhere"), "en") == "nowhere"


def test_a_missing_catalogue_is_an_error_that_says_what_to_do(
    welfare: Welfare, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(translation, "LOCALE", tmp_path)
    translation._entry.cache_clear()  # noqa: SLF001  as in a process that has read none
    translation._catalogue.cache_clear()  # noqa: SLF001
    outcome = welfare("progress", "--lang", "ja", "--min-reported", "100%")
    assert outcome.code == 2
    assert "welfare.mo is missing" in outcome.err
    assert "pip install -e ." in outcome.err


def _forms(texts: str | Sequence[str] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else [*(texts or [""])]


def _facts(text: str) -> set[str]:
    return {name for _literal, name, _format, _conversion in Formatter().parse(text) if name}
