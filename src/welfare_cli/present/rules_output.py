"""The output of `welfare rules` and `rules show`: all rule sets in a list, one in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from welfare_cli.ground.quantity import to_json
from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.rule_set import (
    CHANGE_NAMES,
    band_text,
    change_texts,
    condition_text,
    conditions_text,
    formula_text,
    measure_text,
    plain_number,
    reasons_text,
    roll_up_texts,
    score_text,
    test_text,
    when_texts,
)
from welfare_cli.present.sheet import NARROWEST, Column, Group, Line, Sheet
from welfare_cli.rules.rule_set import (
    ROUNDING_NAMES,
    TONE_NAMES,
    Condition,
    NotAssessed,
    Rating,
    Reason,
    RuleSet,
)

# Which columns give way first on a narrow terminal, and how narrow those that wrap may get.
_RANKS = {"id": 0, "use": 0, "title": 0, "measure": 2, "classes": 1, "source": 3}
_LIST_LEAST = {"title": 18, "classes": 32, "source": 24}

_USES: dict[str, Message] = {
    "in_use": N_("in use"),
    "carried": N_("the plan's own"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule set, whether the plan is rated by it, and whether the plan itself defines it."""

    rules: RuleSet
    in_use: bool = False
    carried: bool = False


def rules_sheet(entries: Sequence[Listed], lang: str) -> Sheet:
    """One line per rule set; without a plan nothing is said of one."""
    any_used = any(entry.in_use for entry in entries)
    columns = tuple(
        Column(
            key,
            _(HEADINGS[key], lang),
            rank=rank,
            flexible=key not in ("id", "use"),
            least=_LIST_LEAST.get(key, NARROWEST),
        )
        for key, rank in _RANKS.items()
        if any_used or key != "use"
    )
    lines = tuple(_list_line(entry, lang) for entry in entries)
    title = _("{count} rule sets", lang, count=len(entries))
    return Sheet(
        title,
        columns,
        (Group((), lines),),
        remarks=(
            _(
                "One of them in words: welfare rules show ID. All of them on the"
                " plan: welfare rules compare.",
                lang,
            ),
        ),
    )


def rules_list_json(entries: Sequence[Listed], lang: str) -> dict[str, object]:
    """The same for scripts: format 1."""
    return {"format": 1, "rules": [_list_json(entry, lang) for entry in entries]}


def classes_text(rules: RuleSet, lang: str) -> str:
    """Every sign that the rule set shows, with its label."""
    return "  ".join(sign_text(shown, lang) for shown in shown_by(rules))


def sign_text(shown: Rating | NotAssessed | Reason, lang: str) -> str:
    """Sign and label in one harmless line."""
    return one_line(f"{shown.sign} {shown.label.in_(lang)}")


def shown_by(rules: RuleSet) -> Iterator[Rating | NotAssessed | Reason]:
    """Everything that may stand for an indicator: the ratings, and what is shown without one."""
    yield from rules.ratings
    yield rules.not_assessed
    yield from rules.not_assessed.reasons


def source_json(rules: RuleSet, lang: str) -> dict[str, object]:
    """Where the rule is taken from."""
    return {"title": rules.source.title.in_(lang), "address": rules.source.address}


def _list_line(entry: Listed, lang: str) -> Line:
    rules = entry.rules
    used = [key for key in ("in_use", "carried") if getattr(entry, key)]
    return Line(
        {
            "id": rules.id,
            "use": _(COMMA, lang).join(_(_USES[key], lang) for key in used),
            "title": one_line(rules.title.in_(lang)),
            "measure": measure_text(rules.measure, lang),
            "classes": classes_text(rules, lang),
            "source": one_line(rules.source.title.in_(lang)),
        }
    )


def _list_json(entry: Listed, lang: str) -> dict[str, object]:
    rules = entry.rules
    return {
        "id": rules.id,
        "title": rules.title.in_(lang),
        "in_use": entry.in_use,
        "carried": entry.carried,
        "measure": {"name": rules.measure.value, "label": measure_text(rules.measure, lang)},
        "ratings": [
            {"id": r.id, "sign": r.sign, "label": r.label.in_(lang), "tone": r.tone.value}
            for r in rules.ratings
        ],
        "source": source_json(rules, lang),
    }


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


Json = dict[str, object]


def rules_json(rules: RuleSet, lang: str) -> Json:
    """The rule set: format 1."""
    return {
        "format": 1,
        "id": rules.id,
        "title": rules.title.in_(lang),
        "source": source_json(rules, lang),
        "about": rules.about.in_(lang) if rules.about else None,
        "measure": {
            "name": rules.measure.value,
            "label": measure_text(rules.measure, lang),
            "text": formula_text(rules, lang),
        },
        "baseline_past_target": rules.baseline_past_target,
        "change": _change(rules, lang),
        "ratings": [
            {
                "id": rating.id,
                "label": rating.label.in_(lang),
                "sign": rating.sign,
                "tone": rating.tone.value,
                "when": when_texts(rating, rules, lang),
                "score": to_json(rating.score),
            }
            for rating in rules.ratings
        ],
        "not_assessed": _not_assessed(rules, lang),
        "score": [
            {"when": _sentences(line.when, rules, lang), "text": score_text(line, rules, lang)}
            for line in rules.score
        ],
        "roll_up": _roll_up(rules, lang),
    }


def _change(rules: RuleSet, lang: str) -> Json | None:
    rule = rules.change
    if rule is None:
        return None
    return {
        "test": rule.test
        and {
            "level": to_json(rule.test.level),
            "sides": rule.test.sides,
            "text": test_text(rule.test, lang),
        },
        **{
            key: _sentences(getattr(rule, key), rules, lang)
            for key in ("improved", "worse", "negligible")
        },
    }


def _not_assessed(rules: RuleSet, lang: str) -> Json:
    unrated = rules.not_assessed
    return {
        "label": unrated.label.in_(lang),
        "sign": unrated.sign,
        "reasons": [
            {
                "because": list(reason.because),
                "text": reasons_text(reason.because, lang),
                "label": reason.label.in_(lang),
                "sign": reason.sign,
            }
            for reason in unrated.reasons
        ],
    }


def _roll_up(rules: RuleSet, lang: str) -> Json | None:
    if rules.roll_up is None:
        return None
    return {
        "rounding": rules.roll_up.rounding,
        "text": _(ROUNDING_NAMES[rules.roll_up.rounding], lang),
        "ratings": [
            {"rating": band.rating, "text": band_text(band, rules, lang)}
            for band in rules.roll_up.ratings
        ],
    }


def _sentences(conditions: Sequence[Condition], rules: RuleSet, lang: str) -> list[str]:
    return [condition_text(condition, rules, lang) for condition in conditions]
