"""Whatever a number is written with, it comes back; whatever is sent, nothing else happens."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from welfare_cli.ground.fiscal_year import FIRST, LAST, FiscalYear
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.intake.cells import CellError, Reading, read_cell, unit_matches
from welfare_cli.results.status import Status

ALWAYS = settings(deadline=None, derandomize=True, max_examples=500)
NUMBERS = st.integers(0, 4).flatmap(
    lambda places: st.integers(-(10**15) + 1, 10**15 - 1).map(
        lambda digits: Decimal(digits).scaleb(-places)
    )
)
SMALL = st.integers(0, 4).flatmap(
    lambda places: st.integers(-9999, 9999).map(lambda digits: Decimal(digits).scaleb(-places))
)
FULL = str.maketrans("0123456789.,%()", "０１２３４５６７８９．，％（）")
NARROW = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
SPACES = st.text(" \u3000\t\u00a0", max_size=3)
SIGNS = st.sampled_from("△▲−‐–－-")
UNITS = st.sampled_from(["", "%", "人", "校区", "ha", "駅", "百万円", "千人", "件/年", "㎡", "m3"])
YEARS = st.sampled_from(
    [
        ("", None),
        ("R2", FiscalYear(2020)),
        ("22年度", FiscalYear(2010)),
        ("平成31年度", FiscalYear(2019)),
        ("2015年度", FiscalYear(2015)),
        ("2023(平成35)年度", FiscalYear(2023)),
    ]
)
WORDS = st.sampled_from(
    [
        ("", None),
        ("速報値", Status.PRELIMINARY),
        ("暫定", Status.PRELIMINARY),
        ("p", Status.PRELIMINARY),
        ("推計", Status.ESTIMATE),
        ("訂正", Status.REVISED),
        ("r", Status.REVISED),
    ]
)
FOOTNOTES = st.sampled_from(["", "※1", "※", "*1", "＊２", "注1", "(注1)", "①", "⑳"])


@dataclass(frozen=True)
class Written:
    """A cell's text, and what it must be read as."""

    text: str
    reading: Reading


@st.composite
def numbers_written(draw: st.DrawFn) -> tuple[str, Decimal]:
    value = draw(NUMBERS | SMALL)
    plain = f"{abs(value):{draw(st.sampled_from(['f', ',f']))}}"
    negative = value < 0
    text = f"{draw(SIGNS)}{plain}" if negative else plain
    return (text.translate(FULL) if draw(st.booleans()) else text), value


@st.composite
def cells_written(draw: st.DrawFn) -> Written:
    text, value = draw(numbers_written())
    unit, about, note = draw(UNITS), draw(st.booleans()), draw(FOOTNOTES)
    (year_text, year), (word, status) = draw(YEARS), draw(WORDS)
    asides = draw(st.permutations([f"({part})" for part in (year_text, word) if part]))
    # 2020(R2) is a year, and 2020(R3) may be one badly written.
    assume(unit or about or not year or not _four_digits(text))
    gap = draw(SPACES)
    body = f"{'約' if about else ''}{text}{gap}{unit}{gap.join(['', *asides])}{note}"
    if about and status is None:
        status = Status.ESTIMATE
    notes = (*(("約",) if about else ()), *((note,) if note else ()))
    reading = Reading(value, status, year, unit, notes)
    return Written(f"{draw(SPACES)}{body}{draw(SPACES)}", reading)


def _four_digits(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and FIRST <= int(text) <= LAST


@ALWAYS
@given(cells_written())
def test_a_cell_comes_back_with_everything_it_held(cell: Written) -> None:
    found = read_cell(cell.text, era="H")
    assert found == cell.reading
    # Equality of decimals ignores how many places there are; the places are kept as well.
    assert found.value is not None
    assert cell.reading.value is not None
    assert found.value.as_tuple().exponent == cell.reading.value.as_tuple().exponent


@ALWAYS
@given(cells_written())
def test_an_apostrophe_against_formulas_changes_nothing(cell: Written) -> None:
    assert read_cell(f"'{cell.text.strip()}", era="H") == cell.reading


@ALWAYS
@given(cells_written(), cells_written())
def test_two_cells_in_one_are_refused(first: Written, second: Written) -> None:
    with pytest.raises(CellError):
        read_cell(f"{first.text} {second.text}", era="H")


SIGNIFICANT = st.text(
    st.sampled_from(
        "0123456789０５９.,，．-－−‐ー△▲約※*注①⑳²½㉑㎡%％人年度()（）HR平成令和元速報値推計pr xX…'"
    )
    | st.sampled_from(" \u3000\n"),
    max_size=20,
)
ANYTHING = st.text(st.characters() | st.characters(categories=["Cs", "No", "Nl"]), max_size=40)


@ALWAYS
@given(SIGNIFICANT | ANYTHING, st.sampled_from([None, "H", "R"]))
def test_any_text_is_a_reading_or_a_refusal(text: str, era: str | None) -> None:
    try:
        found = read_cell(text, era=era)
    except CellError:
        return
    if found.value is None:
        assert not found.unit
        assert found.status is None or found.status.is_missing
    else:
        assert found.value.is_finite()
        assert found.status is None or not found.status.is_missing
        assert unit_matches(found.unit, [found.unit])


@ALWAYS
@given(SIGNIFICANT)
def test_every_digit_of_a_value_stood_in_the_cell_in_this_order(text: str) -> None:
    try:
        found = read_cell(text)
    except CellError:
        return
    if found.value is not None:
        digits = f"{abs(found.value):f}".lstrip("0")
        assert digits in text.translate(NARROW).replace(",", "")


@ALWAYS
@given(st.from_regex(r"[0-9]{1,16}(\.[0-9]{1,16})?", fullmatch=True), st.sampled_from([None, "R"]))
def test_digits_alone_are_read_as_with_a_closer_look(text: str, era: str | None) -> None:
    assert _read_or_reason(text, era) == _read_or_reason(text.translate(FULL), era)


def _read_or_reason(text: str, era: str | None) -> Reading | ProblemKind:
    try:
        return read_cell(text, era=era)
    except CellError as error:
        return error.kind
