"""One section for programs and spreadsheets: JSON, and a row for each part with what was said."""

from welfare_cli.assess.actions import count_states
from welfare_cli.ground.translation import _
from welfare_cli.present.figures import Figures
from welfare_cli.present.outline import section_branch, sheet_of
from welfare_cli.present.outline_json import whole_json
from welfare_cli.present.part.action import track_json
from welfare_cli.present.part.indicator_json import head_json, path_json
from welfare_cli.present.part.review import review_cells, review_columns, review_json
from welfare_cli.present.part.section import SectionFile
from welfare_cli.present.progress_json import Json, indicator_json
from welfare_cli.present.review_words import counts_json
from welfare_cli.present.sheet import Column, Group, Line, Sheet


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
