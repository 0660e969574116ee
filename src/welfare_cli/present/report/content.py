"""The content of the report, chapter by chapter: the plan, its ratings, and notes on the figures.

Everything is a finished text in one language; the numbers behind the texts are kept beside them.
"""

from collections.abc import Callable, Iterable, Iterator

from welfare_cli.assess.dossier import Dossier
from welfare_cli.assess.notes import NoteCode
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, NP_, Both, Message, _, ngettext
from welfare_cli.plan.model import Period, Statement
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.page import Fact
from welfare_cli.present.progress import Report, progress_sheet
from welfare_cli.present.report.actions import actions_chapter
from welfare_cli.present.report.blocks import indicators_chapter
from welfare_cli.present.report.changes import changes_chapter
from welfare_cli.present.report.counts import counts_chapter, shares_of, tallies_of
from welfare_cli.present.report.model import Chapter, Content
from welfare_cli.present.rules_output import rule_set_sheet
from welfare_cli.results.status import Status

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


_NOTE_NAMES: dict[str, Message] = {
    "sample": N_("sample values, not official"),
    "preliminary": N_("preliminary or estimated"),
    "older": N_("older value used"),
    "sampling": N_("change within sampling error"),
    "missing": N_("no value"),
    "revised": N_("promise revised"),
    "broken": N_("series broken"),
    "survey": NP_("report", "found by asking a sample of people"),
    "year": N_("A fiscal year runs from April to March and is named by its April."),
    "measures": N_(
        "Progress is how much of the way from baseline to target is"
        " made; achievement is the value as a part of the target;"
        " pace is progress divided by the share of the time that has"
        " passed."
    ),
    "rounding": N_(
        "Numbers are rounded half up where they are shown, never"
        " where they are judged. 0% and 100% stand only where they"
        " are exactly true."
    ),
    "projection": N_("“If it goes on like this” continues a line; it is no forecast."),
    "moves": N_(
        "Only values of one series are compared. Where a value was"
        " not measured, the newest older one is used, and its year"
        " is named."
    ),
}


def notes_chapter(figures: Figures, found: YearlyReport) -> Chapter:
    """What is made up first, then what is not final, then sources and how to read it."""
    facts = (
        *_made_up(figures, found),
        *_provisional(figures, found),
        *_sources(figures, found),
        *_reading(figures),
    )
    return Chapter("notes", _("Notes", figures.lang), facts=facts)


def _made_up(figures: Figures, found: YearlyReport) -> Iterator[Fact]:
    lang = figures.lang
    yield from _named(figures, "sample", found, lambda one: one.assessment.uses_sample)
    said = [found.reviews.latest(part, found.as_of) for part in found.reviews.by_id]
    if count := sum(one is not None and one.is_sample for one in said):
        told = _("{count} of what is said of actions and indicators", lang, count=count)
        yield Fact(_("sample reviews, not official", lang), told)


def _provisional(figures: Figures, found: YearlyReport) -> Iterator[Fact]:
    noted = {
        "preliminary": (NoteCode.PRELIMINARY, NoteCode.ESTIMATE),
        "older": (NoteCode.OLDER_ACTUAL,),
        "sampling": (NoteCode.SAMPLING_ERROR,),
    }
    for key, codes in noted.items():
        yield from _named(figures, key, found, _has(codes))
    yield from _named(figures, "missing", found, lambda one: one.assessment.actual is None)
    yield from _named(figures, "revised", found, lambda one: bool(one.amendments))
    yield from _named(figures, "broken", found, lambda one: bool(one.breaks))
    yield from _named(figures, "survey", found, lambda one: one.indicator.survey)


def _has(codes: Iterable[NoteCode]) -> Callable[[Dossier], bool]:
    return lambda one: any(note.code in codes for note in one.assessment.notes)


def _named(
    figures: Figures, key: str, found: YearlyReport, belongs: Callable[[Dossier], bool]
) -> Iterator[Fact]:
    """The indicators that a note is about, each with its years where they matter."""
    names = [_name(figures, key, one) for one in found.dossiers if belongs(one)]
    if names:
        told = _(COMMA, figures.lang).join(names)
        yield Fact(_(_NOTE_NAMES[key], figures.lang), told)


