"""A problem is a value: what is wrong, where, and what the reader should do about it.

Passes collect problems and never stop at the first. Each kind of problem is one record beside the
check that finds it; it is put into words when it is told, so in any language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from welfare_cli.ground.terms import DID_YOU_MEAN
from welfare_cli.ground.translation import N_, NP_, Message, _


class Severity(StrEnum):
    """An error stops the work; a warning is questioned; information is only said."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_NAMES: dict[str, Message] = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: NP_("severity", "note"),
}


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
class ProblemKind:
    """A kind of problem: its code, what is wrong and how to mend it.

    The texts are English and marked for translation by `N_`; facts stand in braces. A file with a
    problem that makes it `unreadable` could not be looked into at all. `tools/problem_kinds.py`
    finds every record that is the value of a name of its own in a module.
    """

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where; `facts` are what its texts have in braces."""

    kind: ProblemKind
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code, by which the problem has its page in the docs."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """The severity every problem of this kind has."""
        return self.kind.severity

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
        return _(self.kind.message, lang, **self.facts)

    def hint(self, lang: str) -> str:
        """How to mend it; the nearest valid name leads when there is one."""
        hint = _(self.kind.hint, lang, **self.facts) if self.kind.hint else ""
        near = self.facts.get("near")
        return f"{_(DID_YOU_MEAN, lang, near=near)}{hint}".strip() if near else hint


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops the work."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line and column, each said once."""
    unique = {(p.code, p.place, tuple(p.facts.items())): p for p in problems}
    return sorted(unique.values(), key=lambda p: (p.path, p.line or 0, p.column or 0, p.code))
