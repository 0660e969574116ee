"""Where an indicator stands, in sentences: how far it came, what was expected, what is left."""

from collections.abc import Iterator
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.dossier import Dossier
from welfare_cli.assess.goal import Goal
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.page import Fact, Part
from welfare_cli.present.part.amounts import amount, change, with_unit
from welfare_cli.present.rules.conditions import condition_text
from welfare_cli.results.columns import Actual
from welfare_cli.rules.rule_set import Kind

_MEASURES = ("progress", "pace", "achievement")


_CAME: dict[str, Message] = {
    "way": N_(
        "From {base} ({base_year}) to {value} ({year}): {progress}"
        " of the way to {target} ({target_year}); {elapsed} of the"
        " time has passed."
    ),
    "way.met": N_(
        "From {base} ({base_year}) to {value} ({year}): the target"
        " {target} ({target_year}) is met, with {elapsed} of the"
        " time passed."
    ),
    "way.back": N_(
        "From {base} ({base_year}) to {value} ({year}): {change},"
        " away from the target {target} ({target_year}); {elapsed}"
        " of the time has passed."
    ),
    "past.met": N_(
        "From {base} ({base_year}) to {value} ({year}): the target"
        " {target} ({target_year}) is met, and was at the start."
    ),
    "past.missed": N_(
        "From {base} ({base_year}) to {value} ({year}): the target"
        " {target} ({target_year}) is not met, though it was at the"
        " start."
    ),
    "value.met": N_("{value} ({year}): the target {target} ({target_year}) is met."),
    "value.missed": N_("{value} ({year}): the target {target} ({target_year}) is not met."),
    "hold.met": N_("{value} ({year}): {target} is held, as it shall be up to {target_year}."),
    "hold.missed": N_(
        "{value} ({year}): {target} is not held, as it should be up to {target_year}."
    ),
    "range.met": N_("{value} ({year}): within the range {target} ({target_year})."),
    "range.missed": N_("{value} ({year}): outside the range {target} ({target_year})."),
    "direction.met": N_(
        "From {base} ({base_year}) to {value} ({year}): {change},"
        " in the direction that the plan wants ({target} by"
        " {target_year})."
    ),
    "direction.missed": N_(
        "From {base} ({base_year}) to {value} ({year}): {change},"
        " not in the direction that the plan wants ({target} by"
        " {target_year})."
    ),
    "changed": N_("From {base} ({base_year}) to {value} ({year}): {change}."),
    "only": N_("{value} ({year})."),
}


def standing_part(figures: Figures, found: Dossier, *, named: bool = True) -> Part:
    """The rating with the rule that gave it, the numbers, and what they say.

    `named` names the rule set, where nothing else on the page does.
    """
    year = figures.year_both(found.assessment.as_of)
    told = ("" if figures.lang == "ja" else " ").join(progress_text(figures, found))
    return Part(
        _("Standing in {year}", figures.lang, year=year),
        tuple(_facts(figures, found, named=named)),
        sentences=(told,) if told else (),
    )


def progress_text(figures: Figures, found: Dossier) -> tuple[str, ...]:
    """One sentence on the way so far, and what was expected and is needed where there is a line."""
    assessment = found.assessment
    rest = (*_expected(figures, assessment), *_needed(figures, assessment))
    if assessment.actual is None:
        return rest
    return (_come(figures, found, assessment.actual), *rest)


def _facts(figures: Figures, found: Dossier, *, named: bool) -> Iterator[Fact]:
    assessment, lang = found.assessment, figures.lang
    rules, verdict = assessment.rules, assessment.verdict
    tone = assessment.rating.tone if assessment.rating else None
    yield Fact(_("rating", lang), figures.rating(assessment), tone)
    if verdict:
        told = condition_text(verdict.condition, rules, lang)
        yield Fact(_("because", lang), told)
    if named:
        facts = {"rules": rules.title.in_(lang), "source": rules.source.title.in_(lang)}
        yield Fact(_("rated by", lang), _("{rules} — {source}", lang, **facts))
    if found.published:
        yield Fact(_("published", lang), found.published)
    if numbers := tuple(_numbers(figures, assessment)):
        yield Fact(_("measures", lang), _(COMMA, lang).join(numbers))
    for number, note in enumerate(assessment.notes):
        yield Fact("" if number else _("notes", lang), figures.note(note))


def _numbers(figures: Figures, assessment: Assessment) -> Iterator[str]:
    """The measures that are defined, each under its own name."""
    lang = figures.lang
    for name in _MEASURES:
        value = getattr(assessment, name)
        if value is not None:
            yield f"{_(HEADINGS[name], lang)} {figures.ratio(value)}"
    if assessment.score is not None:
        yield f"{_(HEADINGS['score'], lang)} {figures.score(assessment.score)}"


def _come(figures: Figures, found: Dossier, actual: Actual) -> str:
    """From where to where it came, and what that is of the whole way."""
    assessment, indicator = found.assessment, found.indicator
    goal, difference = assessment.goal, found.difference
    facts = {
        "value": with_unit(figures.point(actual), indicator, figures),
        "year": figures.year(actual.year),
        "base": with_unit(figures.point(indicator.baseline), indicator, figures),
        "base_year": figures.point_year(indicator.baseline),
        "target": _aim(figures, assessment, goal),
        "target_year": figures.target_year(indicator, goal),
        "progress": figures.ratio(assessment.progress),
        "elapsed": figures.ratio(assessment.elapsed),
        "change": "" if difference is None else change(difference, indicator, figures),
    }
    return _(_CAME[_case(found, goal)], figures.lang, **facts)


def _case(found: Dossier, goal: Goal | None) -> str:
    """Which sentence fits: the kind of goal, and whether it is met where there is no way to it."""
    assessment, start = found.assessment, found.difference is not None
    if goal is None or goal.kind is Kind.NONE or assessment.facts is None:
        return "changed" if start else "only"
    met = "met" if assessment.facts.case.is_met else "missed"
    if goal.kind is Kind.DIRECTION:
        return f"direction.{met}" if start else "only"
    if goal.kind is Kind.RANGE:
        return f"range.{met}"
    if goal.is_hold:
        return f"hold.{met}"
    return _way(assessment.progress, met) if start else f"value.{met}"


def _way(progress: Fraction | None, met: str) -> str:
    """How far on the way; without a number the start was past the target already."""
    if progress is None:
        return f"past.{met}"
    if met == "met":
        return "way.met"
    return "way.back" if progress < 0 else "way"


def _aim(figures: Figures, assessment: Assessment, goal: Goal | None) -> str:
    target = assessment.indicator.target
    number = figures.target(assessment.indicator, goal)
    plain = target is None or target.direction
    return number if plain else with_unit(number, assessment.indicator, figures)


def _expected(figures: Figures, assessment: Assessment) -> Iterator[str]:
    goal = assessment.goal
    if goal is None or assessment.expected is None or goal.is_hold or goal.past_target:
        return
    year = assessment.actual.year if assessment.actual else assessment.as_of
    told = amount(assessment.expected, assessment.indicator, figures)
    yield _("Expected by {year}: {value}.", figures.lang, year=figures.year(year), value=told)


def _needed(figures: Figures, assessment: Assessment) -> Iterator[str]:
    needed, indicator = assessment.needed_per_year, assessment.indicator
    if needed and assessment.goal and not assessment.goal.is_hold:
        year = figures.target_year(indicator, assessment.goal)
        told = change(needed, indicator, figures)
        yield _(
            "Still needed per year until {year}: {change}.", figures.lang, change=told, year=year
        )
