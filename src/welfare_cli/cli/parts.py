"""Which part of a plan is meant: by its id, which is the plan's alone, else by its title."""

from typing import TYPE_CHECKING

from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.selection import unknown
from welfare_cli.ground.text import folded, listed, nearest, one_line

if TYPE_CHECKING:
    from welfare_cli.plan.indicator import Indicator
    from welfare_cli.plan.model import Action, Plan, Section

    Part = Indicator | Action | Section


def part_in(plan: "Plan", name: str, lang: str) -> "Part":
    """The part with that id, or with that title in either language.

    An indicator goes before an action, and an action before a section, of the same title.
    """
    kinds = _kinds(plan)
    by_id = {part.id: part for parts in kinds for part in parts}
    if name in by_id:
        return by_id[name]
    value = one_line(name)
    for parts in kinds:
        titled = [part for part in parts if folded(name) in map(folded, _titles(part))]
        if len(titled) == 1:
            return titled[0]
        if titled:
            known = listed([part.id for part in titled])
            raise CallError("call.ambiguous", lang, value=value, known=known)
    raise unknown("ID", value, list(by_id), lang, _near(name, by_id))


def _near(name: str, by_id: dict[str, "Part"]) -> str | None:
    """The id that was probably meant, by itself or by its title."""
    titles = {title: part.id for part in by_id.values() for title in _titles(part)}
    near = nearest(name, [*by_id, *titles])
    return titles.get(near, near) if near else None


def _kinds(plan: "Plan") -> tuple[list["Part"], ...]:
    """The indicators, the actions and the sections, each in the plan's order."""
    sections = list(plan.walk())
    return (
        [indicator for section in sections for indicator in section.indicators],
        [action for section in sections for action in section.actions],
        [*sections],
    )


def _titles(part: "Part") -> list[str]:
    return [text for text in (part.title.ja, part.title.en) if text]
