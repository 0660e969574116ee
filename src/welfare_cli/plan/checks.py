"""Whether a plan makes sense: each check is one pass that collects what it finds.

The passes read the tree, so a mistake of form in one indicator hides nothing in the others.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from welfare_cli.files.nodes import Mapping
from welfare_cli.files.refusals import Loc, place_of, validate
from welfare_cli.files.yaml_tree import Tree
from welfare_cli.ground.problem import Problem, ProblemKind, Severity
from welfare_cli.ground.text import folded, listed, nearest
from welfare_cli.ground.translation import N_
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.indicator_checks import check_indicator
from welfare_cli.plan.model import Period, Plan
from welfare_cli.plan.outline import INDICATORS, KINDS, Entry, children, placed_indicators, walk
from welfare_cli.rules.library import check_carried, shipped_ids
from welfare_cli.rules.model import RuleSet


def check_sense(tree: Tree, plan: Plan | None) -> list[Problem]:
    """Every problem of sense in the plan, by pass; `plan` is None where its form is wrong."""
    entries = list(walk(tree.root))
    problems = list(_duplicate_ids(tree, entries))
    problems += _duplicate_titles(tree, entries)
    problems += _empty_sections(tree, entries)
    problems += _rules(tree, plan)
    period = plan.period if plan else _period(tree)
    if period:
        problems += _reversed(tree, period)
    if plan:
        found = ((loc, indicator, None) for loc, indicator in placed_indicators(plan))
        return problems + list(_indicators(tree, found, period))
    parts = ((entry.loc, *_sound_part(entry.data)) for entry in entries if entry.kind == INDICATORS)
    return problems + list(_indicators(tree, parts, period))


DUPLICATE_ID = ProblemKind(
    "duplicate-id",
    N_("the id “{id}” is already used on line {first}"),
    N_("Give each section, action and indicator a different id."),
)


def _duplicate_ids(tree: Tree, entries: list[Entry]) -> Iterator[Problem]:
    """One namespace for sections, actions and indicators: reviews name any of them by id."""
    first: dict[str, Loc] = {}
    for entry in entries:
        name = entry.data.get("id")
        if not isinstance(name, str):
            continue
        here = (*entry.loc, "id")
        if name in first:
            line = place_of(tree, first[name]).line
            yield Problem(DUPLICATE_ID, place_of(tree, here), {"id": name, "first": str(line)})
        else:
            first[name] = here


def _duplicate_titles(tree: Tree, entries: list[Entry]) -> Iterator[Problem]:
    """Titles are what departments match by, so two alike in one section cannot be told apart."""
    homes: list[tuple[Loc, object]] = [((), tree.root)]
    homes += [(entry.loc, entry.data) for entry in entries]
    for loc, data in homes:
        for kind, parts in children(data):
            yield from _repeated(tree, [((*loc, kind, n), p) for n, p in enumerate(parts)])


DUPLICATE_TITLE = ProblemKind(
    "duplicate-title",
    N_("the title “{title}” occurs twice in this section; the first one is on line {first}"),
    N_(
        "Departments identify entries by their titles. Change one of the titles, or delete one "
        "entry."
    ),
)


def _repeated(tree: Tree, siblings: list[tuple[Loc, object]]) -> Iterator[Problem]:
    first: dict[str, Loc] = {}
    for loc, data in siblings:
        title = _title(data)
        name = folded(title) if title else ""
        here = (*loc, "title")
        if title and name in first:
            line = str(place_of(tree, first[name]).line)
            facts = {"title": title, "first": line}
            yield Problem(DUPLICATE_TITLE, place_of(tree, here), facts)
        elif title:
            first[name] = here


def _title(data: object) -> str | None:
    title = data.get("title") if isinstance(data, Mapping) else None
    if isinstance(title, Mapping):
        title = title.get("ja") or title.get("en")
    return title if isinstance(title, str) else None


SECTION_EMPTY = ProblemKind(
    "section-empty",
    N_("the section “{id}” is empty"),
    N_("Add sections, actions or indicators, or delete the section."),
    severity=Severity.WARNING,
)


def _empty_sections(tree: Tree, entries: list[Entry]) -> Iterator[Problem]:
    for entry in entries:
        holds = any(entry.data.get(kind) for kind in KINDS)
        if entry.kind == "sections" and not holds and not tree.is_damaged(entry.data):
            name = str(entry.data.get("id", ""))
            yield Problem(SECTION_EMPTY, place_of(tree, entry.loc), {"id": name})


RULES_UNKNOWN = ProblemKind(
    "rules-unknown",
    N_("there is no rule set “{id}”"),
    N_("Known rule sets: {known}."),
)


def _rules(tree: Tree, plan: Plan | None) -> Iterator[Problem]:
    name = tree.root.get("rules") if isinstance(tree.root, Mapping) else None
    if isinstance(name, Mapping):
        sound = plan.rules if plan else validate(tree, RuleSet, ("rules",))[0]
        carried = sound if isinstance(sound, RuleSet) else None
        yield from check_carried(tree, carried, ("rules",))
    if isinstance(name, str) and name not in shipped_ids():
        near = nearest(name, shipped_ids())
        facts = {"id": name, "known": listed(shipped_ids(), most=20)}
        yield Problem(
            RULES_UNKNOWN, place_of(tree, ("rules",)), facts | ({"near": near} if near else {})
        )


def _period(tree: Tree) -> Period | None:
    return validate(tree, Period, ("period",))[0] if isinstance(tree.root, Mapping) else None


PERIOD_REVERSED = ProblemKind(
    "period-reversed",
    N_("the period ends in {to}, before it starts in {from}"),
    N_("Swap from and to."),
)


def _reversed(tree: Tree, period: Period) -> Iterator[Problem]:
    if period.to < period.from_:
        facts = {"from": period.from_.told(), "to": period.to.told()}
        yield Problem(PERIOD_REVERSED, place_of(tree, ("period", "to")), facts)


def _indicators(
    tree: Tree,
    parts: Iterable[tuple[Loc, Indicator | None, set[str] | None]],
    period: Period | None,
) -> Iterator[Problem]:
    """What is questionable about each, where it was made from the key in question."""
    for loc, indicator, given in parts:
        for kind, inner, facts in check_indicator(indicator, period) if indicator else ():
            if given is None or inner[0] in given:
                yield Problem(kind, place_of(tree, loc + inner), facts)


def _sound_part(data: dict[str, Any]) -> tuple[Indicator | None, set[str]]:
    """The indicator without the keys that are wrong, and the keys it was made from.

    A mistake in one key has been told already, and must not hide what is wrong with the others.
    """
    stand_ins = {"id": "x", "title": "x", "unit": "x", "baseline": None, "target": None}
    kept: dict[str, Any] = dict(data)
    for _ in range(2):
        try:
            return Indicator.model_validate(kept), set(kept) & set(data)
        except ValidationError as error:
            bad = {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
            data = {key: value for key, value in data.items() if key not in bad}
            kept = stand_ins | data
    return None, set()
