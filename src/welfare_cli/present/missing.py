"""What has not come in for a year, as a sheet and as an object."""

from collections.abc import Sequence

from welfare_cli.assess.gaps import Absent
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, _, ngettext
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.results.status import STATUS_NAMES, Status


def missing_sheet(figures: Figures, rows: Sequence[Absent], year: FiscalYear, total: int) -> Sheet:
    """One line per indicator that has not come in."""
    lang = figures.lang
    title = one_line(figures.plan.title.in_(lang))
    keys = ("section", "id", "indicator", "reason")
    columns = tuple(
        Column(key, _(HEADINGS[key], lang), flexible=key == "indicator", rank=keys.index(key))
        for key in keys
    )
    lines = tuple(
        Line(
            {
                "section": figures.heading(section),
                "id": indicator.id,
                "indicator": figures.title(indicator),
                "reason": _reason(status, lang),
            }
        )
        for section, indicator, status in rows
    )
    indicators = ngettext("{total} indicator", "{total} indicators", total, lang, total=total)
    summary = ngettext(
        "{count} of {indicators} has no value yet.",
        "{count} of {indicators} have no value yet.",
        len(rows),
        lang,
        count=len(rows),
        indicators=indicators,
    )
    return Sheet(
        _("{title} — not in for {year}", lang, title=title, year=figures.year_both(year)),
        columns,
        (Group((), lines),),
        summary=((summary, None),),
    )


def missing_json(
    figures: Figures, rows: Sequence[Absent], year: FiscalYear, total: int
) -> dict[str, object]:
    """The same for scripts: format 1; `reason` is null where there is no row."""
    return {
        "format": 1,
        "year": {"year": year.number, "label": figures.year(year)},
        "missing": [
            {
                "id": indicator.id,
                "title": indicator.title.in_(figures.lang),
                "section": section.id,
                "reason": status.value if status else None,
            }
            for section, indicator, status in rows
        ],
        "summary": {"total": total, "missing": len(rows)},
    }


def _reason(status: Status | None, lang: str) -> str:
    return _(STATUS_NAMES[status] if status else N_("no row"), lang)
