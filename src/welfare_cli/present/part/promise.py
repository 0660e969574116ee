"""What a plan promises of an indicator, in words: baseline, target of any kind, revisions."""

from collections.abc import Iterator

from welfare_cli.assess.dossier import Amendment, Dossier
from welfare_cli.ground.terms import COMMA, SEMICOLON
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, NP_, Message, _
from welfare_cli.plan.indicator import DIRECTION_NAMES, Baseline, Indicator
from welfare_cli.present.figures import NOTHING, Figures, is_held
from welfare_cli.present.page import Fact, Part
from welfare_cli.present.part.amounts import with_unit

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
    return Part(_("Promise", figures.lang), tuple(_facts(figures, found.indicator)))


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


def _facts(figures: Figures, indicator: Indicator) -> Iterator[Fact]:
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
