"""The JSON of `welfare tree`: format 1, the outline as nested objects."""

from welfare_cli.assess.summary import Summary
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.present.branch import Branch
from welfare_cli.present.figures import Figures
from welfare_cli.present.progress_json import Json, rolled_up_json, summary_json
from welfare_cli.present.review_words import counts_json


def outline_json(
    figures: Figures, root: Branch, as_of: FiscalYear, notices: tuple[str, ...]
) -> Json:
    """The whole; the counts are those of the whole plan, however much of it is shown."""
    return {
        "format": 1,
        "plan": {"id": root.id, "title": root.title},
        "as_of": {"year": as_of.number, "label": figures.year(as_of)},
        "rules": figures.rules.id,
        "counts": root.counts,
        "states": counts_json(root.states),
        "notices": list(notices),
        "children": [_json(child) for child in root.children],
    }


def _json(branch: Branch) -> Json:
    data: Json = {"kind": branch.kind, "id": branch.id, "title": branch.title}
    if branch.kind == "indicator":
        data["rating"] = branch.rating_id
    if branch.track:
        said = branch.track.said
        data["state"] = branch.track.state
        data["state_year"] = said.year.number if said else None
    if branch.kind == "section":
        data |= whole_json(branch.summary) | {"states": counts_json(branch.states)}
    if branch.children or branch.kind == "section":
        data["children"] = [_json(child) for child in branch.children]
    return data


def whole_json(summary: Summary | None) -> Json:
    """The rating of a section; null where it has no indicators, or the rule set no scores."""
    if summary is None:
        return {"rating": None, "score": None, "summary": None}
    return {**rolled_up_json(summary), "summary": summary_json(summary)}
