"""CSV rows know where their cells stand, and one bad quote costs no more than its own line."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.files.csv_rows import Row, read_rows
from welfare_cli.files.source import Source
from welfare_cli.ground.problem import Problem

MANY = settings(max_examples=200, deadline=None, derandomize=True)
CELLS = st.text(st.sampled_from('高a1 ,"\n'), max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5)
RAGGED = st.text(st.sampled_from('高a ,"\n\r\t;\u2028\x00'), max_size=40)


def rows_of(text: str) -> tuple[list[Row], list[Problem]]:
    problems: list[Problem] = []
    return list(read_rows(Source("x.csv", text), problems)), problems


def cells_of(text: str) -> list[list[str]]:
    rows, problems = rows_of(text)
    assert not problems
    return [row.cells for row in rows]


def places(row: Row) -> list[str]:
    """Where each cell begins, and where the row ends."""
    return [str(row.place(index))[len("x.csv:") :] for index in range(len(row.cells) + 1)]


def told(problems: list[Problem]) -> list[tuple[str, int | None, int | None]]:
    return [(problem.code, problem.line, problem.column) for problem in problems]


def assert_placed(rows: list[Row]) -> None:
    """At the place of every cell stands its text, or the quote it begins with."""
    for row in rows:
        for index, cell in enumerate(row.cells):
            place = row.place(index)
            rest = place.excerpt[(place.column or 0) - 1 :]
            assert rest.startswith((cell, '"'))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_row(end: str) -> None:
    assert cells_of(f"指標,値{end}a,1{end}") == [["指標", "値"], ["a", "1"]]


def test_quotes_hold_commas_quotes_and_line_ends() -> None:
    assert cells_of('"a,b","c ""d""","e\r\nf"\n') == [["a,b", 'c "d"', "e\nf"]]


@pytest.mark.parametrize("char", ["\u2028", "\x85", "\x0b", "\x0c", "\x00"])
def test_what_is_no_line_end_stays_in_its_cell(char: str) -> None:
    assert cells_of(f"a{char}b,c\n") == [[f"a{char}b", "c"]]


def test_blank_rows_are_passed_over_and_still_counted() -> None:
    rows, _ = rows_of("\n,,\n  \na,b\n\nc,d")
    assert [(row.line, row.cells) for row in rows] == [(4, ["a", "b"]), (6, ["c", "d"])]


def test_ragged_rows_come_as_they_are() -> None:
    assert cells_of("a,b\nc\nd,e,f\n") == [["a", "b"], ["c"], ["d", "e", "f"]]


def test_an_empty_file_has_no_rows() -> None:
    assert cells_of("") == cells_of("\n\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("名前,値,a\n", ["1:1", "1:4", "1:6", "1:7"]),
        ('名前,"あ,い",う\n', ["1:1", "1:4", "1:10", "1:11"]),
        ('a,"x""y",z\n', ["1:1", "1:3", "1:10", "1:11"]),
        ('"a\n高",c\n', ["1:1", "2:4", "2:5"]),
        ('a,"b\n\nc"\n', ["1:1", "1:3", "3:3"]),
        ("a,,\n", ["1:1", "1:3", "1:4", "1:4"]),
        # A quote inside a cell that does not begin with one is a plain character: inches.
        ('管,5" 幅,x\n', ["1:1", "1:3", "1:8", "1:9"]),
        ('高"",5"x"",y\n', ["1:1", "1:5", "1:11", "1:12"]),
    ],
)
def test_every_cell_knows_its_place_in_characters(text: str, expected: list[str]) -> None:
    (row,), problems = rows_of(text)
    assert not problems
    assert places(row) == expected


def test_another_delimiter_parts_the_cells_and_their_places() -> None:
    (row,) = read_rows(Source("x.csv", 'a,b;"c;d";e\n'), [], ";")
    assert row.cells == ["a,b", "c;d", "e"]
    assert places(row) == ["1:1", "1:5", "1:11", "1:12"]


def test_a_place_shows_its_line() -> None:
    rows, _ = rows_of('a,b\n高,"c\nd",e\n')
    assert [rows[1].place(index).excerpt for index in (0, 2)] == ['高,"c', 'd",e']


@pytest.mark.parametrize(
    ("text", "cells", "place"),
    [
        ('a,"b\nc,d\ne,f\n', [["c", "d"], ["e", "f"]], (1, 3)),
        ('a,b\n高,"x"y,1\nc,d\n', [["a", "b"], ["c", "d"]], (2, 3)),
        ('a,b\nc,d\ne,"', [["a", "b"], ["c", "d"]], (3, 3)),
        ('\n\na,"b" "c\nd,e\n', [["d", "e"]], (3, 7)),
    ],
)
def test_a_bad_quote_is_told_and_the_rows_after_it_are_read(
    text: str, cells: list[list[str]], place: tuple[int, int]
) -> None:
    rows, problems = rows_of(text)
    assert [row.cells for row in rows] == cells
    assert told(problems) == [("csv-quote", *place)]


def test_two_bad_quotes_are_both_told() -> None:
    rows, problems = rows_of('a,"b"x\nc,d\n"e"x,f\ng,h\n')
    assert [(row.line, row.cells) for row in rows] == [(2, ["c", "d"]), (4, ["g", "h"])]
    assert told(problems) == [("csv-quote", 1, 3), ("csv-quote", 3, 1)]


@pytest.mark.parametrize("cell", ["x" * 131_073, '"' + "x" * 131_073 + '"'])
def test_a_cell_without_end_is_told_and_the_rest_is_read(cell: str) -> None:
    rows, problems = rows_of(f"a,b\nc,{cell}\nd,e\n")
    assert [row.cells for row in rows] == [["a", "b"], ["d", "e"]]
    assert told(problems) == [("csv-cell-too-long", 2, 3)]


def test_the_longest_cell_allowed_is_read() -> None:
    assert cells_of("x" * 131_072) == [["x" * 131_072]]


@given(TABLES)
@MANY
def test_what_was_written_is_read_and_every_place_is_its_cell(table: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(table)
    rows, problems = rows_of(file.getvalue())
    assert not problems
    assert [row.cells for row in rows] == [r for r in table if any(c.strip() for c in r)]
    assert_placed(rows)


@given(RAGGED)
@MANY
def test_any_text_gives_rows_and_problems_in_their_lines(text: str) -> None:
    rows, problems = rows_of(text)
    last = len(Source("x.csv", text).lines)
    lines = [row.line for row in rows] + [problem.line or 0 for problem in problems]
    assert all(1 <= line <= last for line in lines)
    assert_placed(rows)


def test_the_places_of_a_wide_row_are_found_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    source, asked = Source("a.csv", ",".join(["値"] * 5000)), list[int]()

    def line(self: Source, number: int) -> str:
        asked.append(number)
        return self.text

    monkeypatch.setattr(Source, "line", line)
    row = Row(source, 1, ["値"] * 5000)
    assert [row.place(index).column for index in range(5000)] == list(range(1, 10_000, 2))
    assert len(asked) == 5001  # once to find them all, and each with its line for the reader
