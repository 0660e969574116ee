"""The optional columns of a result file: sample sizes, published ratings, addresses of pages."""

from decimal import Decimal

import pytest

from welfare_cli.files.source import decoded
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.results.columns import MAX_PUBLISHED, Actual
from welfare_cli.results.model import Series
from welfare_cli.results.reader import read_results
from welfare_cli.results.size import meant_size
from welfare_cli.results.status import Status

YEAR = FiscalYear(2016)
KNOWN = {name: Series((), is_share=False, usual=()) for name in "ab"}


def read(text: str) -> tuple[list[Actual], list[Problem]]:
    source, problems = decoded("2016.csv", text.encode())
    assert source
    assert not problems
    found = read_results(source, YEAR, KNOWN)
    return found.actuals, found.problems


def test_both_columns_are_read_and_said_of_nobody() -> None:
    actuals, problems = read(
        "indicator,value,status,source,note,n,published\n"
        "a,48.7,final,,,1200,B\n"
        "b,,not-surveyed,,,,Ｅ（評価不能）\n"
    )
    assert problems == []
    assert actuals == [
        Actual("a", YEAR, Decimal("48.7"), n=1200, published="B"),
        Actual("b", YEAR, None, Status.NOT_SURVEYED, published="Ｅ（評価不能）"),
    ]


def test_a_file_without_them_says_nothing_of_either() -> None:
    actuals, problems = read("indicator,value\na,1\n")
    assert (actuals[0].n, actuals[0].published, problems) == (None, "", [])


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("１，２００人", "1200"),
        ("1,200票", "1200"),
        ("1200.0", "1200"),
        ("01200", "1200"),
        ("1200.5", None),
        ("0", None),
        ("-1200", None),
        ("12千人", None),
        ("約1200", None),
        ("1200/2000", None),
        ("1234567890", None),
        ("n=1200", None),
        ("①", None),
    ],
)
def test_a_size_that_is_none_is_refused_at_its_cell(text: str, near: str | None) -> None:
    actuals, problems = read(f'indicator,value,n\na,1,"{text}"\n')
    assert [(p.code, p.line, p.column) for p in problems] == [("sample-size", 2, 5)]
    assert problems[0].facts.get("near") == meant_size(text) == near
    assert [actual.n for actual in actuals] == [None]


def test_nine_digits_are_the_most() -> None:
    actuals, problems = read("indicator,value,n\na,1,999999999\n")
    assert (actuals[0].n, problems) == (999_999_999, [])


@pytest.mark.parametrize("status", ["not-surveyed", "pending", ""])
@pytest.mark.parametrize("size", ["1200", "many"])
def test_a_size_beside_no_value_is_refused(size: str, status: str) -> None:
    codes = [p.code for p in read(f"indicator,value,status,n\na,,{status},{size}\n")[1]]
    assert codes == ["sample-size-alone"] if status else "sample-size-alone" in codes


def test_a_published_rating_is_a_short_text() -> None:
    text = "indicator,value,published\na,1,{}\n"
    assert read(text.format("x" * MAX_PUBLISHED))[1] == []
    assert [p.code for p in read(text.format("x" * (MAX_PUBLISHED + 1)))[1]] == [
        "csv-cell-too-long"
    ]


ADDRESS = "https://www.city.example.jp/toukei/h28?page=2#fuku"


def test_an_address_says_where_the_value_was_published() -> None:
    actuals, problems = read(f"indicator,value,status,url\na,1,,{ADDRESS}\nb,,pending,\n")
    assert ([actual.url for actual in actuals], problems) == ([ADDRESS, ""], [])


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("HTTPS://city.example.jp/", "https://city.example.jp/"),
        ("ｈｔｔｐｓ：／／city.example.jp", "https://city.example.jp"),
        ("www.city.example.jp", None),
        ("ftp://city.example.jp/", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https:///toukei", None),
        ("https://name:word@city.example.jp/", None),
        ("https://city.example.jp/a b", None),
        ("https://city.example.jp/a\nb", None),
        ("https://city.example.jp/" + "a" * 2000, None),
    ],
)
def test_what_is_no_address_is_refused_at_its_cell(text: str, near: str | None) -> None:
    actuals, problems = read(f'indicator,value,url\na,1,"{text}"\n')
    assert [(p.code, p.line, p.column, p.facts.get("near")) for p in problems] == [
        ("url-form", 2, 5, near)
    ]
    assert [actual.url for actual in actuals] == [""]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        *((name, "url") for name in ("URL", "ｕｒｌ", "掲載URL")),
        *((name, "n") for name in ("N", "ｎ", "標本数", "サンプル数", "Sample size", "n数")),
        ("publised", "published"),
        ("Published", "published"),
        ("担当課", None),
        ("nb", None),
    ],
)
def test_a_near_miss_is_offered_its_column(name: str, near: str | None) -> None:
    problems = read(f"indicator,value,{name}\na,1,\n")[1]
    code = "csv-column-unknown" if near else "csv-column-extra"
    assert [(p.code, p.facts.get("near")) for p in problems] == [(code, near)]
