"""What departments and authors fill in: the table of a year's results, and a file of reviews.

The headers of the table are those that the import recognises, so that it needs no option.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from welfare_cli.assess.actions import TrackedAction
from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.summary import PlanStatus
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import Figures
from welfare_cli.present.formats import Target
from welfare_cli.present.writers import csv_lines
from welfare_cli.results.columns import HEADER, Actual
from welfare_cli.results.model import Results
from welfare_cli.results.status import STATUS_NAMES, Status
from welfare_cli.reviews.model import State

OPEN = tuple(name for name in HEADER if name != "indicator")  # for departments to fill in
KEYS = (
    "section",
    "id",
    "indicator",
    "unit",
    "baseline",
    "baseline_year",
    "target",
    "target_year",
    "last",
    *OPEN,
)
ASKED = tuple(status for status in Status if status is not Status.SAMPLE)

_HEADERS: dict[str, Message] = {
    "section": N_("section"),
    "id": N_("id"),
    "indicator": N_("indicator"),
    "unit": N_("unit"),
    "baseline": N_("baseline"),
    "baseline_year": N_("baseline year"),
    "target": N_("target"),
    "target_year": N_("target year"),
    "last": N_("last year"),
    "value": N_("{year} actual"),
    "status": N_("status"),
    "source": N_("source"),
    "note": N_("note"),
}


@dataclass(frozen=True)
class Template:
    """The finished texts of the sheet, and what Excel needs to know beside them."""

    title: str
    advice: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    indicators: tuple[Indicator, ...]
    statuses: tuple[str, ...]


def template(
    figures: Figures,
    indicators: Sequence[tuple[Section, Indicator]],
    results: Results,
    year: FiscalYear,
) -> Template:
    """The sheet for that year."""
    lang = figures.lang
    label = figures.plan.in_own_era(year)
    shown = label.long() if lang == "ja" else label.western()
    headers = [_(_HEADERS[key], lang, year=shown) for key in KEYS]
    return Template(
        title=_(
            "{title} — actuals of {year}",
            lang,
            title=one_line(figures.plan.title.in_(lang)),
            year=shown,
        ),
        advice=_(
            "Please fill in the yellow cells. Without a value, choose the reason under status.",
            lang,
        ),
        headers=tuple(headers),
        rows=tuple(_row(figures, section, i, results, year) for section, i in indicators),
        indicators=tuple(indicator for _, indicator in indicators),
        statuses=tuple(_(STATUS_NAMES[status], lang) for status in ASKED),
    )


def template_csv(sheet: Template, _target: Target) -> bytes:
    """CSV as Excel in Japan needs it: UTF-8 with a byte order mark, lines ended by CR LF."""
    text = csv_lines([sheet.headers, *sheet.rows], line_end="\r\n")
    return text.encode("utf-8-sig")


def _row(
    figures: Figures, section: Section, indicator: Indicator, results: Results, year: FiscalYear
) -> tuple[str, ...]:
    last = _last(results.of(indicator.id), year)
    cells = {
        "section": figures.heading(section),
        "id": indicator.id,
        "indicator": figures.title(indicator),
        "unit": figures.unit(indicator),
        "baseline": figures.point(indicator.baseline),
        "baseline_year": figures.point_year(indicator.baseline),
        "target": figures.target(indicator),
        "target_year": figures.target_year(indicator),
        "last": f"{figures.point(last)} ({figures.year(last.year)})" if last else "",
    }
    return tuple(cells.get(key, "") for key in KEYS)


def _last(series: tuple[Actual, ...], year: FiscalYear) -> Actual | None:
    """The newest value before the year; a made-up one is nothing to hold a department to."""
    known = [a for a in series if a.year < year and a.value is not None and not a.is_sample]
    return known[-1] if known else None


def reviews_yaml(figures: Figures, standing: PlanStatus, sections: set[str]) -> str:
    """The file, of these sections only."""
    inside = [section for section in figures.plan.walk() if section.id in sections]
    said = any(standing.actions[action.id].state for s in inside for action in s.actions)
    facts = {
        "title": one_line(figures.plan.title.in_(figures.lang)),
        "year": figures.year(standing.as_of),
        "states": ", ".join(State),
    }
    told = (
        _("{title}: reviews of {year}", figures.lang, **facts),
        _(
            "States: {states}. Add work, cause, issue and next where there is something to say;"
            " what is behind # is not read.",
            figures.lang,
            **facts,
        ),
    )
    lines = [*(f"# {line}" for line in told), "format: 1"]
    lines.append("reviews:" if said else "reviews: []")
    for section in inside:
        lines += _section(figures, section, standing)
    return "\n".join(lines) + "\n"


def _section(figures: Figures, section: Section, standing: PlanStatus) -> Iterator[str]:
    weak = [standing.indicators[indicator.id] for indicator in section.indicators]
    weak = [one for one in weak if one.rating and figures.rules.asks_cause(one.rating)]
    if section.actions or weak:
        yield f"  # {figures.heading(section)}"
    for action in section.actions:
        yield from _action(standing.actions[action.id], figures.lang)
    for assessment in weak:
        yield from _weak(figures, assessment)


def _action(track: TrackedAction, lang: str) -> Iterator[str]:
    action, state = track.action, track.state
    entry = f'- {{id: "{action.id}", state: {state or State.NOT_STARTED}}}'
    mark = "" if state else "# "
    yield f"  {mark}{entry}  # {one_line(action.title.in_(lang))}"


def _weak(figures: Figures, assessment: Assessment) -> Iterator[str]:
    indicator = assessment.indicator
    yield f"  # {figures.title(indicator)}  {figures.rating(assessment)}"
    yield f'  # - id: "{indicator.id}"'
    yield from (f"  #   {key}:" for key in ("cause", "issue", "next"))
