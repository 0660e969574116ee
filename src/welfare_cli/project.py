"""A project: a plan with the results and reviews beside it, and every problem found in them.

Nothing is printed here. The plan is read at once, everything else when it is first asked for.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from welfare_cli.assess.known import series_of
from welfare_cli.files.csv_rows import Step
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.plan.model import Plan
from welfare_cli.plan.reader import read_plan
from welfare_cli.results.model import Results
from welfare_cli.results.pending import BUSY, PENDING, is_pending
from welfare_cli.results.reader import ResultsRead, parts_of, read_files, result_files
from welfare_cli.reviews.model import Reviews
from welfare_cli.reviews.reader import (
    ReviewsRead,
    is_review_file,
    read_reviews,
    review_files,
    review_year,
)
from welfare_cli.rules.library import shipped
from welfare_cli.rules.rule_set import RuleSet

# Given the number of steps, a context in which a function is called after each of them.
Progress = Callable[[int], AbstractContextManager[Step | None]]


class UnreadablePlanError(Exception):
    """A plan file from which no plan can be made; `problems` are all that were found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


class UnsettledError(Exception):
    """An import holds the results, or was cut off and cannot be finished.

    `key` is the key of a text that explains it, `facts` are what stands in that text.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


@dataclass
class Project:
    """A plan with its results and reviews; `lang` is the language to tell it in.

    `files` are the result and review files to read; without it, all of `folder` are read.
    `progress` is called before a long reading, for whoever wants to show how far it is.
    """

    plan: Plan
    folder: Path
    lang: str = ""
    plan_problems: Sequence[Problem] = ()
    files: Sequence[Path] | None = None
    progress: Progress = field(default=lambda _: nullcontext(), repr=False)

    def __post_init__(self) -> None:
        self.lang = self.lang or self.plan.lang

    @property
    def results(self) -> Results:
        """The results that could be read."""
        return self.results_read.results

    @property
    def reviews(self) -> Reviews:
        """The reviews that could be read."""
        return self.reviews_read.reviews

    @cached_property
    def problems(self) -> list[Problem]:
        """All problems of the plan, the results and the reviews."""
        read = (self.plan_problems, self.results_read.problems, self.reviews_read.problems)
        return [problem for problems in read for problem in problems]

    @cached_property
    def results_read(self) -> ResultsRead:
        """The results with their files and problems. Raises UnsettledError.

        An import that was cut off is finished first, so that nobody reads half of it.
        """
        if is_pending(self.folder):
            _settle(self.folder)
        files = [path for path in self._files if not is_review_file(path)]
        with self.progress(parts_of(files)) as step:
            read = read_files(files, series_of(self.plan), step)
        return replace(read, results=replace(read.results, reviewed=self._reviewed))

    @cached_property
    def reviews_read(self) -> ReviewsRead:
        """The reviews with their files and problems."""
        return read_reviews(self._review_files, self.plan.ids)

    @property
    def default_year(self) -> FiscalYear:
        """The year that is meant where none is named."""
        return default_year(self.plan, self.results)

    @cached_property
    def rules(self) -> RuleSet:
        """The plan's own rule set. Raises KeyError where the plan names one that is not known."""
        named = self.plan.rules
        return shipped(named) if isinstance(named, str) else named

    @cached_property
    def _files(self) -> Sequence[Path]:
        return project_files(self.folder) if self.files is None else self.files

    @property
    def _review_files(self) -> list[Path]:
        return [path for path in self._files if is_review_file(path)]

    @property
    def _reviewed(self) -> tuple[FiscalYear, ...]:
        """The years that have a review file, by the names of the files alone."""
        return tuple(sorted({year for path in self._review_files if (year := review_year(path))}))


def load(plan: Path, results: Path | None = None) -> Project:
    """Load the project of this plan file; its results lie in `results`, or beside the plan.

    Raises UnreadablePlanError.
    """
    read = read_plan(plan)
    if read.plan is None:
        raise UnreadablePlanError(read.problems)
    folder = plan.parent / "results" if results is None else results
    return Project(read.plan, folder, plan_problems=read.problems)


def project_files(folder: Path) -> list[Path]:
    """The result files of the folder, then its review files."""
    return [*result_files(folder), *review_files(folder)]


def default_year(plan: Plan, results: Results) -> FiscalYear:
    """The newest year with results; without any, the newest with reviews, or the plan's first."""
    known = results.years or results.reviewed
    return known[-1] if known else plan.period.from_


def _settle(folder: Path) -> None:
    # Loaded only where it is needed: what writes files would slow down every start.
    from welfare_cli.results.intent import PendingError  # noqa: PLC0415
    from welfare_cli.results.lock import BusyError  # noqa: PLC0415
    from welfare_cli.results.recovery import settle  # noqa: PLC0415

    try:
        settle(folder)
    except BusyError as error:
        raise UnsettledError(BUSY, folder=error.path) from None
    except PendingError as error:
        raise UnsettledError(PENDING[error.reason], path=error.path) from None
