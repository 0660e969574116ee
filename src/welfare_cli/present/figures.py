"""How numbers, years, ratings and notes are shown: the one place where figures become text."""

from fractions import Fraction

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.notes import Note
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import Exact, decimals_of, show, show_share
from welfare_cli.ground.text import one_line
from welfare_cli.plan.model import Indicator, Plan, Point, Section
from welfare_cli.results.model import Actual
from welfare_cli.rules.model import RuleSet
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

    def point(self, point: Point | Actual | None) -> str:
        """A value as it was written, with thousands commas."""
        if point is None or point.value is None:
            return NOTHING
        return show(point.value, decimals_of(point.value))

    def point_year(self, point: Point | Actual | None) -> str:
        """The fiscal year of a value."""
        return self.year(point.year) if point else NOTHING

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
        shown = assessment.rating or self.rules.not_assessed
        return f"{shown.sign} {shown.label.in_(self.lang)}"

    def notes(self, assessment: Assessment) -> str:
        """All notes in one line."""
        return say("note.separator", self.lang).join(self.note(n) for n in assessment.notes)

    def note(self, note: Note) -> str:
        """One note in words."""
        facts = {
            name: self.year(fact) if isinstance(fact, FiscalYear) else fact
            for name, fact in note.facts.items()
        }
        if "why" in facts:
            facts["why"] = Word(f"why.{facts['why']}")
        return say(f"note.{note.code.value}", self.lang, **facts)

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
