"""`welfare show`: everything about one indicator, one action or one section."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import TABLE, WITHOUT_WIDE, Call, Writes, command
from welfare_cli.cli.selection import part_in, rules_of, year_of
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.plan.indicator import Indicator
    from welfare_cli.plan.model import Action, Section
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.page import Page
    from welfare_cli.present.sheet import Sheet
    from welfare_cli.project import Project
    from welfare_cli.rules.rule_set import RuleSet


@command(Writes((*TABLE.kinds, ContentKind.PAGE)), takes=WITHOUT_WIDE)
def show(
    call: Call,
    part: Annotated[
        str,
        typer.Argument(
            metavar="ID", help=N_("The id of an indicator, an action or a section; or its title.")
        ),
    ],
    *,
    as_of: options.AsOfOption = None,
    rules: options.RulesOption = None,
) -> None:
    """Show all about one indicator, with its chart; one action; or one section."""
    from welfare_cli.present.figures import Figures

    project = call.project
    wanted = part_in(project.plan, part)
    figures = Figures(project.plan, rules_of(project, rules), project.lang)
    shown = _shown(project, wanted, figures, year_of(project, as_of))
    contents = {
        ContentKind.OBJECT: shown.json,
        ContentKind.TABLE: shown.sheet,
        ContentKind.PAGE: shown.page,
    }
    call.write(contents)


@dataclass(frozen=True)
class Shown:
    """A part of the plan as a page, as rows and as an object, each made when it is asked for."""

    page: Callable[[], "Page"]
    sheet: Callable[[], "Sheet"]
    json: Callable[[], dict[str, object]]


def _shown(
    project: "Project",
    part: "Indicator | Action | Section",
    figures: "Figures",
    as_of: "FiscalYear",
) -> Shown:
    """The part, whichever it is."""
    from welfare_cli.plan.model import Action, Section

    match part:
        case Action():
            return _action(project, part, figures, as_of)
        case Section():
            return _section(project, part, figures, as_of)
        case _:
            return _indicator(project, part, figures, as_of)


def _indicator(
    project: "Project", part: "Indicator", figures: "Figures", as_of: "FiscalYear"
) -> Shown:
    from welfare_cli.assess.assessment import RatingBasis
    from welfare_cli.assess.dossier import dossier
    from welfare_cli.present.part.indicator import show_page
    from welfare_cli.present.part.indicator_json import show_json
    from welfare_cli.present.part.values import reviewed_sheet

    basis = RatingBasis(figures.rules, as_of, project.plan.period)
    others = _others(project, figures.rules)
    found = dossier(project.plan.lineage(part.id), part, project.results, basis, others)
    reviews = project.reviews.up_to(part.id, as_of)
    return Shown(
        lambda: show_page(figures, found, reviews),
        lambda: reviewed_sheet(figures, found, reviews),
        lambda: show_json(figures, found, reviews),
    )


def _action(project: "Project", part: "Action", figures: "Figures", as_of: "FiscalYear") -> Shown:
    from welfare_cli.assess.actions import TrackedAction
    from welfare_cli.present.part import action as present

    said = project.reviews
    around = project.plan.lineage(part.id)
    track = TrackedAction(around[-1], part, said.last_state(part.id, as_of))
    found = present.ActionFile(around, track, said.up_to(part.id, as_of), as_of)
    return Shown(
        lambda: present.action_page(figures, found),
        lambda: present.action_sheet(figures, found),
        lambda: present.action_json(figures, found),
    )


def _section(project: "Project", part: "Section", figures: "Figures", as_of: "FiscalYear") -> Shown:
    from welfare_cli.assess.summary import plan_status
    from welfare_cli.present.part.section import (
        SectionFile,
        section_json,
        section_page,
        section_sheet,
    )

    stands = plan_status(project.plan, project.results, project.reviews, figures.rules, as_of)
    around = project.plan.lineage(part.id)
    found = SectionFile(around, part, stands, project.reviews)
    return Shown(
        lambda: section_page(figures, found),
        lambda: section_sheet(figures, found),
        lambda: section_json(figures, found),
    )


def _others(project: "Project", rules: "RuleSet") -> list["RuleSet"]:
    """The plan's own rule set and all that ship, without the one that is rated by."""
    from welfare_cli.rules.library import shipped, shipped_ids

    own = project.rules
    all_sets = [own, *(shipped(name) for name in shipped_ids())]
    return [one for n, one in enumerate(all_sets) if one not in (rules, *all_sets[:n])]
