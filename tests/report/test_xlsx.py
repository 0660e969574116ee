"""The workbook: every figure is that of the content, as a number; nothing in it ever runs."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import ROOT, Welfare
from welfare_cli import load_rules
from welfare_cli.assess.yearly import yearly_report
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import show
from welfare_cli.present.figures import Figures
from welfare_cli.present.formats import Target
from welfare_cli.present.report.content import report_content
from welfare_cli.present.report.model import Content
from welfare_cli.present.report.xlsx import report_xlsx
from welfare_cli.present.report.xlsx_style import LONGEST, harmless, numeral
from welfare_cli.present.sheet import Column, Sheet, columns_of
from welfare_cli.project import load

TARGET = Target("ja")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\x1b[2J\u202e\u200fx",
    '="a"&"b',
    "@SUM(1)",
    "_x0041_",
    "https://example.com/",
    "[/]:*?'",
    "あ" * 100_000,
]


def content_of(folder: Path, lang: str = "ja", rules: str | None = None) -> Content:
    project = load(folder / "data/plan.yaml")
    rule_set = load_rules(rules) if rules else project.rules
    year = FiscalYear(2018, "H")
    found = yearly_report(project.plan, project.results, project.reviews, rule_set, year)
    return report_content(Figures(project.plan, rule_set, lang), found)


def opened(content: Content) -> Any:  # noqa: ANN401  openpyxl's types say little
    return openpyxl.load_workbook(io.BytesIO(report_xlsx(content, TARGET)))


def rows_of(page: Any) -> list[list[str]]:  # noqa: ANN401
    """What a reader sees: the texts of each row, empty cells left out."""
    return [[shown(cell) for cell in row if cell.value is not None] for row in page.iter_rows()]


def shown(cell: Any) -> str:  # noqa: ANN401
    """A cell as a spreadsheet shows it."""
    if cell.data_type != "n":
        assert cell.data_type == "s", f"{cell.coordinate} is no text"
        return str(cell.value)
    form = cell.number_format
    found = re.fullmatch(r'("(?:[^"]*)")?(#,##0|0)(\.0+)?(%?)(.*)', form)
    assert found, form
    mark, whole, rest, percent, unit = found.groups()
    value = round(cell.value * (100 if percent else 1), 10)
    told = show(Decimal(repr(value)), len(rest or ".") - 1)
    told = told if "," in whole else told.replace(",", "")
    unit = unit.replace('\\"', "\0").replace('"', "").replace("\0", '"')
    return f"{(mark or '').strip(chr(34))}{told}{percent}{unit}"


def told(sheet: Sheet, columns: tuple[Column, ...]) -> Iterator[list[str]]:
    """The rows of a sheet of the content: header, then lines, empty cells left out."""
    yield [column.header for column in columns if column.header]
    for line in sheet.lines:
        yield [harmless(line.cells[c.key]) for c in columns if line.cells[c.key]]


def assert_holds(rows: list[list[str]], sheet: Sheet, columns: tuple[Column, ...]) -> None:
    """Every row of the sheet stands among the rows, in its order."""
    at = 0
    for row in told(sheet, columns):
        assert row in rows[at:], row
        at = rows.index(row, at) + 1


@pytest.mark.parametrize(("lang", "rules"), [("ja", None), ("en", "open-sdg")])
def test_every_figure_is_that_of_the_content_cell_for_cell(lang: str, rules: str | None) -> None:
    content = content_of(ROOT, lang, rules)
    book = opened(content)
    summary, table, indicators, actions, notes, _ = (rows_of(page) for page in book.worksheets)
    for chapter in (content.counts, content.changes):
        for sheet in chapter.sheets:
            assert_holds(summary, sheet, columns_of(sheet))
    for sheet in content.table.sheets:
        assert_holds(table, sheet, sheet.written)
    for block in content.indicators.blocks:
        start = next(n for n, row in enumerate(indicators) if row == [harmless(block.title)])
        assert_holds(indicators[start:], block.values, columns_of(block.values))
        for part in block.parts:
            if part.table:
                assert_holds(indicators[start:], part.table, columns_of(part.table))
            for fact in part.facts:
                assert [text for text in (fact.name, fact.text) if text] in indicators[start:]
    for sheet in content.actions.sheets:
        assert_holds(actions, sheet, columns_of(sheet))
    for sheet in content.rules.sheets:
        assert_holds(notes, sheet, columns_of(sheet))
    everything = {text for row in [*summary, *notes] for text in row}
    assert {fact.text for c in content.chapters for fact in c.facts} <= everything
    assert set(content.notices) <= everything


def test_figures_are_numbers(project: Path) -> None:
    page = opened(content_of(project)).worksheets[1]
    header = next(n for n, row in enumerate(page.iter_rows(), 1) if row[1].value == "id")
    titles = [cell.value for cell in page[header]]
    row = next(
        r for r in page.iter_rows(min_row=header) if r[1].value == "childcare-facility-users"
    )
    cells = dict(zip(titles, row, strict=True))
    assert (cells["実績値"].value, cells["実績値"].number_format) == (121900, "#,##0")
    assert (cells["進捗率"].value, cells["進捗率"].number_format) == (0.894, "0.0%")
    assert page.freeze_panes == f"D{header + 1}"
    assert page.auto_filter.ref == f"A{header}:{page[header][-1].column_letter}{header + 12}"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == f"${header}:${header}"
    ranges = [str(one.sqref) for one in page.conditional_formatting]
    assert len(ranges) == 1
    rules = next(iter(page.conditional_formatting)).rules
    assert [rule.formula for rule in rules] == [
        [f'"{text}"'] for text in ("◎ 達成", "○ 順調", "◇ 概ね順調", "△ やや遅れ", "▲ 遅れ")
    ]


def test_each_indicator_has_one_native_chart_that_shows_gaps(project: Path) -> None:
    content = content_of(project)
    book = opened(content)
    charts = book.worksheets[2]._charts  # noqa: SLF001  openpyxl has no other way
    assert len(charts) == len(content.indicators.blocks) == 12
    with zipfile.ZipFile(io.BytesIO(report_xlsx(content, TARGET))) as parts:
        xml = [parts.read(n).decode() for n in parts.namelist() if "/charts/chart" in n]
    assert not any("dispBlanksAs" in one for one in xml)  # a gap is what a chart shows unasked
    data = rows_of(book.worksheets[5])
    assert ["disability-friendly-city", content.indicators.blocks[1].title, "H28", "39.5"] in data


def test_the_same_content_gives_the_same_bytes() -> None:
    assert report_xlsx(content_of(ROOT), TARGET) == report_xlsx(content_of(ROOT), TARGET)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_names_of_worksheets_are_valid_and_unique(lang: str) -> None:
    names = opened(content_of(ROOT, lang)).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 6
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_people_wrote_takes_effect(text: str, project: Path) -> None:
    quoted = "".join(f"\\U{ord(char):08x}" for char in text)
    plan = (project / "data/plan.yaml").read_text()
    plan = plan.replace("title: 65歳以上の元気な高齢者の割合", f'title: "{quoted}"', 1)
    unit = "".join(f"\\U{ord(char):08x}" for char in text[:19])
    plan = plan.replace("unit: 校区", f'unit: "{unit}"', 1)
    plan = plan.replace("  ja: 第3次熊本市地域福祉計画・地域福祉活動計画", f'  ja: "{quoted}"', 1)
    (project / "data/plan.yaml").write_text(plan)
    reviews = f'format: 1\nreviews:\n  - {{id: consultations, cause: "{quoted}"}}\n'
    (project / "data/results/2018.reviews.yaml").write_text(reviews)
    data = report_xlsx(content_of(project), TARGET)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        xml = {name: parts.read(name).decode() for name in parts.namelist()}
    for name, part in xml.items():
        assert "<f>" not in part.replace("<f>'", ""), name  # charts alone have addresses
        assert "<hyperlink" not in part
        assert "\x1b" not in part
        assert "\u202e" not in part
        assert "<script" not in part
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [c for page in book.worksheets for row in page.iter_rows() for c in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    longest = max(len(str(cell.value)) for cell in cells)
    assert longest <= LONGEST + 1
    assert (longest > LONGEST) is (len(text) > LONGEST)


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("111,901", 111901, "#,##0"),
        ("34.0", 34, "#,##0.0"),
        ("-7.7%", -0.077, "0.0%"),
        ("1,234.5%", 12.345, "#,##0.0%"),
        ("≥96.4", 96.4, '"≥"#,##0.0'),
        ("+9人", 9, '"+"#,##0"人"'),
        ("-0.3ポイント", -0.3, '#,##0.0"ポイント"'),
        ("52.0（H29）", 52, '#,##0.0"（H29）"'),
        ('5"', 5, '#,##0\\"'),
    ],
)
def test_a_figure_is_the_number_that_is_shown(text: str, value: float, form: str) -> None:
    found = numeral(text)
    assert found
    assert (found.value, found.shown) == (value, form)


@pytest.mark.parametrize(
    "text", ["", "－", "H29", "20–25", "<-1", "1.2.3", "1" * 16, "x1", "=1", "１"]
)
def test_any_other_text_stays_a_text(text: str) -> None:
    assert numeral(text) is None


def test_the_command_writes_it(welfare: Welfare, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    outcome = welfare("report", "--as-of", "H30", "-o", str(path))
    assert (outcome.code, outcome.out) == (0, "")
    assert path.read_bytes() == report_xlsx(content_of(ROOT), TARGET)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_bytes(report_xlsx(content_of(ROOT), TARGET))
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office"]
    command += ["--convert-to", "pdf", "report.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
