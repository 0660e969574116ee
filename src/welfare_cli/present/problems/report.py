"""Everything that one run of `validate` came to; each format tells it in its own way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from welfare_cli.ground.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The problems in order, and the files they were looked for in.

    `paths` gives the path from the root of the repository for each name of a file. `docs` is the
    address under which the docs are published, "" where none is known.
    """

    problems: Sequence[Problem]
    files: Sequence[str]
    lang: str
    strict: bool = False
    docs: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many problems have that severity."""
        return sum(problem.severity is severity for problem in self.problems)

    def path(self, name: str) -> str:
        """The file's path from the root of the repository, with forward slashes."""
        return self.paths.get(name, name)

    def fails(self, problem: Problem) -> bool:
        """Whether the problem alone makes the run fail."""
        warns = problem.severity is Severity.WARNING
        return problem.severity is Severity.ERROR or (self.strict and warns)
