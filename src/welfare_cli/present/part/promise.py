"""What a plan promises of an indicator, in words: baseline, target of any kind, revisions."""

from collections.abc import Iterator

from welfare_cli.assess.dossier import Amendment, Dossier
from welfare_cli.ground.text import one_line
from welfare_cli.plan.indicator import Baseline, Indicator
from welfare_cli.present.figures import NOTHING, Figures, is_held
from welfare_cli.present.page import Fact, Part
from welfare_cli.present.part.amounts import with_unit
from welfare_cli.words import say


def promise_part(figures: Figures, found: Dossier) -> Part:
    """The promise as it is in force, and what the plan says about the indicator."""
    return Part(say("show.promise", figures.lang), tuple(_facts(figures, found.indicator)))


def revisions_part(figures: Figures, found: Dossier) -> Part:
    """Every revision with the old and the new promise."""
    facts = tuple(fact for amendment in found.amendments for fact in _amendment(figures, amendment))
    return Part(say("show.revisions", figures.lang), facts)


def baseline_text(figures: Figures, indicator: Indicator, baseline: Baseline | None) -> str:
    """The baseline with its year and the size of its sample."""
    if baseline is None:
        return say("show.none", figures.lang)
    told = with_unit(figures.point(baseline), indicator, figures)
    n = "" if baseline.n is None else say("show.n", figures.lang, n=f"{baseline.n:,}")
    facts = {"value": told, "year": figures.point_year(baseline), "n": n}
    return say("show.point", figures.lang, **facts)


def target_text(figures: Figures, indicator: Indicator) -> str:
    """The whole target, whatever its kind: 411人（H31まで）, ≥96.4% every year up to FY2019."""
    target = indicator.target
    if target is None:
        return say("show.none", figures.lang)
    number = figures.target(indicator)
    told = number if target.direction else with_unit(number, indicator, figures)
    facts = {"target": told, "year": figures.target_year(indicator)}
    return say(f"show.target.{target.kind.value}", figures.lang, **facts)


def _facts(figures: Figures, indicator: Indicator) -> Iterator[Fact]:
    lang = figures.lang

    def fact(key: str, text: str) -> Fact:
        return Fact(say(key, lang), text)

    yield fact("show.kind", _kind(figures, indicator))
    yield fact("column.unit", figures.unit(indicator))
    yield fact("column.baseline", baseline_text(figures, indicator, indicator.baseline))
    yield fact("column.target", target_text(figures, indicator))
    if indicator.target and indicator.target.milestones:
        yield fact("show.milestones", _milestones(figures, indicator))
    for key in ("definition", "source", "note"):
        text = getattr(indicator, key)
        if text is not None:
            yield fact(f"show.{key}", one_line(text.in_(lang)))
    for key in ("survey", "cumulative", "restraint"):
        if getattr(indicator, key):
            yield fact("show.flag", say(f"show.flag.{key}", lang))


def _kind(figures: Figures, indicator: Indicator) -> str:
    """The kind of target, and the direction where it does not say it by itself."""
    lang, target, heading = figures.lang, indicator.target, indicator.heading
    kind = target.kind.value if target else "none"
    kept = is_held(indicator) and kind != "hold"
    parts = [say(f"show.kind.{'kept' if kept else kind}", lang)]
    if heading and heading.value != "hold":
        parts.append(say(f"direction.{heading.value}", lang))
    elif heading:
        side = "lower" if indicator.lower_is_better else "higher"
        parts.append(say(f"show.better.{side}", lang))
    if target and target.strict:
        parts.append(say("show.strict", lang))
    return say("note.separator", lang).join(parts)


def _milestones(figures: Figures, indicator: Indicator) -> str:
    points = indicator.target.milestones if indicator.target else ()
    told = (
        say(
            "show.point",
            figures.lang,
            value=with_unit(figures.point(point), indicator, figures),
            year=figures.year(point.year),
            n="",
        )
        for point in points
    )
    return say("list.separator", figures.lang).join(told)


def _amendment(figures: Figures, amendment: Amendment) -> Iterator[Fact]:
    revision, lang = amendment.revision, figures.lang
    facts = {"date": revision.date, "reason": one_line(revision.reason.in_(lang))}
    since = say("show.since", lang, year=figures.year(revision.from_))
    yield Fact(since, say("show.reason", lang, **facts))
    for key, old, new in _replaced(figures, amendment):
        yield Fact("", say("show.replaced", lang, name=say(key, lang), old=old, new=new))
    if revision.breaks_series:
        yield Fact("", say("note.series-break", lang, year=figures.year(revision.from_)))
    if not amendment.in_force:
        yield Fact("", say("show.not-yet", lang))


def _replaced(figures: Figures, amendment: Amendment) -> Iterator[tuple[str, str, str]]:
    """The name of each part that was replaced, with what stood there and what does."""
    revision, both = amendment.revision, (amendment.before, amendment.after)
    if revision.baseline:
        old, new = (baseline_text(figures, one, one.baseline) for one in both)
        yield "column.baseline", old, new
    if revision.target:
        old, new = (target_text(figures, one) for one in both)
        yield "column.target", old, new
    # A new baseline leaves behind those that lie before it.
    old, new = (_milestones(figures, one) for one in both)
    if old != new:
        yield "show.milestones", old or NOTHING, new or NOTHING
    if revision.definition:
        texts = (one.definition for one in both)
        old, new = (one_line(t.in_(figures.lang)) if t else NOTHING for t in texts)
        yield "show.definition", old, new
