"""The outline of `welfare tree`: a branch for each node, as rows, as JSON and as lines with guides.

A rating or a state is at the end of its line, or below it if the line is too narrow.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from welfare_cli.assess.actions import TrackedAction, count_states
from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.summary import PlanStatus, Summary
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.lines import packed, width, wrapped
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line, visible
from welfare_cli.ground.translation import N_, NP_, Message, _, ngettext
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES, HEADINGS
from welfare_cli.present.part.review import (
    counted,
    counted_short,
    counts_json,
    state_text,
    state_told,
    state_tone,
)
from welfare_cli.present.progress_json import Json, rolled_up_json, summary_json
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.present.styled import DIM, NOTICE, PLAIN, STRONG, Piece, Styled
from welfare_cli.reviews.model import State


@dataclass
class Branch:
    """A node of the outline.

    A section has a `summary` of the indicators at or below it, where there are any, and `states`,
    how many of its actions are how far. An action has its `track`. `state` is what a file says of
    it, `state_told` what a reader is told, who does not see the year beside it.
    """

    kind: str
    id: str
    title: str
    text: str
    rating: str = ""
    rating_id: str | None = None
    summary: Summary | None = None
    tone: str | None = None
    state: str = ""
    state_told: str = ""
    state_year: str = ""
    state_tone: str | None = None
    track: TrackedAction | None = None
    states: dict[State | None, int] = field(default_factory=dict)
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


_KEYS = ("depth", "kind", "id", "title", "rating", "state", "state_year")

_KINDS: dict[str, Message] = {
    "action": N_("action"),
    "indicator": N_("indicator"),
    "section": NP_("kind of part", "section"),
}


def outline(
    figures: Figures,
    standing: PlanStatus,
    depth: int | None,
    states: Collection[State | None] | None = None,
) -> Branch:
    """The plan as a branch, cut below `depth` levels; only the actions that are so far, if asked.

    Whatever is left out, what is told of a section is told of all of it.
    """
    plan, lang = figures.plan, figures.lang
    title = one_line(plan.title.in_(lang))
    root = Branch("plan", plan.id, title, title)
    root.children = [section_branch(figures, s, standing) for s in plan.sections]
    root.counts = {f"{kind}s": root.count(kind) for kind in ("section", "action", "indicator")}
    root.text = _("{title} ({counts})", lang, title=title, counts=_told(root.counts, lang))
    root.states = count_states(track.state for track in standing.actions.values())
    if standing.is_tracked:
        root.state_told = _("actions: {counts}", lang, counts=counted(root.states, lang))
    if states is not None:
        _select(root, states)
    if depth is not None:
        _cut(root, depth)
    return root


def _told(counts: Mapping[str, int], lang: str) -> str:
    """How many parts of each kind the plan has."""
    sections, actions, indicators = (counts[kind] for kind in ("sections", "actions", "indicators"))
    told = (
        ngettext("{sections} section", "{sections} sections", sections, lang, sections=sections),
        ngettext("{count} action", "{count} actions", actions, lang, count=actions),
        ngettext("{count} indicator", "{count} indicators", indicators, lang, count=indicators),
    )
    return _(COMMA, lang).join(told)


def notices(standing: PlanStatus, lang: str) -> tuple[str, ...]:
    """What a reader of the outline must not miss: a rating or a state is made up."""
    sampled = any(assessment.uses_sample for assessment in standing.indicators.values())
    keys = [CONTAINS_SAMPLES] if sampled else []
    keys += [N_("Contains sample reviews, not official.")] if standing.uses_sample_reviews else []
    return tuple(_(key, lang) for key in keys)


def outline_sheet(root: Branch, lang: str, notices: tuple[str, ...]) -> Sheet:
    """The outline as rows, for CSV and Markdown."""
    sheet = sheet_of(root, [(depth, branch) for depth, branch in root.walk() if depth], lang)
    summary = ((root.state_told, None),) if root.state_told else ()
    return replace(sheet, summary=summary, notices=notices)


def sheet_of(root: Branch, branches: Iterable[tuple[int, Branch]], lang: str) -> Sheet:
    """A row for each of these, with its depth."""
    columns = tuple(Column(key, _(HEADINGS[key], lang), right=key == "depth") for key in _KEYS)
    lines = tuple(_row(depth, branch, lang) for depth, branch in branches)
    return Sheet(root.text, columns, (Group((), lines),))


def _row(depth: int, branch: Branch, lang: str) -> Line:
    return Line(
        {
            "depth": str(depth),
            "kind": _(_KINDS[branch.kind], lang),
            "id": branch.id,
            "title": branch.title,
            "rating": branch.rating,
            "state": branch.state,
            "state_year": branch.state_year,
        }
    )


def section_branch(figures: Figures, section: Section, standing: PlanStatus) -> Branch:
    """A section with all below it."""
    title = one_line(section.title.in_(figures.lang))
    branch = Branch("section", section.id, title, figures.heading(section))
    branch.summary = standing.sections.get(section.id)
    if branch.summary:
        rating = branch.summary.rating
        branch.rating = figures.rolled_up(branch.summary) or _sign_counts(figures, branch.summary)
        branch.tone = rating.tone if rating else None
    branch.children += (_action(figures, standing.actions[a.id], standing) for a in section.actions)
    branch.children += (_leaf(figures, standing.indicators[i.id]) for i in section.indicators)
    branch.children += (section_branch(figures, s, standing) for s in section.sections)
    _count_actions(branch, standing, figures.lang)
    return branch


def _count_actions(branch: Branch, standing: PlanStatus, lang: str) -> None:
    """How far the actions at or below a section are; told where they are not listed beside it."""
    tracks = [below.track for _, below in branch.walk() if below.track]
    branch.states = count_states(track.state for track in tracks)
    if standing.is_tracked and tracks:
        branch.state = counted_short(branch.states)
        branch.state_told = _("actions: {counts}", lang, counts=branch.state)


def _action(figures: Figures, track: TrackedAction, standing: PlanStatus) -> Branch:
    text = one_line(track.action.title.in_(figures.lang))
    leaf = Branch("action", track.action.id, text, f"・{text}", track=track)
    if standing.is_tracked:
        leaf.state = state_text(track.state, figures.lang)
        leaf.state_told = state_told(track, figures, standing.as_of)
        leaf.state_tone = state_tone(track.state)
        leaf.state_year = figures.year(track.said.year) if track.said else ""
    return leaf


def _leaf(figures: Figures, assessment: Assessment) -> Branch:
    indicator, rating = assessment.indicator, assessment.rating
    text = figures.title(indicator)
    kind = _(_KINDS["indicator"], figures.lang)
    told = f"[{kind}] {text}"
    leaf = Branch("indicator", indicator.id, text, told, figures.rating(assessment))
    leaf.rating_id = rating.id if rating else "not_assessed"
    leaf.tone = rating.tone if rating else None
    return leaf


def _sign_counts(figures: Figures, summary: Summary) -> str:
    """How many have which sign: ◎1 ○2 ？1, but A:1 B:2 where a sign would run into its number."""
    signs = [(rating.sign, summary.by_rating[rating.id]) for rating in figures.rules.ratings]
    signs.append((figures.rules.not_assessed.sign, summary.not_assessed))
    return " ".join(
        f"{sign}{':' if sign[-1:].isalnum() else ''}{count}" for sign, count in signs if count
    )


def _select(branch: Branch, states: Collection[State | None]) -> bool:
    """Leave only the actions in these states, and the sections above them; whether any is left."""
    if branch.track:
        return branch.track.state in states
    branch.children = [child for child in branch.children if _select(child, states)]
    return bool(branch.children)


def _cut(branch: Branch, depth: int) -> None:
    if depth == 0:
        branch.children = []
    for child in branch.children:
        _cut(child, depth - 1)


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
        "children": [_branch_json(child) for child in root.children],
    }


def _branch_json(branch: Branch) -> Json:
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
        data["children"] = [_branch_json(child) for child in branch.children]
    return data


def whole_json(summary: Summary | None) -> Json:
    """The rating of a section; null where it has no indicators, or the rule set no scores."""
    if summary is None:
        return {"rating": None, "score": None, "summary": None}
    return {**rolled_up_json(summary), "summary": summary_json(summary)}


_UNBOUNDED = 10_000
_NARROWEST = 20  # columns of a text, however deep it stands
_GAP = "  "
_FORK, _LAST, _ON, _BLANK = "├── ", "└── ", "│   ", "    "


class Outline(NamedTuple):
    """A branch with all below it, and what a reader of it must not miss."""

    root: Branch
    notices: tuple[str, ...]


def tree_lines(outline: Outline, columns: int | None) -> list[Styled]:
    """The outline in that many columns, None as wide as it wants to be; then the notices."""
    # A list of work to do: the outline may be deeper than Python's stack likes.
    lines: list[Styled] = []
    work = [(outline.root, "", "")]
    while work:
        branch, first, rest = work.pop()
        lines += _branch_lines(branch, first, rest, columns or _UNBOUNDED)
        below = list(enumerate(branch.children, start=1))
        for number, child in reversed(below):
            last = number == len(below)
            work.append(
                (child, rest + (_LAST if last else _FORK), rest + (_BLANK if last else _ON))
            )
    told = (part for notice in outline.notices for part in wrapped(notice, columns or _UNBOUNDED))
    return [*lines, *(((part, NOTICE),) for part in told)]


def _branch_lines(branch: Branch, first: str, rest: str, columns: int) -> Iterator[Styled]:
    room = max(columns - width(rest), _NARROWEST)
    style = STRONG if branch.children else PLAIN
    texts, told = wrapped(visible(branch.text), room), list(_status_pieces(branch))
    size = sum(width(_GAP + text) for text, _ in told)
    beside = width(texts[-1]) + size <= room
    guide = first
    # What hangs below is joined to every line of the text above it.
    for number, text in enumerate(texts):
        line: Styled = ((guide, DIM), (text, style))
        if beside and number == len(texts) - 1:
            line += tuple(piece for one in told for piece in ((_GAP, PLAIN), one))
        yield line
        guide = rest
    if not beside:
        yield from (((guide, DIM), *line) for line in _pieces_below(told, size, room))


def _pieces_below(told: list[Piece], size: int, room: int) -> Iterator[Styled]:
    """In one line where it has room, else each in its own."""
    if size - width(_GAP) <= room:
        pieces = [piece for one in told for piece in ((_GAP, PLAIN), one)]
        yield tuple(pieces[1:])
    else:
        yield from (((part, tone),) for text, tone in told for part in packed(text, room))


def _status_pieces(branch: Branch) -> Iterator[Piece]:
    """How it stands: its rating, and the states that are not to be read right below it."""
    if branch.rating:
        yield visible(branch.rating), branch.tone or DIM
    if branch.state_told and all(child.kind != "action" for child in branch.children):
        yield branch.state_told, branch.state_tone or DIM
