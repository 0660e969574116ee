"""Problems as JUnit's XML, which every CI can show: a suite per file, a case per problem.

What does not make the run fail is a case that passes and says its problem as output. A file
without any problem has one case.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from welfare_cli.ground.problem import Problem
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import _
from welfare_cli.present.formats import Target
from welfare_cli.present.problems.report import Report
from welfare_cli.present.problems.text import problem_text

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def report_junit(report: Report, _target: Target) -> str:
    """The whole document. No character that XML forbids is in it: none of them is visible."""
    root = Element("testsuites", {"name": "welfare validate", **_counts(report, report.problems)})
    for name in dict.fromkeys([*report.files, *(p.path for p in report.problems)]):
        root.append(_suite(report, name, [p for p in report.problems if p.path == name]))
    root.set("tests", str(sum(1 for _ in root.iter("testcase"))))
    indent(root)
    return _HEAD + tostring(root, encoding="unicode") + "\n"


def _suite(report: Report, name: str, problems: list[Problem]) -> Element:
    path = visible(report.path(name))
    suite = Element("testsuite", {"name": path, **_counts(report, problems)})
    for problem in problems:
        _case(report, SubElement(suite, "testcase", classname=path), problem)
    if not problems:
        SubElement(suite, "testcase", classname=path, name=_("no problem", report.lang))
    suite.set("tests", str(len(suite)))
    return suite


def _case(report: Report, case: Element, problem: Problem) -> None:
    message = visible(problem.message(report.lang))
    position = ":".join(str(n) for n in (problem.line, problem.column) if n is not None)
    case.set("name", f"{position} {message} [{problem.code}]".strip())
    if report.fails(problem):
        told = SubElement(case, "failure", type=problem.code, message=message)
    else:
        told = SubElement(case, "system-out")
    told.text = problem_text(problem, report.lang)


def _counts(report: Report, problems: Iterable[Problem]) -> dict[str, str]:
    failures = sum(report.fails(problem) for problem in problems)
    return {"tests": "0", "failures": str(failures), "errors": "0"}
