"""The outline of `welfare tree`: sections, actions and indicators, and how each stands."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from welfare_cli.assess.actions import TrackedAction, count_states
from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.summary import PlanStatus, Summary
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, NP_, Message, _, ngettext
from welfare_cli.plan.model import Section
from welfare_cli.present.branch import Branch
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES, HEADINGS
from welfare_cli.present.review_words import (
    counted,
    counted_short,
    state_text,
    state_told,
    state_tone,
)
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.reviews.model import State

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
        branch.rating = figures.rolled_up(branch.summary) or _counts(figures, branch.summary)
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


def _counts(figures: Figures, summary: Summary) -> str:
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
