"""Where each indicator stands at a fiscal year, by a rule set."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from welfare_cli.assess.facts import Facts, Verdict
from welfare_cli.assess.goal import Goal
from welfare_cli.assess.measures import needed_per_year
from welfare_cli.assess.notes import (
    Note,
)
from welfare_cli.assess.series import comparable
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Section
from welfare_cli.results.model import Actual
from welfare_cli.rules.conditions import Change, Measure
from welfare_cli.rules.model import NotAssessed, Rating, Reason, RuleSet


@dataclass(frozen=True)
class Assessment:
    """An indicator at a fiscal year. Numbers are exact; None is unknown or undefined.

    `indicator` is as it was promised in that year. `actual` is the newest value, and `silence` the
    newer row, if any, that says why there is none. Where the indicator is not assessed, the
    `rating` is None and the first note says why.
    """

    section: Section
    indicator: Indicator
    series: tuple[Actual, ...]
    as_of: FiscalYear
    rules: RuleSet
    actual: Actual | None = None
    silence: Actual | None = None
    goal: Goal | None = None
    facts: Facts | None = None
    verdict: Verdict | None = None
    notes: tuple[Note, ...] = field(default=())

    @cached_property
    def elapsed(self) -> Fraction | None:
        """経過率 of the actual's own year, or of `as_of` without an actual."""
        path = self.goal.path if self.goal else None
        return path.elapsed(self._year) if path else None

    @cached_property
    def expected(self) -> Fraction | None:
        """期待値 of the same year."""
        path = self.goal.path if self.goal else None
        return path.expected(self._year) if path else None

    @property
    def rating(self) -> Rating | None:
        """The class that the rule set gives, if any."""
        return self.verdict.rating if self.verdict else None

    @property
    def shown(self) -> Rating | NotAssessed | Reason:
        """What stands for the rating: the rating, or how the rule set shows that there is none."""
        if self.verdict:
            return self.verdict.rating
        return self.rules.not_assessed.shown(self.notes[0].code if self.notes else None)

    @property
    def progress(self) -> Fraction | None:
        """進捗率."""
        return self._value(Measure.PROGRESS)

    @property
    def pace(self) -> Fraction | None:
        """Progress against the line: 1 is exactly on it."""
        return self._value(Measure.PACE)

    @property
    def achievement(self) -> Fraction | None:
        """達成率."""
        return self._value(Measure.ACHIEVEMENT)

    @property
    def measured(self) -> Fraction | None:
        """The measure that the rule set judges."""
        return self._value(self.rules.measure)

    @cached_property
    def score(self) -> Fraction | None:
        """The score by the rule set; None where it has none or the indicator is not assessed."""
        return self.facts.score(self.rating) if self.facts and self.rating else None

    @property
    def change(self) -> Change | None:
        """What the rule set takes the difference to the baseline for."""
        return self.facts.change if self.facts else None

    @property
    def needed_per_year(self) -> Fraction | None:
        """How much the value must still change per year until the goal's year."""
        if self.facts is None or self.goal is None or self.goal.path is None:
            return None
        actual, met = self.facts.case.actual, self.facts.case.is_met
        return needed_per_year(self.goal.path, actual.value, actual.year, met=met)

    @property
    def uses_sample(self) -> bool:
        """Whether a made-up value is in anything shown of it."""
        return any(actual.is_sample for actual in self.series)

    @property
    def present_series(self) -> tuple[Actual, ...]:
        """The actuals that may be compared with each other: since the last break."""
        return comparable(self.series, self.indicator.series_began(self.as_of))

    @property
    def _year(self) -> FiscalYear:
        return self.actual.year if self.actual else self.as_of

    def _value(self, measure: Measure) -> Fraction | None:
        return self.facts.value(measure) if self.facts else None
