"""Several plans together: what one line tells of each, their sums, and which stands under which.

The standing of a plan is a few plain values, small enough to go from one process to another.
Ratings of one rule set are never added to those of another; what they count as (good, fair, weak,
bad) is the same everywhere, and is.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, Protocol

from welfare_cli.assess.assessment import Assessment, assess_plan
from welfare_cli.assess.gaps import absent
from welfare_cli.assess.summary import by_section, summarise
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import folded
from welfare_cli.plan.model import Plan
from welfare_cli.results.model import Results
from welfare_cli.rules.rule_set import Rating, RuleSet, Tone

TONES = tuple(Tone)


class _Text(Protocol):
    def in_(self, lang: str) -> str: ...


class BilingualText(NamedTuple):
    """A text in both languages."""

    ja: str
    en: str

    def in_(self, lang: str) -> str:
        """The text in that language."""
        return self.ja if lang == "ja" else self.en


class Grade(NamedTuple):
    """A rating of a rule set; without a tone, what stands where none can be given."""

    id: str
    sign: str
    label: BilingualText
    tone: str | None


class RatingScale(NamedTuple):
    """What a rule set gives. Two are the same where `key` is: same id, and same rule."""

    key: str
    id: str
    title: BilingualText
    grades: tuple[Grade, ...]
    unrated: Grade
    has_scores: bool


class PlanCounts(NamedTuple):
    """How many; `ratings` are in the order of a scale's grades, or of the tones.

    `reported` are those for which nothing is missing in the year: a value, or why none will come.
    """

    plans: int = 0
    indicators: int = 0
    reported: int = 0
    ratings: tuple[int, ...] = ()
    unrated: int = 0

    @property
    def share(self) -> Fraction | None:
        """The reported part; None where there is no indicator."""
        return Fraction(self.reported, self.indicators) if self.indicators else None

    def plus(self, other: "PlanCounts") -> "PlanCounts":
        """Both together; their ratings must be of the same kind."""
        ratings = tuple(map(sum, zip(self.ratings, other.ratings, strict=True)))
        return PlanCounts(
            self.plans + other.plans,
            self.indicators + other.indicators,
            self.reported + other.reported,
            ratings,
            self.unrated + other.unrated,
        )


class SectionScore(NamedTuple):
    """A section at the top of the outline: its mean score, and the rating that comes of it."""

    id: str
    title: BilingualText
    score: Fraction | None
    rating: Grade | None


class Overview(NamedTuple):
    """Where a plan stands in a year. `score` is None where the scale has none, or nothing is rated.

    `parent` is the title that the plan itself gives of the plan above it.
    """

    as_of: FiscalYear
    scale: RatingScale
    counts: PlanCounts
    score: Fraction | None = None
    rating: Grade | None = None
    parts: tuple[SectionScore, ...] = ()
    sample: bool = False
    parent: BilingualText | None = None

    @property
    def by_tone(self) -> PlanCounts:
        """The same counts, by what the ratings count as."""
        return toned(self.scale, self.counts)


def overview(plan: Plan, results: Results, as_of: FiscalYear, rules: RuleSet) -> Overview:
    """Assess the plan, and keep what one line tells of it."""
    assessed, scale = assess_plan(plan, results, as_of, rules), scale_of(rules)
    summary = summarise(assessed, rules)
    missing = len(absent(plan.indicators(), results, as_of))
    ratings = tuple(summary.by_rating[grade.id] for grade in scale.grades)
    return Overview(
        as_of=plan.in_own_era(as_of),
        scale=scale,
        counts=PlanCounts(1, summary.total, summary.total - missing, ratings, summary.not_assessed),
        score=summary.score,
        rating=_grade(scale, summary.rating),
        parts=_parts(plan, assessed, rules) if scale.has_scores else (),
        sample=any(assessment.uses_sample for assessment in assessed),
        parent=bilingual(plan.parent.title) if plan.parent else None,
    )


@lru_cache(maxsize=64)
def scale_of(rules: RuleSet) -> RatingScale:
    """What a rule set gives, without the rule."""
    digest = hashlib.sha256(rules.model_dump_json().encode()).hexdigest()[:12]
    grades = tuple(Grade(r.id, r.sign, bilingual(r.label), r.tone.value) for r in rules.ratings)
    unrated = Grade(
        "not_assessed", rules.not_assessed.sign, bilingual(rules.not_assessed.label), None
    )
    return RatingScale(digest, rules.id, bilingual(rules.title), grades, unrated, rules.has_scores)


def toned(scale: RatingScale, count: PlanCounts) -> PlanCounts:
    """The counts of a scale, by what its ratings count as."""
    tones: Counter[str | None] = Counter()
    for grade, number in zip(scale.grades, count.ratings, strict=True):
        tones[grade.tone] += number
    return count._replace(ratings=tuple(tones[tone.value] for tone in TONES))


def bilingual(text: _Text) -> BilingualText:
    """Both readings of a text of the plan."""
    return BilingualText(text.in_("ja"), text.in_("en"))


def _parts(plan: Plan, assessed: Sequence[Assessment], rules: RuleSet) -> tuple[SectionScore, ...]:
    """The sections at the top that have an indicator."""
    top, scale = {section.id for section in plan.sections}, scale_of(rules)
    return tuple(
        SectionScore(
            section.id,
            bilingual(section.title),
            summary.score,
            _grade(scale, summary.rating),
        )
        for section, summary in by_section(plan, assessed, rules)
        if section.id in top
    )


def _grade(scale: RatingScale, rating: Rating | None) -> Grade | None:
    return next((grade for grade in scale.grades if rating and grade.id == rating.id), None)


class ListedPlan(NamedTuple):
    """A plan file; `standing` is None where errors, of which `told` are the first, forbid figures.

    `lang` is the language the plan speaks first, where that is known.
    """

    path: str
    id: str | None = None
    title: BilingualText | None = None
    lang: str | None = None
    standing: Overview | None = None
    errors: int = 0
    told: tuple[BilingualText, ...] = ()
    unreadable: bool = False


@dataclass
class Totals:
    """The sums so far; plans with errors are counted, but nothing of them is."""

    broken: int = 0
    unreadable: int = 0
    whole: PlanCounts = field(default_factory=lambda: PlanCounts(ratings=(0,) * len(TONES)))
    by_scale: dict[str, tuple[RatingScale, PlanCounts]] = field(default_factory=dict)
    paths: dict[str, list[str]] = field(default_factory=dict)

    def add(self, entry: ListedPlan) -> None:
        """Take one plan in."""
        if entry.id is not None:
            self.paths.setdefault(entry.id, []).append(entry.path)
        stands = entry.standing
        if stands is None:
            self.broken += 1
            self.unreadable += entry.unreadable
            return
        self.whole = self.whole.plus(stands.by_tone)
        key, count = stands.scale.key, stands.counts
        before = self.by_scale.get(key)
        self.by_scale[key] = (stands.scale, before[1].plus(count) if before else count)

    @property
    def same_id(self) -> dict[str, list[str]]:
        """The ids that more than one plan has, with the files."""
        return {plan: paths for plan, paths in self.paths.items() if len(paths) > 1}

    def name(self, scale: RatingScale) -> str:
        """The rule set's id; numbered where another rule set with the same id came before."""
        alike = [key for key, (other, _) in self.by_scale.items() if other.id == scale.id]
        number = alike.index(scale.key)
        return f"{scale.id} ({number + 1})" if number else scale.id


