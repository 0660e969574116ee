"""How numbers, years, ratings and notes are shown: the one place where figures become text.

A difference of two percentages is in points. A difference that is not zero is never shown as zero.
"""

from decimal import Decimal
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.goal import Goal
from welfare_cli.assess.notes import Note, NoteCode
from welfare_cli.assess.summary import Summary
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import Exact, decimals_of, half_up, show, show_share
from welfare_cli.ground.terms import SEMICOLON
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import N_, Message, _
from welfare_cli.plan.indicator import DIRECTION_NAMES, Direction, Indicator, Point
from welfare_cli.plan.model import Plan, Section
from welfare_cli.results.columns import Actual
from welfare_cli.rules.rule_set import RuleSet

NOTHING = "－"
_BARS = "▁▂▃▄▅▆▇█"
_EIGHTHS = " ▏▎▍▌▋▊▉█"

_NOTES: dict[str, Message] = {
    NoteCode.NO_TARGET: N_("not assessed: the plan sets no target"),
    NoteCode.NO_BASELINE: N_("not assessed: the plan sets no baseline"),
    NoteCode.NO_ACTUAL: N_("not assessed: no actual"),
    NoteCode.NOT_SURVEYED: N_("not assessed: not surveyed"),
    NoteCode.PENDING: N_("not assessed: result pending"),
    NoteCode.WITHHELD: N_("not assessed: value withheld"),
    NoteCode.DISCONTINUED: N_("not assessed: series discontinued"),
    NoteCode.BASELINE_YEAR: N_("not assessed: {year} is the baseline year"),
    NoteCode.BEFORE_BASELINE: N_("not assessed: {year} is before the baseline year"),
    NoteCode.BASELINE_PAST_TARGET: N_(
        "not assessed: the baseline was already past the target, and the target is not met"
    ),
    NoteCode.UNDEFINED: N_("not assessed: {lack}"),
    NoteCode.NO_CLASS: N_("not assessed: no class of the rule set covers this value"),
    NoteCode.MILESTONE: N_("rated against the milestone of {target}"),
    NoteCode.PROMISE_REVISED: N_("revised from {from} on: {reason}"),
    NoteCode.SERIES_BREAK: N_("values before {year} are of another series"),
    NoteCode.SAMPLING_ERROR: N_("within sampling error of the baseline (±{margin} points)"),
    NoteCode.SAMPLING_ERROR_BEFORE: N_("within sampling error of {year} (±{margin} points)"),
    NoteCode.OLDER_ACTUAL: N_("actual of {year} used, rated on that year's line ({as_of}: {why})"),
    NoteCode.TARGET_YEAR_PAST: N_("the target year {target} is past; rated against the target"),
    NoteCode.SAMPLE: N_("sample value, not official"),
    NoteCode.SAMPLE_TREND: N_("sample values, not official, in the trend"),
    NoteCode.PRELIMINARY: N_("preliminary value"),
    NoteCode.ESTIMATE: N_("estimated value"),
    NoteCode.REVISED: N_("revised value"),
}

_WHY: dict[str, Message] = {
    "": N_("no value"),
    "not-surveyed": N_("not surveyed"),
    "pending": N_("pending"),
    "withheld": N_("withheld"),
    "discontinued": N_("discontinued"),
}

UNDEFINED: dict[str, Message] = {
    "progress": N_("target and baseline are equal"),
    "pace": N_("the expected value is the baseline itself"),
    "planned_pace": N_("target and baseline are equal, or the plan has not begun"),
    "achievement": N_("there is no ratio to a target of this sign"),
    "against_expected": N_("there is no ratio to an expected value of this sign"),
    "cagr_ratio": N_(
        "growth rates need baseline, actual and target above zero, and a target unlike the baseline"
    ),
    "cagr": N_("a growth rate needs baseline and actual above zero"),
    "projected_shortfall": N_(
        "four values in the last five years are needed, and a target to go to"
    ),
    "trend": N_("four values in the last five years are needed"),
    "last_change": N_("two values are needed"),
    "change": N_("there is no baseline"),
    "relative_change": N_("there is no baseline, or it is zero"),
    "no-number": N_("the plan sets no number to reach"),
    "hold": N_("the value has to be held; no way leads to it from the baseline"),
    "range": N_("no way leads from the baseline to this end of the range"),
}


