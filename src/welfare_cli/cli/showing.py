"""What `welfare show` can show: an indicator, an action or a section, each in every format."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.plan.indicator import Indicator
    from welfare_cli.plan.model import Action, Section
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.page import Page
    from welfare_cli.present.sheet import Sheet
    from welfare_cli.project import Project
    from welfare_cli.rules.model import RuleSet


@dataclass(frozen=True)
class Showing:
    """A part of the plan as a page, as rows and as an object, each made when it is asked for."""

    page: Callable[[], "Page"]
    sheet: Callable[[], "Sheet"]
    json: Callable[[], dict[str, object]]


def showing(
    project: "Project",
    part: "Indicator | Action | Section",
    figures: "Figures",
    as_of: "FiscalYear",
) -> Showing:
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
) -> Showing:
    from welfare_cli.assess.assessment import Yardstick
    from welfare_cli.assess.dossier import dossier
    from welfare_cli.present.part.indicator import show_page
    from welfare_cli.present.part.indicator_json import show_json
    from welfare_cli.present.part.values_reviews import reviewed_sheet

    yardstick = Yardstick(figures.rules, as_of, project.plan.period)
    others = _others(project, figures.rules)
    found = dossier(project.plan, part, project.results, yardstick, others)
    reviews = project.reviews.up_to(part.id, as_of)
    return Showing(
        lambda: show_page(figures, found, reviews),
        lambda: reviewed_sheet(figures, found, reviews),
        lambda: show_json(figures, found, reviews),
    )


def _action(project: "Project", part: "Action", figures: "Figures", as_of: "FiscalYear") -> Showing:
    from welfare_cli.assess.actions import Track
    from welfare_cli.plan.place import lineage
    from welfare_cli.present.part import action as present

    said = project.reviews
    around = lineage(project.plan.sections, part.id)
    track = Track(part, said.last_state(part.id, as_of))
    found = present.ActionFile(around, track, said.up_to(part.id, as_of), as_of)
    return Showing(
        lambda: present.action_page(figures, found),
        lambda: present.action_sheet(figures, found),
        lambda: present.action_json(figures, found),
    )


def _section(
    project: "Project", part: "Section", figures: "Figures", as_of: "FiscalYear"
) -> Showing:
    from welfare_cli.assess.standing import standing
    from welfare_cli.plan.place import lineage
    from welfare_cli.present.part.section import SectionFile, section_page
    from welfare_cli.present.part.section_data import section_json, section_sheet

    stands = standing(project.plan, project.results, project.reviews, figures.rules, as_of)
    around = lineage(project.plan.sections, part.id)
    found = SectionFile(around, part, stands, project.reviews)
    return Showing(
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
