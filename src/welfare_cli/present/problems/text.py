"""Problems as people read them: place, message, the line with a caret, how to mend it."""

from collections.abc import Sequence

from welfare_cli.ground.lines import width
from welfare_cli.ground.problem import Problem, Severity
from welfare_cli.ground.text import visible
from welfare_cli.words import say

_WINDOW = 96


def problem_text(problem: Problem, lang: str) -> str:
    """One problem in two to five lines."""
    severity = say(f"severity.{problem.severity.value}", lang)
    message = visible(problem.message(lang))
    lines = [f"{visible(str(problem.place))}: {severity}: {message} [{problem.code}]"]
    if problem.place.excerpt.strip() and problem.line and problem.column:
        lines += _pointed(problem.place.excerpt, problem.line, problem.column)
    hint = problem.hint(lang)
    if hint:
        lines.append(f"  {say('hint', lang)}: {visible(hint)}")
    return "\n".join(lines) + "\n"


def verdict_text(
    problems: Sequence[Problem], files: Sequence[str], lang: str, *, strict: bool
) -> str:
    """The one line that says whether the files are valid."""
    errors, warnings, infos = (_count(problems, severity) for severity in Severity)
    outcome = "invalid" if errors else "strict" if warnings and strict else "valid"
    key = "files.one" if len(files) == 1 else "files.many"
    named = say(key, lang, first=visible(files[0]), others=len(files) - 1)
    counts = say("verdict.counts", lang, errors=errors, warnings=warnings, infos=infos)
    return say(f"verdict.{outcome}", lang, files=named, counts=counts) + "\n"


def problems_json(
    problems: Sequence[Problem], files: Sequence[str], lang: str
) -> dict[str, object]:
    """Problems for programs: format 1."""
    return {
        "format": 1,
        "files": list(files),
        "problems": [problem_json(problem, lang) for problem in problems],
        "summary": {severity.value: _count(problems, severity) for severity in Severity},
    }


def problem_json(problem: Problem, lang: str) -> dict[str, object]:
    """One problem for programs."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message(lang),
        "hint": problem.hint(lang),
    }


def _count(problems: Sequence[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)


def _pointed(excerpt: str, line: int, column: int) -> list[str]:
    """The line, cut to a window around the column, and a caret under it."""
    text = excerpt.replace("\t", " ")
    start = max(0, column - 1 - _WINDOW // 2) if len(text) > _WINDOW else 0
    shown = visible(text[start : start + _WINDOW])
    before = visible(text[start : column - 1])
    gutter = f"{line:>5} | "
    blank = " " * (len(gutter) - 2)
    lead, tail = ("…" if start else ""), ("…" if len(text) > start + _WINDOW else "")
    caret = " " * (width(lead) + width(before))
    return [f"{gutter}{lead}{shown}{tail}", f"{blank}| {caret}^"]
