"""The plan as pydantic models: frozen, in the words of the plan file.

A plan that stands in these models is well formed; whether it makes sense is for `plan.reader`.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import Discriminator, Field, Tag

from welfare_cli.files.schema import Format, Identifier, Model, Text, Year, written_as
from welfare_cli.ground.fiscal_year import Around, FiscalYear
from welfare_cli.ground.text import looks_japanese
from welfare_cli.plan.indicator import Indicator
from welfare_cli.rules.rule_set import RuleSet

_T = TypeVar("_T")


class Language(StrEnum):
    """The languages `welfare` speaks."""

    JA = "ja"
    EN = "en"


class Period(Model):
    """Fiscal years from the first to the last, both included."""

    from_: Year = Field(alias="from")
    to: Year

    @property
    def lends(self) -> Around | None:
        """What lends an era to 「27年度」: the period, where it is itself counted in one."""
        return Around(self.from_.number, self.to.number) if self.from_.era else None


class Statement(Model):
    """A titled text of the plan: a goal, a principle, a chapter of its introduction."""

    title: Text
    text: Text | None = None
    period: Period | None = None


class Action(Model):
    """Something to do (取組): followed by words, without a number."""

    id: Identifier
    title: Text
    note: Text | None = None


class Section(Model):
    """A node of the outline (施策体系), of any depth; `kind` is the plan's own word for it."""

    id: Identifier
    kind: Text | None = None
    title: Text
    owner: Text | None = None
    note: Text | None = None
    sections: tuple["Section", ...] = ()
    actions: tuple[Action, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def walk(self) -> Iterator["Section"]:
        """This section and all below it, in the plan's order."""
        yield self
        for section in self.sections:
            yield from section.walk()


def _rules_form(value: object) -> str:
    return "mapping" if isinstance(value, dict | RuleSet) else "id"


Rules = Annotated[
    Annotated[str, Tag("id"), written_as("rules_id")] | Annotated[RuleSet, Tag("mapping")],
    Discriminator(_rules_form),
]


class Plan(Model):
    """A public plan: its outline, and what it says about itself."""

    format: Format
    id: Identifier
    language: Language | None = None
    title: Text
    period: Period
    rules: Rules = "pace"
    owners: tuple[Text, ...] = ()
    goal: Statement | None = None
    principles: tuple[Statement, ...] = ()
    legal_basis: Text | None = None
    parent: Statement | None = None
    related: tuple[Text, ...] = ()
    about: tuple[Statement, ...] = ()
    source: Text | None = None
    sections: tuple[Section, ...]

    @property
    def lang(self) -> str:
        """The language the plan speaks first."""
        if self.language:
            return self.language
        return "ja" if looks_japanese(self.title.ja or "") else "en"

    def walk(self) -> Iterator[Section]:
        """Every section, in the plan's order."""
        for section in self.sections:
            yield from section.walk()

    @property
    def ids(self) -> frozenset[str]:
        """The id of every section, action and indicator."""
        found: set[str] = set()
        for section in self.walk():
            found.add(section.id)
            found.update(action.id for action in section.actions)
            found.update(indicator.id for indicator in section.indicators)
        return frozenset(found)

    def indicators(self) -> Iterator[tuple[Section, Indicator]]:
        """Every indicator with its section, in the plan's order."""
        for section in self.walk():
            for indicator in section.indicators:
                yield section, indicator

    def by_section(self, placed: Iterable[tuple[Section, _T]]) -> list[tuple[Section, list[_T]]]:
        """Each section with what belongs at or below it, in the plan's order; none without any."""
        own: dict[str, list[_T]] = {}
        for section, item in placed:
            own.setdefault(section.id, []).append(item)
        found = (
            (section, [item for inner in section.walk() for item in own.get(inner.id, ())])
            for section in self.walk()
        )
        return [(section, items) for section, items in found if items]

    def lineage(self, part_id: str) -> tuple[Section, ...]:
        """The sections from the outermost to the one that holds the part; none around a top one."""
        return _lineage(self.sections, part_id)

    def in_own_era(self, year: FiscalYear) -> FiscalYear:
        """The year as this plan counts it: H31 in a plan for H27 to H31, not R1."""
        inside = self.period.from_ <= year <= self.period.to
        return FiscalYear(year.number, self.period.to.era) if inside and not year.era else year


def _lineage(sections: Sequence[Section], part_id: str) -> tuple[Section, ...]:
    for section in sections:
        held = (section.sections, section.actions, section.indicators)
        if any(part.id == part_id for parts in held for part in parts):
            return (section,)
        if below := _lineage(section.sections, part_id):
            return (section, *below)
    return ()
