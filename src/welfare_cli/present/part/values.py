"""The actuals of one indicator: a row per year with a result. Rows of another series say so."""

from welfare_cli.assess.dossier import Dossier, ValueRow
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.chart.marks import Mark
from welfare_cli.present.chart.scene import scene_of
from welfare_cli.present.figures import NOTHING, Figures
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.page import Drawing, Part
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.results.columns import COLUMNS, OPTIONAL, Actual
from welfare_cli.results.status import STATUS_NAMES, Status

_RANKS = {
    "year": 0,
    "value": 0,
    "status": 0,
    "expected": 2,
    "n": 3,
    "published": 1,
    "series": 0,
    "source": 5,
    "note": 4,
}
_ALWAYS = ("year", "value", "status")
# Columns of the results that have no rank of their own are the first to go in a narrow window.
_OTHERS = tuple(column for column in OPTIONAL if column.name not in _RANKS)
_RANKS |= {column.name: 6 for column in _OTHERS}
_RIGHT = ("value", "expected", "n")
_TITLES = {column.name: column.title for column in OPTIONAL}
# What result files say beside a value: a table has it only if a year has something to say.
BESIDE = tuple(c for c in COLUMNS if c.name not in ("indicator", *_ALWAYS))
_OPTIONAL = ("expected", "series", *(column.name for column in BESIDE))
_FLEXIBLE = tuple(column.name for column in BESIDE if column.kind is str)
_HEADERS = {
    "value": N_("actual"),
    "status": N_("status"),
    "series": N_("series"),
    "source": N_("source"),
    "note": N_("note"),
}


_MARKS: dict[str, Message] = {
    "break": N_("break of the series"),
    "path": N_("planned line"),
    "level": N_("target"),
    "other": N_("another series"),
    "baseline": N_("baseline"),
    "target": N_("target"),
    "sample": N_("sample value"),
    "provisional": N_("preliminary or estimate"),
    "actual": N_("actual"),
    "hit": N_("value and target"),
}


def values_sheet(figures: Figures, found: Dossier, *, whole: bool) -> Sheet:
    """A row per year with a result; `whole` has every column, else those that hold something."""
    lang = figures.lang
    lines = tuple(_line(figures, found, row) for row in found.rows)
    columns = tuple(
        Column(
            key,
            _title(key, lang),
            rank=rank,
            right=key in _RIGHT,
            flexible=key in _FLEXIBLE,
        )
        for key, rank in _RANKS.items()
        if whole or key not in _OPTIONAL or any(line.cells[key].strip(NOTHING) for line in lines)
    )
    return Sheet(figures.title(found.indicator), columns, (Group((), lines),))


def values_part(figures: Figures, found: Dossier) -> Part:
    """The chart, and every value below it."""
    title, drawing = _("Actuals", figures.lang), drawing_of(figures, found)
    if not found.rows:
        year = figures.year(found.assessment.as_of)
        nothing = _("No results up to {year}.", figures.lang, year=year)
        return Part(title, drawing=drawing, sentences=(nothing,))
    table = values_sheet(figures, found, whole=False)
    return Part(title, drawing=drawing, table=table)


def drawing_of(figures: Figures, found: Dossier) -> Drawing:
    """The chart of an indicator, with what its marks mean."""
    told = {mark.name: _(_MARKS[mark.name.lower()], figures.lang) for mark in Mark}
    return Drawing(scene_of(figures, found), told)


def status_text(actual: Actual, lang: str) -> str:
    """The status in words; a made-up value says so, whatever else its status says."""
    word = _(STATUS_NAMES[actual.status], lang)
    if actual.is_sample and actual.status is not Status.SAMPLE:
        return _("{status}, sample", lang, status=word)
    return word


def _title(key: str, lang: str) -> str:
    if key in _TITLES:
        return _(_TITLES[key], lang)
    return _(_HEADERS[key] if key in _HEADERS else HEADINGS[key], lang)


def _line(figures: Figures, found: Dossier, row: ValueRow) -> Line:
    actual, lang = row.actual, figures.lang
    # That a value is made up is told as its status; it is no source.
    source = "" if actual.source == Status.SAMPLE else actual.source
    cells = {
        "year": figures.year(actual.year),
        "value": figures.point(actual),
        "status": status_text(actual, lang),
        "expected": figures.value(row.expected, found.indicator),
        "n": "" if actual.n is None else f"{actual.n:,}",
        "published": one_line(actual.published),
        "series": "" if row.is_comparable else _("another series", lang),
        "source": one_line(source),
        "note": one_line(actual.note),
        **{c.name: one_line(c.write(getattr(actual, c.name))) for c in _OTHERS},
    }
    return Line(cells)
