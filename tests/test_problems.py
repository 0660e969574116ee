"""Every problem code has a folder in `problems` that causes it, and only it, in both languages.

What `welfare validate`, or the command in the folder's `call.txt`, tells of it is the expected
file, byte for byte, and never a traceback. Only an import without an error changes the results.
`python tools/regenerate_problems.py` rewrites the expected files.
"""

import re
from pathlib import Path

import pytest

from conftest import Welfare
from library import library
from problem_kinds import PACKAGE, by_code, problem_kinds
from regenerate_problems import arguments, examples, expected_file, prepare, told
from welfare_cli.ground.text import LANGUAGES

EXAMPLES = {example.name: example for example in examples()}
KINDS = by_code()
VALIDATED = [code for code, path in EXAMPLES.items() if arguments(path, "en")[0] == "validate"]
CALL = re.compile(r"\bProblemKind\(")
CODE = re.compile(r"^\S.* \[([a-z0-9-]+)\]$", re.MULTILINE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_is_told_so(code: str, lang: str, welfare: Welfare, tmp_path: Path) -> None:
    call = _prepared(code, lang, tmp_path)
    before = _results(tmp_path)
    with library():
        outcome = welfare(*call, cwd=tmp_path)
    expected = expected_file(EXAMPLES[code], lang).read_bytes().decode()
    assert told(call, outcome.out, outcome.err) == expected
    assert outcome.code == _exit_code(code)
    is_written = call[0] == "import" and outcome.code == 0
    assert (_results(tmp_path) != before) == is_written


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_causes_its_code_and_no_other(code: str, lang: str) -> None:
    text = expected_file(EXAMPLES[code], lang).read_text(encoding="utf-8")
    assert CODE.findall(text) == [code]


@pytest.mark.parametrize("code", [code for code in VALIDATED if KINDS[code].severity != "error"])
def test_strict_fails_on_a_warning_only(code: str, welfare: Welfare, tmp_path: Path) -> None:
    outcome = welfare(*_prepared(code, "en", tmp_path), "--strict", cwd=tmp_path)
    assert outcome.code == (1 if KINDS[code].severity == "warning" else 0)


def test_every_code_has_its_example() -> None:
    assert set(EXAMPLES) == set(KINDS)


def test_no_two_records_have_one_code() -> None:
    codes = [kind.code for kinds in problem_kinds().values() for kind in kinds]
    assert sorted(codes) == sorted(KINDS)


def test_every_record_is_the_value_of_a_name_of_its_own() -> None:
    # Any other would be found neither by the docs nor by the tests.
    made = sum(len(CALL.findall(path.read_text("utf-8"))) for path in PACKAGE.rglob("*.py"))
    assert made == len(KINDS)


def _prepared(code: str, lang: str, folder: Path) -> list[str]:
    prepare(EXAMPLES[code], folder)
    return arguments(folder, lang)


def _results(folder: Path) -> dict[str, bytes]:
    files = (folder / "results").glob("*")
    return {path.name: path.read_bytes() for path in files if path.is_file()}


def _exit_code(code: str) -> int:
    if KINDS[code].unreadable:
        return 2
    return 1 if KINDS[code].severity == "error" else 0
