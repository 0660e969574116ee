"""Problems as people read them: place, message, the line with a caret, how to mend it."""

from welfare_cli.ground.lines import width
from welfare_cli.ground.problem import SEVERITY_NAMES, Problem, Severity
from welfare_cli.ground.text import visible
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.formats import Target
from welfare_cli.present.problems.pages import address
from welfare_cli.present.problems.report import Report

_WINDOW = 96


_VERDICTS: dict[str, Message] = {
    "valid": N_("{files}: valid ({counts})"),
    "invalid": N_("{files}: not valid ({counts})"),
    "strict": N_("{files}: not valid, as --strict counts warnings ({counts})"),
}


def report_text(report: Report, target: Target) -> str:
    """Every problem, then the verdict; codes are links where the target can follow them."""
    parts = []
    for problem in report.problems:
        url = address(problem.code, report.lang, report.docs) if target.links else None
        parts.append(problem_text(problem, report.lang, url))
    return "".join(parts) + verdict_text(report)


def problem_line(problem: Problem, lang: str, url: str | None = None) -> str:
    """Where and what, in one line; its code leads to `url`."""
    severity = _(SEVERITY_NAMES[problem.severity], lang)
    message = visible(problem.message(lang))
    return f"{visible(str(problem.place))}: {severity}: {message} [{_linked(problem.code, url)}]"


def problem_text(problem: Problem, lang: str, url: str | None = None) -> str:
    """One problem in two to five lines."""
    lines = [problem_line(problem, lang, url)]
    if problem.place.excerpt.strip() and problem.line and problem.column:
        lines += _pointed(problem.place.excerpt, problem.line, problem.column)
    hint = problem.hint(lang)
    if hint:
        name = _("hint", lang)
        lines.append(f"  {name}: {visible(hint)}")
    return "\n".join(lines) + "\n"


def verdict_text(report: Report) -> str:
    """The one line that says whether the files are valid."""
    errors, warnings, infos = (report.count(severity) for severity in Severity)
    outcome = "invalid" if errors else "strict" if warnings and report.strict else "valid"
    key = N_("{first}") if len(report.files) == 1 else N_("{first} and {others} more")
    first, others = visible(report.files[0]), len(report.files) - 1
    named = _(key, report.lang, first=first, others=others)
    counts = _(
        "errors: {errors}, warnings: {warnings}, notes: {infos}",
        report.lang,
        errors=errors,
        warnings=warnings,
        infos=infos,
    )
    return _(_VERDICTS[outcome], report.lang, files=named, counts=counts) + "\n"


def _linked(code: str, url: str | None) -> str:
    """The code, as a link (OSC 8) where it has an address."""
    return f"\x1b]8;;{url}\x1b\\{code}\x1b]8;;\x1b\\" if url else code


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
