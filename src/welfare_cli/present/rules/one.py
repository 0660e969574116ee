"""The sheet of `welfare rules show`: one rule set, as a committee can read it."""

from collections.abc import Iterator

from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import _
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.rules.conditions import conditions_text, plain_number
from welfare_cli.present.rules.listing import sign_text
from welfare_cli.present.rules.words import (
    CHANGE_NAMES,
    change_texts,
    formula_text,
    reasons_text,
    roll_up_texts,
    score_text,
    when_texts,
)
from welfare_cli.present.sheet import Column, Group, Line, Sheet
from welfare_cli.rules.rule_set import TONE_NAMES, Rating, RuleSet

_COLUMNS = {"rating": 0, "id": 3, "tone": 2, "when": 0, "score": 1}
_LEAST = 40  # columns of a condition


def rule_set_sheet(rules: RuleSet, lang: str) -> Sheet:
    """What is judged and by whom above the ratings, scores and exceptions below them."""
    title = _("{title} [{id}]", lang, title=one_line(rules.title.in_(lang)), id=rules.id)
    scored = any(rating.score is not None for rating in rules.ratings)
    columns = tuple(
        Column(
            key,
            _(HEADINGS[key], lang),
            rank=rank,
            right=key == "score",
            flexible=key == "when",
            least=_LEAST,
        )
        for key, rank in _COLUMNS.items()
        if scored or key != "score"
    )
    lines = tuple(_line(rating, rules, lang) for rating in rules.ratings)
    return Sheet(
        title,
        columns,
        (Group((), lines),),
        remarks=(_("The first rating that holds is given.", lang),),
        facts=tuple(_facts(rules, lang)),
        legend=tuple(_legend(rules, lang)),
    )


def _facts(rules: RuleSet, lang: str) -> Iterator[tuple[str, str]]:
    yield _("source", lang), one_line(rules.source.title.in_(lang))
    if rules.source.address:
        yield _("address", lang), one_line(rules.source.address)
    if rules.about:
        yield _("about", lang), one_line(rules.about.in_(lang))
    yield _("measure", lang), formula_text(rules, lang)
    for key, told in change_texts(rules, lang):
        yield _(CHANGE_NAMES[key], lang), told


def _line(rating: Rating, rules: RuleSet, lang: str) -> Line:
    """One condition a line, as any of them is enough."""
    when = _(";\nor ", lang).join(when_texts(rating, rules, lang))
    return Line(
        {
            "rating": sign_text(rating, lang),
            "id": rating.id,
            "tone": _(TONE_NAMES[rating.tone], lang),
            "when": when,
            "score": "" if rating.score is None else plain_number(rating.score),
        },
        rating.tone,
    )


def _legend(rules: RuleSet, lang: str) -> Iterator[tuple[str, str]]:
    unrated = rules.not_assessed
    yield _("no rating", lang), sign_text(unrated, lang)
    for reason in unrated.reasons:
        because = reasons_text(reason.because, lang)
        yield "", _("{shown}: {because}", lang, shown=sign_text(reason, lang), because=because)
    head = _("score", lang)
    for line in rules.score:
        where = conditions_text(line.when, rules, lang)
        yield head, _("{where} → {told}", lang, where=where, told=score_text(line, rules, lang))
        head = ""
    head = _("sections", lang)
    for told in roll_up_texts(rules, lang):
        yield head, told
        head = ""
