"""The page of one indicator: where it stands, its values, what the plan promises, and the rest."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.dossier import Amendment, Dossier
from welfare_cli.assess.goal import Goal
from welfare_cli.ground.terms import COMMA, SEMICOLON
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, NP_, Message, _
from welfare_cli.plan.indicator import DIRECTION_NAMES, Baseline, Indicator
from welfare_cli.present.figures import NOTHING, Figures, amount, change, is_held, with_unit
from welfare_cli.present.headings import CONTAINS_SAMPLES, HEADINGS
from welfare_cli.present.page import Fact, Page, Part
from welfare_cli.present.part.review import review_parts, sample_notice
from welfare_cli.present.part.values import outlook_part, values_part
from welfare_cli.present.rule_set import condition_text
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.results.columns import Actual
from welfare_cli.reviews.model import DatedReview
from welfare_cli.rules.rule_set import Kind

_TARGETS: dict[str, Message] = {
    "value": N_("{target} by {year}"),
    "hold": N_("{target} every year up to {year}"),
    "range": N_("{target} by {year}"),
    "direction": N_("{target} by {year}, no number set"),
}

_KINDS: dict[str, Message] = {
    "value": N_("a value to be reached"),
    "hold": N_("a value to be held every year"),
    "kept": N_("a value to be held"),
    "range": N_("a range to lie within"),
    "direction": N_("a direction alone"),
    "none": N_("none"),
}

_BETTER: dict[str, Message] = {
    "higher": N_("higher is better"),
    "lower": N_("lower is better"),
}

_FLAGS: dict[str, Message] = {
    "survey": N_("found by asking a sample of people"),
    "cumulative": N_("each value is the total since the start"),
    "restraint": N_("the target lies on the worse side of the baseline on purpose (restraint)"),
}

_FACTS: dict[str, Message] = {
    "definition": N_("definition"),
    "source": N_("source"),
    "note": N_("note"),
}


def promise_part(figures: Figures, found: Dossier) -> Part:
    """The promise as it is in force, and what the plan says about the indicator."""
    return Part(_("Promise", figures.lang), tuple(_promise_facts(figures, found.indicator)))


def revisions_part(figures: Figures, found: Dossier) -> Part:
    """Every revision with the old and the new promise."""
    facts = tuple(fact for amendment in found.amendments for fact in _amendment(figures, amendment))
    return Part(_("Revisions", figures.lang), facts)


def baseline_text(figures: Figures, indicator: Indicator, baseline: Baseline | None) -> str:
    """The baseline with its year and the size of its sample."""
    if baseline is None:
        return _("none set", figures.lang)
    told = with_unit(figures.point(baseline), indicator, figures)
    n = "" if baseline.n is None else _(", n = {n:,}", figures.lang, n=baseline.n)
    facts = {"value": told, "year": figures.point_year(baseline), "n": n}
    return _("{value} ({year}{n})", figures.lang, **facts)


def target_text(figures: Figures, indicator: Indicator) -> str:
    """The whole target, whatever its kind: 411人（H31まで）, ≥96.4% every year up to FY2019."""
    target = indicator.target
    if target is None:
        return _("none set", figures.lang)
    number = figures.target(indicator)
    told = number if target.direction else with_unit(number, indicator, figures)
    facts = {"target": told, "year": figures.target_year(indicator)}
    return _(_TARGETS[target.kind.value], figures.lang, **facts)


def _promise_facts(figures: Figures, indicator: Indicator) -> Iterator[Fact]:
    lang = figures.lang

    def fact(key: str, text: str) -> Fact:
        return Fact(_(key, lang), text)

    yield fact(N_("kind of target"), _kind(figures, indicator))
    yield fact(N_("unit"), figures.unit(indicator))
    yield fact(N_("baseline"), baseline_text(figures, indicator, indicator.baseline))
    yield fact(N_("target"), target_text(figures, indicator))
    if indicator.target and indicator.target.milestones:
        yield fact(N_("milestones"), _milestones(figures, indicator))
    for key in ("definition", "source", "note"):
        text = getattr(indicator, key)
        if text is not None:
            yield fact(_FACTS[key], one_line(text.in_(lang)))
    for key in ("survey", "cumulative", "restraint"):
        if getattr(indicator, key):
            yield fact(NP_("flag", "remark"), _(_FLAGS[key], lang))


def _kind(figures: Figures, indicator: Indicator) -> str:
    """The kind of target, and the direction where it does not say it by itself."""
    lang, target, heading = figures.lang, indicator.target, indicator.heading
    kind = target.kind.value if target else "none"
    kept = is_held(indicator) and kind != "hold"
    parts = [_(_KINDS["kept" if kept else kind], lang)]
    if heading and heading.value != "hold":
        parts.append(_(DIRECTION_NAMES[heading], lang))
    elif heading:
        side = "lower" if indicator.lower_is_better else "higher"
        parts.append(_(_BETTER[side], lang))
    if target and target.strict:
        parts.append(_("must be passed, not only reached", lang))
    return _(SEMICOLON, lang).join(parts)


def _milestones(figures: Figures, indicator: Indicator) -> str:
    points = indicator.target.milestones if indicator.target else ()
    told = (
        _(
            "{value} ({year}{n})",
            figures.lang,
            value=with_unit(figures.point(point), indicator, figures),
            year=figures.year(point.year),
            n="",
        )
        for point in points
    )
    return _(COMMA, figures.lang).join(told)


def _amendment(figures: Figures, amendment: Amendment) -> Iterator[Fact]:
    revision, lang = amendment.revision, figures.lang
    facts = {"date": revision.date, "reason": one_line(revision.reason.in_(lang))}
    since = _("from {year}", lang, year=figures.year(revision.from_))
    yield Fact(since, _("{reason} (decided {date})", lang, **facts))
    for key, old, new in _replaced(figures, amendment):
        yield Fact("", _("{name}: {old} → {new}", lang, name=_(key, lang), old=old, new=new))
    if revision.breaks_series:
        yield Fact(
            "",
            _(
                "values before {year} are of another series",
                lang,
                year=figures.year(revision.from_),
            ),
        )
    if not amendment.in_force:
        yield Fact("", _("not yet in force", lang))


def _replaced(figures: Figures, amendment: Amendment) -> Iterator[tuple[str, str, str]]:
    """The name of each part that was replaced, with what stood there and what does."""
    revision, both = amendment.revision, (amendment.before, amendment.after)
    if revision.baseline:
        old, new = (baseline_text(figures, one, one.baseline) for one in both)
        yield N_("baseline"), old, new
    if revision.target:
        old, new = (target_text(figures, one) for one in both)
        yield N_("target"), old, new
    # A new baseline leaves behind those that lie before it.
    old, new = (_milestones(figures, one) for one in both)
    if old != new:
        yield N_("milestones"), old or NOTHING, new or NOTHING
    if revision.definition:
        texts = (one.definition for one in both)
        old, new = (one_line(t.in_(figures.lang)) if t else NOTHING for t in texts)
        yield N_("definition"), old, new


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
        tuple(_standing_facts(figures, found, named=named)),
        sentences=(told,) if told else (),
    )


def progress_text(figures: Figures, found: Dossier) -> tuple[str, ...]:
    """One sentence on the way so far, and what was expected and is needed where there is a line."""
    assessment = found.assessment
    rest = (*_expected(figures, assessment), *_needed(figures, assessment))
    if assessment.actual is None:
        return rest
    return (_come(figures, found, assessment.actual), *rest)


def _standing_facts(figures: Figures, found: Dossier, *, named: bool) -> Iterator[Fact]:
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


_HEADERS = {"rules": N_("id"), "rating": N_("rating"), "by": N_("rated by")}
_LEAST = {"rating": 22, "by": 26}  # columns where they have to wrap


def verdicts_part(figures: Figures, found: Dossier) -> Part:
    """A row per rule set."""
    lang = figures.lang
    title = _("By other rule sets", lang)
    known = reason_text(figures, found.assessment)
    lines = tuple(_line(figures, assessment, known) for assessment in found.others)
    columns = tuple(
        Column(key, _(header, lang), rank=rank, flexible=key in _LEAST, least=_LEAST.get(key, 0))
        for rank, (key, header) in enumerate(_HEADERS.items())
    )
    return Part(title, table=Sheet(title, columns, (Group((), lines),)))


def reason_text(figures: Figures, assessment: Assessment) -> str:
    """Why an indicator is not assessed; nothing where it is."""
    if assessment.rating or not assessment.notes:
        return ""
    return figures.note(assessment.notes[0])


def _line(figures: Figures, assessment: Assessment, known: str) -> Line:
    """The rating, with a reason that is not known from the rating of the page itself."""
    reason = reason_text(figures, assessment)
    told = (figures.rating(assessment), "" if reason == known else reason)
    cells = {
        "rules": assessment.rules.id,
        "rating": "\n".join(filter(None, told)),
        "by": one_line(assessment.rules.title.in_(figures.lang)),
    }
    return Line(cells, assessment.rating.tone if assessment.rating else None)


def show_page(figures: Figures, found: Dossier, reviews: Sequence[DatedReview]) -> Page:
    """Everything about an indicator, in the order it is asked for; of the reviews the newest."""
    lang = figures.lang
    path = tuple(figures.heading(section) for section in found.sections)
    parts = [
        standing_part(figures, found),
        *review_parts(figures, reviews[-1:]),
        values_part(figures, found),
        promise_part(figures, found),
        outlook_part(figures, found),
    ]
    if found.amendments:
        parts.insert(-1, revisions_part(figures, found))
    if found.others:
        parts.append(verdicts_part(figures, found))
    notices = (_(CONTAINS_SAMPLES, lang),) if found.assessment.uses_sample else ()
    return Page(
        figures.title(found.indicator),
        path,
        (_("id: {id}", lang, id=found.indicator.id),),
        notices + sample_notice(reviews[-1:], lang),
        tuple(parts),
    )
