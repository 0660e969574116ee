"""The output of `welfare rules compare`: every indicator's sign by every rule set."""

from collections.abc import Iterator
from dataclasses import dataclass

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.rule_comparison import ComparedIndicator, RuleSetComparison
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _, ngettext
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.progress import outlined
from welfare_cli.present.rules_output import classes_text
from welfare_cli.present.sheet import Column, Group, Line, Sheet

Json = dict[str, object]

MARK = "≠"
_LEAST = 20  # columns of an indicator's title
_STANDINGS = ("green", "not_green", "not_assessed")

_STANDING: dict[str, Message] = {
    "green": N_("green"),
    "not_green": N_("not green"),
    "not_assessed": N_("not assessed"),
}


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    """A comparison at a fiscal year."""

    comparison: RuleSetComparison
    as_of: FiscalYear


def compare_sheet(figures: Figures, compared: ComparedPlan) -> Sheet:
    """Indicators by rule sets, the counts of each rule set below, then what the signs mean."""
    lang, comparison = figures.lang, compared.comparison
    title = one_line(figures.plan.title.in_(lang))
    return Sheet(
        title=ngettext(
            "{title} — {year}, by {count} rule set",
            "{title} — {year}, by {count} rule sets",
            len(comparison.rules),
            lang,
            title=title,
            year=figures.year(compared.as_of),
            count=len(comparison.rules),
        ),
        columns=tuple(_columns(comparison, lang)),
        groups=(
            *outlined(
                figures.plan,
                [(row.section, row) for row in comparison.rows],
                figures.heading,
                lambda row: _line(figures, row),
            ),
            _counts(comparison, lang),
        ),
        summary=tuple((text, None) for text in _summary(comparison, lang)),
        legend=tuple(_legend(comparison, lang)),
        notices=(_(CONTAINS_SAMPLES, lang),) if _uses_sample(comparison) else (),
        gap=1,
    )


def compare_json(figures: Figures, compared: ComparedPlan) -> Json:
    """The same for scripts: format 1."""
    lang, comparison = figures.lang, compared.comparison
    return {
        "format": 1,
        "plan": {"id": figures.plan.id, "title": figures.plan.title.in_(lang)},
        "as_of": {"year": compared.as_of.number, "label": figures.year(compared.as_of)},
        "rules": [
            {
                "id": tally.rules.id,
                "title": tally.rules.title.in_(lang),
                **{key: getattr(tally, key) for key in _STANDINGS},
            }
            for tally in comparison.tallies
        ],
        "indicators": [_indicator(row, lang) for row in comparison.rows],
        "summary": {"total": len(comparison.rows)}
        | {
            key: getattr(comparison, key)
            for key in ("changing", "green_by_all", "green_by_none", "not_assessed")
        },
        "sample": _uses_sample(comparison),
    }


def _columns(comparison: RuleSetComparison, lang: str) -> Iterator[Column]:
    """The first rule set stays whatever the width; the last one gives way first."""
    count = len(comparison.rules)
    yield Column("section", _("section", lang), rank=count + 1)
    yield Column("id", _("id", lang), rank=count)
    yield Column("indicator", _("indicator", lang), flexible=True, least=_LEAST)
    for number, rules in enumerate(comparison.rules):
        yield Column(_key(number), rules.id, rank=number)


def _key(number: int) -> str:
    return f"rules.{number}"


def _line(figures: Figures, row: ComparedIndicator) -> Line:
    cells = {
        "section": figures.heading(row.section),
        "id": row.indicator.id,
        "indicator": figures.title(row.indicator),
    }
    tones: dict[str, str | None] = {}
    for number, (assessment, differs) in enumerate(
        zip(row.assessments, row.disagreeing, strict=True)
    ):
        cells[_key(number)] = one_line(assessment.shown.sign) + (MARK if differs else "")
        tones[_key(number)] = assessment.rating.tone if assessment.rating else None
    return Line(cells, tones=tones)


def _counts(comparison: RuleSetComparison, lang: str) -> Group:
    """How many indicators each rule set calls green, one row for each standing."""
    heading = _("How many of {total}", lang, total=len(comparison.rows))
    lines = [
        Line(
            {"section": heading, "id": "", "indicator": _(_STANDING[standing], lang)}
            | {_key(n): str(getattr(t, standing)) for n, t in enumerate(comparison.tallies)}
        )
        for standing in _STANDINGS
    ]
    return Group(((0, heading),), tuple(lines))


def _summary(comparison: RuleSetComparison, lang: str) -> Iterator[str]:
    yield ngettext(
        "{total} indicator:",
        "{total} indicators:",
        len(comparison.rows),
        lang,
        total=len(comparison.rows),
    )
    yield _("changing with the rule set {count}", lang, count=comparison.changing)
    yield _("green by all {count}", lang, count=comparison.green_by_all)
    yield _("green by none {count}", lang, count=comparison.green_by_none)
    if comparison.not_assessed:
        yield _("assessed by none {count}", lang, count=comparison.not_assessed)


def _legend(comparison: RuleSetComparison, lang: str) -> Iterator[tuple[str, str]]:
    yield (
        MARK,
        _(
            "disagrees with the plan's rule set, {rules}: one of the two is"
            " green, the other is not",
            lang,
            rules=comparison.rules[0].id,
        ),
    )
    yield (
        _("green", lang),
        _(
            "a rating that its rule set counts as good; what a rule set does"
            " not assess counts neither way",
            lang,
        ),
    )
    for rules in comparison.rules:
        title = one_line(rules.title.in_(lang))
        yield rules.id, _("{title}:  {signs}", lang, title=title, signs=classes_text(rules, lang))


def _indicator(row: ComparedIndicator, lang: str) -> Json:
    pairs = zip(row.assessments, row.disagreeing, strict=True)
    return {
        "id": row.indicator.id,
        "title": row.indicator.title.in_(lang),
        "section": row.section.id,
        "ratings": [_rating(assessment, lang, disagrees=d) for assessment, d in pairs],
        "changes": row.changes,
    }


def _rating(assessment: Assessment, lang: str, *, disagrees: bool) -> Json:
    """`reason` is the code of the note that says why there is no rating; null where there is."""
    rating, notes = assessment.rating, assessment.notes
    return {
        "rules": assessment.rules.id,
        "rating": rating.id if rating else "not_assessed",
        "rating_label": assessment.shown.label.in_(lang),
        "disagrees": disagrees,
        "reason": None if rating or not notes else notes[0].code.value,
    }


def _uses_sample(comparison: RuleSetComparison) -> bool:
    return any(row.assessments[0].uses_sample for row in comparison.rows)
