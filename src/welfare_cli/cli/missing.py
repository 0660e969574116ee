"""`welfare missing`: which results have not come in."""

from typing import Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import RECORDS, Call, command
from welfare_cli.cli.exit_codes import ExitCode
from welfare_cli.cli.selection import read_year_option, sections_in, year_of
from welfare_cli.cli.writing import record_contents
from welfare_cli.ground.translation import N_


@command(RECORDS)
def missing(
    call: Call,
    *,
    year: Annotated[
        str | None,
        typer.Option(
            "--year", metavar="YEAR", help=N_("Without it, the newest year with results.")
        ),
    ] = None,
    section: options.SectionOption = None,
    fail: Annotated[
        bool, typer.Option("--fail", help=N_("Exit with 1 when anything is missing."))
    ] = False,
) -> ExitCode:
    """List the indicators whose value for a year has not come in, or is pending."""
    from welfare_cli.assess.gaps import absent
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.missing import missing_json, missing_sheet

    project = call.project
    asked = year_of(project, None)
    if year is not None:
        asked = read_year_option("--year", year, project.plan)
    inside = sections_in(project.plan, section)
    indicators = [(s, i) for s, i in project.plan.indicators() if s.id in inside]
    rows = absent(indicators, project.results, asked)
    figures = Figures(project.plan, project.rules, project.lang)
    contents = record_contents(
        lambda: missing_json(figures, rows, asked, len(indicators)),
        "missing",
        lambda: missing_sheet(figures, rows, asked, len(indicators)),
    )
    call.write(contents)
    return ExitCode.PROBLEMS if fail and rows else ExitCode.FINE
