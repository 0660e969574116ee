"""The plan's actions in the report: how many have which state, and what was said of each."""

from collections.abc import Iterator, Mapping, Sequence

from welfare_cli.assess.actions import StateCounts, TrackedAction
from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.terms import COMMA, SEMICOLON
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, _, ngettext
from welfare_cli.plan.model import Section
from welfare_cli.present.figures import Figures
from welfare_cli.present.page import Fact, Part
from welfare_cli.present.part.review import REVIEW_NAMES
from welfare_cli.present.progress import outlined
from welfare_cli.present.report.counts import depths_of
from welfare_cli.present.report.model import Chapter
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.reviews.model import STATE_NAMES, TEXTS, DatedReview, State


def review_part(figures: Figures, said: DatedReview | None, assessment: Assessment) -> Part | None:
    """Cause, issue and next step; what a weak rating asks for is named where nobody said it."""
    title = _("What the departments say", figures.lang)
    facts = tuple(_facts(figures, said, assessment.as_of)) if said else ()
    missing = tuple(_missing(figures, said, assessment))
    return Part(title, facts, sentences=missing) if facts or missing else None


def texts_of(said: DatedReview | None, lang: str) -> dict[str, str]:
    """Each text of a review as one harmless line, nothing where it is not written."""
    texts = said.review.texts if said else {}
    return {key: one_line(texts[key].in_(lang)) if key in texts else "" for key in TEXTS}


def reviewed_in(figures: Figures, said: DatedReview, as_of: FiscalYear) -> str:
    """The year of a review where it is an older one, and whether it is made up."""
    parts = []
    if said.year != as_of:
        parts.append(_("said for {year}", figures.lang, year=figures.year(said.year)))
    if said.is_sample:
        parts.append(_("sample, not official", figures.lang))
    return _(SEMICOLON, figures.lang).join(parts)


def _facts(figures: Figures, said: DatedReview, as_of: FiscalYear) -> Iterator[Fact]:
    lang = figures.lang
    if said.review.state:
        yield Fact(_("state", lang), _(STATE_NAMES[said.review.state], lang))
    for key, text in texts_of(said, lang).items():
        if text:
            yield Fact(_(REVIEW_NAMES[key], lang), text)
    if told := reviewed_in(figures, said, as_of):
        yield Fact(_("remark", lang), told)


def _missing(figures: Figures, said: DatedReview | None, assessment: Assessment) -> Iterator[str]:
    """A weak rating without its cause and next step, said in that very year, is told."""
    asks = assessment.rating and assessment.rules.asks_cause(assessment.rating)
    current = said is not None and said.year == assessment.as_of
    if asks and not (current and said and {"cause", "next"} <= set(said.review.texts)):
        yield _("The cause of this rating and the next step have not been said yet.", figures.lang)


_FILLED = (*TEXTS, "remark")  # columns that are there only where a cell is


def actions_chapter(figures: Figures, found: YearlyReport) -> Chapter:
    """Counts by state, then every action in the plan's order; then what is said of sections."""
    lang, title = figures.lang, _("The actions and their states", figures.lang)
    if not found.tracks:
        return Chapter("actions", title, (_("The plan has no actions.", lang),))
    sheets = [_counts(figures, found.states), _actions(figures, found)]
    if reviewed := _sections(figures, found):
        sheets.append(reviewed)
    return Chapter("actions", title, (_sentence(figures, found.states[0]),), sheets=tuple(sheets))


def state_text(state: State | None, lang: str) -> str:
    """The state in words; also that there is none."""
    return _(STATE_NAMES[state], lang)


def _sentence(figures: Figures, states: StateCounts) -> str:
    lang = figures.lang
    told = (
        _("{state} {count}", lang, state=state_text(state, lang), count=count)
        for state, count in states.by_state.items()
    )
    counts = _(COMMA, lang).join(told)
    return ngettext(
        "Of {total} action: {counts}.",
        "Of {total} actions: {counts}.",
        states.total,
        lang,
        total=states.total,
        counts=counts,
    )


def _counts(figures: Figures, states: Sequence[StateCounts]) -> Sheet:
    lang = figures.lang
    columns = (
        Column("part", _("part", lang), flexible=True),
        *(
            Column(f"state.{state.value if state else ''}", state_text(state, lang), right=True)
            for state in (*State, None)
        ),
        Column("total", _("total", lang), right=True),
    )
    depths = depths_of(figures.plan.sections)
    lines = tuple(_counted(figures, one, depths) for one in states)
    return Sheet(_("Actions by state", lang), columns, (Group((), lines),))


def _counted(figures: Figures, states: StateCounts, depths: Mapping[str, int]) -> Line:
    section = states.section
    name = figures.heading(section) if section else _("The whole plan", figures.lang)
    cells = {f"state.{s.value if s else ''}": str(n) for s, n in states.by_state.items()}
    depth = str(depths[section.id]) if section else "0"
    return Line({"part": name, "depth": depth, **cells, "total": str(states.total)})


def _actions(figures: Figures, found: YearlyReport) -> Sheet:
    groups = tuple(
        outlined(
            figures.plan,
            [(one.section, one) for one in found.tracks],
            figures.heading,
            lambda one: _action(figures, one, found),
        )
    )
    columns = (
        Column("id", _("id", figures.lang)),
        Column("action", _("action", figures.lang), flexible=True),
        Column("state", _("state", figures.lang)),
        *_filled(figures, [line for group in groups for line in group.lines]),
    )
    return Sheet(_("All actions", figures.lang), columns, groups)


def _action(figures: Figures, track: TrackedAction, found: YearlyReport) -> Line:
    said = found.reviews.latest(track.action.id, found.as_of)
    return Line(
        {
            "id": track.action.id,
            "action": one_line(track.action.title.in_(figures.lang)),
            "state": state_text(track.state, figures.lang),
            **_said(figures, said, found),
        }
    )


def _sections(figures: Figures, found: YearlyReport) -> Sheet | None:
    """What is said of whole sections, where anything is."""
    lines = tuple(_section(figures, section, found) for section in figures.plan.walk())
    told = tuple(line for line in lines if any(line.cells[key] for key in (*TEXTS, "state")))
    if not told:
        return None
    state = [Column("state", _("state", figures.lang))]
    columns = (
        Column("part", _("part", figures.lang), flexible=True),
        *(state if any(line.cells["state"] for line in told) else ()),
        *_filled(figures, told),
    )
    return Sheet(_("On whole parts of the plan", figures.lang), columns, (Group((), told),))


def _section(figures: Figures, section: Section, found: YearlyReport) -> Line:
    said = found.reviews.latest(section.id, found.as_of)
    state = said.review.state if said else None
    cells = {"part": figures.heading(section)}
    cells["state"] = state_text(state, figures.lang) if state else ""
    return Line(cells | _said(figures, said, found))


def _said(figures: Figures, said: DatedReview | None, found: YearlyReport) -> dict[str, str]:
    remark = reviewed_in(figures, said, found.as_of) if said else ""
    return {**texts_of(said, figures.lang), "remark": remark}


def _filled(figures: Figures, lines: Sequence[Line]) -> Iterator[Column]:
    for key in _FILLED:
        if any(line.cells[key] for line in lines):
            name = N_("remark") if key == "remark" else REVIEW_NAMES[key]
            yield Column(key, _(name, figures.lang), flexible=True)
