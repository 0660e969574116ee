"""Problems for programs: format 1."""

from welfare_cli.ground.problem import Problem, Severity
from welfare_cli.present.problems.pages import address
from welfare_cli.present.problems.report import Report
from welfare_cli.present.writers import json_lines, json_text


def report_json(report: Report) -> str:
    """All that was found."""
    return json_text(
        {
            "format": 1,
            "files": list(report.files),
            "problems": _problems(report),
            "summary": {severity.value: report.count(severity) for severity in Severity},
        }
    )


def report_jsonl(report: Report) -> str:
    """The problems alone, a line each."""
    return "".join(json_lines(_problems(report)))


def _problems(report: Report) -> list[dict[str, object]]:
    """Each with its `url`, null where it is not known where the docs are published."""
    return [
        problem_json(problem, report.lang)
        | {"url": address(problem.code, report.lang, report.docs)}
        for problem in report.problems
    ]


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
