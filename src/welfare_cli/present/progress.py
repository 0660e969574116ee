"""The table of `welfare progress`: every indicator's figures, grouped by the plan's outline."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.notes import NoteCode
from welfare_cli.assess.summary import Summary, having
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _, ngettext
from welfare_cli.plan.model import Plan, Section
from welfare_cli.present.figures import Figures, bar, sparkline
from welfare_cli.present.headings import CONTAINS_SAMPLES, HEADINGS
from welfare_cli.present.sheet import NARROWEST, Column, Group, Line, Sheet

Member = TypeVar("Member")


def outlined(
    plan: Plan,
    rows: Sequence[tuple[Section, Member]],
    heading: Callable[[Section], str],
    line: Callable[[Member], Line],
) -> Iterator[Group]:
    """Groups of rows that stand in the plan's order, under the headings that are new there."""
    paths = {path[-1].id: path for path in _paths(plan.sections)}
    told: set[str] = set()
    for section_id, members in groupby(rows, key=lambda row: row[0].id):
        path = paths[section_id]
        new = [(level, s) for level, s in enumerate(path) if s.id not in told]
        told.update(section.id for section in path)
        headings = tuple((level, heading(s)) for level, s in new)
        yield Group(headings, tuple(line(row) for _, row in members))


def _paths(
    sections: Sequence[Section], above: tuple[Section, ...] = ()
) -> Iterator[tuple[Section, ...]]:
    for section in sections:
        path = (*above, section)
        yield path
        yield from _paths(section.sections, path)


# Which columns give way first on a narrow terminal: the highest rank.
_RANKS = {
    "id": 10,
    "indicator": 0,
    "unit": 2,
    "baseline": 3,
    "baseline_year": 3,
    "actual": 0,
    "actual_year": 1,
    "target": 0,
    "target_year": 1,
    "expected": 4,
    "progress": 0,
    "bar": 7,
    "pace": 8,
    "achievement": 5,
    "rating": 0,
    "score": 5,
    "published": 0,
    "trend": 6,
    "notes": 9,
}
_LEFT = ("id", "indicator", "unit", "bar", "rating", "published", "trend", "notes")
_FLEXIBLE = ("indicator", "rating", "notes")
_OPTIONAL = ("score", "published")
_LEAST = {"rating": 18, "notes": 30}

_REMARKS: dict[str, Message] = {
    "missing": N_("no value yet: {names}"),
    "older": N_("older value used: {names}"),
    "preliminary": N_("preliminary: {names}"),
}


@dataclass(frozen=True, slots=True)
class Report:
    """The assessments to show, their counts, and each section's rating, at a fiscal year."""

    assessments: Sequence[Assessment]
    summary: Summary
    sections: Mapping[str, Summary]
    as_of: FiscalYear


def progress_sheet(figures: Figures, report: Report, *, grouped: bool = True) -> Sheet:
    """The sheet; `grouped` keeps the plan's outline, else the order given is kept."""
    plan, lang = figures.plan, figures.lang
    title = one_line(plan.title.in_(lang))
    groups = tuple(_groups(figures, report, grouped=grouped))
    return Sheet(
        title=_("{title} — {year}", lang, title=title, year=figures.year_both(report.as_of)),
        columns=_columns(lang, groups),
        groups=groups,
        summary=tuple(_summary(figures, report.summary)),
        remarks=tuple(_remarks(figures, report.assessments)),
        notices=_notices(report.assessments, lang),
    )


def _columns(lang: str, groups: Sequence[Group]) -> tuple[Column, ...]:
    """The columns; those that only some plans fill are there when one cell is."""
    filled = {key for g in groups for line in g.lines for key in _OPTIONAL if line.cells[key]}
    return (
        Column("section", _("section", lang), rank=99),
        *(
            Column(
                key,
                _(HEADINGS[key], lang),
                rank=rank,
                right=key not in _LEFT,
                flexible=key in _FLEXIBLE,
                drawn=key == "bar",
                least=_LEAST.get(key, NARROWEST),
            )
            for key, rank in _RANKS.items()
            if key not in _OPTIONAL or key in filled
        ),
    )


