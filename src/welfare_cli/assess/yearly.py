"""Everything that a plan's yearly report says: how it stands in a year, and what moved since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from welfare_cli.assess.actions import Followed, States, follow, states_by_section
from welfare_cli.assess.assessment import Assessment, Yardstick, assess_plan
from welfare_cli.assess.dossier import Dossier, compiled
from welfare_cli.assess.summary import Summary, by_section, summarise
from welfare_cli.assess.year_comparison import Movement, movements
from welfare_cli.ground.fiscal_year import FIRST, FiscalYear
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Plan, Section
from welfare_cli.results.model import Results
from welfare_cli.reviews.model import Reviews
from welfare_cli.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Yearly:
    """A plan at a fiscal year by a rule set; `before` is the year it is compared with."""

    as_of: FiscalYear
    before: FiscalYear
    dossiers: tuple[Dossier, ...]
    summary: Summary
    sections: tuple[tuple[Section, Summary], ...]
    movements: tuple[Movement, ...]
    followed: tuple[Followed, ...]
    states: tuple[States, ...]
    reviews: Reviews

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every indicator's assessment, in the plan's order."""
        return tuple(found.assessment for found in self.dossiers)


def yearly(
    plan: Plan, results: Results, reviews: Reviews, rules: RuleSet, as_of: FiscalYear
) -> Yearly:
    """Assess the plan in that year and in the one before, in one pass over its outline."""
    yardstick = Yardstick(rules, as_of, plan.period)
    dossiers = tuple(
        compiled(path, indicator, results, yardstick) for path, indicator in _placed(plan.sections)
    )
    now = [found.assessment for found in dossiers]
    before = FiscalYear(max(as_of.number - 1, FIRST), as_of.era)
    followed = follow(plan, reviews, as_of)
    return Yearly(
        as_of,
        before,
        dossiers,
        summarise(now, rules),
        tuple(by_section(plan, now, rules)),
        movements(assess_plan(plan, results, before, rules), now),
        followed,
        states_by_section(plan, followed),
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
