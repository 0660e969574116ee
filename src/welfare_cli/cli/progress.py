"""`welfare progress`: where every indicator of the plan stands."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.narration import narrate
from welfare_cli.cli.options import STREAMS, RecordFormat
from welfare_cli.cli.project import Project, load
from welfare_cli.cli.selection import rules_of, sections_in, split, unknown, year_of
from welfare_cli.cli.sheets import write_json, write_sheet
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.assess.assessment import Assessment
    from welfare_cli.rules.model import RuleSet


class Sort(StrEnum):
    """The order of the indicators."""

    PLAN = "plan"
    PROGRESS = "progress"
    PACE = "pace"


def progress(
    *,
    as_of: options.AsOfOption = None,
    section: options.SectionOption = None,
    rating: Annotated[
        list[str] | None,
        typer.Option(
            "--rating",
            metavar="RATING",
            help="option.progress.rating",
        ),
    ] = None,
    sort: Annotated[Sort, typer.Option("--sort", help="option.progress.sort")] = Sort.PLAN,
    rules: options.RulesOption = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    format_: options.RecordFormatOption = RecordFormat.TABLE,
    wide: options.WideOption = False,
    output_: options.OutputOption = None,
) -> None:
    """Say how far each indicator is, and rate it."""
    from welfare_cli.assess.assessing import assess_plan
    from welfare_cli.assess.summary import by_section, summarise
    from welfare_cli.present.figures import Figures

    project = load(plan, results, lang)
    rule_set = rules_of(project.plan, rules, project.lang)
    year = year_of(project, as_of)
    assessed = assess_plan(project.plan, project.results, year, rule_set)
    inside = sections_in(project.plan, section, project.lang)
    assessed = [a for a in assessed if a.section.id in inside]
    # A section's rating is that of all its indicators, whatever is shown of them.
    sections = by_section(project.plan, assessed, rule_set)
    assessed = _in_order(_rated(project, assessed, rating, rule_set), sort)
    figures = Figures(project.plan, rule_set, project.lang)
    summary = summarise(assessed, rule_set)
    if format_ in STREAMS:
        from welfare_cli.present.progress_json import progress_json

        data = progress_json(figures, assessed, summary, sections, year)
        write_json(data, "indicators", format_, output_)
        return
    from welfare_cli.present.progress import Report, progress_sheet

    report = Report(assessed, summary, {s.id: inner for s, inner in sections}, year)
    sheet = progress_sheet(figures, report, grouped=sort is Sort.PLAN)
    if not assessed:
        narrate(say("progress.none", project.lang))
    write_sheet(sheet, format_.sheet, project.lang, output_, wide=wide)


def _rated(
    project: Project,
    assessed: list["Assessment"],
    ratings: list[str] | None,
    rules: "RuleSet",
) -> list["Assessment"]:
    wanted = split(ratings)
    known = [*(rating.id for rating in rules.ratings), "not_assessed"]
    for name in wanted:
        if name not in known:
            raise unknown("--rating", name, known, project.lang)
    if not wanted:
        return assessed
    return [a for a in assessed if (a.rating.id if a.rating else "not_assessed") in wanted]


def _in_order(assessed: list["Assessment"], sort: Sort) -> list["Assessment"]:
    """The weakest first: held values that were lost, then by number; the unknown come last."""
    if sort is Sort.PLAN:
        return assessed
    known = [(getattr(a, sort.value), a) for a in assessed]
    weakest = sorted((pair for pair in known if pair[0] is not None), key=lambda pair: pair[0])
    unnumbered = [a for number, a in known if number is None]
    lost = [a for a in unnumbered if a.rating and a.rating.tone == "bad"]
    return [*lost, *(a for _, a in weakest), *(a for a in unnumbered if a not in lost)]
