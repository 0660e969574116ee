"""Whatever is written into a sheet, in any layout, encoding and style, comes back exactly so."""

import csv
import io
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.intake.files import open_sent
from welfare_cli.intake.importing import Wishes, import_sent
from welfare_cli.intake.match import Names
from welfare_cli.intake.reading import Defaults
from welfare_cli.plan.indicator import Indicator

UNITS = {"%": "%", "人": "人", "校区": "校区"}
SERIES = [
    Indicator.model_validate(
        {"id": f"i-{n}", "title": title, "unit": unit, "baseline": None, "target": None}
    )
    for n, (title, unit) in enumerate(
        [
            ("65歳以上の元気な高齢者の割合", "%"),
            ("「名簿」掲載者に占める登録者の割合", "%"),
            ("地域子育て支援施設利用者数", "人"),
            ("まちづくりを実施する校区の増加", "校区"),
            ("ボランティア数等（登録）", "人"),
        ]
    )
]
YEARS = [FiscalYear(number) for number in range(2014, 2023)]
Values = dict[tuple[str, int], Decimal]
Style = Callable[[Decimal, str], str]

STYLES: list[Style] = [
    lambda value, _: f"{value:f}",
    lambda value, _: f"{value:,f}",
    lambda value, unit: f"{value:,f}{unit}",
    lambda value, _: f" {_wide(f'{value:,f}')} ",
    lambda value, unit: _wide(f"{value:,f}{unit}"),
    lambda value, unit: f"{value:f}{unit} ※1",
    lambda value, unit: f"{value:f} {unit}",
]
HEADINGS: list[Callable[[FiscalYear], str]] = [
    lambda year: year.short(),
    lambda year: year.long(),
    lambda year: f"{_wide(year.long())}実績",
    lambda year: f"{year.western()} actual",
    lambda year: str(year.number),
    lambda year: f"{year.number}({year.long()[:-2]})年度",
]


def _wide(text: str) -> str:
    """The text with full-width digits, comma, dot and percent, as Japanese keyboards type them."""
    return "".join(chr(ord(c) + 0xFEE0) if c in "0123456789,.%" else c for c in text)


def _numbers(unit: str) -> st.SearchStrategy[Decimal]:
    if unit == "%":
        return st.decimals(0, 100, places=1)
    return st.integers(0, 10**9).map(Decimal)


@st.composite
def values(draw: st.DrawFn) -> Values:
    years = draw(st.lists(st.sampled_from(YEARS), min_size=2, max_size=4, unique=True))
    series = draw(
        st.lists(st.sampled_from(SERIES), min_size=2, max_size=5, unique_by=lambda i: i.id)
    )
    return {
        (indicator.id, year.number): draw(_numbers(indicator.unit.in_("ja")))
        for indicator in series
        for year in sorted(years)
    }


def long_rows(told: Values, style: Style, heading: Callable[[FiscalYear], str]) -> list[list[str]]:
    rows = [["指標名", "年度", "単位", "実績値", "備考"]]
    for (name, year), value in told.items():
        known = _known(name)
        unit = known.unit.in_("ja")
        shown = _year(heading, year).removesuffix("実績").removesuffix(" actual")
        rows.append([known.title.in_("ja"), shown, unit, style(value, unit), ""])
    return rows


def wide_rows(told: Values, style: Style, heading: Callable[[FiscalYear], str]) -> list[list[str]]:
    years = sorted({year for _, year in told})
    rows = [["No.", "成果指標", "単位", *(_year(heading, year) for year in years), "担当課"]]
    for number, name in enumerate(dict.fromkeys(name for name, _ in told), 1):
        known = _known(name)
        unit = known.unit.in_("ja")
        cells = [style(told[name, year], unit) for year in years]
        rows.append([str(number), known.title.in_("ja"), unit, *cells, "福祉課"])
    return rows


def sheet_rows(told: Values, style: Style, heading: Callable[[FiscalYear], str]) -> list[list[str]]:
    years = sorted({year for _, year in told})
    rows = [["成果指標", "単位", "", *(_year(heading, year) for year in years)]]
    for name in dict.fromkeys(name for name, _ in told):
        known = _known(name)
        unit = known.unit.in_("ja")
        rows.append([known.title.in_("ja"), unit, "目標値", *("－" for _ in years)])
        rows.append(["", "", "実績値", *(style(told[name, year], unit) for year in years)])
        rows.append(["", "", "評価", *("B" for _ in years)])
    return rows


def _year(heading: Callable[[FiscalYear], str], number: int) -> str:
    return heading(FiscalYear(number))


def _known(name: str) -> Indicator:
    return next(indicator for indicator in SERIES if indicator.id == name)


def as_csv(rows: list[list[str]], delimiter: str, encoding: str) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)


def as_xlsx(rows: list[list[str]], *, numbers: bool) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet("実績")
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                plain = text.strip()
                is_number = plain.isascii() and plain.replace(".", "", 1).isdigit()
                if numbers and is_number and row:
                    page.write_number(row, column, float(plain))
                else:
                    page.write_string(row, column, text)
    return file.getvalue()


def come_back(name: str, data: bytes) -> Values:
    names = Names(SERIES, {})
    wishes = Wishes(defaults=Defaults(None, "", "H"))
    found = import_sent(open_sent(name, data, None, None), names, wishes)
    assert not found.problems, [p.message("en") for p in found.problems]
    return {
        (came.actual.indicator, came.actual.year.number): came.actual.value
        for came in found.incoming
        if came.actual.value is not None
    }


LAYOUTS = st.sampled_from([long_rows, wide_rows, sheet_rows])
MANY = settings(max_examples=300, deadline=None, derandomize=True)


@given(
    values(),
    LAYOUTS,
    st.sampled_from(STYLES),
    st.sampled_from(HEADINGS),
    st.sampled_from(["utf-8", "utf-8-sig", "cp932", "utf-16"]),
    st.sampled_from([",", "\t"]),
)
@MANY
def test_a_text_sheet_comes_back(  # noqa: PLR0913, PLR0917  one argument per dimension
    told: Values,
    layout: Callable[..., list[list[str]]],
    style: Style,
    heading: Callable[[FiscalYear], str],
    encoding: str,
    delimiter: str,
) -> None:
    rows = [["成果指標の実績一覧"], *layout(told, style, heading), [], ["※1 速報を含まない"]]
    assert come_back("results.csv", as_csv(rows, delimiter, encoding)) == told


@given(values(), LAYOUTS, st.sampled_from(STYLES), st.sampled_from(HEADINGS), st.booleans())
@MANY
def test_an_excel_sheet_comes_back(
    told: Values,
    layout: Callable[..., list[list[str]]],
    style: Style,
    heading: Callable[[FiscalYear], str],
    numbers: bool,  # noqa: FBT001  drawn by hypothesis
) -> None:
    rows = [["成果指標の実績一覧"], [], *layout(told, style, heading), [], ["※1 速報を含まない"]]
    assert come_back("results.xlsx", as_xlsx(rows, numbers=numbers)) == told


def test_the_styles_are_what_people_type() -> None:
    shown = [style(Decimal("1234.5"), "人") for style in STYLES]
    assert shown[4] == "１，２３４．５人"
    assert all("1" in unicodedata.normalize("NFKC", text) for text in shown)