class Figures:
    """The figures of one plan under one rule set, in one language."""

    def __init__(self, plan: Plan, rules: RuleSet, lang: str) -> None:
        self.plan, self.rules, self.lang = plan, rules, lang

    def year(self, year: FiscalYear) -> str:
        """H29 or FY2017, in the era of the plan where the year lies in its period."""
        return self.plan.in_own_era(year).label(self.lang)

    def year_both(self, year: FiscalYear) -> str:
        """The year in both countings, for a title: H30（2018）年度, or FY2018 (H30).

        In English only where the plan counts in eras: elsewhere nobody would look for it.
        """
        own = self.plan.in_own_era(year)
        if self.lang == "en" and self.plan.period.from_.era is None:
            return self.year(year)
        return _("FY{number} ({era})", self.lang, era=own.short(), number=year.number)

    def point(self, point: Point | Actual | None) -> str:
        """A value as it was written, with thousands commas."""
        if point is None or point.value is None:
            return NOTHING
        return self.number(point.value)

    def number(self, value: Decimal) -> str:
        """A number of the files as it was written, with thousands commas."""
        return _number(value)

    def point_year(self, point: Point | Actual | None) -> str:
        """The fiscal year of a value."""
        return self.year(point.year) if point else NOTHING

    def target(self, indicator: Indicator, goal: Goal | None = None) -> str:
        """What is to be reached: ≥96.4 is to be held, <1.0 to be passed, 20–25 is a range."""
        target = indicator.target
        if target is None:
            return NOTHING
        if target.range:
            return f"{_number(target.range.low)}–{_number(target.range.high)}"
        if target.direction:
            return _(DIRECTION_NAMES[target.direction], self.lang)
        value = target.value if goal is None or goal.bound is None else goal.bound
        mark = ""
        if target.strict:
            mark = "<" if indicator.lower_is_better else ">"
        elif is_held(indicator):
            mark = "≤" if indicator.lower_is_better else "≥"
        return NOTHING if value is None else f"{mark}{_number(value)}"

    def target_year(self, indicator: Indicator, goal: Goal | None = None) -> str:
        """The fiscal year by which it is to be reached."""
        end = goal.end if goal and goal.end else indicator.target and indicator.target.year
        return self.year(end) if end else NOTHING

    def score(self, score: Fraction | None) -> str:
        """A score with two decimals; nothing where the rule set has none."""
        return "" if score is None else show(score, 2)

    def rolled_up(self, summary: Summary) -> str:
        """A section's rating and mean score; nothing where the rule set has no scores."""
        if summary.score is None:
            return ""
        mean = _("(mean score {score})", self.lang, score=self.score(summary.score))
        rating = summary.rating
        return f"{rating.sign} {rating.label.in_(self.lang)} {mean}" if rating else mean

    def value(self, value: Exact | None, indicator: Indicator) -> str:
        """A computed value with the indicator's decimals."""
        if value is None:
            return NOTHING
        shown = show_share if indicator.is_share else show
        return shown(value, indicator.decimals)

    def ratio(self, value: Fraction | None) -> str:
        """A ratio as a percentage with one decimal: 0 % and 100 % only when exactly true."""
        return NOTHING if value is None else f"{show_share(value * 100, 1)}%"

    def rating(self, assessment: Assessment) -> str:
        """Sign and label: the sign alone must be enough."""
        shown = assessment.shown
        return f"{shown.sign} {shown.label.in_(self.lang)}"

    def notes(self, assessment: Assessment) -> str:
        """All notes in one line."""
        return _(SEMICOLON, self.lang).join(self.note(n) for n in assessment.notes)

    def note(self, note: Note) -> str:
        """One note in words."""
        facts = {name: self._fact(name, fact) for name, fact in note.facts.items()}
        return _(_NOTES[note.code], self.lang, **facts)

    def _fact(self, name: str, fact: object) -> object:
        match fact:
            case FiscalYear():
                return self.year(fact)
            case Fraction():
                return show(fact, 1)
        if name == "why":
            return _WHY[str(fact)]
        return UNDEFINED[str(fact)] if name == "lack" else fact

    def heading(self, section: Section) -> str:
        """The plan's own word, the id and the title: 重点 1 ともに支えあい…."""
        kind = section.kind.in_(self.lang) if section.kind else ""
        return one_line(f"{kind} {section.id}  {section.title.in_(self.lang)}")

    def title(self, indicator: Indicator) -> str:
        """The indicator's title in one harmless line."""
        return one_line(indicator.title.in_(self.lang))

    def unit(self, indicator: Indicator) -> str:
        """The unit in one harmless line."""
        return one_line(indicator.unit.in_(self.lang))


def is_held(indicator: Indicator) -> bool:
    """Whether its target is a value to be held, whatever direction the plan states beside it."""
    target = indicator.target
    return target is not None and (target.every_year or indicator.heading is Direction.HOLD)


def _number(value: Decimal) -> str:
    return show(value, decimals_of(value))


def sparkline(series: tuple[Actual, ...]) -> str:
    """The actuals from the first to the last year; a year without a value is a dot."""
    values = {actual.year.number: actual.value for actual in series}
    known = [value for value in values.values() if value is not None]
    if not known:
        return ""
    low, span = min(known), max(known) - min(known)
    marks = []
    for number in range(min(values), max(values) + 1):
        value = values.get(number)
        if value is None:
            marks.append("·")
        else:
            marks.append(_BARS[int((value - low) / span * 7) if span else 3])
    return "".join(marks)


def bar(progress: Fraction | None, size: int = 10) -> str:
    """Progress from 0 to 100 % as a bar; below and above are told by an arrow at the end."""
    if progress is None:
        return ""
    if progress < 0:
        return "◂" + "·" * (size - 1)
    if progress > 1:
        return "█" * (size - 1) + "▸"
    eighths = int(progress * size * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(size, "·")


def with_unit(number: str, indicator: Indicator, figures: Figures) -> str:
    """The number with its unit: 42.0%, 411人, 411 people."""
    if number == NOTHING:
        return number
    if indicator.is_percentage:
        return f"{number}%"
    unit = figures.unit(indicator)
    # Latin words stand apart from a number, Japanese ones do not.
    return f"{number} {unit}" if unit.isascii() or figures.lang == "en" else f"{number}{unit}"


def amount(value: Exact | None, indicator: Indicator, figures: Figures) -> str:
    """A computed value with its unit."""
    return with_unit(figures.value(value, indicator), indicator, figures)


def change(difference: Fraction, indicator: Indicator, figures: Figures) -> str:
    """A difference with its sign and unit: +9人, -1.2 points."""
    number = _signed(difference, indicator.decimals)
    if indicator.is_percentage:
        return _("{number} points", figures.lang, number=number)
    return with_unit(number, indicator, figures)


def _signed(difference: Fraction, decimals: int) -> str:
    """With one decimal more where the number has more to say, and with as many as it takes."""
    if not difference:
        return show(difference, 0)
    if (difference * 10**decimals).denominator != 1:
        decimals += 1
    while not half_up(difference * 10**decimals):
        decimals += 1
    return f"{'+' if difference > 0 else ''}{show(difference, decimals)}"
