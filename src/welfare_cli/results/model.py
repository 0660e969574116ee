"""The actuals (実績値) of a plan, and what is known of its indicators to question them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.results.columns import Actual


@dataclass(frozen=True, slots=True)
class CountingPeriod:
    """The fiscal years from `since` on: what their totals are counted from and compared with.

    `start` is the baseline that counts then; nothing before the break at `began` is comparable.
    None is the plan's beginning, or that there is no such thing.
    """

    since: FiscalYear | None = None
    began: FiscalYear | None = None
    start: Actual | None = None

    def covers(self, year: FiscalYear) -> bool:
        """Whether the year is one of them."""
        return self.since is None or self.since <= year

    def comparable(
        self, earlier: Iterable[Actual], corrected: FiscalYear | None
    ) -> Iterator[Actual]:
        """Which of the earlier values belong to it, its baseline among them.

        A baseline that was set before the value of the year `corrected` was is wrong like the rest.
        """
        if self.start and (corrected is None or (self.since and corrected < self.since)):
            yield self.start
        yield from (one for one in earlier if self.began is None or self.began <= one.year)


@dataclass(frozen=True, slots=True)
class Series:
    """What the results must know of an indicator to question its values.

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
    """Group actuals by indicator; `years` are those a file was there for, even an empty one."""
    groups: defaultdict[str, list[Actual]] = defaultdict(list)
    for actual in actuals:
        groups[actual[0]].append(actual)
    by_year = attrgetter("year.number")
    by_indicator = {name: tuple(sorted(group, key=by_year)) for name, group in groups.items()}
    return Results(by_indicator, tuple(sorted(set(years))))
