"""A plan in the making: what was read from a list, what is still open, and where it stood."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem

Value = str | bool | Decimal | FiscalYear | dict[str, "Value"] | list["Value"] | None


@dataclass
class DraftIndicator:
    """An indicator by the keys of the plan; `open` are problems with one of its keys."""

    id: str
    data: dict[str, Value]
    open: dict[str, list[Problem]] = field(default_factory=dict)

    def question(self, key: str, problem: Problem) -> None:
        """Note that what stands under the key must be looked at."""
        self.open.setdefault(key, []).append(problem)


@dataclass
class DraftSection:
    """A section with what stands below it."""

    id: str
    kind: str
    title: str
    sections: list["DraftSection"] = field(default_factory=list)
    indicators: list[DraftIndicator] = field(default_factory=list)

    def walk(self) -> Iterator[DraftIndicator]:
        """Every indicator of this section and of those below it, as the plan file has them."""
        for section in self.sections:
            yield from section.walk()
        yield from self.indicators


@dataclass(frozen=True)
class Draft:
    """The sections of a plan; `problems` are all questions, `remarks` what is to be narrated."""

    sections: list[DraftSection]
    problems: list[Problem] = field(default_factory=list)
    remarks: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def indicators(self) -> Iterator[DraftIndicator]:
        """Every indicator, in the order of the plan file."""
        for section in self.sections:
            yield from section.walk()
