"""What changed since the year before: what got worse first, then what got better, and the rest."""

from collections.abc import Iterator, Sequence

from welfare_cli.assess.year_comparison import MOVE_NAMES, Move, Movement, counted
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.terms import COMMA, SEMICOLON
from welfare_cli.ground.translation import N_, NP_, Message, _, pgettext
from welfare_cli.present.figures import NOTHING, Figures, change
from welfare_cli.present.report.model import Chapter
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.results.columns import Actual

_KEYS = (
    "indicator",
    "was",
    "now",
    "difference",
    "was_progress",
    "progress",
    "was_rating",
    "rating",
)
_LEFT = ("indicator", "was_rating", "rating")


_HEADINGS: dict[str, Message] = {
    "indicator": N_("indicator"),
    "was": NP_("report", "{before}"),
    "now": NP_("report", "{now}"),
    "difference": NP_("report", "difference"),
    "was_progress": NP_("report", "progress {before}"),
    "progress": NP_("report", "progress {now}"),
    "was_rating": NP_("report", "rating {before}"),
    "rating": NP_("report", "rating {now}"),
}


def changes_chapter(figures: Figures, found: YearlyReport) -> Chapter:
    """A sheet with a group for each way in which indicators moved."""
    lang, years = figures.lang, _years(figures, found)
    title = _("What changed from {before} to {now}", lang, **years)
    columns = tuple(
        Column(
            key,
            _(_HEADINGS[key], lang, **years),
            right=key not in _LEFT,
            flexible=key == "indicator",
        )
        for key in _KEYS
    )
    sheet = Sheet(title, columns, tuple(_groups(figures, found.movements)))
    lead = (
        _sentence(figures, found),
        pgettext(
            "report",
            "Better and worse are told by the value itself, in the direction"
            " that the plan wants; a rating may fall although the value rises,"
            " because more is expected each year.",
            lang,
            **years,
        ),
    )
    return Chapter("changes", title, lead, sheets=(sheet,))


def movement_text(figures: Figures, movement: Movement, before: str) -> str:
    """One indicator's movement in a sentence: better, +31, the rating as it was."""
    lang, moved = figures.lang, _(MOVE_NAMES[movement.move], figures.lang)
    parts = [moved]
    if movement.difference is not None:
        parts.append(change(movement.difference, movement.indicator, figures))
    if movement.rating_steps:
        old, new = figures.rating(movement.before), figures.rating(movement.now)
        parts.append(_("rating {old} → {new}", lang, old=old, new=new))
    told = _(SEMICOLON, lang).join(parts)
    return _("Since {year}: {told}.", lang, year=before, told=told)


def _years(figures: Figures, found: YearlyReport) -> dict[str, str]:
    return {"before": figures.year(found.before), "now": figures.year(found.as_of)}


def _groups(figures: Figures, moves: Sequence[Movement]) -> Iterator[Group]:
    for move in Move:
        those = [movement for movement in moves if movement.move is move]
        if those:
            name = _(MOVE_NAMES[move], figures.lang)
            heading = _("{move} {count}", figures.lang, move=name, count=len(those))
            yield Group(((0, heading),), tuple(_line(figures, one) for one in those))


def _line(figures: Figures, movement: Movement) -> Line:
    before, now = movement.before, movement.now
    moved = movement.difference
    cells = {
        "id": movement.indicator.id,
        "indicator": figures.title(movement.indicator),
        "was": _value(figures, before.actual, before.as_of.number),
        "now": _value(figures, now.actual, now.as_of.number),
        "difference": NOTHING if moved is None else change(moved, movement.indicator, figures),
        "was_progress": figures.ratio(before.progress),
        "progress": figures.ratio(now.progress),
        "was_rating": figures.rating(before),
        "rating": figures.rating(now),
    }
    tones = {"was_rating": before.rating.tone if before.rating else None}
    return Line(cells, now.rating.tone if now.rating else None, dict(tones))


def _value(figures: Figures, actual: Actual | None, year: int) -> str:
    """The value, with its year where it is an older one."""
    told = figures.point(actual)
    if actual is None or actual.year.number == year:
        return told
    return _("{value} ({year})", figures.lang, value=told, year=figures.year(actual.year))


def _sentence(figures: Figures, found: YearlyReport) -> str:
    lang, years = figures.lang, _years(figures, found)
    told = (
        _("{move} {count}", lang, move=_(MOVE_NAMES[move], lang), count=count)
        for move, count in counted(found.movements).items()
        if count
    )
    return _("Since {before}: {counts}.", lang, **years, counts=_(COMMA, lang).join(told))
