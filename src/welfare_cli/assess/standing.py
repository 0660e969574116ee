"""How a whole plan stands in a year: its indicators, its sections, its actions, by their ids."""

from collections.abc import Mapping
from dataclasses import dataclass

from welfare_cli.assess.actions import Track, tracked
from welfare_cli.assess.assessment import Assessment, assess_plan
from welfare_cli.assess.summary import Summary, by_section
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Plan, Section
from welfare_cli.results.model import Results
from welfare_cli.reviews.model import Reviews
from welfare_cli.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that is known of a plan in a year.

    `sections` has those with an indicator at or below them.
    """

    as_of: FiscalYear
    indicators: Mapping[str, Assessment]
    sections: Mapping[str, Summary]
    actions: Mapping[str, Track]

    @property
    def is_tracked(self) -> bool:
        """Whether the state of any action is known: without one, nothing is said of states."""
        return any(track.said for track in self.actions.values())

    @property
    def uses_sample_reviews(self) -> bool:
        """Whether a state is made up."""
        return any(track.said and track.said.is_sample for track in self.actions.values())

    def indicators_of(self, section: Section) -> list[Assessment]:
        """The indicators at or below a section, in the plan's order."""
        return [self.indicators[i.id] for inner in section.walk() for i in inner.indicators]

    def actions_of(self, section: Section) -> list[Track]:
        """The actions at or below a section, in the plan's order."""
        return [self.actions[a.id] for inner in section.walk() for a in inner.actions]


def standing(
    plan: Plan, results: Results, reviews: Reviews, rules: RuleSet, as_of: FiscalYear
) -> Standing:
    """Assess every indicator, and look up the state of every action."""
    assessed = assess_plan(plan, results, as_of, rules)
    sections = {section.id: summary for section, summary in by_section(plan, assessed, rules)}
    planned = (action for section in plan.walk() for action in section.actions)
    actions = {track.action.id: track for track in tracked(planned, reviews, as_of)}
    return Standing(as_of, {a.indicator.id: a for a in assessed}, sections, actions)
