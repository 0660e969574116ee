"""`welfare history`: what imports changed, and the proof that it still stands."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli.command import RECORDS, Call, command
from welfare_cli.cli.exit_codes import DataError, ExitCode
from welfare_cli.cli.narration import complain, narrate
from welfare_cli.cli.selection import read_year_option, unknown
from welfare_cli.cli.writing import record_contents
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.project import Project
    from welfare_cli.results.entry import Entry

_VERDICT = (ContentKind.OBJECT, ContentKind.RECORDS, ContentKind.TEXT)


@command(replace(RECORDS, settles_format=True))
def history(
    call: Call,
    indicator: Annotated[
        str | None,
        typer.Argument(metavar="[INDICATOR]", help=N_("Only this indicator, by its id.")),
    ] = None,
    *,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help=N_("Only this fiscal year."))
    ] = None,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help=N_("Prove that the history gives the present values; 1 if not.")
        ),
    ] = False,
) -> ExitCode:
    """Show what each import changed: when, from which cell, from what to what."""
    call.format = call.format_for(_VERDICT if verify else RECORDS.kinds)
    if verify:
        return _verify(call)
    project = call.project
    entries = _entries(project)
    known = [i.id for _, i in project.plan.indicators()]
    if indicator is not None and indicator not in {*known, *(e.indicator for e in entries)}:
        raise unknown("INDICATOR", indicator, known)
    if year is not None:
        wanted = read_year_option("--year", year, project.plan)
        entries = [entry for entry in entries if entry.year == wanted.number]
    if indicator is not None:
        entries = [entry for entry in entries if entry.indicator == indicator]
    _show(call, entries)
    return ExitCode.FINE


def _entries(project: "Project") -> "list[Entry]":
    from welfare_cli.results.journal import JOURNAL, read_journal

    entries, problems = read_journal(project.folder / JOURNAL)
    if problems:
        raise DataError(problems)
    return entries


def _gaps(project: "Project") -> list[int]:
    """The lines before which something is missing, each told."""
    from welfare_cli.present.problems.text import problem_text
    from welfare_cli.results.chain import read_gaps
    from welfare_cli.results.journal import JOURNAL

    problems = read_gaps(project.folder / JOURNAL)
    for problem in problems:
        complain(problem_text(problem, project.lang))
    return [problem.line for problem in problems if problem.line]


def _show(call: Call, entries: "list[Entry]") -> None:
    from welfare_cli.present.history import history_json, history_sheet

    contents = record_contents(
        lambda: history_json(entries),
        "entries",
        lambda: history_sheet(call.project.plan, entries, call.lang),
    )
    call.write(contents)


def _verify(call: Call) -> ExitCode:
    from welfare_cli.present.history import verdict_json, verdict_lines
    from welfare_cli.results.verify import verify

    project = call.project
    entries, gaps = _entries(project), _gaps(project)
    present = {
        (actual.indicator, actual.year.number): actual
        for series in project.results.by_indicator.values()
        for actual in series
    }
    findings = verify(entries, present)
    agreeing = len({(entry.indicator, entry.year) for entry in entries})
    wrong = [finding for finding in findings if finding.kind.is_mismatch]
    right = agreeing - len(wrong)

    def told() -> str:
        lines, remarks = verdict_lines(project.plan, findings, right, project.lang)
        for remark in remarks:
            narrate(remark)
        return "".join(f"{line}\n" for line in lines)

    contents = record_contents(lambda: verdict_json(findings, gaps, right), "findings")
    call.write({**contents, ContentKind.TEXT: told})
    return ExitCode.PROBLEMS if wrong or gaps else ExitCode.FINE
