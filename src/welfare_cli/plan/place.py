"""Where a part of the plan stands: the sections around it."""

from collections.abc import Sequence

from welfare_cli.plan.model import Section


def lineage(sections: Sequence[Section], part_id: str) -> tuple[Section, ...]:
    """The sections from the outermost to the one that holds the part; none around a top one."""
    for section in sections:
        held = (section.sections, section.actions, section.indicators)
        if any(part.id == part_id for parts in held for part in parts):
            return (section,)
        if below := lineage(section.sections, part_id):
            return (section, *below)
    return ()
