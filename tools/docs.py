"""Writes what the docs take from the code: help, problem codes, rule sets, output of commands.

`python tools/docs.py` rewrites them; the tests fail when they differ from what it would write.
"""

import re
from collections.abc import Callable
from textwrap import indent

from console import ROOT, rendered
from invoke import invoke
from json_pages import json_output
from problem_kinds import problem_kinds
from rule_pages import rule_sets
from schema_pages import schema_pages
from site_words import SITE
from welfare_cli.ground.problem import SEVERITY_NAMES, ProblemKind
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.help import MARK, topic_about, topic_terms
from welfare_cli.present.problems.pages import meaning, remedy, sentences
from welfare_cli.results.columns import COLUMN, OPTIONAL, YEAR

# The table of columns in a page: it follows this comment.
_COLUMNS = re.compile(r"(<!-- columns of the results -->\n\n)(?:\|.*\n)*\|.*")

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
    "completion",
    "help",
)


_TOPICS: dict[str, Message] = {
    "environment": N_("Environment variables"),
    "exit-codes": N_("Exit codes"),
    "formats": N_("Output formats"),
    "years": N_("How fiscal years may be written"),
    "numbers": N_("How numbers are read, rated and shown"),
    "ratings": N_("Rule sets and ratings"),
    "files": N_("The files of a project"),
    "words": N_("The words of this program in both languages"),
}


def documents() -> list[str]:
    """Every page that people read, by its path in the repository."""
    pages = [*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")]
    return sorted(page.relative_to(ROOT).as_posix() for page in {*pages, *map(ROOT.joinpath, MADE)})


def document(name: str) -> str:
    """A page as it should be now: made, or written by hand with what its commands print."""
    if name in MADE:
        make, lang = MADE[name]
        return make(lang)
    lang = "ja" if name.endswith(".ja.md") else "en"
    written = (ROOT / name).read_text("utf-8")
    return rendered(_COLUMNS.sub(lambda table: table[1] + _optional_columns(lang), written))


def _optional_columns(lang: str) -> str:
    """The columns that a result file has only if a row needs them, and what they hold."""
    words = SITE[lang]
    rows = [f"| {words['column']} | {words['meaning']} |", "| --- | --- |"]
    columns = (*OPTIONAL, COLUMN[YEAR])
    rows += [f"| `{column.name}` | {column.about.in_(lang)} |" for column in columns]
    return "\n".join(rows)


def problems(lang: str) -> str:
    """The page of problem codes, with the text that each example in the tests prints."""
    words = SITE[lang]
    parts = [f"# {words['problems.title']}", words["problems.lead"]]
    for room, kinds in problem_kinds().items():
        parts.append(f"## {words[f'problems.{room}']}")
        for kind in kinds:
            parts.append(f"### {kind.code}")
            parts.append(f"*{words[kind.severity]}{words['stop']}* {_told(kind, lang)}")
            shown = _example(kind.code, lang)
            parts.append(f"{words['example']}:\n\n```text\n{shown}\n```")
    return "\n\n".join(parts) + "\n"


def code_pages(lang: str) -> str:
    """The pages of `welfare help CODE`, which are laid out when they are printed."""
    return "".join(_code_page(kind, lang) for kinds in problem_kinds().values() for kind in kinds)


def _code_page(kind: ProblemKind, lang: str) -> str:
    severity, example = _(SEVERITY_NAMES[kind.severity], lang), SITE[lang]["example"]
    shown = indent(_example(kind.code, lang), "  ")
    head = f"{MARK}{kind.code} ({severity})"
    return "\n\n".join((head, _told(kind, lang), f"{example}:", f"{shown}\n"))


def _told(kind: ProblemKind, lang: str) -> str:
    return sentences(meaning(kind, lang), remedy(kind, lang), lang)


def _example(code: str, lang: str) -> str:
    example = ROOT / "tests/problems" / code / f"expected.{lang}.txt"
    return example.read_text("utf-8").rsplit("\n", 2)[0]


def environment(lang: str) -> str:
    """The page of environment variables and exit codes, from the texts of `welfare help`."""
    words = SITE[lang]
    parts = [f"# {words['environment.title']}", words["environment.lead"]]
    for topic, head in (("environment", words["variable"]), ("exit-codes", words["code"])):
        terms = topic_terms(topic, lang).items()
        rows = "".join(f"| `{term}` | {told} |\n" for term, told in terms)
        parts += [f"## {_(_TOPICS[topic], lang)}", topic_about(topic, lang)]
        parts.append(f"| {head} | {words['meaning']} |\n| --- | --- |\n{rows}".rstrip("\n"))
    return "\n\n".join(parts) + "\n"


def commands(lang: str) -> str:
    """The page of commands: their help texts."""
    parts = [f"# {SITE[lang]['commands.title']}", SITE[lang]["commands.lead"]]
    for name in COMMANDS:
        line = f"welfare {name} --help".replace("  ", " ")
        parts += [f"## welfare {name}".rstrip(), f"```text\n$ {line}\n{_help(name, lang)}```"]
    return "\n\n".join(parts) + "\n"


def _help(name: str, lang: str) -> str:
    width = {"COLUMNS": "100", "TERMINAL_WIDTH": "100"}
    return invoke([*name.split(), "--help"], ROOT, WELFARE_LANG=lang, **width).out.decode()


# Pages that are made whole, and in which language.
MADE: dict[str, tuple[Callable[[str], str], str]] = {
    f"docs/{name}{ending}": (make, lang)
    for name, make in {
        "commands": commands,
        "environment": environment,
        "json": json_output,
        "problems": problems,
        "rule-sets": rule_sets,
        "schemas": schema_pages,
    }.items()
    for lang, ending in {"en": ".md", "ja": ".ja.md"}.items()
}

MADE |= {
    f"src/welfare_cli/present/examples/problems.{lang}.txt": (code_pages, lang) for lang in SITE
}


def main() -> None:
    """Write every page."""
    for name in documents():
        (ROOT / name).write_text(document(name), encoding="utf-8")


if __name__ == "__main__":
    main()
