"""`welfare progress`: where every indicator of the plan stands."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import RECORDS, Call, command
from welfare_cli.cli.exit_codes import NO_INDICATOR, ExitCode
from welfare_cli.cli.gate import pass_gate, read_gate
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.selection import rated, ratings_named, rules_of, sections_in, year_of
from welfare_cli.cli.writing import record_contents
from welfare_cli.ground.translation import N_, _

if TYPE_CHECKING:
    from fractions import Fraction

    from welfare_cli.assess.assessment import Assessment
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.sheet import Sheet


class Sort(StrEnum):
    """The order of the indicators."""

    PLAN = "plan"
    PROGRESS = "progress"
    PACE = "pace"


@command(RECORDS)
def progress(
    call: Call,
    *,
    as_of: options.AsOfOption = None,
    section: options.SectionOption = None,
    rating: Annotated[
        list[str] | None,
        typer.Option(
            "--rating",
            metavar="RATING",
            help=N_("Only these ratings, by their ids; several by commas or by repeating it."),
        ),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="RATING",
            help=N_(
                "Exit with 1 when any indicator has one of these ratings,"
                " by their ids; not_assessed too."
            ),
        ),
    ] = None,
    min_reported: Annotated[
        str | None,
        typer.Option(
            "--min-reported",
            metavar="SHARE",
            help=N_(
                "Exit with 1 when fewer of the indicators have, for the"
                " year, a value or a reason for none: 80%."
            ),
        ),
    ] = None,
    sort: Annotated[
        Sort,
        options.choice_option(
            "--sort", Sort, N_("In the plan's order, or the weakest first."), Sort
        ),
    ] = Sort.PLAN,
    rules: options.RulesOption = None,
) -> ExitCode:
    """Say how far each indicator is, and rate it."""
    from welfare_cli.assess.assessment import assess_plan
    from welfare_cli.present.figures import Figures

    project = call.project
    rule_set = rules_of(project, rules)
    year = year_of(project, as_of)
    wanted = ratings_named("--rating", rating, rule_set)
    gate = read_gate(fail_on, min_reported, rule_set)
    inside = sections_in(project.plan, section)
    assessed = assess_plan(project.plan, project.results, year, rule_set)
    assessed = [a for a in assessed if a.section.id in inside]
    # The gate is for all of these, as a section's rating is, whatever is shown of them.
    shown = _in_order(rated(assessed, wanted) if wanted else assessed, sort)
    figures = Figures(project.plan, rule_set, project.lang)
    contents = record_contents(
        lambda: _data(figures, assessed, shown, year),
        "indicators",
        lambda: _sheet(figures, assessed, shown, year, grouped=sort is Sort.PLAN),
    )
    call.write(contents)
    return pass_gate(gate, project, assessed, year)


def _data(
    figures: "Figures",
    assessed: Sequence["Assessment"],
    shown: Sequence["Assessment"],
    year: "FiscalYear",
) -> dict[str, object]:
    from welfare_cli.assess.summary import by_section, summarise
    from welfare_cli.present.progress_json import progress_json

    summary = summarise(shown, figures.rules)
    sections = by_section(figures.plan, assessed, figures.rules)
    return progress_json(figures, shown, summary, sections, year)


def _sheet(
    figures: "Figures",
    assessed: Sequence["Assessment"],
    shown: list["Assessment"],
    year: "FiscalYear",
    *,
    grouped: bool,
) -> "Sheet":
    from welfare_cli.assess.summary import by_section, summarise
    from welfare_cli.present.progress import Report, progress_sheet

    if not shown:
        narrate(_(NO_INDICATOR, figures.lang))
    summary = summarise(shown, figures.rules)
    sections = by_section(figures.plan, assessed, figures.rules)
    report = Report(shown, summary, {section.id: inner for section, inner in sections}, year)
    return progress_sheet(figures, report, grouped=grouped)


def _in_order(assessed: list["Assessment"], sort: Sort) -> list["Assessment"]:
    """The weakest first: held values that were lost, then by number; the unknown come last."""
    if sort is Sort.PLAN:
        return assessed

    def place(one: "Assessment") -> tuple[int, "Fraction | int"]:
        number = getattr(one, sort.value)
        if number is not None:
            return 1, number
        is_lost = one.rating is not None and one.rating.tone == "bad"
        return (0 if is_lost else 2), 0

    return sorted(assessed, key=place)
