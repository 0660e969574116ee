"""Everything computed as long data: one record per indicator and fiscal year, made when asked for.

A record is rated as its year is rated: by the newest actual of that year or before.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from welfare_cli.assess.assessment import Assessment, Yardstick, assess
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Period, Plan
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import Results


@dataclass(frozen=True, slots=True)
class Record:
    """An indicator in a fiscal year: its assessment, and what the file of that very year says."""

    assessment: Assessment

    @property
    def year(self) -> FiscalYear:
        """The fiscal year."""
        return self.assessment.as_of

    @property
    def own(self) -> Actual | None:
        """The row of that very year, if there is one."""
        newest = self.assessment.series[-1:]
        return newest[0] if newest and newest[0].year == self.year else None

    @property
    def is_sample(self) -> bool:
        """Whether the value of the year, or the one that was rated, is made up."""
        return any(row.is_sample for row in (self.own, self.assessment.actual) if row)


def records(
    plan: Plan, results: Results, yardstick: Yardstick, sections: Container[str]
) -> Iterator[Record]:
    """Every indicator of these sections in the plan's order, each from its first to its last year.

    The years are those of the plan up to the yardstick's, and others with a result by then.
    """
    for section, indicator in plan.indicators():
        if section.id not in sections:
            continue
        series = results.of(indicator.id)
        measured = {actual.year for actual in series if actual.year <= yardstick.as_of}
        for year in sorted({*measured, *_years(yardstick.period, yardstick.as_of)}):
            at_year = replace(yardstick, as_of=year)
            yield Record(assess(section, indicator, series, at_year))


def _years(period: Period, last: FiscalYear) -> Iterator[FiscalYear]:
    for number in range(period.from_.number, min(period.to, last).number + 1):
        yield FiscalYear(number)
