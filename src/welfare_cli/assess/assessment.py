"""From an indicator and its actuals to an assessment: what counts, is judged, and is noted."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, partial
from typing import NamedTuple

from welfare_cli.assess.facts import Facts, Verdict
from welfare_cli.assess.goal import Goal, goals_of
from welfare_cli.assess.measures import Case
from welfare_cli.assess.notes import (
    Note,
    NoteCode,
    missing_note,
    promise_notes,
    value_notes,
    why_unrated,
)
from welfare_cli.assess.series import comparable, up_to, year_value
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import exact
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Period, Plan, Section
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import Results
from welfare_cli.results.status import Status
from welfare_cli.rules.rule_set import Change, Measure, NotAssessed, Rating, Reason, RuleSet


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
        return self.facts.case.needed_per_year(self.goal.path)

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


@dataclass(frozen=True, slots=True)
class RatingBasis:
    """What a plan's indicators are rated by: a rule set, in a year, over the plan's period."""

    rules: RuleSet
    as_of: FiscalYear
    period: Period


class _Judged(NamedTuple):
    """An actual against one of its goals."""

    goal: Goal
    facts: Facts | None = None
    verdict: Verdict | None = None


def assess_plan(
    plan: Plan, results: Results, as_of: FiscalYear, rules: RuleSet
) -> list[Assessment]:
    """Every indicator of the plan, in its order."""
    basis = RatingBasis(rules, as_of, plan.period)
    return [
        assess(section, indicator, results.of(indicator.id), basis)
        for section, indicator in plan.indicators()
    ]


def assess(
    section: Section, indicator: Indicator, series: tuple[Actual, ...], basis: RatingBasis
) -> Assessment:
    """One indicator by its newest actual of that year or before, on the line of its own year."""
    as_of = basis.as_of
    promised = indicator.in_force(as_of)
    known = up_to(as_of, series)
    present = comparable(known, indicator.series_began(as_of))
    actual, silence = _newest(present)
    found = partial(Assessment, section, promised, known, as_of, basis.rules, actual, silence)
    said = promise_notes(indicator, as_of)
    goals = goals_of(promised, actual.year if actual else as_of)
    if actual is None:
        goal = goals[0] if goals else None
        return found(goal=goal, notes=(missing_note(silence), *said))
    told = [*value_notes(actual, silence, known, as_of), *said]
    if not goals:
        return found(notes=(why_unrated(promised, actual, None), *told))
    judged = [_judged(promised, goal, actual, present, basis) for goal in goals]
    weakest = max(judged, key=_weakness) if len(judged) > 1 else judged[0]
    goal, facts, verdict = weakest
    why = () if verdict or facts is None else (why_unrated(promised, actual, facts),)
    notes = (*why, *told, *_goal_notes(goal, facts))
    return found(goal=goal, facts=facts, verdict=verdict, notes=notes)


def _newest(known: tuple[Actual, ...]) -> tuple[Actual | None, Actual | None]:
    """The newest actual with a value, and the newer row, if any, that says why there is none.

    A series that was discontinued has no value any more: an old one would pass for the present.
    """
    newest = next((actual for actual in reversed(known) if actual.value is not None), None)
    silent = known[known.index(newest) + 1 :] if newest else known
    ended = next((row for row in silent if row.status is Status.DISCONTINUED), None)
    return (None, ended) if ended else (newest, silent[-1] if silent else None)


def _judged(
    indicator: Indicator,
    goal: Goal,
    actual: Actual,
    present: tuple[Actual, ...],
    basis: RatingBasis,
) -> _Judged:
    reading, start = year_value(actual), year_value(indicator.baseline)
    if reading is None:
        return _Judged(goal)
    is_survey = indicator.is_share and (indicator.survey or reading.n is not None)
    period = (basis.period.from_, basis.period.to)
    facts = Facts(Case(goal, reading, start, present, period, is_survey), basis.rules)
    verdict = facts.verdict() if start is None or actual.year > start.year else None
    return _Judged(goal, facts, verdict)


def _goal_notes(goal: Goal, facts: Facts | None) -> list[Note]:
    """What must be known of the goal that counted."""
    if facts is None:
        return []
    notes, year = [], facts.case.actual.year
    if not goal.is_final:
        notes.append(Note(NoteCode.MILESTONE, {"target": goal.end}))
    if goal.end and year > goal.end:
        notes.append(Note(NoteCode.TARGET_YEAR_PAST, {"target": goal.end}))
    if facts.sampled and not facts.sampled.significant:
        notes.append(Note(NoteCode.SAMPLING_ERROR, {"margin": facts.sampled.margin}))
    found = facts.sampled_before
    before = facts.case.before if found else None
    if before and found and not found.significant:
        said: dict[str, object] = {"year": before.year, "margin": found.margin}
        notes.append(Note(NoteCode.SAMPLING_ERROR_BEFORE, said))
    return notes


def _weakness(judged: _Judged) -> tuple[bool, Fraction]:
    """A missed goal is weaker than one that is met, and of two that are met the nearer one."""
    case = judged.facts.case if judged.facts else None
    if case is None or case.goal.bound is None:
        return True, Fraction(0)
    return not case.is_met, -abs(case.actual.value - exact(case.goal.bound))
