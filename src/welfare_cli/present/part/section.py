"""One section: its place, how it stands, what was said of it, and all that is in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from welfare_cli.assess.actions import TrackedAction, count_states
from welfare_cli.assess.summary import PlanStatus, Summary
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES, HEADINGS
from welfare_cli.present.outline import section_branch, sheet_of, whole_json
from welfare_cli.present.page import Fact, Page, Part
from welfare_cli.present.part.action import track_json
from welfare_cli.present.part.indicator_json import head_json, path_json
from welfare_cli.present.part.review import (
    counted,
    counts_json,
    review_cells,
    review_columns,
    review_json,
    review_parts,
    sample_notice,
    state_text,
    state_tone,
)
from welfare_cli.present.progress import Report, progress_sheet
from welfare_cli.present.progress_json import Json, indicator_json
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.reviews.model import DatedReview, Reviews

_COLUMNS = (
    "id",
    "indicator",
    "unit",
    "actual",
    "actual_year",
    "target",
    "target_year",
    "progress",
    "rating",
)

_FACTS: dict[str, Message] = {
    "owner": N_("owner"),
    "note": N_("note"),
}


@dataclass(frozen=True, slots=True)
class SectionFile:
    """All of one section: the sections around it, how the plan stands, and every review of it."""

    sections: Sequence[Section]
    section: Section
    standing: PlanStatus
    reviews: Reviews

    @property
    def summary(self) -> Summary | None:
        """The counts of its indicators; None where it has none."""
        return self.standing.sections.get(self.section.id)

    @property
    def tracks(self) -> list[TrackedAction]:
        """Its actions."""
        return self.standing.actions_of(self.section)

    @property
    def own_reviews(self) -> tuple[DatedReview, ...]:
        """What was said of the section itself, the oldest first."""
        return self.reviews.up_to(self.section.id, self.standing.as_of)

    def notices(self, lang: str) -> tuple[str, ...]:
        """What a reader must not miss: values, states or reviews that are made up."""
        inside = self.standing.indicators_of(self.section)
        sampled = any(assessment.uses_sample for assessment in inside)
        said = [*self.own_reviews, *(track.said for track in self.tracks if track.said)]
        return ((_(CONTAINS_SAMPLES, lang),) if sampled else ()) + sample_notice(said, lang)


def section_page(figures: Figures, found: SectionFile) -> Page:
    """How it stands, its reviews with the newest first, its indicators, its actions."""
    lang, section, year = figures.lang, found.section, figures.year_both(found.standing.as_of)
    parts = [Part(_("Standing in {year}", lang, year=year), tuple(_facts(figures, found)))]
    parts += review_parts(figures, reversed(found.own_reviews))
    if found.summary:
        parts.append(Part(_("Indicators", lang), table=_indicators(figures, found)))
    if found.tracks:
        parts.append(Part(_("Actions", lang), table=_actions(figures, found)))
    return Page(
        figures.heading(section),
        tuple(figures.heading(outer) for outer in found.sections),
        (_("id: {id}", lang, id=section.id),),
        found.notices(lang),
        tuple(part for part in parts if part.facts or part.table),
    )


def _facts(figures: Figures, found: SectionFile) -> Iterator[Fact]:
    lang, summary = figures.lang, found.summary
    if summary:
        rating = summary.rating
        if whole := figures.rolled_up(summary):
            tone = rating.tone if rating else None
            yield Fact(_("rating", lang), whole, tone)
        yield Fact(_("indicators", lang), _rated(figures, summary))
    if found.tracks and found.standing.is_tracked:
        counts = count_states(track.state for track in found.tracks)
        yield Fact(_("actions", lang), counted(counts, lang))
    for key in ("owner", "note"):
        if text := getattr(found.section, key):
            yield Fact(_(_FACTS[key], lang), one_line(text.in_(lang)))


def _rated(figures: Figures, summary: Summary) -> str:
    """How many indicators have which rating: ◎ achieved 2  △ behind 1."""
    rules, lang = figures.rules, figures.lang
    counts = [(r.sign, r.label.in_(lang), summary.by_rating[r.id]) for r in rules.ratings]
    unrated = rules.not_assessed
    counts.append((unrated.sign, unrated.label.in_(lang), summary.not_assessed))
    return "  ".join(f"{sign} {label} {count}" for sign, label, count in counts if count)


def _indicators(figures: Figures, found: SectionFile) -> Sheet:
    """The table of `welfare progress`, of this section and without what only illustrates."""
    assessed, summary = found.standing.indicators_of(found.section), found.summary
    report = Report(assessed, summary, {}, found.standing.as_of) if summary else None
    sheet = progress_sheet(figures, report, grouped=False) if report else Sheet("", (), ())
    return replace(sheet, columns=tuple(c for c in sheet.columns if c.key in _COLUMNS))


def _actions(figures: Figures, found: SectionFile) -> Sheet:
    lang = figures.lang
    ranks = {"id": 1, "title": 0, "state": 0, "state_year": 2}
    columns = tuple(
        Column(key, _(HEADINGS[key], lang), rank=rank, flexible=key == "title")
        for key, rank in ranks.items()
    )
    lines = tuple(_action(figures, track) for track in found.tracks)
    return Sheet(_("Actions", lang), columns, (Group((), lines),))


def _action(figures: Figures, track: TrackedAction) -> Line:
    cells = {
        "id": track.action.id,
        "title": one_line(track.action.title.in_(figures.lang)),
        "state": state_text(track.state, figures.lang),
        "state_year": figures.year(track.said.year) if track.said else "",
    }
    return Line(cells, tones={"state": state_tone(track.state)})


def section_sheet(figures: Figures, found: SectionFile) -> Sheet:
    """The section, then all below it as `welfare tree` lists it, each with its newest review."""
    lang, as_of = figures.lang, found.standing.as_of
    branch = section_branch(figures, found.section, found.standing)
    sheet = sheet_of(branch, list(branch.walk()), lang)
    year = Column("review_year", _("review: {name}", lang, name=_("year", lang)))
    lines = []
    for line in sheet.lines:
        said = found.reviews.latest(line.cells["id"], as_of)
        cells = {"review_year": figures.year(said.year) if said else ""}
        lines.append(Line(line.cells | cells | review_cells(said, lang)))
    columns = (*sheet.columns, year, *review_columns(lang))
    return Sheet(sheet.title, columns, (Group((), tuple(lines)),))


def section_json(figures: Figures, found: SectionFile) -> Json:
    """One object: the plan, the year, the section with its indicators, actions and reviews."""
    lang, section, standing = figures.lang, found.section, found.standing
    texts = {"kind": section.kind, "owner": section.owner, "note": section.note}
    return head_json(figures, standing.as_of, found.notices(lang)) | {
        "section": {
            "id": section.id,
            "title": section.title.in_(lang),
            **{key: text.in_(lang) if text else None for key, text in texts.items()},
            "path": path_json(found.sections, lang),
            **whole_json(found.summary),
            "states": counts_json(count_states(track.state for track in found.tracks)),
            "indicators": [indicator_json(figures, a) for a in standing.indicators_of(section)],
            "actions": [track_json(figures, track) for track in found.tracks],
            "reviews": [review_json(said, lang) for said in found.own_reviews],
        }
    }
