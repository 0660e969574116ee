"""What the plan is, as it says itself: its goal, its period, who owns it, what it rests on."""

from collections.abc import Iterable, Iterator

from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.text import one_line
from welfare_cli.plan.model import Period, Statement
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Fact
from welfare_cli.present.report.model import Chapter
from welfare_cli.words import Both, say


def about_chapter(figures: Figures, found: YearlyReport) -> Chapter:
    """Only what the plan says: a part it leaves out is not named."""
    facts = tuple(_facts(figures, found))
    return Chapter("about", say("report.about", figures.lang), facts=facts)


def owners_text(figures: Figures) -> str:
    """Everyone whose plan it is; nothing where it does not say."""
    return _listed((owner.in_(figures.lang) for owner in figures.plan.owners), figures.lang)


def _facts(figures: Figures, found: YearlyReport) -> Iterator[Fact]:
    plan, lang = figures.plan, figures.lang

    def fact(key: str, text: str) -> Fact:
        return Fact(say(f"report.about.{key}", lang) if key else "", text)

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
    return say("report.statement", lang, title=title, text=told)


def _period(figures: Figures, period: Period) -> str:
    ends = [figures.plan.in_own_era(year) for year in (period.from_, period.to)]
    first, last = (Both(str(year.number), year.short()) for year in ends)
    return say(
        "report.period",
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
    return say("report.parent", figures.lang, title=told, period=period)


def _listed(texts: Iterable[str], lang: str) -> str:
    return say("list.separator", lang).join(map(one_line, texts))


def _counts(figures: Figures, found: YearlyReport) -> str:
    return say(
        "report.counts-of",
        figures.lang,
        sections=sum(1 for _ in figures.plan.walk()),
        actions=len(found.tracks),
        indicators=len(found.dossiers),
    )
