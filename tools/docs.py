"""Writes what the docs take from the code: help texts, problem codes, output under commands.

`python tools/docs.py` rewrites them; the tests fail when they differ from what it would write.
"""

import subprocess
import sys
from pathlib import Path

from console import ROOT, rendered
from surroundings import neutral
from welfare_cli.ground.codes import SEVERITIES
from welfare_cli.present.problems.pages import meaning, remedy, sentences

WRITTEN_BY_HAND = (
    "README.md",
    "README.ja.md",
    "docs/formats.md",
    "docs/rules.md",
    "docs/portfolio.md",
    "docs/starting.md",
    "docs/editors.md",
    "docs/ci.md",
)
COMMANDS = (
    "",
    "validate",
    "progress",
    "show",
    "tree",
    "import",
    "template",
    "missing",
    "history",
    "compare",
    "export",
    "report",
    "overview",
    "rules",
    "rules show",
    "rules compare",
    "init",
    "fmt",
    "schema",
)

_TITLES = {
    "en": ("Problem codes", "Every problem `welfare` tells, what it means and how to mend it."),
    "ja": ("問題コード", "`welfare` が示す問題の一覧です。意味と直し方を載せています。"),
}
_COMMANDS = {
    "en": ("Commands", "The help text of each command, as `--help` prints it."),
    "ja": (
        "コマンド",
        "各コマンドの説明です。`WELFARE_LANG=ja` のとき `--help` が表示するものです。",
    ),
}
_WORDS = {
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "information",
        "example": "Example",
        "stop": ".",
    },
    "ja": {
        "error": "エラー",
        "warning": "警告",
        "info": "参考",
        "example": "例",
        "stop": "。",
    },
}


def documents() -> dict[Path, str]:
    """Every document that takes something from the code, as it should be now."""
    texts = {ROOT / name: rendered((ROOT / name).read_text("utf-8")) for name in WRITTEN_BY_HAND}
    texts[ROOT / "docs/problems.md"] = problems("en")
    texts[ROOT / "docs/problems.ja.md"] = problems("ja")
    texts[ROOT / "docs/commands.md"] = commands("en")
    texts[ROOT / "docs/commands.ja.md"] = commands("ja")
    return texts


def problems(lang: str) -> str:
    """The page of problem codes, with the text that each example in the tests prints."""
    title, lead = _TITLES[lang]
    parts = [f"# {title}", lead]
    words = _WORDS[lang]
    for code, severity in SEVERITIES.items():
        parts.append(f"## {code}")
        told = sentences(meaning(code, lang), remedy(code, lang), lang)
        parts.append(f"*{words[severity]}{words['stop']}* {told}")
        example = ROOT / "tests/problems" / code / f"expected.{lang}.txt"
        shown = example.read_text("utf-8").rsplit("\n", 2)[0]
        parts.append(f"{words['example']}:\n\n```text\n{shown}\n```")
    return "\n\n".join(parts) + "\n"


def commands(lang: str) -> str:
    """The page of commands: their help texts."""
    title, lead = _COMMANDS[lang]
    parts = [f"# {title}", lead]
    for name in COMMANDS:
        line = f"welfare {name} --help".replace("  ", " ")
        parts += [f"## welfare {name}".rstrip(), f"```text\n$ {line}\n{_help(name, lang)}```"]
    return "\n\n".join(parts) + "\n"


def _help(name: str, lang: str) -> str:
    env = neutral() | {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "WELFARE_LANG": lang}
    command = [sys.executable, "-m", "welfare_cli", *name.split(), "--help"]
    done = subprocess.run(command, env=env, check=True, stdout=-1)
    return done.stdout.decode().replace("python -m welfare_cli", "welfare")


if __name__ == "__main__":
    for path, content in documents().items():
        path.write_text(content, encoding="utf-8")
