"""What the columns of an overview mean, and the ratings of each rule set in it."""

from collections.abc import Iterator

from welfare_cli.assess.portfolio import TONES, Grade, RatingScale, Totals
from welfare_cli.ground.terms import COMMA, SEMICOLON
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import _, pgettext
from welfare_cli.rules.rule_set import TONE_NAMES


def legend(totals: Totals, lang: str) -> Iterator[tuple[str, str]]:
    """Terms with what they mean; each rule set's ratings under what they count as."""
    for scale, _count in totals.by_scale.values():
        yield totals.name(scale), _ratings(scale, lang)
    if totals.by_scale:
        yield (
            _tones(lang),
            _(
                "what the ratings of each rule set count as; only this is summed"
                " over different rule sets",
                lang,
            ),
        )
    yield (
        _("share in", lang),
        _(
            "indicators for which nothing is missing in that year, as `welfare missing` has it",
            lang,
        ),
    )
    yield pgettext("mean of all", "score", lang), _scores(totals, lang)


def _ratings(scale: RatingScale, lang: str) -> str:
    comma, stop = _(COMMA, lang), _(SEMICOLON, lang)
    parts = []
    for tone in TONES:
        grades = [grade for grade in scale.grades if grade.tone == tone]
        if grades:
            names = comma.join(_named(grade, lang) for grade in grades)
            parts.append(_("{name}: {of}", lang, name=_(TONE_NAMES[tone], lang), of=names))
    parts.append(_named(scale.unrated, lang))
    title = one_line(scale.title.in_(lang))
    return _("{name}: {of}", lang, name=title, of=stop.join(parts))


def _named(grade: Grade, lang: str) -> str:
    return one_line(f"{grade.sign} {grade.label.in_(lang)}")


def _tones(lang: str) -> str:
    first, *_rest, last = (_(TONE_NAMES[tone], lang) for tone in TONES)
    return f"{first} – {last}"


def _scores(totals: Totals, lang: str) -> str:
    """What the score is, and why it is empty where it is."""
    without = [totals.name(s) for s, _ in totals.by_scale.values() if not s.has_scores]
    told = _("mean score by the rule set, and the rating that comes of it", lang)
    if not without:
        return told
    names = _(COMMA, lang).join(without)
    return _(
        "{told}; empty where the rule set gives no scores ({names})", lang, told=told, names=names
    )
