"""Counts by rating, and the mean score where the rule set has scores.

What is not assessed is counted by itself, never averaged in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.notes import NoteCode
from welfare_cli.ground.quantity import half_up
from welfare_cli.plan.model import Plan, Section
from welfare_cli.rules.model import Rating, RuleSet
from welfare_cli.rules.scores import Band, RollUp


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
    own: dict[str, list[Assessment]] = {}
    for assessment in assessments:
        own.setdefault(assessment.section.id, []).append(assessment)
    found: list[tuple[Section, Summary]] = []
    for section in plan.sections:
        _collect(section, own, rules, found)
    return found


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


def _collect(
    section: Section,
    own: Mapping[str, list[Assessment]],
    rules: RuleSet,
    found: list[tuple[Section, Summary]],
) -> list[Assessment]:
    at = len(found)
    inner = list(own.get(section.id, ()))
    for part in section.sections:
        inner += _collect(part, own, rules, found)
    if inner:
        found.insert(at, (section, summarise(inner, rules)))
    return inner


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
