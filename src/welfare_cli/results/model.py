"""The results of a plan (実績), and the facts about an indicator that its values are checked by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.results.columns import Actual


@dataclass(frozen=True, slots=True)
class CountingPeriod:
    """The fiscal years from `since` on, in which totals are counted from one baseline.

    `start` is that baseline. Values before the break of the series at `began` are not comparable.
    None means the beginning of the plan, or that there is no baseline or break.
    """

    since: FiscalYear | None = None
    began: FiscalYear | None = None
    start: Actual | None = None

    def covers(self, year: FiscalYear) -> bool:
        """Whether the year belongs to the period."""
        return self.since is None or self.since <= year

    def comparable(
        self, earlier: Iterable[Actual], corrected: FiscalYear | None
    ) -> Iterator[Actual]:
        """The earlier values that count in this period, its baseline among them.

        If a value of the year `corrected` was revised, a baseline from before does not count.
        """
        if self.start and (corrected is None or (self.since and corrected < self.since)):
            yield self.start
        yield from (one for one in earlier if self.began is None or self.began <= one.year)


@dataclass(frozen=True, slots=True)
class Series:
    """The facts about an indicator by which its values are checked.

    Values of a total (累計) never fall within one of its `periods`, the oldest first.
    """

    titles: tuple[str, ...]
    is_share: bool
    usual: tuple[Decimal, ...]
    is_total: bool = False
    periods: tuple[CountingPeriod, ...] = ()


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
    """Group actuals by indicator; `years` are those that have a file, even an empty one."""
    groups: defaultdict[str, list[Actual]] = defaultdict(list)
    for actual in actuals:
        groups[actual[0]].append(actual)
    by_year = attrgetter("year.number")
    by_indicator = {name: tuple(sorted(group, key=by_year)) for name, group in groups.items()}
    return Results(by_indicator, tuple(sorted(set(years))))
