"""Where each indicator stands at a fiscal year, by a rule set."""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from welfare_cli.assess import measures
from welfare_cli.assess.notes import Note, NoteCode, missing_note, value_notes
from welfare_cli.assess.pathway import Pathway, pathway_of
from welfare_cli.assess.rating import Facts, rate
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Direction, Indicator, Plan, Section
from welfare_cli.results.model import Actual, Results, Status
from welfare_cli.rules.model import Measure, Rating, RuleSet


@dataclass(frozen=True)
class Assessment:
    """An indicator at a fiscal year. Numbers are exact; None is unknown or undefined.

    `elapsed` and `expected` are those of the actual's own year, or of `as_of` without an actual.
    `rating` is None where the indicator is not assessed; the first note then says why.
    """

    section: Section
    indicator: Indicator
    series: tuple[Actual, ...]
    as_of: FiscalYear
    actual: Actual | None = None
    progress: Fraction | None = None
    elapsed: Fraction | None = None
    expected: Fraction | None = None
    pace: Fraction | None = None
    achievement: Fraction | None = None
    needed_per_year: Fraction | None = None
    measured: Fraction | None = None
    rating: Rating | None = None
    notes: tuple[Note, ...] = field(default=())

    @property
    def uses_sample(self) -> bool:
        """Whether a made-up value is in anything shown of it."""
        return any(actual.is_sample for actual in self.series)


def assess_plan(
    plan: Plan, results: Results, as_of: FiscalYear, rules: RuleSet
) -> list[Assessment]:
    """Every indicator of the plan, in its order."""
    return [
        assess(section, indicator, results.of(indicator.id), as_of, rules)
        for section, indicator in plan.indicators()
    ]


def assess(
    section: Section,
    indicator: Indicator,
    series: tuple[Actual, ...],
    as_of: FiscalYear,
    rules: RuleSet,
) -> Assessment:
    """One indicator by its newest actual of `as_of` or before, on the line of that year."""
    known = tuple(actual for actual in series if actual.year <= as_of)
    actual, silence = _newest(known)
    path = pathway_of(indicator)
    year = actual.year if actual else as_of
    blank = Assessment(
        section,
        indicator,
        known,
        as_of,
        actual,
        elapsed=path.elapsed(year) if path else None,
        expected=path.expected(year) if path else None,
    )
    if actual is None or actual.value is None:
        return replace(blank, notes=(missing_note(silence),))
    told = value_notes(actual, known)
    if actual.year < as_of:
        why = silence.status.value if silence else ""
        facts: dict[str, object] = {"year": actual.year, "as_of": as_of, "why": why}
        told.insert(0, Note(NoteCode.OLDER_ACTUAL, facts))
    if path is None:
        code = NoteCode.NO_BASELINE if indicator.baseline is None else NoteCode.NO_TARGET
        return replace(blank, notes=(Note(code), *told))
    return _measured(blank, path, actual, rules, told)


def _newest(known: tuple[Actual, ...]) -> tuple[Actual | None, Actual | None]:
    """The newest actual with a value, and the newer row, if any, that says why there is none.

    A series that was discontinued has no value any more: an old one would pass for the present.
    """
    newest = next((actual for actual in reversed(known) if actual.value is not None), None)
    silent = known[known.index(newest) + 1 :] if newest else known
    ended = next((row for row in silent if row.status is Status.DISCONTINUED), None)
    return (None, ended) if ended else (newest, silent[-1] if silent else None)


def _measured(
    blank: Assessment, path: Pathway, actual: Actual, rules: RuleSet, told: list[Note]
) -> Assessment:
    value = Fraction(actual.value or 0)
    lower = blank.indicator.lower_is_better
    met = measures.is_met(value, path.target, lower_is_better=lower)
    # Where the start was already past the target, p grows as things get worse: never believe it.
    believable = not blank.indicator.restraint
    numbers: dict[Measure, Fraction | None] = {
        Measure.PROGRESS: measures.progress(path, value) if believable else None,
        Measure.PACE: measures.pace(path, value, actual.year) if believable else None,
        Measure.ACHIEVEMENT: measures.achievement(value, path.target, lower_is_better=lower),
    }
    facts = Facts(numbers, met, blank.indicator.heading is Direction.HOLD)
    rating = rate(rules, facts) if actual.year > path.start else None
    measured = numbers[rules.measure]
    notes = [*told] if rating else [_why_unrated(blank, path, actual, measured), *told]
    if actual.year > path.end:
        notes.append(Note(NoteCode.TARGET_YEAR_PAST, {"target": path.end}))
    return replace(
        blank,
        progress=numbers[Measure.PROGRESS],
        pace=numbers[Measure.PACE],
        achievement=numbers[Measure.ACHIEVEMENT],
        needed_per_year=measures.needed_per_year(path, value, actual.year, met=met),
        measured=measured,
        rating=rating,
        notes=tuple(notes),
    )


def _why_unrated(
    blank: Assessment, path: Pathway, actual: Actual, measured: Fraction | None
) -> Note:
    if actual.year < path.start:
        return Note(NoteCode.BEFORE_BASELINE, {"year": actual.year})
    if actual.year == path.start:
        return Note(NoteCode.BASELINE_YEAR, {"year": actual.year})
    if blank.indicator.restraint:
        return Note(NoteCode.BASELINE_PAST_TARGET)
    # With a number to judge, it is the rule set that has no class for it.
    return Note(NoteCode.UNDEFINED if measured is None else NoteCode.NO_CLASS)
