"""Rows taken in bulk and rows read one by one give the same actuals and the same problems."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfare_cli.files import csv_rows
from welfare_cli.files.csv_rows import read_rows
from welfare_cli.files.source import Source
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.results import reader
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import Series
from welfare_cli.results.reader import read_results
from welfare_cli.results.rows import RowReader, read_header

YEAR = FiscalYear(2018)
KNOWN = {
    "share": Series(("割合",), is_share=True, usual=(Decimal("46.4"),)),
    "count": Series(("Count",), is_share=False, usual=()),
    "total": Series(("累計",), is_share=False, usual=(), is_total=True),
}
NAMES = st.sampled_from(["share", "count", "total", " count", "Count", "shares", ""])
VALUES = st.sampled_from(
    ["46.4", "0.464", "101", "0", "-1", "1e3", "1,000", "", " 12 ", "99999999999999999", "nan"]
) | st.decimals(0, 100, places=1).map(str)
STATUSES = st.sampled_from(
    ["", "final", "sample", "pending", "revised", "速報値", "not-surveyed", "x"]
)
TEXTS = st.sampled_from(["", "sample", "報告書", '"two\nlines"', "a"])
SIZES = st.sampled_from(["", "1200", "0", "1,200"])
YEARS = st.sampled_from(["", "H30", "2017", "平成29年度", "27年度"])
ROWS = st.lists(st.tuples(NAMES, VALUES, STATUSES, TEXTS, SIZES, YEARS), max_size=12)


def one_by_one(text: str, year: FiscalYear | None) -> tuple[list[Actual], list[Problem]]:
    problems: list[Problem] = []
    rows = read_rows(Source("r.csv", text), problems)
    header, found = read_header(next(rows), year)
    by_row = RowReader(header, KNOWN)
    for row in rows:
        by_row.read(row)
    return by_row.actuals, problems + found + by_row.problems


def table(rows: list[tuple[str, ...]], *, is_long: bool) -> str:
    names = ["indicator", "value", "status", "note", "n", *(["year"] if is_long else [])]
    lines = [",".join(names)]
    lines += [",".join(_quoted(cell) for cell in row[: len(names)]) for row in rows]
    return "\n".join(lines) + "\n"


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell


@given(ROWS, st.booleans())
def test_both_ways_of_reading_agree(rows: list[tuple[str, ...]], is_long: bool) -> None:  # noqa: FBT001
    text = table(rows, is_long=is_long)
    year = None if is_long else YEAR
    read = read_results(Source("r.csv", text), year, KNOWN)
    actuals, problems = one_by_one(text, year)
    told = [p for p in read.problems if p.code != "sample-values"]
    key = repr
    assert sorted(read.actuals, key=key) == sorted(actuals, key=key)
    assert sorted(map(repr, told)) == sorted(map(repr, problems))
    samples = [p.facts["count"] for p in read.problems if p.code == "sample-values"]
    made_up = sum("sample" in (a.status, a.source) for a in actuals)
    assert samples == ([str(made_up)] if made_up else [])


def test_the_last_of_many_rows_has_its_line_and_column() -> None:
    count = 3 * csv_rows.CHUNK
    rows = "".join(f"2{number:05},count,{number}\n" for number in range(count))
    text = f"note,indicator,value\n{rows}last,count,1\nodd,none,2\n"
    known = {"count": KNOWN["count"]}
    problems = read_results(Source("r.csv", text), YEAR, known).problems
    assert (problems[-1].line, problems[-1].column, problems[-1].code) == (
        count + 3,
        5,
        "indicator-unknown",
    )
    assert problems[0].code == "indicator-twice"
    assert (problems[0].line, problems[0].facts["first"]) == (3, "2")


def test_names_are_guessed_for_the_first_mistakes_alone() -> None:
    rows = "".join(f"coun{number},1\n" for number in range(300))
    problems = read_results(Source("r.csv", f"indicator,value\n{rows}"), YEAR, KNOWN).problems
    assert len(problems) == 300
    assert sum("near" in problem.facts for problem in problems) == 100


def test_reading_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PIECE", 1000)
    monkeypatch.setattr(csv_rows, "PIECE", 1000)
    paths = [tmp_path / "2018.csv", tmp_path / "2019.csv", tmp_path / "2020.csv"]
    paths[0].write_text("indicator,value,note\n" + "\n" * 2000)
    paths[1].write_text(f"indicator,value,note\ncount,1,{'注' * 800}\n")
    steps: list[None] = []
    read = reader.read_files(paths, KNOWN, lambda: steps.append(None))
    assert read.results.of("count")[0].note == "注" * 800
    # The text of the second is one part, its bytes would be three; the third is not there.
    assert (len(steps), reader.parts_of(paths)) == (4, 6)
