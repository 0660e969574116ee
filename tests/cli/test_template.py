"""The sheet for departments: what it holds, and that it comes back as it was filled in."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from conftest import Welfare
from welfare_cli.ground.translation import _
from welfare_cli.present.template import ASKED
from welfare_cli.results.status import STATUS_NAMES, status_of

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TYPED = [
    ("active-seniors", 79.4, "", "市民調査", ""),
    ("disability-friendly-city", None, "調査なし", "", "隔年"),
    ("childcare-facility-users", 122500, "速報値", "年報", "5月末"),
    ("health-districts", 95, "確報値", "", "=1+1"),
    ("evacuation-registrants", 30.1, "", "", ""),
]
EXPECTED = [
    "active-seniors,79.4,final,市民調査,",
    "disability-friendly-city,,not-surveyed,{file},隔年",
    "childcare-facility-users,122500,preliminary,年報,5月末",
    "health-districts,95,final,{file},'=1+1",
    "evacuation-registrants,30.1,final,{file},",
]


def _filled(path: Path) -> None:
    """Type into the open cells of the workbook, as a department would."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    rows = {row[1].value: row for row in page.iter_rows(min_row=5)}
    for name, value, status, source, note in TYPED:
        for cell, typed in zip(rows[name][9:13], (value, status, source, note), strict=True):
            cell.value = typed or None
            if isinstance(typed, str) and typed.startswith("="):
                cell.data_type = "s"
    book.save(path)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_status_that_the_sheet_offers_is_understood(lang: str) -> None:
    assert [status_of(_(STATUS_NAMES[asked], lang)) for asked in ASKED] == [*ASKED]


def _written(project: Path, name: str) -> list[str]:
    lines = (project / "data/results/2019.csv").read_text().splitlines()
    assert lines[1:] == [line.format(file=name) for line in EXPECTED]
    return lines


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_filled_workbook_comes_back_without_an_option(
    lang: str, welfare: Welfare, project: Path
) -> None:
    welfare("template", "--year", "H31", "-o", "sheet.xlsx", "--lang", lang, cwd=project)
    _filled(project / "sheet.xlsx")
    outcome = welfare("import", "sheet.xlsx", cwd=project)
    assert outcome.code == 0, outcome.err
    _written(project, "sheet.xlsx")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_by_libreoffice_comes_back(welfare: Welfare, project: Path) -> None:
    welfare("template", "--year", "H31", "-o", "sheet.xlsx", cwd=project)
    _filled(project / "sheet.xlsx")
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{project}/office"]
    command += ["--convert-to", "xlsx", "--outdir", "saved", "sheet.xlsx"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    outcome = welfare("import", "saved/sheet.xlsx", cwd=project)
    assert outcome.code == 0, outcome.err
    _written(project, "sheet.xlsx")


def test_a_filled_csv_comes_back_in_the_encoding_excel_saves(
    welfare: Welfare, project: Path
) -> None:
    welfare("template", "--year", "H31", "-o", "sheet.csv", cwd=project)
    data = (project / "sheet.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 13
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    typed = {name: cells for name, *cells in TYPED}
    for row in rows[1:]:
        row[9:13] = ["" if cell is None else str(cell) for cell in typed.get(row[1], [""] * 4)]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    (project / "sheet.csv").write_bytes(file.getvalue().encode("cp932"))
    assert welfare("import", "sheet.csv", cwd=project).code == 0
    _written(project, "sheet.csv")


def test_an_empty_template_changes_nothing(welfare: Welfare, project: Path) -> None:
    welfare("template", "--year", "H31", "-o", "sheet.xlsx", cwd=project)
    outcome = welfare("import", "sheet.xlsx", "--lang", "en", cwd=project)
    assert outcome.code == 0
    assert "Nothing to change: 0" in outcome.err
    assert not (project / "data/results/2019.csv").exists()


def test_the_same_template_is_the_same_bytes(welfare: Welfare, project: Path) -> None:
    welfare("template", "--year", "H31", "-o", "a.xlsx", cwd=project)
    welfare("template", "--year", "H31", "-o", "b.xlsx", cwd=project)
    assert (project / "a.xlsx").read_bytes() == (project / "b.xlsx").read_bytes()


def test_only_the_asked_cells_can_be_typed_in(welfare: Welfare, project: Path) -> None:
    welfare("template", "--year", "H31", "--section", "2", "-o", "sheet.xlsx", cwd=project)
    page = openpyxl.load_workbook(project / "sheet.xlsx").worksheets[0]
    assert page.protection.sheet
    rows = list(page.iter_rows(min_row=5))
    assert len(rows) == 5
    for row in rows:
        assert [cell.protection.locked for cell in row] == [True] * 9 + [False] * 4
    kinds = sorted(check.type for check in page.data_validations.dataValidation)
    assert kinds.count("list") == kinds.count("decimal") == 5


def test_a_template_of_another_kind_is_a_wrong_call(welfare: Welfare, project: Path) -> None:
    outcome = welfare("template", "--year", "H31", "-o", "x.docx", "--lang", "en", cwd=project)
    assert outcome.code == 2
    assert ".csv, .xlsx" in outcome.err
    assert welfare("template", cwd=project).code == 2


def test_missing_lists_what_has_not_come_in(welfare: Welfare, project: Path) -> None:
    outcome = welfare("missing", "--year", "H30", "--lang", "en", cwd=project)
    assert outcome.code == 0
    assert "evacuation-registrants" in outcome.out
    assert "community-participation" not in outcome.out  # not surveyed: none will come
    assert welfare("missing", "--year", "H30", "--fail", cwd=project).code == 1
    assert welfare("missing", "--year", "H30", "--section", "1", "--fail", cwd=project).code == 0
    assert (
        '"missing": 12' in welfare("missing", "--year", "H31", "--format", "json", cwd=project).out
    )


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("2-2", "1 of 1 indicator has no value yet."),
        ("2", "1 of 5 indicators has no value yet."),
        ("1", "0 of 7 indicators have no value yet."),
    ],
)
def test_missing_counts_in_words(section: str, told: str, welfare: Welfare) -> None:
    out = welfare("missing", "--year", "H30", "--section", section, "--lang", "en").out
    assert told in out
