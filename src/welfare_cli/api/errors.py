"""What a load raises: all problems of what was read, never half of a result."""

from collections.abc import Sequence

from welfare_cli.ground.problem import Problem
from welfare_cli.present.problems.text import problem_text


class WelfareError(Exception):
    """Files that cannot be used. `problems` are all of theirs, warnings too, in the files' order.

    Its text is what the command line would print of them, in the plan's language where one is
    known, else in English; `told` gives it in either.
    """

    def __init__(self, problems: Sequence[Problem] = (), lang: str = "en", why: str = "") -> None:
        super().__init__(problems, lang, why)
        self.problems, self.lang, self.why = tuple(problems), lang, why

    def __str__(self) -> str:
        return self.told(self.lang)

    def told(self, lang: str) -> str:
        """Every problem with its place, its line and its remedy, in "ja" or "en"."""
        parts = [problem_text(problem, lang) for problem in self.problems]
        return "".join([self.why, *parts]).rstrip("\n")


class PlanError(WelfareError):
    """A plan file that cannot be used."""


class ResultsError(WelfareError):
    """Result files that cannot be used, or a folder that cannot be read now."""


class RulesError(WelfareError):
    """A rule set that is not known, or a file of one that cannot be used."""
