"""`welfare progress`: where every indicator of the plan stands, and whether that passes a gate.

A gate says which standing of a plan makes the command exit with 1; why is told in one line.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import RECORDS, Call, command
from welfare_cli.cli.exit_codes import NO_INDICATOR, CallError, ExitCode
from welfare_cli.cli.narration import complain, narrate
from welfare_cli.cli.selection import rated, ratings_named, rules_of, sections_in, year_of
from welfare_cli.cli.writing import record_contents
from welfare_cli.ground.quantity import show_share
from welfare_cli.ground.text import listed, one_line
from welfare_cli.ground.translation import N_, _, pgettext

if TYPE_CHECKING:
    from welfare_cli.assess.assessment import Assessment
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.sheet import Sheet
    from welfare_cli.project import Project
    from welfare_cli.rules.rule_set import RuleSet


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


_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ?%")
_PART = re.compile(r"0\.[0-9]{1,8}")  # of 1; without a sign, 1 might be 1% or all
_BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Gate:
    """What a plan must not have: ratings by their ids; and what it must: a share reported.

    `least` is from 0 to 1, None where nothing was asked.
    """

    fail_on: tuple[str, ...] = ()
    least: Fraction | None = None


def read_gate(fail_on: list[str] | None, min_reported: str | None, rules: "RuleSet") -> Gate:
    """The gate as it was asked for. Raises CallError for what is no rating or no share."""
    ratings = ratings_named("--fail-on", fail_on, rules)
    least = None if min_reported is None else read_share("--min-reported", min_reported)
    return Gate(tuple(ratings), least)


def read_share(option: str, given: str) -> Fraction:
    """A share from 0 to 1, written as 80%, ８０％ or 0.8. Raises CallError."""
    told = unicodedata.normalize("NFKC", given).strip()
    if _PART.fullmatch(told):
        return Fraction(told)
    percent = _PERCENT.fullmatch(told)
    if percent and Fraction(percent[1]) <= 100:
        return Fraction(percent[1]) / 100
    meant = _BARE.fullmatch(told)
    near = f"{told}%" if meant and Fraction(told) <= 100 else None
    raise CallError(
        N_("{option} {value}: not a share. {guess}Write it in percent, from 0% to 100%: 80%."),
        near=near,
        option=option,
        value=one_line(given),
    )


def pass_gate(
    gate: Gate, project: "Project", assessed: Sequence["Assessment"], year: "FiscalYear"
) -> ExitCode:
    """Whether these indicators come through; why not is told on standard error."""
    lang = project.lang
    reasons = [*_rated_so(gate, assessed, lang), *_unreported(gate, project, assessed, year)]
    if not reasons:
        return ExitCode.FINE
    told = pgettext("reasons", "; ", lang).join(reasons)
    complain(_("Gate failed: {reasons}.", lang, reasons=told))
    return ExitCode.PROBLEMS


def _rated_so(gate: Gate, assessed: Sequence["Assessment"], lang: str) -> Iterator[str]:
    for rating in gate.fail_on:
        ids = [a.indicator.id for a in rated(assessed, (rating,))]
        if ids:
            yield _(
                "{count} rated {rating} ({ids})",
                lang,
                count=len(ids),
                rating=rating,
                ids=listed(ids),
            )


def _unreported(
    gate: Gate, project: "Project", assessed: Sequence["Assessment"], year: "FiscalYear"
) -> Iterator[str]:
    """Reported is what `missing` does not list: a value, or a reason why none will come."""
    from welfare_cli.assess.gaps import absent

    total = len(assessed)
    if gate.least is None or not total:
        return
    parts = [(a.section, a.indicator) for a in assessed]
    reported = total - len(absent(parts, project.results, year))
    share = Fraction(reported, total)
    if share < gate.least:
        shown = {"share": _percent(share), "least": _percent(gate.least)}
        named = project.plan.in_own_era(year).label(project.lang)
        counts = {"reported": reported, "total": total}
        yield _(
            "reported for {year}: {reported} of {total} ({share}), at least {least} wanted",
            project.lang,
            year=named,
            **counts,
            **shown,
        )


def _percent(share: Fraction) -> str:
    return f"{show_share(share * 100, 1).removesuffix('.0')}%"
