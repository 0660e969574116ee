"""Text takes the columns a terminal gives it, and is wrapped without loss."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.ground.lines import packed, width, wrapped

ALWAYS = settings(deadline=None, derandomize=True)
CLOSING = "、。，．）」』】ー！？ゃゅょっャュョッ%)],.!?"
OPENING = "（「『【(["
# What titles are made of: kana, kanji, words, numbers, marks of both scripts, single blanks.
PIECES = ["高", "齢", "者", "の", "ア", "(2)", "65", "rate", "a", "ﾊﾝ", *CLOSING, *OPENING, " "]
TITLES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40)
# One wide character or a short word, then at most one closing mark: no piece is wider than six.
CLOSED = st.lists(
    st.tuples(st.sampled_from(["高", "ア", "rate", "65"]), st.sampled_from(["", "。", "ょ", "%"])),
    max_size=30,
).map(lambda pairs: "".join(char + mark for char, mark in pairs))


def bare(text: str) -> str:
    """The text without its white space."""
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("高齢", 4), ("ｱｲ", 2), ("Ａ", 2), ("e\u0301", 1), ("か\u3099", 2)],
)
def test_width_counts_terminal_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 4, [""]),
        ("高齢者", 4, ["高齢", "者"]),
        ("高齢。", 4, ["高", "齢。"]),
        ("高（齢", 4, ["高", "（齢"]),
        ("the rate of", 8, ["the rate", "of"]),
        ("abcd ef", 4, ["abcd", "ef"]),
        ("ab      cd", 4, ["ab", "cd"]),
        ("abcdefghi", 4, ["abcd", "efgh", "i"]),
        ("65歳以上", 6, ["65歳以", "上"]),
        ("under 80 %", 9, ["under", "80 %"]),
    ],
)
def test_wrapped_breaks_where_both_scripts_want_it(
    text: str, columns: int, lines: list[str]
) -> None:
    assert wrapped(text, columns) == lines


@pytest.mark.parametrize("text", ["（ a", "( a)", "「 高齢者 」", "a ( b"])
def test_an_opening_mark_before_a_blank_is_not_lost(text: str) -> None:
    assert bare("".join(wrapped(text, 10))) == bare(text)


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 4, [""]),
        ("A good  B fair", 14, ["A good  B fair"]),
        ("A good  B fair", 13, ["A good", "B fair"]),
        ("A good  B not so good  C bad", 9, ["A good", "B not so", "good", "C bad"]),
        ("A good  B not so good  C bad", 11, ["A good", "B not so", "good  C bad"]),
    ],
)
def test_what_two_blanks_set_apart_stays_together(
    text: str, columns: int, lines: list[str]
) -> None:
    assert packed(text, columns) == lines


@given(TITLES | ANY, st.integers(1, 24))
@ALWAYS
def test_packing_loses_no_text(text: str, columns: int) -> None:
    assert bare("".join(packed(text, columns))) == bare(text)


@given(TITLES | ANY, st.integers(1, 24))
@ALWAYS
def test_wrapping_loses_no_text(text: str, columns: int) -> None:
    assert bare("".join(wrapped(text, columns))) == bare(text)


@given(TITLES | ANY, st.integers(1, 24))
@ALWAYS
def test_no_line_is_wider_than_asked_unless_it_is_one_character(text: str, columns: int) -> None:
    for line in wrapped(text, columns):
        assert width(line) <= columns or len(line) == 1


@given(CLOSED, st.integers(6, 24))
@ALWAYS
def test_no_line_begins_with_a_closing_mark(text: str, columns: int) -> None:
    assert not any(line[:1] in set("。ょ%") for line in wrapped(text, columns))


@given(st.lists(st.sampled_from(["（高", "「ア", "(a"]), max_size=20), st.integers(4, 24))
@ALWAYS
def test_no_line_ends_with_an_opening_mark(pieces: list[str], columns: int) -> None:
    assert not any(line[-1:] in set("（「(") for line in wrapped("".join(pieces), columns))


@given(TITLES, st.integers(1, 24))
@ALWAYS
def test_no_line_begins_or_ends_with_a_blank_or_is_empty(text: str, columns: int) -> None:
    lines = wrapped(text.strip(), columns)
    assert all(line == line.strip() for line in lines)
    assert all(lines) or not text.strip()
