"""The raw outline of a plan file: every section, action and indicator with its path in the tree.

It is walked on the tree, not on the models, so that a plan with a mistake in one place is still
checked everywhere else.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from welfare_cli.files.nodes import Mapping, Sequence
from welfare_cli.files.refusals import Loc
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Plan, Section

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
