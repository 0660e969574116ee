"""Problems as GitHub's workflow commands, which put them beside the lines they are about.

The log shows of a command only its message. So the plain text comes first, and the commands in a
group that is folded away.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from welfare_cli.ground.problem import Problem, Severity
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import _
from welfare_cli.present.formats import Target
from welfare_cli.present.problems.pages import address
from welfare_cli.present.problems.report import Report
from welfare_cli.present.problems.text import report_text

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report_github(report: Report, target: Target) -> str:
    """The text of the report, and an annotation for each problem."""
    lines = [*_silenced(report_text(report, replace(target, links=False)))]
    if report.problems:
        lines.append("::group::" + _("The same as annotations", report.lang))
        lines += (_command(report, problem) for problem in report.problems)
        lines.append("::endgroup::")
    return "\n".join(lines) + "\n"


def _silenced(text: str) -> Iterator[str]:
    """The text, in which no command is obeyed: it has lines in it that anybody may have written.

    The word that ends the silence is made from the text, which therefore cannot hold it.
    """
    word = hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()
    yield from (f"::stop-commands::{word}", text.rstrip("\n"), f"::{word}::")


def _command(report: Report, problem: Problem) -> str:
    place = {"file": visible(report.path(problem.path)), "line": problem.line}
    facts = place | {"col": problem.column, "title": problem.code}
    properties = ",".join(
        f"{name}={str(fact).translate(_PROPERTY)}"
        for name, fact in facts.items()
        if fact is not None
    )
    return f"::{_COMMANDS[problem.severity]} {properties}::{_message(report, problem)}"


def _message(report: Report, problem: Problem) -> str:
    hint = problem.hint(report.lang)
    told = _("hint: {hint}", report.lang, hint=visible(hint)) if hint else None
    url = address(problem.code, report.lang, report.docs)
    lines = (visible(problem.message(report.lang)), told, url)
    return "\n".join(filter(None, lines)).translate(_DATA)
