"""Native charts, one per indicator, and the worksheet that holds the numbers they are drawn from.

A year without a value is a gap. What is not final, or made up, has a pale mark of its own shape.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from welfare_cli.ground.translation import N_, NP_, Message, _
from welfare_cli.present.chart.scene import Mark
from welfare_cli.present.report.model import Block, YearPoint
from welfare_cli.present.report.xlsx_style import FONT, RULE, SOFT, Styles, Untyped, harmless

WIDE, HIGH = 960, 300  # pixels
_INK, _LINE, _AIM = "#0B4A6F", "#4C5768", "#B45309"
_FIRST = (N_("id"), N_("indicator"), N_("year"))
# White would be as good as hollow, but some programs draw no border of a mark.
_PALE, _NONE = {"color": "#A9CCE3"}, {"none": True}


_SERIES_NAMES: dict[str, Message] = {
    "path": NP_("chart data", "planned line"),
    "low": N_("low"),
    "high": N_("high"),
    "actual": N_("actual"),
    "provisional": N_("of these not final"),
    "sample": N_("of these samples"),
    "other": N_("another series"),
    "baseline": N_("baseline"),
    "target": N_("target"),
}


@dataclass(frozen=True, slots=True)
class _Series:
    """A column of numbers and how it is drawn: the kind of line, and of mark, if any."""

    key: str
    dash: str = ""
    ink: str = _INK
    mark: str = ""
    is_pale: bool = False


_SERIES = (
    _Series("path", dash="dash", ink=_LINE),
    _Series("low", dash="round_dot", ink=_AIM),
    _Series("high", dash="round_dot", ink=_AIM),
    _Series("actual", dash="solid", mark="circle"),
    _Series("provisional", mark="triangle", is_pale=True),
    _Series("sample", mark="diamond", is_pale=True),
    _Series("other", ink=_LINE, mark="x"),
    _Series("baseline", ink=_LINE, mark="square"),
    _Series("target", ink=_AIM, mark="star"),
)
_LEVELS = ("low", "high")


class Charts:
    """The worksheet of the numbers, filled block by block, and a chart for each."""

    def __init__(self, book: Untyped, styles: Styles, name: str, lang: str) -> None:
        """Begin the worksheet with its header; it stands where it was added to the book."""
        self.book, self.styles, self.name, self.lang = book, styles, name, lang
        self.page = book.add_worksheet(name)
        self.row = 1
        self._header()

    def add(self, block: Block) -> Untyped | None:
        """Write the numbers of a block; its chart, or None where there is nothing to draw."""
        first, columns = self.row, [_numbers(point) for point in block.years]
        for point, numbers in zip(block.years, columns, strict=True):
            self._row(block, point, numbers)
        held = [s for s in _SERIES if any(numbers.get(s.key) is not None for numbers in columns)]
        if not held:
            return None
        chart = self.book.add_chart({"type": "line"})
        for series in held:
            if series.key != "high" or any(n.get("high") != n.get("low") for n in columns):
                chart.add_series(self._series(series, first, block))
        _look(chart, block)
        return chart

    def _header(self) -> None:
        keys = [*(_(key, self.lang) for key in _FIRST)]
        keys += [_(_SERIES_NAMES[series.key], self.lang) for series in _SERIES]
        for number, text in enumerate(keys):
            self.page.write_string(0, number, text, self.styles.of("header"))
        self.page.set_column(0, 0, 24)
        self.page.set_column(1, 1, 40)
        self.page.set_column(2, len(keys) - 1, 12)
        self.page.freeze_panes(1, 3)
        self.page.set_landscape()
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(0)

    def _row(self, block: Block, point: YearPoint, numbers: dict[str, Decimal | Fraction]) -> None:
        for number, text in enumerate((block.id, block.title, point.label)):
            self.page.write_string(self.row, number, harmless(text), self.styles.plain("text"))
        decimals = block.drawing.scene.decimals
        shown = "#,##0" + ("." + "0" * decimals if decimals else "")
        for number, series in enumerate(_SERIES, len(_FIRST)):
            value = numbers.get(series.key)
            if value is not None:
                style = self.styles.of("number", right=True, shown=shown)
                self.page.write_number(self.row, number, float(value), style)
        self.row += 1

    def _series(self, series: _Series, first: int, block: Block) -> dict[str, object]:
        column, last = len(_FIRST) + _SERIES.index(series), first + len(block.years) - 1
        meaning = "level" if series.key in _LEVELS else series.key
        line = {"color": series.ink, "width": 1.75, "dash_type": series.dash}
        fill = _PALE if series.is_pale else {"color": series.ink}
        mark = {"type": series.mark, "size": 7, "border": {"color": series.ink}, "fill": fill}
        return {
            "name": block.drawing.meanings[meaning.upper()],
            "categories": [self.name, first, 2, last, 2],
            "values": [self.name, first, column, last, column],
            "line": line if series.dash else _NONE,
            "marker": mark if series.mark else {"type": "none"},
        }


def _numbers(point: YearPoint) -> dict[str, Decimal | Fraction]:
    """What stands in each column in that year."""
    found: dict[str, Decimal | Fraction | None] = {
        "path": point.expected,
        "low": point.low,
        "high": point.high,
        "baseline": point.baseline,
        "target": point.target,
    }
    if point.mark is Mark.OTHER:
        found["other"] = point.actual
    elif point.mark is not None:
        found["actual"] = point.actual
        found[point.mark.name.lower()] = point.actual
    return {key: value for key, value in found.items() if value is not None}


def _look(chart: Untyped, block: Block) -> None:
    small = {"name": FONT, "size": 9, "color": SOFT}
    decimals = block.drawing.scene.decimals
    shown = "#,##0" + ("." + "0" * decimals if decimals else "")
    chart.set_size({"width": WIDE, "height": HIGH})
    chart.set_title({"none": True})
    chart.show_blanks_as("gap")
    chart.set_legend({"position": "bottom", "font": small})
    chart.set_x_axis({"num_font": small, "line": {"color": SOFT}})
    grid = {"visible": True, "line": {"color": RULE, "width": 0.75}}
    chart.set_y_axis(
        {"num_font": small, "num_format": shown, "major_gridlines": grid, "line": {"none": True}}
    )
    chart.set_chartarea({"border": {"color": RULE}})


def chart_options(block: Block) -> dict[str, object]:
    """What a screen reader says of the chart, and that it moves with its rows."""
    title, told = block.chart
    return {"description": harmless(f"{title} {told}")[:1_000], "object_position": 2}


def rows_needed(points: float = 15) -> int:
    """How many rows of that height a chart covers."""
    return -(-HIGH * 3 // 4 // int(points)) + 1
