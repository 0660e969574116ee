"""Problems for programs: format 1."""

from welfare_cli.ground.problem import Problem, Severity
from welfare_cli.present.problems.pages import address
from welfare_cli.present.problems.report import Report


def report_json(report: Report) -> dict[str, object]:
    """All that was found."""
    return {
        "format": 1,
        "files": list(report.files),
        "problems": problems_json(report),
        "summary": {severity.value: report.count(severity) for severity in Severity},
    }


def problems_json(report: Report) -> list[dict[str, object]]:
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