def parents(entries: Sequence[ListedPlan]) -> dict[str, ListedPlan]:
    """By path, the plan above each that names one by title or id, where just one is called so."""
    called: dict[str, list[ListedPlan]] = {}
    for entry in entries:
        for name in {folded(name) for name in (entry.id or "", *(entry.title or ()))}:
            called.setdefault(name, []).append(entry)
    found = {}
    for entry in entries:
        names = entry.standing and entry.standing.parent
        above = {e.path: e for name in names or () for e in called.get(folded(name), ())}
        if len(above) == 1 and entry.path not in above:
            found[entry.path] = next(iter(above.values()))
    return found


def least_reported(entries: Sequence[ListedPlan]) -> list[ListedPlan]:
    """The smallest reported share first; plans without one last."""
    return _ascending(
        [(entry, entry.standing and entry.standing.counts.share) for entry in entries]
    )


def weakest(entries: Sequence[ListedPlan]) -> list[ListedPlan]:
    """The smallest part of good and fair among what is rated first; plans without a rating last."""
    return _ascending([(entry, _well(entry)) for entry in entries])


def below_parents(entries: Sequence[ListedPlan]) -> list[ListedPlan]:
    """Each plan directly after the one above it and those that came before it there."""
    above = parents(entries)
    below: dict[str | None, list[ListedPlan]] = {}
    for entry in entries:
        head = above.get(entry.path)
        below.setdefault(head.path if head else None, []).append(entry)
    ordered: list[ListedPlan] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += below.get(ordered[-1].path, [])[::-1]
    # Plans that name each other stand under nothing.
    placed = {entry.path for entry in ordered}
    return ordered + [entry for entry in entries if entry.path not in placed]


def _well(entry: ListedPlan) -> Fraction | None:
    ratings = entry.standing.by_tone.ratings if entry.standing else ()
    return Fraction(sum(ratings[:2]), sum(ratings)) if sum(ratings) else None


def _ascending(pairs: Sequence[tuple[ListedPlan, Fraction | None]]) -> list[ListedPlan]:
    known = sorted(((share, entry) for entry, share in pairs if share is not None), key=_share)
    return [entry for _, entry in known] + [entry for entry, share in pairs if share is None]


def _share(pair: tuple[Fraction, ListedPlan]) -> Fraction:
    return pair[0]


@dataclass(frozen=True)
class Portfolio:
    """The plans in the order they are shown, their sums, and by path the plan above each."""

    entries: Sequence[ListedPlan]
    totals: Totals
    above: Mapping[str, ListedPlan]
