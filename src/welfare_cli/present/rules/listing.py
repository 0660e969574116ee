"""The sheet of `welfare rules`: each rule set in one line, with measure, classes and source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.rules.conditions import measure_text
from welfare_cli.present.sheet import NARROWEST, Column, Group, Line, Sheet
from welfare_cli.rules.rule_set import NotAssessed, Rating, Reason, RuleSet

# Which columns give way first on a narrow terminal, and how narrow those that wrap may get.
_RANKS = {"id": 0, "use": 0, "title": 0, "measure": 2, "classes": 1, "source": 3}
_LEAST = {"title": 18, "classes": 32, "source": 24}


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
            least=_LEAST.get(key, NARROWEST),
        )
        for key, rank in _RANKS.items()
        if any_used or key != "use"
    )
    lines = tuple(_line(entry, lang) for entry in entries)
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
    return {"format": 1, "rules": [_json(entry, lang) for entry in entries]}


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


def _line(entry: Listed, lang: str) -> Line:
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


def _json(entry: Listed, lang: str) -> dict[str, object]:
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
