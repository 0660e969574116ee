"""What the plan is, as it says itself: its goal, its period, who owns it, what it rests on."""

from collections.abc import Iterable, Iterator

from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Both, Message, _, ngettext
from welfare_cli.plan.model import Period, Statement
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Fact
from welfare_cli.present.report.model import Chapter

_NAMES: dict[str, Message] = {
    "goal": N_("goal"),
    "principles": N_("principles"),
    "period": N_("period"),
    "owners": N_("owners"),
    "legal_basis": N_("legal basis"),
    "parent": N_("plan above it"),
    "related": N_("related plans"),
    "counts": N_("holds"),
    "source": N_("source"),
}


def about_chapter(figures: Figures, found: YearlyReport) -> Chapter:
    """Only what the plan says: a part it leaves out is not named."""
    facts = tuple(_facts(figures, found))
    return Chapter("about", _("What the plan is", figures.lang), facts=facts)


def owners_text(figures: Figures) -> str:
    """Everyone whose plan it is; nothing where it does not say."""
    return _listed((owner.in_(figures.lang) for owner in figures.plan.owners), figures.lang)


def _facts(figures: Figures, found: YearlyReport) -> Iterator[Fact]:
    plan, lang = figures.plan, figures.lang

    def fact(key: str, text: str) -> Fact:
        return Fact(_(_NAMES[key], lang) if key else "", text)

    if plan.goal:
        yield fact("goal", _statement(plan.goal, lang))
    for number, principle in enumerate(plan.principles):
        yield fact("" if number else "principles", _statement(principle, lang))
    yield fact("period", _period(figures, plan.period))
    if plan.owners:
        yield fact("owners", owners_text(figures))
    if plan.legal_basis:
        yield fact("legal_basis", one_line(plan.legal_basis.in_(lang)))
    if plan.parent:
        yield fact("parent", _parent(figures, plan.parent))
    if plan.related:
        yield fact("related", _listed((other.in_(lang) for other in plan.related), lang))
    yield fact("counts", _counts(figures, found))
    if plan.source:
        yield fact("source", one_line(plan.source.in_(lang)))


def _statement(statement: Statement, lang: str) -> str:
    title = one_line(statement.title.in_(lang))
    if statement.text is None:
        return title
    told = one_line(statement.text.in_(lang))
    return _("{title}. {text}", lang, title=title, text=told)


def _period(figures: Figures, period: Period) -> str:
    ends = [figures.plan.in_own_era(year) for year in (period.from_, period.to)]
    first, last = (Both(str(year.number), year.short()) for year in ends)
    return ngettext(
        "{from} to {to} ({first} to {last}, {years} year)",
        "{from} to {to} ({first} to {last}, {years} years)",
        period.to.number - period.from_.number + 1,
        figures.lang,
        **{"from": figures.year(period.from_), "to": figures.year(period.to)},
        first=first,
        last=last,
        years=period.to.number - period.from_.number + 1,
    )


def _parent(figures: Figures, parent: Statement) -> str:
    told = _statement(parent, figures.lang)
    if parent.period is None:
        return told
    period = _period(figures, parent.period)
    return _("{title} ({period})", figures.lang, title=told, period=period)


def _listed(texts: Iterable[str], lang: str) -> str:
    return _(COMMA, lang).join(map(one_line, texts))


def _counts(figures: Figures, found: YearlyReport) -> str:
    lang = figures.lang
    sections, actions, indicators = (
        len([*figures.plan.walk()]),
        len(found.tracks),
        len(found.dossiers),
    )
    told = (
        ngettext("{count} section", "{count} sections", sections, lang, count=sections),
        ngettext("{count} action", "{count} actions", actions, lang, count=actions),
        ngettext("{count} indicator", "{count} indicators", indicators, lang, count=indicators),
    )
    return _(COMMA, lang).join(told)
