"""`welfare export`: everything computed, for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.opening import open_project
from welfare_cli.cli.selection import rules_of, sections_in, year_of
from welfare_cli.cli.writing import chosen_format, write
from welfare_cli.present.formats import ContentKind, OutputFormat, Target

if TYPE_CHECKING:
    from welfare_cli.assess.assessment import Yardstick
    from welfare_cli.project import Project


KINDS = (ContentKind.ROWS, ContentKind.RECORDS, ContentKind.REPOSITORY)


def export(
    *,
    to: Annotated[str | None, options.format_option(KINDS, "--to", "option.export.to")] = "csv",
    as_of: options.AsOfOption = None,
    section: options.SectionOption = None,
    rules: options.RulesOption = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    output_: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="option.export.output",
        ),
    ] = None,
) -> None:
    """Write all figures for other programs: as long data, or as a folder for Open SDG."""
    from welfare_cli.assess.assessment import Yardstick

    chosen = chosen_format(to, output_, KINDS, lang, usual="csv", option="--to")
    is_folder = chosen.kind_of(KINDS) is ContentKind.REPOSITORY
    project = open_project(plan, results, lang)
    if is_folder and output_ is None:
        raise CallError("call.export-folder", project.lang)
    rule_set = rules_of(project, rules)
    yardstick = Yardstick(rule_set, year_of(project, as_of), project.plan.period)
    inside = sections_in(project.plan, section, project.lang)
    if is_folder and output_ is not None:
        _write_open_sdg(project, yardstick, inside, output_)
    else:
        _write_rows(project, yardstick, inside, chosen, output_)


def _write_rows(
    project: "Project",
    yardstick: "Yardstick",
    inside: set[str],
    format_: OutputFormat,
    path: Path | None,
) -> None:
    from welfare_cli.assess.records import records
    from welfare_cli.present.export.long_rows import long_row, long_table
    from welfare_cli.present.figures import Figures

    figures = Figures(project.plan, yardstick.rules, project.lang)
    rows = records(project.plan, project.results, yardstick, inside)
    contents = {
        ContentKind.ROWS: lambda: long_table(figures, rows),
        ContentKind.RECORDS: lambda: (long_row(figures, record) for record in rows),
    }
    write(contents, format_, project.lang, path)


def _write_open_sdg(
    project: "Project", yardstick: "Yardstick", inside: set[str], folder: Path
) -> None:
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.present.export.open_sdg import Repository, open_sdg_files
    from welfare_cli.present.figures import Figures

    assessed = assess_plan(project.plan, project.results, yardstick.as_of, yardstick.rules)
    figures = Figures(project.plan, yardstick.rules, project.lang)
    found = Repository(figures, [a for a in assessed if a.section.id in inside])
    output.write_folder(list(open_sdg_files(found, Target(project.lang))), folder, project.lang)
