"""Rows under the plan's outline: each section's heading stands once, before its first row."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from welfare_cli.plan.model import Plan, Section
from welfare_cli.present.sheet import Group, Line

Row = TypeVar("Row")


def outlined(
    plan: Plan,
    rows: Sequence[tuple[Section, Row]],
    heading: Callable[[Section], str],
    line: Callable[[Row], Line],
) -> Iterator[Group]:
    """Groups of rows that stand in the plan's order, under the headings that are new there."""
    paths = {path[-1].id: path for path in _paths(plan.sections)}
    told: set[str] = set()
    for section_id, members in groupby(rows, key=lambda row: row[0].id):
        path = paths[section_id]
        new = [(level, s) for level, s in enumerate(path) if s.id not in told]
        told.update(section.id for section in path)
        headings = tuple((level, heading(s)) for level, s in new)
        yield Group(headings, tuple(line(row) for _, row in members))


def _paths(
    sections: Sequence[Section], above: tuple[Section, ...] = ()
) -> Iterator[tuple[Section, ...]]:
    for section in sections:
        path = (*above, section)
        yield path
        yield from _paths(section.sections, path)
