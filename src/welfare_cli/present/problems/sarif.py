"""Problems as SARIF 2.1.0, the standard that code scanning reads."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from welfare_cli import __version__
from welfare_cli.ground.problem import Problem, ProblemKind, Severity
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import _
from welfare_cli.present.formats import Target
from welfare_cli.present.problems.fingerprints import fingerprints
from welfare_cli.present.problems.pages import address, meaning, remedy, sentences
from welfare_cli.present.problems.report import Report
from welfare_cli.present.writers import escaped, json_text

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"


def report_sarif(report: Report, _target: Target) -> str:
    """The log of one run, with the rules of the problems that it found."""
    kinds = {problem.code: problem.kind for problem in report.problems}
    driver = {
        "name": "welfare",
        "version": __version__,
        "language": report.lang,
        "rules": [_rule(kind, report) for kind in kinds.values()],
    }
    prints = zip(report.problems, fingerprints(report), strict=True)
    run = {
        "tool": {"driver": driver},
        "language": report.lang,
        # Problems count characters; SARIF would take them for UTF-16 code units.
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": _("The root of the repository.", report.lang)}}
        },
        "artifacts": [{"location": _location(report.path(name))} for name in report.files],
        "results": [_result(report, problem, print_, [*kinds]) for problem, print_ in prints],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(kind: ProblemKind, report: Report) -> dict[str, object]:
    lang = report.lang
    told, hint = meaning(kind, lang), remedy(kind, lang)
    url = address(kind.code, lang, report.docs)
    whole = sentences(told, hint, lang)
    rule: dict[str, object] = {
        "id": kind.code,
        "name": "".join(word.capitalize() for word in kind.code.split("-")),
        "shortDescription": {"text": told},
        "fullDescription": {"text": whole},
        "help": {"text": whole, "markdown": f"**{escaped(told)}**\n\n{escaped(hint)}".strip()},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }
    return rule | ({"helpUri": url} if url else {})


def _result(
    report: Report, problem: Problem, fingerprint: str, codes: Sequence[str]
) -> dict[str, object]:
    lang = report.lang
    told = _plain(sentences(problem.message(lang), problem.hint(lang), lang))
    place: dict[str, object] = {"artifactLocation": _location(report.path(problem.path))}
    if problem.line:
        column = {"startColumn": problem.column} if problem.column else {}
        place["region"] = {"startLine": problem.line, **column}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _LEVELS[problem.severity],
        "message": {"text": told},
        "locations": [{"physicalLocation": place}],
        # GitHub computes its own from the file, under a name of its own.
        "partialFingerprints": {"welfareProblem/v1": fingerprint},
    }


def _plain(text: str) -> str:
    """The text, in which nothing that people wrote is a link or stands for an argument."""
    return re.sub(r"\{(\d+)\}", r"{{\1}}", visible(text)).replace("](", "\\](")


def _location(path: str) -> dict[str, str]:
    """A path from the root as a relative reference; a file outside of the repository by itself."""
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": _ROOT}
