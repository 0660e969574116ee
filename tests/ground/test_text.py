"""Text is compared by what people mean, shown without harm, and wrapped without loss."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.ground.text import (
    find_unsafe,
    folded,
    listed,
    looks_japanese,
    nearest,
    one_line,
    visible,
    width,
    wrapped,
)

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
    ("one", "other"),
    [
        ("６５歳以上の　元気な 高齢者", "65歳以上の元気な高齢者"),
        ("ﾎﾞﾗﾝﾃｨｱ数", "ボランティア数"),
        ("Active  Seniors\n", "ＡＣＴＩＶＥ seniors"),
        ("割合（％）", "割合(%)"),
    ],
)
def test_folded_ignores_width_case_and_spaces(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_folded_keeps_different_words_apart() -> None:
    assert folded("市民の割合") != folded("市民の割合の増加")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m赤", "␛[31m赤"),
        ("a\x00b\tc\nd\x7f", "a␀b␉c␊d␡"),
        ("\x9b2J", "<U+009B>2J"),
        ("abc\u202edcb", "abc<U+202E>dcb"),
        ("\u2066a\u2069\ufeff\u2028", "<U+2066>a<U+2069><U+FEFF><U+2028>"),
        ("高齢者 ① ㈱ ～ －", "高齢者 ① ㈱ ～ －"),
    ],
)
def test_visible_shows_every_control_as_a_picture(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
@ALWAYS
def test_visible_leaves_nothing_that_acts_and_changes_nothing_twice(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(char) == "Cc" for char in shown)
    assert not any(
        unicodedata.bidirectional(char) in ("RLO", "LRO", "RLE", "LRE") for char in shown
    )
    assert find_unsafe(shown) is None
    assert visible(shown) == shown


@given(st.text())
@ALWAYS
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert one_line(one_line(text)) == one_line(text)


def test_find_unsafe_allows_tabs_and_line_ends() -> None:
    assert find_unsafe("a\tb\r\nc") is None
    found = find_unsafe("高齢\x1b")
    assert found
    assert found.start() == 2


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
    ],
)
def test_wrapped_breaks_where_both_scripts_want_it(
    text: str, columns: int, lines: list[str]
) -> None:
    assert wrapped(text, columns) == lines


@pytest.mark.parametrize("text", ["（ a", "( a)", "「 高齢者 」", "a ( b"])
def test_an_opening_mark_before_a_blank_is_not_lost(text: str) -> None:
    assert bare("".join(wrapped(text, 10))) == bare(text)


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


def test_nearest_is_the_known_name_that_was_meant() -> None:
    known = ["active-seniors", "behind", "健康寿命"]
    assert nearest("active-senior", known) == "active-seniors"
    assert nearest("ＢＥＨＮＤ", known) == "behind"
    assert nearest("健康寿命（男）", known) == "健康寿命"


def test_nearest_is_none_where_nothing_is_near() -> None:
    assert nearest("xyz", ["behind"]) is None
    assert nearest("behind", []) is None
    assert nearest("", ["behind"]) is None


def test_listed_says_that_more_were_left_out() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a", "b", "c"], most=2) == "a, b, …"


def test_kana_and_kanji_look_japanese_and_full_width_letters_do_not() -> None:
    assert looks_japanese("計画")
    assert looks_japanese("plan の")
    assert not looks_japanese("Ｐｌａｎ ①")
