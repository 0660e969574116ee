"""One plan by several rule sets: which indicators change their standing with the method.

Green is a rating whose tone is good. What a rule set does not assess is neither green nor not
green: it disagrees with nothing, and changes nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from welfare_cli.assess.assessment import Assessment
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Section
from welfare_cli.rules.rule_set import RuleSet, Tone


@dataclass(frozen=True, slots=True)
class ComparedIndicator:
    """An indicator with its assessment by each rule set; the first is what others agree with."""

    assessments: tuple[Assessment, ...]

    @property
    def section(self) -> Section:
        """Where it stands in the plan."""
        return self.assessments[0].section

    @property
    def indicator(self) -> Indicator:
        """What was measured."""
        return self.assessments[0].indicator

    @property
    def standings(self) -> tuple[bool | None, ...]:
        """By each rule set: green, not green, or None where it is not assessed."""
        return tuple(is_green(assessment) for assessment in self.assessments)

    @property
    def disagreeing(self) -> tuple[bool, ...]:
        """By each rule set: whether only one of it and the first calls the indicator green."""
        first = self.standings[0]
        return tuple(None not in (first, one) and one is not first for one in self.standings)

    @property
    def changes(self) -> bool:
        """Whether it is green by some rule sets and not by others."""
        return True in self.standings and False in self.standings


@dataclass(frozen=True, slots=True)
class RuleSetCounts:
    """How many indicators one rule set calls green, and not."""

    rules: RuleSet
    green: int
    not_green: int
    not_assessed: int


@dataclass(frozen=True, slots=True)
class RuleSetComparison:
    """Every indicator by every rule set, and what the choice between them makes of the plan.

    An indicator is counted in one of the four: `changing`; `green_by_all` of the rule sets that
    assess it; `green_by_none`; `not_assessed`, by none at all.
    """

    rows: tuple[ComparedIndicator, ...]
    tallies: tuple[RuleSetCounts, ...]
    changing: int
    green_by_all: int
    green_by_none: int
    not_assessed: int

    @property
    def rules(self) -> tuple[RuleSet, ...]:
        """The rule sets, in their order."""
        return tuple(tally.rules for tally in self.tallies)


def compare(
    rule_sets: Sequence[RuleSet], assessed: Sequence[Sequence[Assessment]]
) -> RuleSetComparison:
    """Compare the assessments of the same indicators, in the same order, by each rule set."""
    rows = tuple(ComparedIndicator(tuple(row)) for row in zip(*assessed, strict=True))
    known = [set(row.standings) - {None} for row in rows]
    return RuleSetComparison(
        rows,
        tuple(_tallies(rule_sets, rows)),
        changing=known.count({True, False}),
        green_by_all=known.count({True}),
        green_by_none=known.count({False}),
        not_assessed=known.count(set()),
    )


def is_green(assessment: Assessment) -> bool | None:
    """Whether the rating is one that the rule set calls good; None without a rating."""
    return assessment.rating.tone is Tone.GOOD if assessment.rating else None


def _tallies(
    rule_sets: Sequence[RuleSet], rows: Sequence[ComparedIndicator]
) -> Iterator[RuleSetCounts]:
    for number, rules in enumerate(rule_sets):
        standings = [row.standings[number] for row in rows]
        yield RuleSetCounts(
            rules, standings.count(True), standings.count(False), standings.count(None)
        )
