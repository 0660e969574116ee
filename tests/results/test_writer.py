"""A yearly file that a hand keeps too: what is not changed stays, what is written is read back."""

import csv
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.files.csv_rows import MAX_CELL, MAX_SPAN
from welfare_cli.files.source import decoded
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import has_errors
from welfare_cli.results.columns import MAX_PUBLISHED, Actual, as_held
from welfare_cli.results.model import Series
from welfare_cli.results.reader import read_results
from welfare_cli.results.status import Status
from welfare_cli.results.writer import UnsoundError, updated

YEAR = FiscalYear(2016)
ORDER = ["a", "b", "c", "d"]
HEADER = "indicator,value,status,source,note\n"


def actual(name: str, value: str | None = "1", n: int | None = None, **rest: str) -> Actual:
    status = Status(rest.pop("status", "final"))
    return Actual(name, YEAR, None if value is None else Decimal(value), status, n=n, **rest)


def changed(text: str | None, *changes: Actual) -> str:
    return updated(text, YEAR, changes, ORDER)


def read_back(text: str, names: Sequence[str] = ORDER) -> dict[str, Actual]:
    source, problems = decoded("2016.csv", text.encode())
    assert source
    known = {name: Series((), is_share=False, usual=()) for name in names}
    found = read_results(source, YEAR, known)
    assert not has_errors(problems + found.problems)
    return {actual.indicator: actual for actual in found.actuals}


def test_a_new_file_has_every_column_in_the_order_of_the_plan() -> None:
    text = changed(None, actual("c", "3.10"), actual("a", None, status="pending", note="集計中"))
    assert text == HEADER + "a,,pending,,集計中\nc,3.10,final,,\n"


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", " \r\n,,,,\n"])
def test_an_empty_file_is_a_new_one(text: str) -> None:
    assert changed(text, actual("a")) == HEADER + "a,1,final,,\n"


def test_records_that_no_change_touches_keep_their_own_text() -> None:
    odd = '"b", 2 ,,"申告",  two blanks  \nd,+4,final,,"one\n""two"""\n'
    assert changed(HEADER + "a,1,final,,\n" + odd, actual("a", "1.0")) == (
        HEADER + "a,1.0,final,,\n" + odd
    )


def test_a_change_that_changes_nothing_leaves_the_text_alone() -> None:
    text = HEADER + '"a",+1.50,,"申告",\'=x\n'
    assert changed(text, actual("a", "1.50", source="申告", note="=x")) == text
    assert changed(text, actual("a", "1.5", source="申告", note="=x")) != text


def test_columns_of_a_hand_keep_their_cells_and_their_place() -> None:
    text = "担当,value,indicator,,備考,\n福祉課,1,a,x,\"=A1, 'x'\",y\n児童課,2,b,,,\n"
    assert changed(text, actual("a", "9"), actual("c", "3")) == (
        "担当,value,indicator,,備考,\n福祉課,9,a,x,\"=A1, 'x'\",y\n児童課,2,b,,,\n,3,c,,,\n"
    )


def test_an_optional_column_is_added_only_where_a_record_needs_it() -> None:
    text = "value,indicator\n1,a\n2,b\n"
    assert changed(text, actual("b", "3")) == "value,indicator\n1,a\n3,b\n"
    assert changed(text, actual("b", "3", status="revised")) == (
        "value,indicator,status\n1,a,\n3,b,revised\n"
    )
    assert changed(text, actual("c", note="n")) == ("value,indicator,note\n1,a,\n2,b,\n1,c,n\n")


def test_sample_sizes_and_published_ratings_have_columns_only_where_a_row_needs_them() -> None:
    text = HEADER + 'a,1,final,,\n"b", 2 ,,,\n'
    wide = HEADER.strip() + ',n\na,1,final,,,\n"b", 2 ,,,,\nc,3,final,,,1200\n'
    assert changed(text, actual("c", "3", n=1200)) == wide
    assert changed(text, actual("c", None, status="not-surveyed", published="E")) == (
        HEADER.strip() + ',published\na,1,final,,,\n"b", 2 ,,,,\nc,,not-surveyed,,,E\n'
    )
    assert changed(None, actual("a", n=7, published="Ａ")) == (
        HEADER.strip() + ",n,published\na,1,final,,,7,Ａ\n"
    )


def test_a_sample_size_goes_with_the_value_it_belonged_to() -> None:
    text = "indicator,n,value\na,1200,48.7\nb,800,2\n"
    assert changed(text, actual("a", "49.1")) == "indicator,n,value\na,,49.1\nb,800,2\n"
    assert changed(text, actual("a", "48.7", n=1200)) == text


def test_line_ends_byte_order_mark_and_empty_lines_become_plain() -> None:
    text = "\ufeff" + HEADER.replace("\n", "\r\n") + 'b,2,final,,"x\r\ny"\r\n\r\n,,,,\r\na,1,,,'
    assert changed(text, actual("c")) == HEADER + 'a,1,,,\nb,2,final,,"x\ny"\nc,1,final,,\n'


def test_indicators_outside_of_the_plan_come_last_as_they_stood() -> None:
    text = HEADER + "z,1,,,\nc,1,,,\ny,1,,,\nz,2,,,\nb,1,,,\n"
    assert changed(text, actual("a")) == (
        HEADER + "a,1,final,,\nb,1,,,\nc,1,,,\nz,1,,,\ny,1,,,\nz,2,,,\n"
    )


