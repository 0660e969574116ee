"""The page of rule sets, made from their files: measures typeset, classes with their bounds."""

from collections.abc import Iterator

from formulas import (
    ELAPSED,
    EXPECTED,
    FORMULAS,
    MEAN,
    bounded,
    formula,
    inequality,
    measures_in,
    worded,
)
from site_words import SITE
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.figures import UNDEFINED
from welfare_cli.present.headings import HEADINGS
from welfare_cli.present.rule_set import (
    CHANGE_NAMES,
    band_text,
    change_texts,
    condition_text,
    conditions_text,
    measure_text,
    plain_number,
    reasons_text,
    score_text,
)
from welfare_cli.present.rules_output import sign_text
from welfare_cli.rules.library import shipped, shipped_ids
from welfare_cli.rules.rule_set import (
    ROUNDING_NAMES,
    Condition,
    Measure,
    NotAssessed,
    Reason,
    RuleSet,
)


def rule_sets(lang: str) -> str:
    """The whole page."""
    words = SITE[lang]
    title, lead = words["rule-sets.title"], words["rule-sets.lead"]
    parts = [f"# {title}", lead, f"## {words['measures']}", *_measures(lang)]
    for name in shipped_ids():
        parts += _rule_set(shipped(name), lang)
    return "\n\n".join(parts) + "\n"


def _measures(lang: str) -> Iterator[str]:
    yield SITE[lang]["measures.lead"]
    yield _block(worded(ELAPSED, lang))
    yield _block(worded(EXPECTED, lang))
    yield SITE[lang]["milestones"]
    for measure in Measure:
        yield f"### {_capital(measure_text(measure, lang))} (`{measure}`)"
        yield _block(formula(measure, lang))
        undefined = _(UNDEFINED[measure], lang)
        yield f"{SITE[lang]['undefined']}{SITE[lang]['colon']}{undefined}{SITE[lang]['stop']}"


def _rule_set(rules: RuleSet, lang: str) -> Iterator[str]:
    words = SITE[lang]
    yield f"## {rules.id}"
    yield f"**{rules.title.in_(lang)}**"
    source = rules.source.title.in_(lang)
    linked = f"[{source}]({rules.source.address})" if rules.source.address else source
    yield f"{_capital(_(HEADINGS['source'], lang))}{words['colon']}{linked}"
    if rules.about:
        yield rules.about.in_(lang).strip()
    past = (
        _("; judged even where the baseline was past the target already", lang)
        if rules.baseline_past_target
        else ""
    )
    told = f"{measure_text(rules.measure, lang)}{past}"
    yield f"{_capital(_(HEADINGS['measure'], lang))}{words['colon']}{told}"
    for measure in _used(rules):
        yield _block(formula(measure, lang))
    yield _classes(rules, lang)
    yield from _rest(rules, lang)


def _classes(rules: RuleSet, lang: str) -> str:
    """One row a class; of its conditions one is enough."""
    heads = (SITE[lang]["class"], _("given when", lang), SITE[lang]["formula"])
    rows = [f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
    for rating in rules.ratings:
        told = "<br>".join(condition_text(part, rules, lang) for part in rating.when)
        shown = "<br>".join(filter(None, (_inline(part, rules, lang) for part in rating.when)))
        rows.append(f"| {_cell(sign_text(rating, lang))} | {told} | {shown} |")
    return "\n".join(rows)


def _rest(rules: RuleSet, lang: str) -> Iterator[str]:
    """What is shown without a rating, what counts as a change, scores and sections: a list."""
    unrated = [_shown(rules.not_assessed, lang)]
    unrated += [
        f"{_shown(reason, lang)}{SITE[lang]['colon']}{reasons_text(reason.because, lang)}"
        for reason in rules.not_assessed.reasons
    ]
    yield "\n".join(
        f"- **{_capital(_(key, lang))}**\n" + "\n".join(f"    - {line}" for line in lines)
        for key, lines in {
            N_("no rating"): unrated,
            N_("change"): [*_changes(rules, lang)],
            N_("score"): [*_scores(rules, lang)],
            N_("sections"): [*_sections(rules, lang)],
        }.items()
        if lines
    )


def _changes(rules: RuleSet, lang: str) -> Iterator[str]:
    for key, told in change_texts(rules, lang):
        parts: tuple[Condition, ...] = getattr(rules.change, key) if key != "test" else ()
        shown = ", ".join(filter(None, (_inline(part, rules, lang) for part in parts)))
        formula_ = f" ({shown})" if shown else ""
        yield f"{_(CHANGE_NAMES[key], lang)}{SITE[lang]['colon']}{told}{formula_}"


def _scores(rules: RuleSet, lang: str) -> Iterator[str]:
    for rating in rules.ratings:
        if rating.score is not None:
            score = plain_number(rating.score)
            yield _("{where} → {told}", lang, where=_cell(sign_text(rating, lang)), told=score)
    for line in rules.score:
        where = conditions_text(line.when, rules, lang)
        yield _("{where} → {told}", lang, where=where, told=score_text(line, rules, lang))


def _sections(rules: RuleSet, lang: str) -> Iterator[str]:
    if rules.roll_up is None:
        return
    yield _(ROUNDING_NAMES[rules.roll_up.rounding], lang)
    for band in rules.roll_up.ratings:
        shown = f" (${bounded(band, MEAN)}$)" if band.is_bounded else ""
        yield _cell(band_text(band, rules, lang)) + shown


def _used(rules: RuleSet) -> list[Measure]:
    """The measures that the rule set bounds, its own first."""
    conditions: list[Condition] = [part for rating in rules.ratings for part in rating.when]
    conditions += [part for line in rules.score for part in line.when]
    if rules.change:
        conditions += [*rules.change.improved, *rules.change.worse, *rules.change.negligible]
    found = {m for part in conditions for m in measures_in(part, rules.measure)}
    return [rules.measure, *(m for m in FORMULAS if m in found and m is not rules.measure)]


def _inline(condition: Condition, rules: RuleSet, lang: str) -> str:
    told = inequality(condition, rules.measure, lang)
    return f"${told}$" if told else ""


def _shown(unrated: NotAssessed | Reason, lang: str) -> str:
    return f"`{unrated.sign}` {unrated.label.in_(lang)}"


def _block(latex: str) -> str:
    return f"$$\n{latex}\n$$"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
