"""How numbers, years, ratings and notes are shown: the one place where figures become text."""

from decimal import Decimal
from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.goal import Goal
from welfare_cli.assess.notes import Note
from welfare_cli.assess.summary import Summary
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import Exact, decimals_of, show, show_share
from welfare_cli.ground.text import one_line
from welfare_cli.plan.indicator import Direction, Indicator, Point
from welfare_cli.plan.model import Plan, Section
from welfare_cli.results.columns import Actual
from welfare_cli.rules.rule_set import RuleSet
from welfare_cli.words import Word, say

NOTHING = "－"
_BARS = "▁▂▃▄▅▆▇█"
_EIGHTHS = " ▏▎▍▌▋▊▉█"


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
        return say("year.both", self.lang, era=own.short(), number=year.number)

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
            return say(f"direction.{target.direction}", self.lang)
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
        mean = say("section.score", self.lang, score=self.score(summary.score))
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
        return say("note.separator", self.lang).join(self.note(n) for n in assessment.notes)

    def note(self, note: Note) -> str:
        """One note in words."""
        facts = {name: self._fact(name, fact) for name, fact in note.facts.items()}
        return say(f"note.{note.code.value}", self.lang, **facts)

    def _fact(self, name: str, fact: object) -> object:
        match fact:
            case FiscalYear():
                return self.year(fact)
            case Fraction():
                return show(fact, 1)
        words = {"why": "why", "lack": "undefined"}
        return Word(f"{words[name]}.{fact}") if name in words else fact

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
