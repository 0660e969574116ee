"""Chunks hold the rows that reading with care gives, each with the line it begins at."""

from hypothesis import given
from hypothesis import strategies as st

from welfare_cli.files.csv_rows import read_chunks, read_rows
from welfare_cli.files.source import Source
from welfare_cli.ground.problem import Problem

CELLS = st.text(alphabet='ab",\n\r 市', max_size=6)
FILES = (
    st.lists(
        st.sampled_from(
            ["a,b\n", 'a,"b\nc",d\r\n', "\n", ",,\n", '"a""b",c\r', 'x"y,"z\n', '"open\n']
        )
    ).map("".join)
    | CELLS
)


@given(FILES)
def test_chunks_and_rows_agree(text: str) -> None:
    told: list[Problem] = []
    careful: list[Problem] = []
    rows = [
        (chunk.lines[index], cells)
        for chunk in read_chunks(Source("c.csv", text), told)
        for index, cells in enumerate(chunk.cells)
        if any(cell.strip() for cell in cells)
    ]
    expected = [(row.line, row.cells) for row in read_rows(Source("c.csv", text), careful)]
    assert rows == expected
    assert told == careful


def test_a_line_of_a_large_file_is_found_without_cutting_out_the_others() -> None:
    lines = [f"line {number}" for number in range(200_000)]
    source = Source("large.txt", "\r\n".join(lines))
    for number in (1, 2, 999, 1000, 1001, 200_000):
        assert source.line(number) == lines[number - 1]
    assert source.line(200_001) is None
    assert "lines" not in vars(source)
