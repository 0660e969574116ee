"""`welfare compare`: what moved between two fiscal years."""

from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import TABLE, Call, command
from welfare_cli.cli.exit_codes import NO_INDICATOR, CallError
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.selection import read_year_option, rules_of, sections_in
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.present.figures import Figures
    from welfare_cli.project import Project

_FIRST, _SECOND = "YEAR1", "YEAR2"


@command(TABLE)
def compare(
    call: Call,
    year1: Annotated[
        str, typer.Argument(metavar=_FIRST, help=N_("A fiscal year: H29, 2017, FY2017."))
    ],
    year2: Annotated[
        str, typer.Argument(metavar=_SECOND, help=N_("Another one; the earlier is the one before."))
    ],
    *,
    section: options.SectionOption = None,
    rules: options.RulesOption = None,
) -> None:
    """Compare two years: what got worse, better, is newly measured or not any more."""
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.assess.year_comparison import compare_years
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.year_comparison import between_json, between_sheet

    project = call.project
    years = _years(project, year1, year2)
    rule_set = rules_of(project, rules)
    inside = sections_in(project.plan, section)
    before, now = (
        [
            a
            for a in assess_plan(project.plan, project.results, year, rule_set)
            if a.section.id in inside
        ]
        for year in years
    )
    found, figures = (
        compare_years(years, before, now),
        Figures(project.plan, rule_set, project.lang),
    )
    _tell_years_without_results(project, figures, years)
    if not found.moved:
        narrate(_(NO_INDICATOR, project.lang))
    contents = {
        ContentKind.OBJECT: lambda: between_json(figures, found),
        ContentKind.TABLE: lambda: between_sheet(figures, found),
    }
    call.write(contents)


def _years(project: "Project", first: str, second: str) -> tuple["FiscalYear", "FiscalYear"]:
    """The earlier year and the later one, in whatever order they were given."""
    one = read_year_option(_FIRST, first, project.plan)
    other = read_year_option(_SECOND, second, project.plan)
    if one == other:
        raise CallError(
            N_("{first} and {second} are the same fiscal year. Name two different ones."),
            first=first,
            second=second,
        )
    return min(one, other), max(one, other)


def _tell_years_without_results(
    project: "Project", figures: "Figures", years: tuple["FiscalYear", "FiscalYear"]
) -> None:
    """An older value stands for such a year, as everywhere; that is worth a word."""
    for year in years:
        if year not in project.results.years:
            narrate(
                _(
                    "no results for {year}: the newest older values stand for it",
                    project.lang,
                    year=figures.year(year),
                )
            )
