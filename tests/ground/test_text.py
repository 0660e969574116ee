"""Text is compared by what people mean, and shown without harm."""

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
)

ALWAYS = settings(deadline=None, derandomize=True)


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
