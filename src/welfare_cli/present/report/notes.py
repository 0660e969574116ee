"""What a reader must know of the figures: their sources, and which are not final or not real.

Each note names the indicators that it is about.
"""

from collections.abc import Callable, Iterable, Iterator

from welfare_cli.assess.dossier import Dossier
from welfare_cli.assess.notes import NoteCode
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, NP_, Message, _
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Fact
from welfare_cli.present.report.model import Chapter
from welfare_cli.results.status import Status

_NAMES: dict[str, Message] = {
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
        yield Fact(_(_NAMES[key], figures.lang), told)


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
        yield Fact(head, _(_NAMES[key], figures.lang))
        head = ""
