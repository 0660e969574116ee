"""Problems as GitLab's Code Quality report, which shows them in a merge request."""

from welfare_cli.ground.problem import Problem, Severity
from welfare_cli.ground.text import visible
from welfare_cli.present.formats import Target
from welfare_cli.present.problems.fingerprints import fingerprints
from welfare_cli.present.problems.pages import address, sentences
from welfare_cli.present.problems.report import Report
from welfare_cli.present.writers import json_text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report_gitlab(report: Report, _target: Target) -> str:
    """The report: a list, empty where nothing was found."""
    prints = fingerprints(report)
    return json_text(
        [_finding(report, *pair) for pair in zip(report.problems, prints, strict=True)]
    )


def _finding(report: Report, problem: Problem, fingerprint: str) -> dict[str, object]:
    lang = report.lang
    url = address(problem.code, lang, report.docs)
    told = sentences(problem.message(lang), problem.hint(lang), lang)
    finding: dict[str, object] = {
        "description": visible(told),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.severity],
        # A problem of the whole file stands at its beginning: GitLab wants a line.
        "location": {"path": report.path(problem.path), "lines": {"begin": problem.line or 1}},
    }
    return finding | ({"content": {"body": url}} if url else {})
