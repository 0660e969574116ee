"""No character that a reader folds away or into another is missing from the patterns."""

import re
import sys
import unicodedata
from collections.abc import Iterator

import pytest

from welfare_cli.ground.fiscal_year import YearError, read_year
from welfare_cli.ground.text import folded
from welfare_cli.reviews.model import STATE_WORDS
from welfare_cli.schema.forms import form
from welfare_cli.schema.patterns import widened

YEAR = re.compile(form("year")["pattern"])
STATE = re.compile(form("state")["anyOf"][-1]["pattern"])
YEARS = (
    *("H27", "M5", "T5", "S50", "R1", "FY2015", "2015/16", "2015-16", "H.27", "2015(H27)"),
    *("平成27年度", "明治元年", "大正5", "昭和5", "令和5", "2015年4月1日", "2015.4.1"),
    "2015-04-01T10:30",
)


def _ways(words: tuple[str, ...]) -> Iterator[str]:
    """Each word with one character, or a blank more, written in each way that Unicode has."""
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if 0xD800 <= code < 0xE000:
            continue
        plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", char)).upper()
        for word in words:
            if not plain:
                yield from (char + word, word + char, word[:1] + char + word[1:])
            elif plain in word:
                yield word.replace(plain, char)


def _is_year(text: str) -> bool:
    try:
        read_year(text)
    except YearError:
        return False
    return True


def test_every_way_to_write_a_year_fits_the_pattern() -> None:
    read = [way for way in _ways(YEARS) if _is_year(way)]
    assert len(read) > 2000
    assert [way for way in read if not YEAR.search(way)] == []


def test_every_way_to_write_a_state_fits_the_pattern() -> None:
    read = [way for way in _ways(tuple(STATE_WORDS)) if folded(way) in STATE_WORDS]
    assert len(read) > 300
    assert [way for way in read if not STATE.search(way)] == []


@pytest.mark.parametrize("text", ["", "27年度", "H", "201", "20155", "H27H27", "abc", "来年度"])
def test_what_is_no_year_does_not_fit(text: str) -> None:
    assert not YEAR.search(text)


def test_a_pattern_that_is_widened_stays_a_pattern_of_its_whole() -> None:
    pattern = re.compile(widened(("A[0-9]{2}",)))
    assert pattern.search("ａ 1２")
    assert not pattern.search("a123")
