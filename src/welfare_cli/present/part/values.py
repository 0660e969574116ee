"""The values of one indicator, a row per year, and where they are heading."""

from collections.abc import Sequence

from welfare_cli.assess.dossier import Dossier, ValueRow
from welfare_cli.assess.projection import ProjectedLine, Projection
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, NP_, Message, _, pgettext
from welfare_cli.present.chart.scene import Mark, scene_of
from welfare_cli.present.figures import NOTHING, Figures, amount, change, with_unit
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.page import Drawing, Part
from welfare_cli.present.part.review import review_cells, review_columns
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.results.columns import COLUMNS, OPTIONAL, Actual
from welfare_cli.results.status import STATUS_NAMES, Status
from welfare_cli.reviews.model import DatedReview

_USUAL_RANKS = {
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
_OTHERS = tuple(column for column in OPTIONAL if column.name not in _USUAL_RANKS)
_RANKS = _USUAL_RANKS | {column.name: 6 for column in _OTHERS}
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


def reviewed_sheet(figures: Figures, found: Dossier, reviews: Sequence[DatedReview]) -> Sheet:
    """A row per year that has a result or a review."""
    sheet, lang = values_sheet(figures, found, whole=True), figures.lang
    rows = {r.actual.year.number: n.cells for r, n in zip(found.rows, sheet.lines, strict=True)}
    told = {said.year.number: said for said in reviews}
    for number, said in told.items():
        blank = {column.key: "" for column in sheet.columns}
        rows.setdefault(number, blank | {"year": figures.year(said.year)})
    lines = (Line(rows[number] | review_cells(told.get(number), lang)) for number in sorted(rows))
    columns = (*sheet.columns, *review_columns(lang))
    return Sheet(sheet.title, columns, (Group((), tuple(lines)),))


_OUTLOOK_KEYS = ("method", "value", "interval", "meets", "met_in")
_OUTLOOK_RIGHT = ("value",)

_METHODS: dict[str, Message] = {
    "path": N_("from the baseline on"),
    "recent": N_("last five years"),
    "trend": N_("least squares"),
}

_NEEDED: dict[str, Message] = {
    "needed": N_("Needed from now on to reach {target} in {year}: {change} per year."),
    "passed": N_("The value lies on the target of {year}, {target}, and has to pass it."),
    "past": N_("The target year {year} has come and {target} is not reached."),
}

_HEADINGS: dict[str, Message] = {
    "method": N_("line"),
    "value": N_("{year}"),
    "interval": N_("95 % interval"),
    "meets": NP_("whether it is met", "target"),
    "met_in": N_("met in"),
}

_OBSTACLES: dict[str, Message] = {
    "no-target": N_("No projection: the plan sets no target."),
    "direction": N_("No projection: the plan sets a direction alone, no value to reach."),
    "no-baseline": N_("No projection: the plan sets no baseline."),
    "break": N_(
        "No projection: the series was broken, and the new one has no start or no value yet."
    ),
    "no-actual": N_("No projection: there is no actual."),
    "passed-range": N_(
        "No projection: the value has gone through the range and"
        " lies beyond it; going on leads further away."
    ),
    "held": N_("No projection: the value has to be held; there is no way to go."),
    "baseline-year": N_("No projection: there is no actual after the baseline year."),
}


def outlook_part(figures: Figures, found: Dossier) -> Part:
    """The lines continued to the target year, and what is needed from now on."""
    lang, title = figures.lang, _("If it goes on like this", figures.lang)
    if found.projection is None:
        why = found.obstacle.value if found.obstacle else "no-actual"
        return Part(title, sentences=(_(_OBSTACLES[why], lang),))
    sheet = _sheet(figures, found, found.projection)
    told = _needed(figures, found, found.projection)
    return Part(title, table=sheet, sentences=(told,))


def _sheet(figures: Figures, found: Dossier, projection: Projection) -> Sheet:
    lang, year = figures.lang, figures.year(projection.year)
    columns = tuple(
        Column(key, _(_HEADINGS[key], lang, year=year), right=key in _OUTLOOK_RIGHT, rank=rank)
        for rank, key in enumerate(_OUTLOOK_KEYS)
    )
    lines = tuple(_outlook_line(figures, found, line) for line in projection.lines)
    # Once the target year is reached no line has a value there.
    shown = tuple(c for c in columns if any(line.cells[c.key] != NOTHING for line in lines))
    return Sheet(_("If it goes on like this", lang), shown, (Group((), lines),))


def _outlook_line(figures: Figures, found: Dossier, line: ProjectedLine) -> Line:
    lang, indicator = figures.lang, found.indicator
    cells = dict.fromkeys(_OUTLOOK_KEYS, NOTHING)
    cells["method"] = _(_METHODS[line.method.value], lang)
    cells["value"] = figures.value(line.value, indicator)
    if line.low is not None and line.high is not None:
        low, high = (figures.value(bound, indicator) for bound in (line.low, line.high))
        cells["interval"] = pgettext("interval", "{low} to {high}", lang, low=low, high=high)
    if line.meets is not None:
        cells["meets"] = _(N_("met") if line.meets else N_("missed"), lang)
    cells["met_in"] = _met_in(figures, found, line)
    return Line(cells, _tone(line))


def _met_in(figures: Figures, found: Dossier, line: ProjectedLine) -> str:
    actual = found.assessment.actual
    if line.met_in is None:
        return _("never", figures.lang)
    if actual and line.met_in == actual.year:
        return _("now", figures.lang)
    return figures.year(line.met_in)


def _tone(line: ProjectedLine) -> str | None:
    return None if line.meets is None else "good" if line.meets else "bad"


def _needed(figures: Figures, found: Dossier, projection: Projection) -> str:
    """How much per year is needed to be at the target in its year."""
    lang, needed, indicator = figures.lang, projection.needed_per_year, found.indicator
    whole = with_unit(figures.target(indicator), indicator, figures)
    one_end = indicator.target is not None and indicator.target.range is not None
    facts = {
        "target": amount(projection.target, indicator, figures) if one_end else whole,
        "year": figures.year(projection.year),
        "change": "" if not needed else change(needed, indicator, figures),
    }
    if projection.is_met:
        return _("The target of {year}, {target}, is met now.", lang, **facts)
    key = "past" if needed is None else "needed" if needed else "passed"
    return _(_NEEDED[key], lang, **facts)
