"""The content of the yearly report: chapters of finished texts, with the exact numbers behind them.

Every format shows these texts as they are and makes none of its own; what draws or calculates takes
the numbers. A chapter is read in this order: sentences, facts, sheets, blocks.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from welfare_cli.assess.dossier import Dossier
from welfare_cli.assess.summary import Summary
from welfare_cli.assess.year_comparison import Movement
from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.present.chart.scene import Mark
from welfare_cli.present.page import Drawing, Fact, Part
from welfare_cli.present.sheet import Sheet
from welfare_cli.results.status import Status


@dataclass(frozen=True, slots=True)
class YearPoint:
    """A fiscal year of an indicator: the numbers of its chart, None where there is none.

    `actual` is a value of the results, `baseline` and `target` one of the plan (milestones are
    targets); `low` and `high` are what a value to be held must lie between. `mark` is how the
    actual is drawn: Mark.OTHER is one of another series, which no line may join to the rest.
    """

    year: int
    label: str
    actual: Decimal | None = None
    status: Status | None = None
    mark: Mark | None = None
    expected: Fraction | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    breaks: bool = False  # from this year on values are of another series


@dataclass(frozen=True, slots=True)
class Block:
    """One indicator: its chart, the table behind it, and the parts that follow.

    `years` has every year from the first to the last of the chart, without a gap; `values` has a
    row for those of which there is something to say. `chart` is the chart's title and what it shows
    in words; `keys` are the marks that are in it, each with its meaning. `parts` begin with where
    it stands.
    """

    id: str
    title: str
    path: tuple[str, ...]
    chart: tuple[str, str]
    keys: tuple[tuple[str, str], ...]
    unit: str
    rating: str
    tone: str | None
    notices: tuple[str, ...]
    drawing: Drawing
    years: tuple[YearPoint, ...]
    values: Sheet
    parts: tuple[Part, ...]
    found: Dossier
    movement: Movement


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts by rating of the whole plan or of a section, `depth` levels below the plan."""

    name: str
    depth: int
    summary: Summary


@dataclass(frozen=True, slots=True)
class Share:
    """One rating in the bar of a tally: its name, its tone and how many have it."""

    sign: str
    label: str
    tone: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled chapter; `key` is its anchor: about, counts, changes, table, indicators, …."""

    key: str
    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The whole report. `notices` are what a reader must not miss, above everything else.

    `tallies` are the counts behind the sheets of the chapter `counts`, the whole plan first;
    `shares` are those of the whole plan, rating by rating. `yearly` is all that was computed.
    """

    lang: str
    title: str
    plan_title: str
    subtitle: str
    owners: str
    year: str
    notices: tuple[str, ...]
    about: Chapter
    counts: Chapter
    changes: Chapter
    table: Chapter
    indicators: Chapter
    actions: Chapter
    rules: Chapter
    notes: Chapter
    tallies: tuple[Tally, ...]
    shares: tuple[Share, ...]
    yearly: YearlyReport
    source: str = field(default="")  # the address of the rule set, where it has one

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in the order in which they are read."""
        return (
            self.about,
            self.counts,
            self.changes,
            self.table,
            self.indicators,
            self.actions,
            self.rules,
            self.notes,
        )
