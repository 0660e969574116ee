"""A fiscal year is read in every form people write, printed in three, and never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.ground.fiscal_year import (
    FIRST,
    LAST,
    OFFSETS,
    OUT_OF_RANGE,
    Around,
    FiscalYear,
    YearError,
    read_year,
    year_of,
)

ALWAYS = settings(deadline=None, derandomize=True)
KANJI = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
YEARS = st.integers(FIRST, LAST)
# The year n of an era; in daily use an era's years have one digit or two.
COUNTED = st.tuples(st.sampled_from(sorted(OFFSETS)), st.integers(1, 99))

# In these tables the texts stand between blanks; a blank inside a text is written as _.
FORMS = """
2015 H27 Ｈ27 h27 H.27 H27年度 平成27年度 平成２７年 平27 ㍻27年度 _平成_27　年度_
2015 2015 ２０１５年 2015年度 FY2015 FY_2015 ＦＹ２０１５ 2015/16 2015-16 2015/2016
2019 R1 R01 R元 令和元年度 ㋿元年 H31 2019年度(令和元年度)
2022 H34 平成34年度
2023 2023(平成35)年度 2023（平成３５）年度 平成35年度(2023年度)
1999 1999/00
1989 S64 H元
1926 大正15年
1868 明治元年
"""
# January to March belong to the fiscal year before, also in the first year of an era.
DATES = """
2017 2018-03-31 2018-03-31_00:00:00
2018 2018-04-01 2018/12/31 2019.1.1 2018-04-01T09:30 平成31年3月31日
2019 H31.4.1 令和元年5月1日 R2.1.15 2020年3月
2014 平成27年2月
1988 平成元年3月
2200 2201-03-31
"""
# A circled digit is a footnote mark and no digit: H2 with note 1 is not H21.
REFUSED = """
not-understood _ soon 27 H 年度 H0 H31.4 20155 2015/17 2015-13-01 2015-00-01 2015-04-99 H2① ٢٠١٥
halves-disagree 2019(平成30)年度 平成30年度(2019年度)
era-missing 27年度 元年
out-of-range 1867 2201 1868-03-31
"""


def cases(table: str) -> list[tuple[str, str]]:
    """Every text of a table, with the first word of its line."""
    lines = [line.split(" ") for line in table.strip().splitlines()]
    return [(text.replace("_", " "), first) for first, *texts in lines for text in texts]


@pytest.mark.parametrize(("text", "number"), cases(FORMS) + cases(DATES))
def test_every_form_people_write_is_read(text: str, number: str) -> None:
    assert read_year(text).number == int(number)


@pytest.mark.parametrize(("text", "reason"), cases(REFUSED))
def test_what_is_not_certain_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(YearError) as refused:
        read_year(text)
    assert refused.value.kind.code == f"year-{reason}"


@pytest.mark.parametrize(
    ("text", "era", "number"),
    [("27年度", "H", 2015), ("２７年", "S", 1952), ("元年度", "R", 2019), ("35年度", "H", 2023)],
)
def test_an_era_is_lent_to_a_bare_year(text: str, era: str, number: int) -> None:
    year = read_year(text, era=era)
    assert (year.number, year.era) == (number, era)


def test_a_lent_era_changes_nothing_where_one_is_written() -> None:
    assert read_year("R1", era="H").short() == "R1"


def test_a_lent_era_makes_no_year_of_a_bare_number() -> None:
    with pytest.raises(YearError):
        read_year("27", era="H")


@pytest.mark.parametrize(
    ("period", "years"),
    [
        # 平成27 to 31, which is 令和元
        (
            (2015, 2019),
            "元:R1 1:R1 2:R2 5:R5 9:R9 15:H15 20:H20 26:H26 30:H30 31:H31 34:H34 60:S60",
        ),
        # 平成28 to 令和4
        ((2016, 2022), "1:R1 3:R3 10:R10 20:H20 27:H27 30:H30"),
        # 令和6 to 12: the years before it are those of 平成
        ((2024, 2030), "1:R1 6:R6 12:R12 25:H25 30:H30"),
    ],
)
def test_a_period_lends_the_era_that_is_near_it(period: tuple[int, int], years: str) -> None:
    for pair in years.split():
        nth, _, meant = pair.partition(":")
        assert read_year(f"{nth}年度", era=Around(*period)).short() == meant


@pytest.mark.parametrize(
    ("period", "nth"),
    [((2015, 2019), 10), ((2016, 2022), 13), ((2024, 2030), 20), ((2015, 2019), 50)],
)
def test_two_eras_as_near_leave_a_year_open(period: tuple[int, int], nth: int) -> None:
    with pytest.raises(YearError) as error:
        read_year(f"{nth}年度", era=Around(*period))
    assert error.value.kind.code == "year-era-missing"


@pytest.mark.parametrize("number", [FIRST - 1, LAST + 1, 0, -2015])
def test_a_number_out_of_range_is_no_year(number: int) -> None:
    with pytest.raises(YearError) as refused:
        year_of(number)
    assert refused.value.kind == OUT_OF_RANGE


@pytest.mark.parametrize(
    ("number", "era", "printed"),
    [
        (2017, "H", "H29 平成29年度 FY2017"),
        (2017, None, "H29 平成29年度 FY2017"),
        (2019, None, "R1 令和元年度 FY2019"),
        (2019, "H", "H31 平成31年度 FY2019"),
        (2022, "H", "H34 平成34年度 FY2022"),
        (1989, None, "H1 平成元年度 FY1989"),
        (1988, "H", "S63 昭和63年度 FY1988"),
        (1926, None, "T15 大正15年度 FY1926"),
        (1912, None, "M45 明治45年度 FY1912"),
        (1868, None, "M1 明治元年度 FY1868"),
    ],
)
def test_a_year_is_printed_in_three_forms(number: int, era: str | None, printed: str) -> None:
    year = FiscalYear(number, era)
    assert f"{year.short()} {year.long()} {year.western()}" == printed
    assert f"{year.label('ja')} {year.long()} {year.label('en')}" == printed


def test_equality_order_and_hash_ignore_the_era() -> None:
    assert read_year("H31") == read_year("R1") == read_year("2019") == FiscalYear(2019)
    assert len({read_year("H31"), read_year("R1"), read_year("FY2019")}) == 1
    assert read_year("H30") < read_year("R1") < read_year("H32")


@given(YEARS)
@ALWAYS
def test_every_western_form_of_every_year_comes_back(number: int) -> None:
    after = number + 1
    forms = [f"{number}", f"{number}年", f"{number}年度", f"FY{number}", f"FY{number}年度"]
    forms += [f"{number}/{after % 100:02}", f"{number}-{after}", FiscalYear(number).western()]
    forms += [f"{number}-04-01", f"{after}年3月31日"]
    assert {read_year(form) for form in forms} == {FiscalYear(number)}


@given(COUNTED)
@ALWAYS
def test_every_form_of_every_era_comes_back_with_its_era(counted: tuple[str, int]) -> None:
    era, nth = counted
    number = OFFSETS[era] + nth
    forms = [f"{era}{nth}", f"{era}{nth:02}年度", f"{KANJI[era]}{nth}年", f"{KANJI[era][0]}{nth}"]
    forms += [f"{number}({KANJI[era]}{nth})年度", f"{era}{nth}({number})"]
    forms += [FiscalYear(number, era).short(), FiscalYear(number, era).long()]
    years = [read_year(form) for form in forms] + [read_year(f"{nth}年度", era=era)]
    assert {(year.number, year.era) for year in years} == {(number, era)}


@given(YEARS)
@ALWAYS
def test_what_is_printed_is_read_back(number: int) -> None:
    # 昭和100年度 is 2025: an era that keeps counting reaches three digits.
    for year in (FiscalYear(number), *(FiscalYear(number, era) for era in OFFSETS)):
        assert read_year(year.short()) == read_year(year.long()) == year


@given(st.text(max_size=20), st.sampled_from([None, *OFFSETS]))
@ALWAYS
def test_any_text_is_a_year_in_range_or_refused(text: str, era: str | None) -> None:
    try:
        number = read_year(text, era=era).number
    except YearError:
        return
    assert FIRST <= number <= LAST