def _groups(figures: Figures, report: Report, *, grouped: bool) -> Iterable[Group]:
    assessments = report.assessments
    if not grouped:
        yield Group((), tuple(_line(figures, a) for a in assessments))
        return
    yield from outlined(
        figures.plan,
        [(a.section, a) for a in assessments],
        lambda section: _heading(figures, report, section),
        lambda assessment: _line(figures, assessment),
    )


def _heading(figures: Figures, report: Report, section: Section) -> str:
    """The section's title, with its rating where the rule set rates sections."""
    whole = figures.rolled_up(report.sections[section.id])
    return f"{figures.heading(section)}  {whole}".rstrip()


def _line(figures: Figures, assessment: Assessment) -> Line:
    indicator, actual = assessment.indicator, assessment.actual
    cells = {
        "section": figures.heading(assessment.section),
        "id": indicator.id,
        "indicator": figures.title(indicator),
        "unit": figures.unit(indicator),
        "baseline": figures.point(indicator.baseline),
        "baseline_year": figures.point_year(indicator.baseline),
        "actual": figures.point(actual),
        "actual_year": figures.point_year(actual),
        "target": figures.target(indicator, assessment.goal),
        "target_year": figures.target_year(indicator, assessment.goal),
        "expected": figures.value(assessment.expected, indicator),
        "progress": figures.ratio(assessment.progress),
        "bar": bar(assessment.progress),
        "pace": figures.ratio(assessment.pace),
        "achievement": figures.ratio(assessment.achievement),
        "rating": figures.rating(assessment),
        "score": figures.score(assessment.score),
        "published": _published(assessment),
        "trend": sparkline(assessment.present_series),
        "notes": figures.notes(assessment),
    }
    return Line(cells, assessment.rating.tone if assessment.rating else None)


def _published(assessment: Assessment) -> str:
    """The rating that the plan's owner published for this value, or for the lack of one."""
    return next((r.published for r in (assessment.silence, assessment.actual) if r), "")


def _summary(figures: Figures, summary: Summary) -> Iterable[tuple[str, str | None]]:
    lang, rules = figures.lang, figures.rules
    yield (
        ngettext(
            "{total} indicator:", "{total} indicators:", summary.total, lang, total=summary.total
        ),
        None,
    )
    for rating in rules.ratings:
        count = summary.by_rating[rating.id]
        yield f"{rating.sign} {rating.label.in_(lang)} {count}", rating.tone
    unrated = rules.not_assessed
    yield f"{unrated.sign} {unrated.label.in_(lang)} {summary.not_assessed}", None
    if whole := figures.rolled_up(summary):
        yield (
            _("overall: {rating}", lang, rating=whole),
            summary.rating.tone if summary.rating else None,
        )


def _remarks(figures: Figures, assessments: Sequence[Assessment]) -> Iterable[str]:
    lang, rules = figures.lang, figures.rules
    silent = [a for a in assessments if a.actual is None]
    told = (
        ("missing", silent),
        ("older", having(assessments, NoteCode.OLDER_ACTUAL)),
        ("preliminary", having(assessments, NoteCode.PRELIMINARY)),
    )
    for key, those in told:
        if those:
            names = _(COMMA, lang).join(figures.title(a.indicator) for a in those)
            yield _(_REMARKS[key], lang, names=names)
    facts = {"rules": rules.title.in_(lang), "source": rules.source.title.in_(lang)}
    yield _("rated by: {rules} ({source})", lang, **{k: one_line(v) for k, v in facts.items()})


def _notices(assessments: Sequence[Assessment], lang: str) -> tuple[str, ...]:
    uses = any(assessment.uses_sample for assessment in assessments)
    return (_(CONTAINS_SAMPLES, lang),) if uses else ()
