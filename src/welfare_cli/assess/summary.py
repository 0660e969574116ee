"""How a whole plan stands in a year: counts by rating, mean scores, and everything by its id.

What is not assessed is counted by itself, never averaged in. A mean score exists only where the
rule set has scores.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from welfare_cli.assess.actions import TrackedAction, tracked
from welfare_cli.assess.assessment import Assessment, assess_plan
from welfare_cli.assess.notes import NoteCode
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import half_up
from welfare_cli.plan.model import Plan, Section
from welfare_cli.results.model import Results
from welfare_cli.reviews.model import Reviews
from welfare_cli.rules.rule_set import Band, Rating, RollUp, RuleSet


@dataclass(frozen=True, slots=True)
class Summary:
    """How many indicators have which rating, in the rule set's order.

    `score` is the mean of the assessed indicators' scores, unrounded, and `rating` what the rule
    set makes of it; None where it has no scores, or nothing was assessed.
    """

    total: int
    by_rating: dict[str, int]
    not_assessed: int
    score: Fraction | None = None
    rating: Rating | None = None


def summarise(assessments: Iterable[Assessment], rules: RuleSet) -> Summary:
    """Count the assessments by rating, and average their scores."""
    counts = {rating.id: 0 for rating in rules.ratings}
    scores: list[Fraction] = []
    total = unrated = 0
    for assessment in assessments:
        total += 1
        if not assessment.rating:
            unrated += 1
            continue
        counts[assessment.rating.id] += 1
        if assessment.score is not None:
            scores.append(assessment.score)
    mean = sum(scores, Fraction(0)) / len(scores) if scores else None
    return Summary(total, counts, unrated, mean, _rolled_up(rules, mean, counts))


def by_section(
    plan: Plan, assessments: Sequence[Assessment], rules: RuleSet
) -> list[tuple[Section, Summary]]:
    """The summary of each section that has any of the assessments at or below it, in order."""
    placed = [(assessment.section, assessment) for assessment in assessments]
    return [(section, summarise(inner, rules)) for section, inner in plan.by_section(placed)]


def having(assessments: Iterable[Assessment], *codes: NoteCode) -> list[Assessment]:
    """Those that carry one of the notes."""
    return [a for a in assessments if any(note.code in codes for note in a.notes)]


def round_five_down(value: Fraction) -> int:
    """五捨六入 to a whole number: the first decimal digit goes up from 6, and down to 5.

    Source: 健康日本21（第二次）最終評価報告書, 第2章 (小数点以下五捨六入), which shows 2.7 → 3. A
    value such as 2.57 goes down, by its first decimal.
    """
    size = abs(value)
    whole = size.numerator // size.denominator
    up = int((size - whole) * 10) > 5
    return (whole + up) * (-1 if value < 0 else 1)


def _rolled_up(rules: RuleSet, mean: Fraction | None, counts: Mapping[str, int]) -> Rating | None:
    if mean is None or rules.roll_up is None:
        return None
    rounded = _rounded(rules.roll_up, mean)
    assessed = sum(counts.values())
    for band in rules.roll_up.ratings:
        if band.has_inside(rounded) and _fits(band, counts, assessed):
            return rules.rating(band.rating)
    return None


def _rounded(roll_up: RollUp, mean: Fraction) -> Fraction:
    if roll_up.rounding == "five-down":
        return Fraction(round_five_down(mean))
    if roll_up.rounding == "half-up":
        return Fraction(half_up(mean))
    return mean


def _fits(band: Band, counts: Mapping[str, int], assessed: int) -> bool:
    has = band.has is None or counts[band.has] > 0
    return has and (band.only is None or counts[band.only] == assessed)


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """Everything that is known of a plan in a year.

    `sections` has those with an indicator at or below them.
    """

    as_of: FiscalYear
    indicators: Mapping[str, Assessment]
    sections: Mapping[str, Summary]
    actions: Mapping[str, TrackedAction]

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

    def actions_of(self, section: Section) -> list[TrackedAction]:
        """The actions at or below a section, in the plan's order."""
        return [self.actions[a.id] for inner in section.walk() for a in inner.actions]


def plan_status(
    plan: Plan, results: Results, reviews: Reviews, rules: RuleSet, as_of: FiscalYear
) -> PlanStatus:
    """Assess every indicator, and look up the state of every action."""
    assessed = assess_plan(plan, results, as_of, rules)
    sections = {section.id: summary for section, summary in by_section(plan, assessed, rules)}
    actions = {track.action.id: track for track in tracked(plan, reviews, as_of)}
    return PlanStatus(as_of, {a.indicator.id: a for a in assessed}, sections, actions)
