"""Writes what the docs take from the code: help texts, problem codes, output under commands.

`python tools/docs.py` rewrites them; the tests fail when they differ from what it would write.
"""

import os
import subprocess
import sys
from pathlib import Path

from console import ROOT, rendered
from welfare_cli.ground.codes import SEVERITIES
from welfare_cli.present.help import MARK, code_text, topic_about, topic_terms
from welfare_cli.words import say

WRITTEN_BY_HAND = ("README.md", "README.ja.md", "docs/formats.md", "docs/rules.md")
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
    "rules",
    "rules show",
    "rules compare",
    "completion",
    "help",
)
EXAMPLES = "src/welfare_cli/present/examples/problems.{}.txt"

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
_ENVIRONMENT = {
    "en": (
        "Environment variables and exit codes",
        "What `welfare help environment` and `welfare help exit-codes` print.",
    ),
    "ja": (
        "環境変数と終了コード",
        "`welfare help environment` と `welfare help exit-codes` が表示するものです。",
    ),
}
_VARIABLE = {"en": ("variable", "meaning"), "ja": ("変数", "意味")}
_CODE = {"en": ("code", "meaning"), "ja": ("コード", "意味")}
_WORDS = {
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "information",
        "stop": ".",
    },
    "ja": {
        "error": "エラー",
        "warning": "警告",
        "info": "参考",
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
    texts[ROOT / "docs/environment.md"] = environment("en")
    texts[ROOT / "docs/environment.ja.md"] = environment("ja")
    for lang in ("en", "ja"):
        texts[ROOT / EXAMPLES.format(lang)] = examples(lang)
    return texts


def problems(lang: str) -> str:
    """The page of problem codes, with the text that each example in the tests prints."""
    title, lead = _TITLES[lang]
    parts = [f"# {title}", lead]
    words = _WORDS[lang]
    for code, severity in SEVERITIES.items():
        parts.append(f"## {code}")
        parts.append(f"*{words[severity]}{words['stop']}* {code_text(code, lang)}")
        shown = _example(code, lang)
        parts.append(f"{say('topics.example', lang)}:\n\n```text\n{shown}\n```")
    return "\n\n".join(parts) + "\n"


def examples(lang: str) -> str:
    """What the examples in the tests print, for `welfare help CODE`."""
    return "".join(f"{MARK}{code}\n{_example(code, lang)}\n" for code in SEVERITIES)


def _example(code: str, lang: str) -> str:
    example = ROOT / "tests/problems" / code / f"expected.{lang}.txt"
    return example.read_text("utf-8").rsplit("\n", 2)[0]


def environment(lang: str) -> str:
    """The page of environment variables and exit codes, from the texts of `welfare help`."""
    title, lead = _ENVIRONMENT[lang]
    parts = [f"# {title}", lead]
    for topic, heads in (("environment", _VARIABLE[lang]), ("exit-codes", _CODE[lang])):
        terms = topic_terms(topic, lang).items()
        rows = "".join(f"| `{term}` | {told} |\n" for term, told in terms)
        parts += [f"## {say(f'topic.{topic}', lang)}", topic_about(topic, lang)]
        parts.append(f"| {heads[0]} | {heads[1]} |\n| --- | --- |\n{rows}".rstrip("\n"))
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
    env = {k: v for k, v in os.environ.items() if not k.startswith("WELFARE_")}
    env |= {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "WELFARE_LANG": lang}
    command = [sys.executable, "-m", "welfare_cli", *name.split(), "--help"]
    done = subprocess.run(command, env=env, check=True, stdout=-1)
    return done.stdout.decode().replace("python -m welfare_cli", "welfare")


if __name__ == "__main__":
    for path, content in documents().items():
        path.write_text(content, encoding="utf-8")
