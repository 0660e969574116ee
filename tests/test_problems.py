"""Every problem code has a folder in `problems` that causes it, and only it, in both languages.

What `welfare validate` prints for it is the expected file, byte for byte, and never a traceback.
`python tools/regenerate_problems.py` rewrites the expected files.
"""

import re
from pathlib import Path
from string import Formatter

import pytest

from conftest import Outcome, Welfare
from regenerate_problems import arguments, examples, expected_file, prepare
from welfare_cli.ground.codes import SEVERITIES
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.words import problems_en, problems_ja

EXAMPLES = {example.name: example for example in examples()}
UNREADABLE = ("file-missing", "file-unreadable", "file-too-large")
CODE = re.compile(r"^\S.* \[([a-z0-9-]+)\]$", re.MULTILINE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_is_told_so(code: str, lang: str, welfare: Welfare, tmp_path: Path) -> None:
    outcome = _validated(code, lang, welfare, tmp_path)
    assert outcome.out == expected_file(EXAMPLES[code], lang).read_bytes().decode()
    assert outcome.code == _exit_code(code)
    assert outcome.err == ""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_causes_its_code_and_no_other(code: str, lang: str) -> None:
    text = expected_file(EXAMPLES[code], lang).read_text(encoding="utf-8")
    assert CODE.findall(text) == [code]


@pytest.mark.parametrize("code", [code for code, how in SEVERITIES.items() if how != "error"])
def test_strict_fails_on_a_warning_only(code: str, welfare: Welfare, tmp_path: Path) -> None:
    outcome = _validated(code, "en", welfare, tmp_path, "--strict")
    assert outcome.code == (1 if SEVERITIES[code] == "warning" else 0)


def test_every_code_has_its_example() -> None:
    assert set(EXAMPLES) == set(SEVERITIES)


@pytest.mark.parametrize("texts", [problems_en.TEXTS, problems_ja.TEXTS], ids=["en", "ja"])
def test_every_code_has_its_message_and_hint(texts: dict[str, str]) -> None:
    assert set(texts) == {f"{code}.{part}" for code in SEVERITIES for part in ("message", "hint")}


@pytest.mark.parametrize("key", problems_en.TEXTS)
def test_both_languages_tell_the_same_facts(key: str) -> None:
    assert _facts(problems_ja.TEXTS[key]) == _facts(problems_en.TEXTS[key])


def _validated(code: str, lang: str, welfare: Welfare, folder: Path, *options: str) -> Outcome:
    prepare(EXAMPLES[code], folder)
    return welfare(*arguments(folder, lang), *options, cwd=folder)


def _exit_code(code: str) -> int:
    if code in UNREADABLE:
        return 2
    return 1 if SEVERITIES[code] == "error" else 0


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
