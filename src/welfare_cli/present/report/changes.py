"""What changed since the year before: what got worse first, then what got better, and the rest."""

from collections.abc import Iterator, Sequence

from welfare_cli.assess.year_comparison import Move, Movement, counted
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.present.figures import NOTHING, Figures
from welfare_cli.present.part.amounts import change
from welfare_cli.present.report.model import Chapter
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.results.columns import Actual
from welfare_cli.words import say

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


def changes_chapter(figures: Figures, found: YearlyReport) -> Chapter:
    """A sheet with a group for each way in which indicators moved."""
    lang, years = figures.lang, _years(figures, found)
    title = say("report.changes", lang, **years)
    columns = tuple(
        Column(
            key,
            say(f"report.changes.{key}", lang, **years),
            right=key not in _LEFT,
            flexible=key == "indicator",
        )
        for key in _KEYS
    )
    sheet = Sheet(title, columns, tuple(_groups(figures, found.movements)))
    lead = (_sentence(figures, found), say("report.changes.lead", lang, **years))
    return Chapter("changes", title, lead, sheets=(sheet,))


def movement_text(figures: Figures, movement: Movement, before: str) -> str:
    """One indicator's movement in a sentence: better, +31, the rating as it was."""
    lang, moved = figures.lang, say(f"report.move.{movement.move.value}", figures.lang)
    parts = [moved]
    if movement.difference is not None:
        parts.append(change(movement.difference, movement.indicator, figures))
    if movement.rating_steps:
        old, new = figures.rating(movement.before), figures.rating(movement.now)
        parts.append(say("report.rerated", lang, old=old, new=new))
    told = say("note.separator", lang).join(parts)
    return say("report.moved", lang, year=before, told=told)


def _years(figures: Figures, found: YearlyReport) -> dict[str, str]:
    return {"before": figures.year(found.before), "now": figures.year(found.as_of)}


def _groups(figures: Figures, moves: Sequence[Movement]) -> Iterator[Group]:
    for move in Move:
        those = [movement for movement in moves if movement.move is move]
        if those:
            name = say(f"report.move.{move.value}", figures.lang)
            heading = say("report.move.count", figures.lang, move=name, count=len(those))
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
    return say("report.older", figures.lang, value=told, year=figures.year(actual.year))


def _sentence(figures: Figures, found: YearlyReport) -> str:
    lang, years = figures.lang, _years(figures, found)
    told = (
        say("report.move.count", lang, move=say(f"report.move.{move.value}", lang), count=count)
        for move, count in counted(found.movements).items()
        if count
    )
    return say("report.changed", lang, **years, counts=say("list.separator", lang).join(told))
