"""From a plan file to a plan, with every problem in it: YAML, form, and sense.

Each check is one pass that collects what it finds. The passes read the tree, not the models, so
that a mistake of form in one indicator hides nothing in the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from welfare_cli.files.refusals import Loc, place_of, validate
from welfare_cli.files.source import Source, read_source
from welfare_cli.files.yaml_tree import FILE_EMPTY, Mapping, Sequence, Tree, read_tree
from welfare_cli.ground.problem import Problem, ProblemKind, Severity, in_order
from welfare_cli.ground.text import folded, listed, nearest
from welfare_cli.ground.translation import N_
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.indicator_checks import check_indicator
from welfare_cli.plan.model import Period, Plan, Section
from welfare_cli.rules.library import check_carried, shipped_ids
from welfare_cli.rules.rule_set import RuleSet


@dataclass(frozen=True)
class PlanFile:
    """What was read: `plan` is None where the file cannot be used."""

    plan: Plan | None
    problems: list[Problem]


def read_plan(path: Path) -> PlanFile:
    """Read and check a plan file. All its problems come back in one list, in order."""
    source, problems = read_source(path)
    if source is None:
        return PlanFile(None, problems)
    read = check_plan(plan_tree(source))
    return PlanFile(read.plan, in_order(problems + read.problems))


def plan_tree(source: Source) -> Tree:
    """The tree of a plan file's text."""
    return read_tree(source)


def check_plan(tree: Tree) -> PlanFile:
    """The plan in a tree, and all that is wrong with it."""
    if not tree.whole:
        return PlanFile(None, tree.problems)
    if tree.root is None:
        empty = [] if tree.problems else [Problem(FILE_EMPTY, tree.source.place(1, 1))]
        return PlanFile(None, tree.problems + empty)
    plan, problems = validate(tree, Plan)
    return PlanFile(plan, tree.problems + problems + check_sense(tree, plan))


SECTIONS, ACTIONS, INDICATORS = KINDS = ("sections", "actions", "indicators")


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of the outline: what it is, where it stands, what it holds."""

    kind: str
    loc: Loc
    data: Mapping


def walk(data: object, loc: Loc = ()) -> Iterator[Entry]:
    """Every entry below a plan or a section, in the order of the file."""
    for kind, parts in children(data):
        for number, part in enumerate(parts):
            if isinstance(part, Mapping):
                here = (*loc, kind, number)
                yield Entry(kind, here, part)
                yield from walk(part, here)


def children(data: object) -> Iterator[tuple[str, Sequence]]:
    """The lists of the outline that a plan or section holds."""
    if isinstance(data, Mapping):
        for kind in KINDS:
            parts = data.get(kind)
            if isinstance(parts, Sequence):
                yield kind, parts


def placed_indicators(home: Plan | Section, loc: Loc = ()) -> Iterator[tuple[Loc, Indicator]]:
    """Every indicator of a sound plan with its path in the tree, in the order of `walk`."""
    for number, section in enumerate(home.sections):
        yield from placed_indicators(section, (*loc, SECTIONS, number))
    if isinstance(home, Section):
        for number, indicator in enumerate(home.indicators):
            yield (*loc, INDICATORS, number), indicator


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
