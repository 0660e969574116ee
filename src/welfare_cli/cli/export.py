"""`welfare export`: everything computed, for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

from welfare_cli.cli import options, output
from welfare_cli.cli.command import WITHOUT_WIDE, Call, Writes, command
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.selection import rules_of, sections_in, year_of
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import ContentKind, Target

if TYPE_CHECKING:
    from welfare_cli.assess.assessment import RatingBasis
    from welfare_cli.project import Project

_KINDS = (ContentKind.ROWS, ContentKind.RECORDS, ContentKind.REPOSITORY)
_WRITES = Writes(
    _KINDS,
    usual="csv",
    option="--to",
    help=N_("A row per indicator and year as CSV or JSON Lines, or a folder for Open SDG."),
    metavar="FILE|DIR",
    output_help=N_("Write to this file, or to this new or empty folder, all or nothing."),
)


@command(_WRITES, takes=WITHOUT_WIDE)
def export(
    call: Call,
    *,
    as_of: options.AsOfOption = None,
    section: options.SectionOption = None,
    rules: options.RulesOption = None,
) -> None:
    """Write all figures for other programs: as long data, or as a folder for Open SDG."""
    from welfare_cli.assess.assessment import RatingBasis

    project = call.project
    rule_set = rules_of(project, rules)
    basis = RatingBasis(rule_set, year_of(project, as_of), project.plan.period)
    inside = sections_in(project.plan, section)
    if call.format.kind_of(_KINDS) is ContentKind.REPOSITORY:
        if call.path is None:
            raise CallError(
                N_("--to open-sdg makes a folder: name a new or empty one with -o DIR.")
            )
        _write_open_sdg(project, basis, inside, call.path)
    else:
        _write_rows(call, basis, inside)


def _write_rows(call: Call, basis: "RatingBasis", inside: set[str]) -> None:
    from welfare_cli.assess.yearly import records
    from welfare_cli.present.export.long_rows import long_row, long_table
    from welfare_cli.present.figures import Figures

    project = call.project
    figures = Figures(project.plan, basis.rules, project.lang)
    rows = records(project.plan, project.results, basis, inside)
    contents = {
        ContentKind.ROWS: lambda: long_table(figures, rows),
        ContentKind.RECORDS: lambda: (long_row(figures, record) for record in rows),
    }
    call.write(contents)


def _write_open_sdg(
    project: "Project", basis: "RatingBasis", inside: set[str], folder: Path
) -> None:
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.present.export.open_sdg import Repository, open_sdg_files
    from welfare_cli.present.figures import Figures

    assessed = assess_plan(project.plan, project.results, basis.as_of, basis.rules)
    figures = Figures(project.plan, basis.rules, project.lang)
    found = Repository(figures, [a for a in assessed if a.section.id in inside])
    output.write_folder(list(open_sdg_files(found, Target(project.lang))), folder)
