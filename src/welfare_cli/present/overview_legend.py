"""What the columns of an overview mean, and the ratings of each rule set in it."""

from collections.abc import Iterator

from welfare_cli.assess.portfolio import TONES, Grade, RatingScale, Totals
from welfare_cli.ground.text import one_line
from welfare_cli.words import say


def legend(totals: Totals, lang: str) -> Iterator[tuple[str, str]]:
    """Terms with what they mean; each rule set's ratings under what they count as."""
    for scale, _ in totals.by_scale.values():
        yield totals.name(scale), _ratings(scale, lang)
    if totals.by_scale:
        yield _tones(lang), say("overview.legend.tones", lang)
    yield say("overview.column.share", lang), say("overview.legend.share", lang)
    yield say("overview.column.score", lang), _scores(totals, lang)


def _ratings(scale: RatingScale, lang: str) -> str:
    comma, stop = say("list.separator", lang), say("note.separator", lang)
    parts = []
    for tone in TONES:
        grades = [grade for grade in scale.grades if grade.tone == tone]
        if grades:
            names = comma.join(_named(grade, lang) for grade in grades)
            parts.append(say("overview.legend.of", lang, name=say(f"tone.{tone}", lang), of=names))
    parts.append(_named(scale.unrated, lang))
    title = one_line(scale.title.in_(lang))
    return say("overview.legend.of", lang, name=title, of=stop.join(parts))


def _named(grade: Grade, lang: str) -> str:
    return one_line(f"{grade.sign} {grade.label.in_(lang)}")


def _tones(lang: str) -> str:
    first, *_, last = (say(f"tone.{tone}", lang) for tone in TONES)
    return f"{first} – {last}"


def _scores(totals: Totals, lang: str) -> str:
    """What the score is, and why it is empty where it is."""
    without = [totals.name(s) for s, _ in totals.by_scale.values() if not s.has_scores]
    told = say("overview.legend.score", lang)
    if not without:
        return told
    names = say("list.separator", lang).join(without)
    return say("overview.legend.no-score", lang, told=told, names=names)