def _name(figures: Figures, key: str, one: Dossier) -> str:
    """The title, and the year of the value, of the revision or of the break."""
    actual, years = one.assessment.actual, []
    if key in ("preliminary", "older", "survey") and actual:
        years = [actual.year]
    elif key == "revised":
        years = [amendment.revision.from_ for amendment in one.amendments]
    elif key == "broken":
        years = list(one.breaks)
    title = figures.title(one.indicator)
    if not years:
        return title
    told = _(COMMA, figures.lang).join(figures.year(year) for year in years)
    return _("{title} ({years})", figures.lang, title=title, years=told)


def _sources(figures: Figures, found: YearlyReport) -> Iterator[Fact]:
    """The sources of the values by name, each with what comes from it."""
    by_source: dict[str, dict[str, None]] = {}
    for one in found.dossiers:
        rows = (row.actual.source for row in one.rows if row.actual.source != Status.SAMPLE)
        stated = one.indicator.source.in_(figures.lang) if one.indicator.source else ""
        for source in filter(None, (stated, *rows)):
            by_source.setdefault(one_line(source), {})[figures.title(one.indicator)] = None
    head = _("sources of values", figures.lang)
    for source, titles in by_source.items():
        names = _(COMMA, figures.lang).join(titles)
        yield Fact(head, _("{source}: {names}", figures.lang, source=source, names=names))
        head = ""


def _reading(figures: Figures) -> Iterator[Fact]:
    head = _("how to read it", figures.lang)
    for key in ("year", "measures", "rounding", "projection", "moves"):
        yield Fact(head, _(_NOTE_NAMES[key], figures.lang))
        head = ""


def report_content(figures: Figures, found: YearlyReport) -> Content:
    """Everything the report says, in every format alike."""
    lang, plan_title = figures.lang, one_line(figures.plan.title.in_(figures.lang))
    year = both_years(figures, found.as_of)
    tallies = tallies_of(figures, found)
    return Content(
        lang=lang,
        title=_("{plan}: report on {year}", lang, plan=plan_title, year=year),
        plan_title=plan_title,
        subtitle=_("Report on {year}", lang, year=year),
        owners=owners_text(figures),
        year=figures.year(found.as_of),
        notices=tuple(_notices(found, lang)),
        about=about_chapter(figures, found),
        counts=counts_chapter(figures, tallies),
        changes=changes_chapter(figures, found),
        table=_table(figures, found),
        indicators=indicators_chapter(figures, found),
        actions=actions_chapter(figures, found),
        rules=_rules(figures),
        notes=notes_chapter(figures, found),
        tallies=tallies,
        shares=shares_of(figures, found.summary),
        yearly=found,
        source=figures.rules.source.address or "",
    )


def both_years(figures: Figures, year: FiscalYear) -> str:
    """The year as both calendars name it, the reader's first: 平成30年度（2018年度）."""
    own = figures.plan.in_own_era(year)
    name = Both(own.long(), own.short())
    return _("FY{number} ({name})", figures.lang, name=name, number=own.number)


def _notices(found: YearlyReport, lang: str) -> Iterator[str]:
    """What is made up, said before anything else."""
    if any(one.uses_sample for one in found.assessments):
        yield _(CONTAINS_SAMPLES, lang)
    said = (found.reviews.latest(part, found.as_of) for part in found.reviews.by_id)
    if any(one and one.is_sample for one in said):
        yield _("Contains sample reviews, not official.", lang)


def _table(figures: Figures, found: YearlyReport) -> Chapter:
    """The sheet of `welfare progress`, as it is."""
    sections = {section.id: summary for section, summary in found.sections}
    report = Report(found.assessments, found.summary, sections, found.as_of)
    title = _("All indicators", figures.lang)
    return Chapter("table", title, sheets=(progress_sheet(figures, report),))


def _rules(figures: Figures) -> Chapter:
    title = _("The rule that this report rates by", figures.lang)
    sheet = rule_set_sheet(figures.rules, figures.lang)
    return Chapter("rules", title, sheets=(sheet,))
