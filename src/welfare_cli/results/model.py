"""Actuals (実績値): a value or the reason why there is none, per indicator and fiscal year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from welfare_cli.ground.fiscal_year import FiscalYear

COLUMNS = ("indicator", "value", "status", "source", "note")
REQUIRED = COLUMNS[:2]
# Read where a file has them, and written only where a row needs them.
EXTRAS = ("n", "published")
KNOWN = COLUMNS + EXTRAS
YEAR = "year"  # a column that only a file of several years has
MAX_PUBLISHED = 100  # characters of a rating, as its owner worded it


class Status(StrEnum):
    """How far a value can be relied on, or why it is missing."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"
    REVISED = "revised"
    SAMPLE = "sample"
    NOT_SURVEYED = "not-surveyed"
    PENDING = "pending"
    WITHHELD = "withheld"
    DISCONTINUED = "discontinued"

    @property
    def is_missing(self) -> bool:
        """Whether it says why there is no value."""
        return self in MISSING


MISSING = frozenset((Status.NOT_SURVEYED, Status.PENDING, Status.WITHHELD, Status.DISCONTINUED))


class Actual(NamedTuple):
    """A row of a result file; `value` is None exactly where `status` is a reason.

    `n` is the sample size of a survey's value, and stands only beside one. `published` is the
    rating that the plan's owner gave out, kept beside the computed one.
    """

    indicator: str
    year: FiscalYear
    value: Decimal | None
    status: Status = Status.FINAL
    source: str = ""
    note: str = ""
    n: int | None = None
    published: str = ""

    @property
    def is_sample(self) -> bool:
        """Whether the value is made up for demonstration, whatever else its status says."""
        return self.value is not None and Status.SAMPLE in (self.status, self.source)


@dataclass(frozen=True)
class Results:
    """All actuals, per indicator from the oldest to the newest year.

    `years` are those with a result file. `reviewed` are those with a review file, which are the
    known years of a plan that has no results yet.
    """

    by_indicator: Mapping[str, tuple[Actual, ...]] = field(default_factory=dict)
    years: tuple[FiscalYear, ...] = ()
    reviewed: tuple[FiscalYear, ...] = ()

    def of(self, indicator: str) -> tuple[Actual, ...]:
        """The indicator's actuals, oldest first."""
        return self.by_indicator.get(indicator, ())


def collected(actuals: Iterable[Actual], years: Iterable[FiscalYear]) -> Results:
    """Group actuals by indicator; `years` are those a file was there for, even an empty one."""
    groups: defaultdict[str, list[Actual]] = defaultdict(list)
    for actual in actuals:
        groups[actual[0]].append(actual)
    by_year = attrgetter("year.number")
    by_indicator = {name: tuple(sorted(group, key=by_year)) for name, group in groups.items()}
    return Results(by_indicator, tuple(sorted(set(years))))
