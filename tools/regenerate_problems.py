"""Rewrite what `welfare` tells of each example of a problem code.

`python tools/regenerate_problems.py` runs every folder of `tests/problems` in both languages and
writes `expected.en.txt` and `expected.ja.txt`; the difference in git is the review. The tests
prepare and call an example by the functions below, so both run the same thing. An example that
another command than `validate` shall find holds the arguments of that command in `call.txt`.
"""

import runpy
import shlex
import shutil
import tempfile
from pathlib import Path
from typing import AnyStr

from invoke import invoke
from library import library
from welfare_cli.ground.text import LANGUAGES

PROBLEMS = Path(__file__).parent.parent / "tests" / "problems"


def examples() -> list[Path]:
    """The folder of every example, by code."""
    return sorted(path for path in PROBLEMS.iterdir() if path.is_dir())


def expected_file(example: Path, lang: str) -> Path:
    """The file that holds what the command prints for the example."""
    return example / f"expected.{lang}.txt"


def prepare(example: Path, folder: Path) -> None:
    """Copy the example's files, and write those that only its `make_….py` can write."""
    ours = shutil.ignore_patterns("expected.*", "make_*.py", "__pycache__")
    shutil.copytree(example, folder, dirs_exist_ok=True, ignore=ours)
    for script in example.glob("make_*.py"):
        runpy.run_path(str(script))["make"](folder)


def arguments(folder: Path, lang: str) -> list[str]:
    """The call: that of `call.txt`; else `validate`, with a file where it would not find one."""
    call = folder / "call.txt"
    if call.exists():
        return [*shlex.split(call.read_text(encoding="utf-8")), "--lang", lang]
    if (folder / "plan.yaml").exists():
        return ["validate", "--lang", lang]
    name = "rules.yaml" if (folder / "rules.yaml").exists() else "plan.yaml"
    return ["validate", name, "--lang", lang]


def told(call: list[str], out: AnyStr, err: AnyStr) -> AnyStr:
    """All that the call said on both outputs, without the table of an import's changes."""
    return err if call[0] == "import" else out + err


def output_of(example: Path, lang: str) -> bytes:
    """What the command tells of the example, whoever runs it and wherever."""
    with tempfile.TemporaryDirectory() as name, library():
        prepare(example, Path(name))
        call = arguments(Path(name), lang)
        outcome = invoke(call, Path(name))
    return told(call, outcome.out, outcome.err)


def main() -> None:
    """Write every expected file anew."""
    for example in examples():
        for lang in LANGUAGES:
            expected_file(example, lang).write_bytes(output_of(example, lang))


if __name__ == "__main__":
    main()
