"""The output of `welfare compare`: every indicator in both years, grouped by the way it moved.

Numbers in the JSON are unrounded; what is unknown is null.
"""

from collections.abc import Iterator, Sequence

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.year_comparison import (
    MOVE_NAMES,
    Event,
    Move,
    Movement,
    YearComparison,
    events,
)
from welfare_cli.ground.quantity import to_json
from welfare_cli.ground.terms import COMMA, SEMICOLON
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _, ngettext
from welfare_cli.present.figures import NOTHING, Figures, change
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.progress_json import Json
from welfare_cli.present.sheet import NARROWEST, Column, Group, Line, Sheet
from welfare_cli.results.columns import Actual

# Which columns give way first on a narrow terminal: the highest rank.
_RANKS = {
    "id": 9,
    "indicator": 0,
    "was": 1,
    "now": 0,
    "difference": 4,
    "was_progress": 7,
    "progress": 6,
    "was_rating": 3,
    "rating": 0,
    "steps": 2,
    "events": 5,
}
_LEFT = ("id", "indicator", "was_rating", "rating", "events")
_FLEXIBLE = ("indicator", "events")
_OPTIONAL = ("steps", "events")
_LEAST = {"indicator": 20, "events": 20}

_EVENTS: dict[str, Message] = {
    "revised": N_("revised from {year} on: {reason}"),
    "broken": N_("another series from {year} on: {reason}"),
    "milestone": N_("milestone of {year}"),
    "target": N_("target year {year}"),
}

_HEADINGS: dict[str, Message] = {
    "id": N_("id"),
    "indicator": N_("indicator"),
    "was": N_("{before}"),
    "now": N_("{now}"),
    "difference": N_("difference"),
    "was_progress": N_("progress {before}"),
    "progress": N_("progress {now}"),
    "was_rating": N_("rating {before}"),
    "rating": N_("rating {now}"),
    "steps": N_("classes"),
    "events": N_("meanwhile"),
}


def between_sheet(figures: Figures, found: YearComparison) -> Sheet:
    """Groups in the order that matters, the counts, and what must be known."""
    lang, years = figures.lang, years_of(figures, found)
    groups = tuple(_groups(figures, found))
    title = one_line(figures.plan.title.in_(lang))
    rules = one_line(figures.rules.title.in_(lang))
    source = one_line(figures.rules.source.title.in_(lang))
    return Sheet(
        title=_("{title} — from {before} to {now}", lang, title=title, **years),
        columns=tuple(_columns(lang, years, groups)),
        groups=groups,
        summary=tuple(_summary(figures, found)),
        remarks=(
            _(
                "Better and worse are told by the value itself, in the direction"
                " that the plan wants; a rating may fall although the value rises,"
                " because more is expected each year.",
                lang,
            ),
            _("rated by: {rules} ({source})", lang, rules=rules, source=source),
        ),
        notices=(_(CONTAINS_SAMPLES, lang),) if found.uses_sample else (),
    )


def years_of(figures: Figures, found: YearComparison) -> dict[str, str]:
    """Both years, as a fact of a text."""
    return {"before": figures.year(found.before), "now": figures.year(found.now)}


def event_text(figures: Figures, event: Event) -> str:
    """What happened, and when; a revision says why."""
    facts: dict[str, object] = {"year": figures.year(event.year)}
    if event.revision:
        facts["reason"] = event.revision.reason.told()
    return _(_EVENTS[event.kind.value], figures.lang, **facts)


def _columns(lang: str, years: dict[str, str], groups: Sequence[Group]) -> Iterator[Column]:
    """The way it moved is the group; columns that only some need are there when one cell is."""
    filled = {key for g in groups for line in g.lines for key in _OPTIONAL if line.cells[key]}
    yield Column("section", _("movement", lang), rank=99)
    for key, rank in _RANKS.items():
        if key not in _OPTIONAL or key in filled:
            yield Column(
                key,
                _(_HEADINGS[key], lang, **years),
                rank=rank,
                right=key not in _LEFT,
                flexible=key in _FLEXIBLE,
                least=_LEAST.get(key, NARROWEST),
            )


def _groups(figures: Figures, found: YearComparison) -> Iterator[Group]:
    for move, count in found.counts.items():
        those = [moved for moved in found.moved if moved.move is move]
        if those:
            heading = _("{move} {count}", figures.lang, move=_name(move, figures.lang), count=count)
            yield Group(((0, heading),), tuple(_line(figures, moved) for moved in those))


