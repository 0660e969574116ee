"""One action: its place, how far it is, and what was said of it each year."""

from collections.abc import Sequence
from dataclasses import dataclass

from welfare_cli.assess.actions import TrackedAction
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import _
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Fact, Page, Part
from welfare_cli.present.part.indicator_json import head_json, path_json
from welfare_cli.present.part.review import (
    review_cells,
    review_columns,
    review_json,
    review_parts,
    sample_notice,
    state_told,
    state_tone,
)
from welfare_cli.present.progress_json import Json
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.reviews.model import DatedReview


@dataclass(frozen=True, slots=True)
class ActionFile:
    """All of one action: the sections around it, its state, its reviews from the oldest on."""

    sections: Sequence[Section]
    track: TrackedAction
    reviews: Sequence[DatedReview]
    as_of: FiscalYear


def action_page(figures: Figures, found: ActionFile) -> Page:
    """The newest review comes first."""
    lang, action = figures.lang, found.track.action
    told = state_told(found.track, figures, found.as_of)
    facts = [Fact(_("state", lang), told, state_tone(found.track.state))]
    if action.note:
        facts.append(Fact(_("note", lang), one_line(action.note.in_(lang))))
    title = _("Standing in {year}", lang, year=figures.year_both(found.as_of))
    return Page(
        one_line(action.title.in_(lang)),
        tuple(figures.heading(section) for section in found.sections),
        (_("id: {id}", lang, id=action.id),),
        sample_notice(found.reviews, lang),
        (Part(title, tuple(facts)), *review_parts(figures, reversed(found.reviews))),
    )


def action_sheet(figures: Figures, found: ActionFile) -> Sheet:
    """A row per review."""
    lang = figures.lang
    lines = (
        Line({"year": figures.year(said.year)} | review_cells(said, lang)) for said in found.reviews
    )
    columns = (Column("year", _("year", lang)), *review_columns(lang))
    return Sheet(one_line(found.track.action.title.in_(lang)), columns, (Group((), tuple(lines)),))


def action_json(figures: Figures, found: ActionFile) -> Json:
    """One object: the plan, the year, the action."""
    lang, action = figures.lang, found.track.action
    return head_json(figures, found.as_of, sample_notice(found.reviews, lang)) | {
        "action": track_json(figures, found.track)
        | {
            "note": action.note.in_(lang) if action.note else None,
            "path": path_json(found.sections, lang),
            "reviews": [review_json(said, lang) for said in found.reviews],
        }
    }


def track_json(figures: Figures, track: TrackedAction) -> Json:
    """An action and its state; null where nobody has said it."""
    return {
        "id": track.action.id,
        "title": track.action.title.in_(figures.lang),
        "state": track.state,
        "state_year": track.said.year.number if track.said else None,
    }
