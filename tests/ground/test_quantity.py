"""Numbers are exact until they are shown, and shown so that nothing false can be read from them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from welfare_cli.ground.quantity import (
    NumberError,
    as_written,
    checked,
    decimals_of,
    plain_form,
    read_number,
    show,
    show_share,
    to_json,
)

ALWAYS = settings(deadline=None, derandomize=True)
# Every number that can be written with 15 digits, in the decimals it was written with.
WRITTEN = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 15),
)
EXACT = st.fractions(min_value=-(10**9), max_value=10**9) | WRITTEN.map(Fraction)
PLACES = st.integers(0, 6)
# The texts stand between blanks; a blank inside a text is written as ~, no text at all as ''.
REFUSED = {
    "form": "'' 1_000 ٣ １２ 1,23 1,234 1e3 0x10 1. .5 --1 △1.2 −5 ~1 1~ ½ ∞",
    "not-finite": "nan NaN .nan inf -Infinity",
    "too-long": "1234567890123456 0.1234567890123456 0.0000000000000001",
}
SHOWN = {
    0: "0.5→1 2.5→3 -2.5→-3 -0.4→0 123086→123,086 1234567→1,234,567",
    # 42.92 is an expected value between two years, shown with its indicator's one decimal.
    1: "42.92→42.9 42.95→43.0 -0.05→-0.1 -0.04→0.0 999.95→1,000.0 -1234567.891→-1,234,567.9",
    2: "1.005→1.01 2.675→2.68 34→34.00 -0.004→0.00",
}
SHARES = (
    "99.96→99.9 99.9999999→99.9 100.04→100.1 100→100.0 0.04→0.1 -0.04→-0.1 0→0.0 -0.0→0.0 "
    "-99.96→-99.9 -100.04→-100.1 93.77777→93.8 1234.56→1,234.6"
)
PLAIN = (
    "１２，３４５人→12345 7,000→7000 12630人→12630 △1.2→-1.2 ▲~3→-3 −5→-5 77%(暫定値)→77 "
    "1,23→ 95.5%(R2)→ 8.1%(平成25年度)11.7%(平成28年度)→ 集計中→ 約91%→ →"
)


def arrows(table: str) -> list[list[str]]:
    """Pairs of what goes in and what comes out."""
    return [pair.replace("~", " ").split("→") for pair in table.split(" ")]


def shown(text: str) -> Fraction:
    """The number a reader takes from what is shown."""
    return Fraction(text.replace(",", ""))


@pytest.mark.parametrize(
    ("text", "reason"), [(text, why) for why, texts in REFUSED.items() for text in texts.split()]
)
def test_what_float_would_take_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(NumberError) as refused:
        read_number(text.replace("~", " ").strip("'"))
    assert refused.value.kind.code == f"number-{reason}"


def test_numbers_are_exact() -> None:
    assert read_number("0.1") + read_number("0.2") == read_number("0.3")
    assert abs(read_number("51.0") - read_number("51.2")) == read_number("0.2")
    assert read_number("+5") == read_number("005") == 5


def test_decimals_are_kept_as_they_were_written() -> None:
    assert [decimals_of(read_number(text)) for text in ("34", "34.0", "78.610")] == [0, 1, 3]
    assert [as_written(read_number(text)) for text in ("34.0", "-0.0")] == ["34.0", "0.0"]


def test_a_power_of_ten_is_a_whole_number() -> None:
    assert (as_written(checked(Decimal("1e3"))), decimals_of(checked(Decimal("1e3")))) == (
        "1000",
        0,
    )


@pytest.mark.parametrize("text", ["1e15", "1e999999", "NaN", "-Infinity", "sNaN"])
def test_a_number_json_could_not_hold_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        checked(Decimal(text))


@pytest.mark.parametrize(
    ("decimals", "value", "text"), [(n, *pair) for n, row in SHOWN.items() for pair in arrows(row)]
)
def test_shown_half_up_away_from_zero_with_commas(decimals: int, value: str, text: str) -> None:
    assert show(Decimal(value), decimals) == show(Fraction(value), decimals) == text


@pytest.mark.parametrize(("value", "text"), arrows(SHARES))
def test_0_and_100_percent_are_shown_only_when_exactly_true(value: str, text: str) -> None:
    assert show_share(Decimal(value), 1) == text


def test_a_share_without_decimals_keeps_its_edges() -> None:
    edges = [show_share(Fraction(thirds, 3), 0) for thirds in (0, 1, 299, 300, 301)]
    assert edges == ["0", "1", "99", "100", "101"]


@pytest.mark.parametrize(("text", "plain"), arrows(PLAIN))
def test_a_plain_form_is_offered_only_where_it_is_certain(text: str, plain: str) -> None:
    assert plain_form(text) == (plain or None)


@pytest.mark.parametrize("text", ["12.3①", "12.3²"])
def test_a_footnote_mark_never_becomes_a_digit(text: str) -> None:
    assert plain_form(text) in (None, "12.3")


def test_json_numbers_are_whole_where_they_were_written_whole() -> None:
    written = [to_json(Decimal(text)) for text in ("45", "45.0", "-0.0")]
    assert [repr(number) for number in written] == ["45", "45.0", "0.0"]
    assert (to_json(None), to_json(3), to_json(Fraction(5, 3))) == (None, 3, 5 / 3)


@given(WRITTEN)
@ALWAYS
def test_what_is_written_is_read_back_digit_for_digit_and_json_loses_nothing(
    value: Decimal,
) -> None:
    text = as_written(value)
    again = read_number(text)
    assert (again, decimals_of(again), as_written(again)) == (value, decimals_of(value), text)
    assert Decimal(repr(to_json(value))) == value


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,6})(\.[0-9]{1,6})?", fullmatch=True))
@ALWAYS
def test_what_is_read_is_written_digit_for_digit(text: str) -> None:
    assume(not text.startswith("-") or text.strip("-0."))
    assert as_written(read_number(text)) == text


@given(EXACT, PLACES)
@ALWAYS
def test_shown_is_at_most_half_a_unit_away_and_never_minus_zero(
    value: Fraction, decimals: int
) -> None:
    text, half = show(value, decimals), Fraction(1, 2 * 10**decimals)
    away = abs(shown(text) - value)
    assert away < half or (away == half and abs(shown(text)) > abs(value))
    assert shown(text) or "-" not in text


@given(EXACT | st.sampled_from([0, 100, -100]).map(Fraction), PLACES)
@ALWAYS
def test_a_share_is_less_than_a_unit_away_and_true_at_its_edges(
    value: Fraction, decimals: int
) -> None:
    seen = shown(show_share(value, decimals))
    assert abs(seen - value) < Fraction(1, 10**decimals)
    assert all((seen == edge) == (value == edge) for edge in (0, 100, -100))


@given(EXACT, EXACT, PLACES)
@ALWAYS
def test_a_larger_share_never_shows_smaller(one: Fraction, other: Fraction, decimals: int) -> None:
    low, high = (shown(show_share(value, decimals)) for value in sorted((one, other)))
    assert low <= high


@given(st.text(max_size=12))
@ALWAYS
def test_what_is_offered_for_any_text_is_a_number(text: str) -> None:
    plain = plain_form(text)
    assert plain is None or Decimal(plain).is_finite()
