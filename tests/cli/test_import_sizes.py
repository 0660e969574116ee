"""Sample sizes come in beside their values, and only where the table says whose they are."""

import json
from pathlib import Path

import openpyxl
import pytest

from conftest import Welfare

ROW = "active-seniors"


def _sent(project: Path, text: str) -> None:
    (project / "sent.csv").write_text(text, encoding="utf-8")


def _row(project: Path, year: int = 2019) -> str:
    """The row of the indicator, with its columns by name, and the file's header before it."""
    lines = (project / f"data/results/{year}.csv").read_text().splitlines()
    return "\n".join([lines[0], *(line for line in lines if line.startswith(ROW))])


WITH_N, WITHOUT = "indicator,value,status,source,note,n", "indicator,value,status,source,note"


@pytest.mark.parametrize(
    "header",
    [
        *("標本数", "標本サイズ", "サンプル数", "回答者数", "有効回答数", "回答数"),
        *("n", "N", "ｎ", "ｎ数", "sample size", "Sample Size", "標本数（人）"),
    ],
)
def test_a_column_is_known_by_its_whole_header(
    header: str, welfare: Welfare, project: Path
) -> None:
    _sent(project, f"indicator,year,value,{header}\n{ROW},H31,79.4,1200\n")
    assert welfare("import", "sent.csv", cwd=project).code == 0
    assert _row(project) == f"{WITH_N}\n{ROW},79.4,final,sent.csv,,1200"


@pytest.mark.parametrize(
    "header", ["標本数（千人）", "有効回答数（％）", "標本数の推移", "担当者数"]
)
def test_another_column_is_passed_over_as_before(
    header: str, welfare: Welfare, project: Path
) -> None:
    _sent(project, f"indicator,year,value,{header}\n{ROW},H31,79.4,1.2\n")
    outcome = welfare("import", "sent.csv", "--lang", "en", cwd=project)
    assert outcome.code == 0
    assert f"columns not read: {header}" in outcome.err
    assert _row(project) == f"{WITHOUT}\n{ROW},79.4,final,sent.csv,"


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        *(("１，２００人", ",1200"), ("1,200票", ",1200"), ("1200 件", ",1200")),
        *(("1200.0", ",1200"), ("1200(H31)", ",1200"), ("1,200※1", "※1,1200")),
    ],
)
def test_a_size_is_read_like_any_other_cell(
    cell: str, held: str, welfare: Welfare, project: Path
) -> None:
    _sent(project, f'indicator,year,value,n\n{ROW},H31,79.4,"{cell}"\n')
    assert welfare("import", "sent.csv", cwd=project).code == 0
    assert _row(project) == f"{WITH_N}\n{ROW},79.4,final,sent.csv,{held}"


@pytest.mark.parametrize("cell", ["", "－", "…", "x"])
def test_no_size_is_no_problem_and_no_column(cell: str, welfare: Welfare, project: Path) -> None:
    _sent(project, f"indicator,year,value,n\n{ROW},H31,79.4,{cell}\n")
    assert welfare("import", "sent.csv", cwd=project).code == 0
    assert _row(project) == f"{WITHOUT}\n{ROW},79.4,final,sent.csv,"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *((cell, "sample-size") for cell in ("約1200", "0", "△5", "1200.5", "46.4%", "多数")),
        *((cell, "sample-size") for cell in ("1200千人", "1200/2000", "1200(H30)", "1,20")),
        ("1234567890", "sample-size"),
        ("#REF!", "cell-error"),
        ("4月14日", "cell-date"),
    ],
)
def test_a_bad_size_is_told_at_its_cell_and_nothing_is_written(
    cell: str, code: str, welfare: Welfare, project: Path
) -> None:
    _sent(project, f'indicator,year,value,n\n{ROW},H31,79.4,"{cell}"\n')
    outcome = welfare("import", "sent.csv", "--format", "json", cwd=project)
    assert outcome.code == 1
    (problem,) = json.loads(outcome.out)["refused"]
    assert (problem["code"], problem["line"], problem["column"]) == (code, 2, 25)
    assert not (project / "data/results/2019.csv").exists()


@pytest.mark.parametrize("value", ["－", "集計中", ""])
def test_a_size_beside_no_value_is_refused(value: str, welfare: Welfare, project: Path) -> None:
    _sent(project, f"indicator,year,value,n\n{ROW},H31,{value},1200\n")
    outcome = welfare("import", "sent.csv", "--year", "H31", "--format", "json", cwd=project)
    assert [p["code"] for p in json.loads(outcome.out)["refused"]] == ["sample-size-alone"]


def test_a_size_whose_number_was_parted_is_refused(welfare: Welfare, project: Path) -> None:
    _sent(project, f"indicator,year,value,n,note\n{ROW},H31,79.4,1,200\n")
    outcome = welfare("import", "sent.csv", "--format", "json", cwd=project)
    assert [p["code"] for p in json.loads(outcome.out)["refused"]] == ["cell-parted"]


