"""The outline of `welfare tree`: sections, actions and indicators with their ratings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.summary import Summary
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import one_line
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import Figures
from welfare_cli.present.progress_json import rolled_up_json, summary_json
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.words import say


@dataclass
class Branch:
    """A node of the outline: what it is, and what hangs below it.

    A section has a `summary` of the indicators at or below it, where there are any.
    """

    kind: str
    id: str
    title: str
    text: str
    rating: str = ""
    rating_id: str | None = None
    summary: Summary | None = None
    tone: str | None = None
    children: list["Branch"] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Branch"]]:
        """This node and all below it with their depth, in order."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)

    def count(self, kind: str) -> int:
        """How many nodes of a kind hang below."""
        return sum(branch.kind == kind for _, branch in self.walk()) - (self.kind == kind)


@dataclass(frozen=True, slots=True)
class Ratings:
    """What is known of a plan's indicators and of its sections, by their ids."""

    indicators: Mapping[str, Assessment]
    sections: Mapping[str, Summary]


def outline(figures: Figures, ratings: Ratings, depth: int | None) -> tuple[Branch, bool]:
    """The plan as a branch, cut below `depth` levels; and whether a rating rests on samples."""
    plan, lang = figures.plan, figures.lang
    title = one_line(plan.title.in_(lang))
    root = Branch("plan", plan.id, title, title)
    root.children = [_section(figures, s, ratings) for s in plan.sections]
    root.counts = {f"{kind}s": root.count(kind) for kind in ("section", "action", "indicator")}
    root.text = say("tree.title", lang, title=title, **root.counts)
    if depth is not None:
        _cut(root, depth)
    shown = {branch.id for _, branch in root.walk() if branch.kind == "indicator"}
    return root, any(ratings.indicators[i].uses_sample for i in shown)


def outline_json(
    figures: Figures, root: Branch, as_of: FiscalYear, notices: tuple[str, ...]
) -> dict[str, object]:
    """The outline as nested objects; the counts are those of the whole plan."""
    return {
        "format": 1,
        "plan": {"id": root.id, "title": root.title},
        "as_of": {"year": as_of.number, "label": figures.year(as_of)},
        "rules": figures.rules.id,
        "counts": root.counts,
        "notices": list(notices),
        "children": [_json(child) for child in root.children],
    }


def outline_sheet(root: Branch, lang: str, notices: tuple[str, ...]) -> Sheet:
    """The outline as rows, for CSV and Markdown."""
    keys = ("depth", "kind", "id", "title", "rating")
    columns = tuple(Column(key, say(f"column.{key}", lang), right=key == "depth") for key in keys)
    lines = tuple(
        Line(
            {
                "depth": str(depth),
                "kind": say(f"kind.{branch.kind}", lang),
                "id": branch.id,
                "title": branch.title,
                "rating": branch.rating,
            }
        )
        for depth, branch in root.walk()
        if depth
    )
    return Sheet(root.text, columns, (Group((), lines),), notices=notices)


def _section(figures: Figures, section: Section, ratings: Ratings) -> Branch:
    lang = figures.lang
    title = one_line(section.title.in_(lang))
    branch = Branch("section", section.id, title, figures.heading(section))
    branch.summary = ratings.sections.get(section.id)
    if branch.summary:
        rating = branch.summary.rating
        branch.rating = figures.rolled_up(branch.summary) or _counts(figures, branch.summary)
        branch.tone = rating.tone if rating else None
    for action in section.actions:
        text = one_line(action.title.in_(lang))
        branch.children.append(Branch("action", action.id, text, f"・{text}"))
    leaves = (_leaf(figures, ratings.indicators[i.id]) for i in section.indicators)
    branch.children += leaves
    branch.children += [_section(figures, s, ratings) for s in section.sections]
    return branch


def _leaf(figures: Figures, assessment: Assessment) -> Branch:
    indicator, rating = assessment.indicator, assessment.rating
    text = figures.title(indicator)
    told = f"[{say('kind.indicator', figures.lang)}] {text}"
    leaf = Branch("indicator", indicator.id, text, told, figures.rating(assessment))
    leaf.rating_id = rating.id if rating else "not_assessed"
    leaf.tone = rating.tone if rating else None
    return leaf


def _counts(figures: Figures, summary: Summary) -> str:
    """How many have which sign: ◎1 ○2 ？1, but A:1 B:2 where a sign would run into its number."""
    signs = [(rating.sign, summary.by_rating[rating.id]) for rating in figures.rules.ratings]
    signs.append((figures.rules.not_assessed.sign, summary.not_assessed))
    return " ".join(
        f"{sign}{':' if sign[-1:].isalnum() else ''}{count}" for sign, count in signs if count
    )


def _cut(branch: Branch, depth: int) -> None:
    if depth == 0:
        branch.children = []
    for child in branch.children:
        _cut(child, depth - 1)


def _whole(summary: Summary | None) -> dict[str, object]:
    """The rating of a section; null where it has no indicators, or the rule set no scores."""
    if summary is None:
        return {"rating": None, "score": None, "summary": None}
    return {**rolled_up_json(summary), "summary": summary_json(summary)}


def _json(branch: Branch) -> dict[str, object]:
    data: dict[str, object] = {"kind": branch.kind, "id": branch.id, "title": branch.title}
    if branch.kind == "indicator":
        data["rating"] = branch.rating_id
    if branch.kind == "section":
        data |= _whole(branch.summary)
    if branch.children or branch.kind == "section":
        data["children"] = [_json(child) for child in branch.children]
    return data
