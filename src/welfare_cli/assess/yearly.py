"""A plan year by year: what its yearly report says, and long data with a record per year.

A record is rated as its year is rated: by the newest actual of that year or before.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from welfare_cli.assess.actions import StateCounts, TrackedAction, states_by_section, tracked
from welfare_cli.assess.assessment import Assessment, RatingBasis, assess, assess_plan
from welfare_cli.assess.dossier import Dossier, dossier
from welfare_cli.assess.summary import Summary, by_section, summarise
from welfare_cli.assess.year_comparison import Movement, movements
from welfare_cli.ground.fiscal_year import FIRST, FiscalYear
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Period, Plan, Section
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import Results
from welfare_cli.reviews.model import Reviews
from welfare_cli.rules.rule_set import RuleSet


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """A plan at a fiscal year by a rule set; `before` is the year it is compared with."""

    as_of: FiscalYear
    before: FiscalYear
    dossiers: tuple[Dossier, ...]
    summary: Summary
    sections: tuple[tuple[Section, Summary], ...]
    movements: tuple[Movement, ...]
    tracks: tuple[TrackedAction, ...]
    states: tuple[StateCounts, ...]
    reviews: Reviews

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every indicator's assessment, in the plan's order."""
        return tuple(found.assessment for found in self.dossiers)


def yearly_report(
    plan: Plan, results: Results, reviews: Reviews, rules: RuleSet, as_of: FiscalYear
) -> YearlyReport:
    """Assess the plan in that year and in the one before, in one pass over its outline."""
    basis = RatingBasis(rules, as_of, plan.period)
    dossiers = tuple(
        dossier(path, indicator, results, basis) for path, indicator in _placed(plan.sections)
    )
    now = [found.assessment for found in dossiers]
    before = FiscalYear(max(as_of.number - 1, FIRST), as_of.era)
    tracks = tuple(tracked(plan, reviews, as_of))
    return YearlyReport(
        as_of,
        before,
        dossiers,
        summarise(now, rules),
        tuple(by_section(plan, now, rules)),
        movements(assess_plan(plan, results, before, rules), now),
        tracks,
        states_by_section(plan, tracks),
        reviews,
    )


def _placed(
    sections: Sequence[Section], above: tuple[Section, ...] = ()
) -> Iterator[tuple[tuple[Section, ...], Indicator]]:
    """Every indicator with the sections down to it, in the plan's order."""
    for section in sections:
        path = (*above, section)
        yield from ((path, indicator) for indicator in section.indicators)
        yield from _placed(section.sections, path)


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
    plan: Plan, results: Results, basis: RatingBasis, sections: Container[str]
) -> Iterator[Record]:
    """Every indicator of these sections in the plan's order, each from its first to its last year.

    The years are those of the plan up to the yardstick's, and others with a result by then.
    """
    for section, indicator in plan.indicators():
        if section.id not in sections:
            continue
        series = results.of(indicator.id)
        measured = {actual.year for actual in series if actual.year <= basis.as_of}
        for year in sorted({*measured, *_years(basis.period, basis.as_of)}):
            at_year = replace(basis, as_of=year)
            yield Record(assess(section, indicator, series, at_year))


def _years(period: Period, last: FiscalYear) -> Iterator[FiscalYear]:
    for number in range(period.from_.number, min(period.to, last).number + 1):
        yield FiscalYear(number)
