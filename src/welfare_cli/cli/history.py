"""`welfare history`: what imports changed, and the proof that it still stands."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.exit_codes import ExitCode
from welfare_cli.cli.finding import find_plan, results_folder
from welfare_cli.cli.narration import complain, narrate
from welfare_cli.cli.opening import open_project, refused
from welfare_cli.cli.selection import read_year_option, unknown
from welfare_cli.cli.writing import chosen_format, record_contents, write
from welfare_cli.present.formats import ContentKind, OutputFormat

if TYPE_CHECKING:
    from welfare_cli.project import Project
    from welfare_cli.results.entry import Entry

_VERDICT = (ContentKind.OBJECT, ContentKind.RECORDS, ContentKind.TEXT)


def history(
    indicator: Annotated[
        str | None, typer.Argument(metavar="[INDICATOR]", help="option.history.indicator")
    ] = None,
    *,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="option.history.year")
    ] = None,
    verify: Annotated[
        bool,
        typer.Option("--verify", help="option.history.verify"),
    ] = False,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: options.RecordFormatOption = "table",
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """Show what each import changed: when, from which cell, from what to what."""
    kinds = _VERDICT if verify else options.RECORDS
    chosen = chosen_format(format_, output_, kinds, lang)
    project = open_project(plan, results, lang)
    folder = results_folder(find_plan(plan), results)
    entries = _entries(project, folder)
    if verify:
        _verify(project, entries, _gaps(project, folder), chosen, output_)
        return
    known = [i.id for _, i in project.plan.indicators()]
    if indicator is not None and indicator not in {*known, *(e.indicator for e in entries)}:
        raise unknown("INDICATOR", indicator, known, project.lang)
    if year is not None:
        wanted = read_year_option("--year", year, project.plan, project.lang)
        entries = [entry for entry in entries if entry.year == wanted.number]
    if indicator is not None:
        entries = [entry for entry in entries if entry.indicator == indicator]
    _show(project, entries, chosen, output_, wide=wide)


def _entries(project: "Project", folder: Path) -> "list[Entry]":
    from welfare_cli.results.journal import JOURNAL, read_journal

    entries, problems = read_journal(folder / JOURNAL)
    if problems:
        raise refused(problems, project.lang)
    return entries


def _gaps(project: "Project", folder: Path) -> list[int]:
    """The lines before which something is missing, each told."""
    from welfare_cli.present.problems.text import problem_text
    from welfare_cli.results.chain import read_gaps
    from welfare_cli.results.journal import JOURNAL

    problems = read_gaps(folder / JOURNAL)
    for problem in problems:
        complain(problem_text(problem, project.lang))
    return [problem.line for problem in problems if problem.line]


def _show(
    project: "Project",
    entries: "list[Entry]",
    format_: OutputFormat,
    path: Path | None,
    *,
    wide: bool,
) -> None:
    from welfare_cli.present.history import history_json, history_sheet

    contents = record_contents(
        lambda: history_json(entries),
        "entries",
        lambda: history_sheet(project.plan, entries, project.lang),
    )
    write(contents, format_, project.lang, path, wide=wide)


def _verify(
    project: "Project",
    entries: "list[Entry]",
    gaps: list[int],
    format_: OutputFormat,
    path: Path | None,
) -> None:
    from welfare_cli.present.history import verdict_json, verdict_lines
    from welfare_cli.results.verify import verify

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
    write({**contents, ContentKind.TEXT: told}, format_, project.lang, path)
    raise typer.Exit(ExitCode.PROBLEMS if wrong or gaps else ExitCode.FINE)