def _name(move: Move, lang: str) -> str:
    return _(MOVE_NAMES[move], lang)


def _line(figures: Figures, moved: Movement) -> Line:
    before, now, difference = moved.before, moved.now, moved.difference
    happened = (event_text(figures, event) for event in events(moved))
    cells = {
        "section": _name(moved.move, figures.lang),
        "id": moved.indicator.id,
        "indicator": figures.title(moved.indicator),
        "was": _value(figures, before.actual, before.as_of.number),
        "now": _value(figures, now.actual, now.as_of.number),
        "difference": (
            NOTHING if difference is None else change(difference, moved.indicator, figures)
        ),
        "was_progress": figures.ratio(before.progress),
        "progress": figures.ratio(now.progress),
        "was_rating": figures.rating(before),
        "rating": figures.rating(now),
        "steps": _steps(moved.rating_steps),
        "events": _(SEMICOLON, figures.lang).join(happened),
    }
    tones = {"was_rating": before.rating.tone.value if before.rating else None}
    return Line(cells, now.rating.tone.value if now.rating else None, dict(tones))


def _value(figures: Figures, actual: Actual | None, year: int) -> str:
    """The value, with its year where it is an older one."""
    told = figures.point(actual)
    if actual is None or actual.year.number == year:
        return told
    return _("{value} ({year})", figures.lang, value=told, year=figures.year(actual.year))


def _steps(steps: int | None) -> str:
    """How many classes up or down; nothing where it stayed or is not known."""
    return f"{'↑' if steps > 0 else '↓'}{abs(steps)}" if steps else ""


def _summary(figures: Figures, found: YearComparison) -> Iterator[tuple[str, str | None]]:
    """How many moved how: a piece for each, so that a line may break between two."""
    lang = figures.lang
    yield (
        ngettext(
            "{total} indicator:",
            "{total} indicators:",
            len(found.moved),
            lang,
            total=len(found.moved),
        ),
        None,
    )
    told = [
        _("{move} {count}", lang, move=_name(move, lang), count=count)
        for move, count in found.counts.items()
        if count
    ]
    comma = _(COMMA, lang).rstrip()
    for number, text in enumerate(told, 1):
        yield text + (comma if number < len(told) else ""), None


def between_json(figures: Figures, found: YearComparison) -> Json:
    """One object: both years, every indicator in the order that matters, the counts."""
    plan, lang, labels = figures.plan, figures.lang, years_of(figures, found)
    return {
        "format": 1,
        "plan": {"id": plan.id, "title": plan.title.in_(lang)},
        "before": {"year": found.before.number, "label": labels["before"]},
        "now": {"year": found.now.number, "label": labels["now"]},
        "rules": figures.rules.id,
        "indicators": [_indicator_json(figures, moved) for moved in found.moved],
        "summary": {"total": len(found.moved)}
        | {move.value: count for move, count in found.counts.items()},
        "sample": found.uses_sample,
    }


def _indicator_json(figures: Figures, moved: Movement) -> Json:
    indicator, lang = moved.indicator, figures.lang
    return {
        "id": indicator.id,
        "title": indicator.title.in_(lang),
        "section": moved.section.id,
        "unit": indicator.unit.in_(lang),
        "move": moved.move.value,
        "difference": to_json(moved.difference),
        "progress_change": to_json(moved.progress_change),
        "rating_steps": moved.rating_steps,
        "before": _standing_json(figures, moved.before),
        "now": _standing_json(figures, moved.now),
        "events": [
            {"kind": e.kind.value, "year": e.year.number, "text": event_text(figures, e)}
            for e in events(moved)
        ],
    }


def _standing_json(figures: Figures, assessment: Assessment) -> Json:
    """Where it stood: `reason` is the code of the note that says why there is no rating."""
    actual, rating, notes = assessment.actual, assessment.rating, assessment.notes
    return {
        "actual": actual
        and {
            "year": actual.year.number,
            "value": to_json(actual.value),
            "status": actual.status.value,
        },
        "progress": to_json(assessment.progress),
        "expected": to_json(assessment.expected),
        "pace": to_json(assessment.pace),
        "rating": rating.id if rating else "not_assessed",
        "rating_label": assessment.shown.label.in_(figures.lang),
        "score": to_json(assessment.score),
        "reason": None if rating or not notes else notes[0].code.value,
        "sample": assessment.uses_sample,
    }
