"""A problem is a value: a code, a severity, a place, and what the reader should do about it.

Passes collect problems and never stop at the first. The words stand in the catalogue under the
problem's code, so that a problem can be told in any language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from welfare_cli.ground.codes import SEVERITIES
from welfare_cli.words import say


class Severity(StrEnum):
    """An error stops the work; a warning is questioned; information is only said."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a path, and from 1 the line and column (in characters) where these are known."""

    path: str
    line: int | None = None
    column: int | None = None
    excerpt: str = ""

    def __str__(self) -> str:
        numbers = [str(n) for n in (self.line, self.column) if n is not None]
        return ":".join([self.path, *numbers])


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and by the catalogue how to mend it."""

    code: str
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """The severity every problem of this code has."""
        return Severity(SEVERITIES[self.code])

    @property
    def path(self) -> str:
        """The file's path as the user knows it."""
        return self.place.path

    @property
    def line(self) -> int | None:
        """The line, from 1."""
        return self.place.line

    @property
    def column(self) -> int | None:
        """The column in characters, from 1."""
        return self.place.column

    def message(self, lang: str) -> str:
        """What is wrong, as one sentence."""
        return say(f"{self.code}.message", lang, **self.facts)

    def hint(self, lang: str) -> str:
        """How to mend it; the nearest valid name leads when there is one."""
        hint = say(f"{self.code}.hint", lang, **self.facts)
        near = self.facts.get("near")
        return f"{say('did-you-mean', lang, near=near)}{hint}".strip() if near else hint


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops the work."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line and column, each said once."""
    unique = {(p.code, p.place, tuple(p.facts.items())): p for p in problems}
    return sorted(unique.values(), key=lambda p: (p.path, p.line or 0, p.column or 0, p.code))