def test_a_value_of_two_digits_before_its_size_is_not_taken_for_a_parted_number(
    welfare: Welfare, project: Path
) -> None:
    _sent(project, f"indicator,year,value,n\n{ROW},H31,79,512\n")
    assert welfare("import", "sent.csv", cwd=project).code == 0
    assert _row(project).endswith("79,final,sent.csv,,512")


def test_excel_numbers_are_sizes_too(welfare: Welfare, project: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["成果指標", "平成31年度実績", "標本数"])
    page.append([ROW, 79.4, 1200])
    book.save(project / "sent.xlsx")
    assert welfare("import", "sent.xlsx", cwd=project).code == 0
    assert _row(project) == f"{WITH_N}\n{ROW},79.4,final,sent.xlsx,,1200"


@pytest.mark.parametrize(
    ("text", "n"),
    [
        (f"成果指標,H31実績,標本数\n{ROW},79.4,1200\n", 1200),
        (f"成果指標,H30,H31,標本数\n{ROW},79.1,79.4,1200\n", None),
        (f"成果指標,H31実績,標本数,有効回答数\n{ROW},79.4,2000,1200\n", None),
        (f"成果指標,H30,,H31,\n,実績,n,実績,n\n{ROW},79.1,800,79.4,1200\n", 1200),
        (f"成果指標,区分,H31,標本数\n{ROW},目標値,80,\n,実績値,79.4,1200\n", None),
    ],
)
def test_in_other_layouts_a_size_is_read_only_where_nothing_else_can_be_meant(
    text: str, n: int | None, welfare: Welfare, project: Path
) -> None:
    _sent(project, text)
    outcome = welfare("import", "sent.csv", "--format", "json", "--dry-run", cwd=project)
    assert outcome.code == 0, outcome.err
    (new,) = [c["new"] for c in json.loads(outcome.out)["changes"] if c["year"] == 2019]
    assert (new["value"], new.get("n")) == ("79.4", n)
    assert ("標本数" in outcome.err) == (n is None)


def _import(welfare: Welfare, project: Path, row: str, *options: str) -> int:
    _sent(project, f"indicator,year,value,status,n\n{ROW},H31,{row}\n")
    return welfare("import", "sent.csv", "--source", "課", *options, cwd=project).code


def test_a_size_that_comes_later_joins_its_value_without_asking(
    welfare: Welfare, project: Path
) -> None:
    assert _import(welfare, project, "79.4,,") == 0
    assert _import(welfare, project, "79.4,,1200") == 0
    assert _row(project).endswith("79.4,final,課,,1200")
    assert _import(welfare, project, "79.4,,") == 0  # says nothing of it, and takes nothing back
    assert _row(project).endswith("79.4,final,課,,1200")
    assert _import(welfare, project, "79.4,,1300") == 1
    assert _import(welfare, project, "79.4,,1300", "--replace") == 0
    assert _row(project).endswith("79.4,final,課,,1300")
    outcome = welfare("history", ROW, "--lang", "en", cwd=project)
    assert "79.4 (n=1200)" in outcome.out
    assert welfare("history", "--verify", cwd=project).code == 0


def test_a_new_value_takes_the_old_size_away_and_keeps_what_was_published(
    welfare: Welfare, project: Path
) -> None:
    file = project / "data/results/2019.csv"
    assert _import(welfare, project, "79.4,速報値,1200") == 0
    file.write_text(f"{WITH_N},published\n{ROW},79.4,preliminary,課,,1200,B\n")
    assert _import(welfare, project, "79.4,確報値,") == 0  # the same value: its size is known
    assert _row(project).endswith("79.4,final,課,,1200,B")
    assert _import(welfare, project, "79.5,訂正値,", "--replace") == 0
    assert _row(project).endswith("79.5,revised,課,,,B")
    assert welfare("history", "--verify", cwd=project).code == 0


def test_two_rows_for_one_value_must_agree_on_their_sizes(welfare: Welfare, project: Path) -> None:
    _sent(project, f"indicator,year,value,n\n{ROW},H31,79.4,\n{ROW},H31,79.4,1200\n")
    assert welfare("import", "sent.csv", cwd=project).code == 0
    assert _row(project).endswith(",1200")
    _sent(project, f"indicator,year,value,n\n{ROW},H28,79.4,1300\n{ROW},H28,79.4,1200\n")
    outcome = welfare("import", "sent.csv", "--format", "json", cwd=project)
    assert [p["code"] for p in json.loads(outcome.out)["refused"]] == ["import-twice"]


def test_a_size_added_or_rated_by_hand_is_told_as_such(welfare: Welfare, project: Path) -> None:
    assert _import(welfare, project, "79.4,,1200") == 0
    file = project / "data/results/2019.csv"
    file.write_text(f"{WITH_N},published\n{ROW},79.4,final,課,,1300,B\n")
    outcome = welfare("history", "--verify", "--lang", "en", cwd=project)
    assert outcome.code == 1
    assert "79.4 (n=1200), the file says 79.4 (n=1300, published as B)" in outcome.out