@pytest.mark.parametrize("first", "=+-@＝＋－＠")
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(first: str) -> None:
    note = f"{first}cmd|x"
    text = changed(None, actual("a", "-1.5", source=note, note=f" \t{note}"))
    assert text == HEADER + f"a,-1.5,final,'{note},'{note}\n"
    assert read_back(text)["a"].note == f"'{note}"


@pytest.mark.parametrize("note", ["-1,234.5", "+", "－", "", "x=1"])
def test_a_number_or_a_sign_alone_is_harmless(note: str) -> None:
    assert as_held(actual("a", note=note)).note == note


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEADER + 'a,1,,,"open\n', "a quote that never closes"),
        (HEADER + "a,1,,\n", "a cell too few"),
        (HEADER + "a,1,,,,\n", "a cell too many"),
        ("indicator,status\n", "no value column"),
        ("indicator,value,value\n", "a column twice"),
        (HEADER + "b,1,,,\nb,2,,,\n", "two records of an indicator of the plan"),
    ],
)
def test_a_text_that_the_reader_refuses_is_not_changed(text: str, why: str) -> None:
    with pytest.raises(UnsoundError):
        pytest.fail(f"{why}: {changed(text, actual('a'))}")


@pytest.mark.parametrize("note", ["x" * (MAX_CELL + 1), "x\n" * MAX_SPAN + "x"])
def test_a_text_that_could_not_be_read_again_is_not_written(note: str) -> None:
    with pytest.raises(UnsoundError):
        changed(None, actual("a", note=note))


def test_a_published_rating_longer_than_the_reader_takes_is_not_written() -> None:
    assert changed(None, actual("a", published="x" * MAX_PUBLISHED))
    with pytest.raises(UnsoundError):
        changed(None, actual("a", published="x" * (MAX_PUBLISHED + 1)))


@pytest.mark.parametrize("note", ["x" * MAX_CELL, "x\n" * (MAX_SPAN - 1) + "x"])
def test_the_longest_text_can_be_read_again(note: str) -> None:
    assert read_back(changed(None, actual("a", note=note), actual("b")))["a"].note == note


def test_changes_are_of_that_year_and_one_per_indicator() -> None:
    with pytest.raises(UnsoundError):
        changed(None, actual("a"), actual("a", "2"))
    with pytest.raises(UnsoundError):
        updated(None, FiscalYear(2017), [actual("a")], ORDER)


TEXTS = st.text(
    st.sampled_from("=+-@\"',\r\n\t \u3000あ1\x00\u2028\u202e\ufeff\ud800") | st.characters()
)
VALUES = st.decimals(-(10**6), 10**6, places=3) | st.integers(-99, 99).map(Decimal)


def _valued(measured: tuple[Decimal, int | None], name: str, status: Status, *texts: str) -> Actual:
    """An actual, without its value and sample size where the status says that there is none."""
    value, n = (None, None) if status.is_missing else measured
    source, note, published, url = texts
    return Actual(name, YEAR, value, status, source, note, n, published, url)


ACTUALS = st.builds(
    _valued,
    st.tuples(VALUES, st.none() | st.integers(1, 10**9 - 1)),
    st.sampled_from(ORDER),
    st.sampled_from(Status),
    TEXTS,
    TEXTS,
    TEXTS.map(lambda text: text[:50]),
    st.sampled_from(["", "https://town.example.jp/実績?a=1,2#b"]),
)
CHANGES = st.lists(ACTUALS, unique_by=lambda change: change.indicator)
FEW = settings(max_examples=300, deadline=None, derandomize=True)


@given(CHANGES, CHANGES)
@FEW
def test_what_is_written_is_what_is_read_back(first: list[Actual], then: list[Actual]) -> None:
    text = changed(changed(None, *first), *then)
    wanted = {change.indicator: as_held(change) for change in [*first, *then]}
    assert read_back(text) == wanted
    assert [as_held(change) for change in wanted.values()] == list(wanted.values())
    assert changed(text, *wanted.values()) == text


CELLS = st.text(st.sampled_from("x=\",\n '"), max_size=6)
ROWS = st.lists(st.tuples(CELLS, CELLS, st.booleans()), max_size=4)


@given(ROWS, CHANGES)
@FEW
def test_a_hand_made_file_loses_nothing(
    rows: list[tuple[str, str, bool]], changes: list[Actual]
) -> None:
    """Whatever stands in columns of their own and in records without a change is there after."""

    def quoted(cell: str, *, always: bool) -> str:
        doubled = cell.replace('"', '""')
        return f'"{doubled}"' if always or set(cell) & set('",\n') else cell

    lines = [
        f"{quoted(mine, always=many)},{name},1,{quoted(note, always=many)}\r\n"
        for name, (mine, note, many) in zip(ORDER, rows, strict=False)
    ]
    text = changed("mine,indicator,value,note\r\n" + "".join(lines), *changes)
    after = {row["indicator"]: row for row in csv.DictReader(text.splitlines(keepends=True))}
    touched = {change.indicator for change in changes}
    for name, line, (mine, note, _) in zip(ORDER, lines, rows, strict=False):
        assert after[name]["mine"] == mine
        assert name in touched or after[name]["note"] == note
        assert name in touched or line.replace("\r\n", "\n").strip("\n") in text
    assert list(after) == [name for name in ORDER if name in after]
    assert read_back(text).keys() == after.keys()
