"""Measures and conditions as LaTeX, in the words of either language.

The one table of formulas: the site typesets them, and so does GitHub. `@name` stands for the word
of that quantity.
"""

import re
from collections.abc import Iterator

from site_words import SITE
from welfare_cli.ground.translation import N_, _
from welfare_cli.present.rule_set import plain_number
from welfare_cli.rules.rule_set import CONDITION_NAMES, KIND_NAMES, Bounds, Condition, Measure

_GROWTH = r"(@actual \,/\, @baseline)^{1 / (@year - @baseline_year)} - 1"
_NEEDED = r"(@target \,/\, @baseline)^{1 / (@target_year - @baseline_year)} - 1"
_CONTINUED = r"@continued = @actual + @slope \cdot (@target_year - @year)"
_EITHER = r"\frac{@actual}{%s} \;\; @higher, \qquad \frac{%s}{@actual} \;\; @lower"

# What other formulas stand on.
ELAPSED = r"@elapsed = \frac{@year - @baseline_year}{@target_year - @baseline_year}, \quad @at_most"
EXPECTED = r"@expected = @baseline + (@target - @baseline) \cdot @elapsed"

# The letter that stands for a measure where it is bounded, and its formula. ± is + where higher is
# better and − where lower is, so that what is above zero is for the better. No bracket is taller
# than a line: a browser without a mathematical font cannot stretch one.
FORMULAS: dict[Measure, tuple[str, str]] = {
    Measure.PROGRESS: ("P", r"\frac{@actual - @baseline}{@target - @baseline}"),
    Measure.PACE: ("Q", r"\frac{@actual - @baseline}{@expected - @baseline}"),
    Measure.PLANNED_PACE: (
        "Q_p",
        r"\frac{@progress}{@nth_year \,/\, @plan_years}, \quad @divisor_at_most",
    ),
    Measure.ACHIEVEMENT: ("A", _EITHER % ("@target", "@target")),
    Measure.AGAINST_EXPECTED: ("A_e", _EITHER % ("@expected", "@expected")),
    Measure.CAGR_RATIO: ("R", rf"\pm \frac{{{_GROWTH}}}{{\lvert {_NEEDED} \rvert}}"),
    Measure.CAGR: ("G", rf"\pm \left( {_GROWTH} \right)"),
    Measure.SHORTFALL: (
        "S",
        rf"\frac{{@target - @continued}}{{@target - @actual}}, \quad {_CONTINUED}",
    ),
    Measure.TREND: ("M", r"\pm \frac{@newest - @oldest}{@newest_year - @oldest_year}"),
    Measure.LAST_CHANGE: ("L", r"\pm (@actual - @before)"),
    Measure.CHANGE: ("C", r"\pm (@actual - @baseline)"),
    Measure.RELATIVE_CHANGE: ("D", r"\pm \frac{@actual - @baseline}{\lvert @baseline \rvert}"),
}
MEAN = r"\bar{s}"  # the mean score of a section


def formula(measure: Measure, lang: str) -> str:
    """The measure's letter and what it is."""
    letter, right = FORMULAS[measure]
    return f"{letter} = {worded(right, lang)}"


def worded(latex: str, lang: str) -> str:
    """The formula with the words of that language."""
    return re.sub(r"@(\w+)", lambda found: rf"\text{{{SITE[lang][found[1]]}}}", latex)


def inequality(condition: Condition, default: Measure, lang: str) -> str:
    """The condition as one formula; empty where it bounds nothing."""
    return _joined(condition, default, lang) if any(measures_in(condition, default)) else ""


def bounded(bounds: Bounds, name: str) -> str:
    """The bounds around a name: 0.5 ≤ P < 0.8, or P ≥ 0.8 where there is one."""
    low, high = bounds.at_least, bounds.at_most
    left = "" if low is None else rf"{plain_number(low)} \le "
    left = left if bounds.above is None else f"{plain_number(bounds.above)} < "
    right = "" if high is None else rf" \le {plain_number(high)}"
    right = right if bounds.below is None else f" < {plain_number(bounds.below)}"
    if left and not right:
        sign = ">" if left.endswith("< ") else r"\ge"
        return f"{name} {sign} {left.split()[0]}"
    return f"{left}{name}{right}"


def measures_in(condition: Condition, default: Measure) -> Iterator[Measure]:
    """Every measure that the condition bounds, however deep."""
    if condition.is_bounded:
        yield condition.measure or default
    for part in (*condition.all, *condition.unless):
        yield from measures_in(part, default)


def _joined(condition: Condition, default: Measure, lang: str) -> str:
    parts = [*_facts(condition, lang)]
    if condition.is_bounded:
        parts.append(bounded(condition, FORMULAS[condition.measure or default][0]))
    parts += [_joined(part, default, lang) for part in condition.all]
    barred = [_joined(part, default, lang) for part in condition.unless]
    parts += [rf"\lnot\,({told})" for told in barred]
    return r" \;\land\; ".join(parts)


def _facts(condition: Condition, lang: str) -> Iterator[str]:
    """What a condition asks beside numbers, in words."""
    told = []
    if condition.kind:
        kinds = [_(KIND_NAMES[kind], lang) for kind in condition.kind]
        told.append(SITE[lang]["or"].join(kinds))
    if condition.survey is not None:
        told.append(
            _(
                N_("in a share found by a survey")
                if condition.survey
                else N_("elsewhere than in a share found by a survey"),
                lang,
            )
        )
    told += [
        _(CONDITION_NAMES[key, asked], lang)
        for key in ("target", "hold", "change")
        if (asked := getattr(condition, key)) is not None
    ]
    return (rf"\text{{{text}}}" for text in told)
