"""A number in a cell is read digit by digit with its unit, or the cell is refused with a reason."""

from decimal import Decimal

import pytest

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.intake.cells import CellError, Reading, read_cell, unit_matches
from welfare_cli.results.status import Status


def number(text: str) -> Reading:
    return Reading(Decimal(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("約91%", Reading(Decimal(91), Status.ESTIMATE, None, "%", ("約",))),
        ("約70,000ha", Reading(Decimal(70000), Status.ESTIMATE, None, "ha", ("約",))),
        ("50,997ha", Reading(Decimal(50997), unit="ha")),
        ("583駅", Reading(Decimal(583), unit="駅")),
        ("１２，３４５人", Reading(Decimal(12345), unit="人")),
        ("12630人", Reading(Decimal(12630), unit="人")),
        ("６校区", Reading(Decimal(6), unit="校区")),
        ("77%(暫定値)", Reading(Decimal(77), Status.PRELIMINARY, None, "%")),
        ("78.9%(推計)", Reading(Decimal("78.9"), Status.ESTIMATE, None, "%")),
        ("95.5%(R2)", Reading(Decimal("95.5"), None, FiscalYear(2020), "%")),
        ("100%(22年度)", Reading(Decimal(100), None, FiscalYear(2010), "%")),
        ("45.0% (平成31年度)", Reading(Decimal("45.0"), None, FiscalYear(2019), "%")),
        ("35.9%(平成25年度)※3", Reading(Decimal("35.9"), None, FiscalYear(2013), "%", ("※3",))),
        ("625百万円 (17年度)", Reading(Decimal(625), None, FiscalYear(2005), "百万円")),
        ("2,345(R2)", Reading(Decimal(2345), None, FiscalYear(2020))),
    ],
)
def test_cells_of_published_tables_are_read_whole(text: str, expected: Reading) -> None:
    assert read_cell(text, era="H") == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("0.0", "0.0"),
        ("34.0", "34.0"),
        ("7,000", "7000"),
        ("7,000.", "7000"),
        ("1,234,567.80", "1234567.80"),
        ("007", "7"),
        ("+5", "5"),
        ("△1.2", "-1.2"),
        ("△ 1.2", "-1.2"),
        ("▲3", "-3"),
        ("−5", "-5"),
        ("‐5", "-5"),
        ("–5", "-5"),
        ("－5", "-5"),
        ("-5", "-5"),
        ("'-1.2", "-1.2"),
        ("12'", "12"),
        ("\u3000１２．５\u00a0", "12.5"),
        ("123456789012345", "123456789012345"),
    ],
)
def test_a_number_keeps_its_digits_and_its_decimals(text: str, value: str) -> None:
    reading = read_cell(text)
    assert reading == number(value)
    assert str(reading.value) == value


def test_zero_has_no_sign() -> None:
    assert str(read_cell("△0.0").value) == "0.0"


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\n", "'"])
def test_an_empty_cell_says_nothing(text: str) -> None:
    assert read_cell(text) == Reading(None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12％", "%"),
        ("12 百万円", "百万円"),
        ("12ﾊﾟｰｾﾝﾄ", "パーセント"),
        ("12件/年", "件/年"),
        ("12か所", "か所"),
        ("12℃", "°C"),
        ("12㎡", "㎡"),
        ("12km²", "km²"),
        ("12m3", "m3"),
        ("1.5千t-CO2", "千t-CO2"),
        ("12年", "年"),
        ("12万人", "万人"),
    ],
)
def test_the_unit_is_what_stands_beside_the_number(text: str, unit: str) -> None:
    assert read_cell(text, era="H").unit == unit


@pytest.mark.parametrize(
    ("reason", "texts"),
    [
        (
            "two-values",
            (
                "8.1%(平成25年度)11.7%(平成28年度)|8.1% 11.7%|8.1%\n11.7%|10〜20%|3/4|4-14|12(11)"
                "|12人(うち女性5人)|12①3|12※1 3|12(2019)|2100(2019)|12 345|12(R2)3|2*3.5|1、234"
                "|3人/10万人"
            ),
        ),
        (
            "prose",
            (
                "1月当たりの利用人数1136人|現状値以上|50人以上|10%未満|(1.2)|12人()|12人(全国平均)"
                "|平成27年度45%|12(推計)(速報)|12(R2)(R3)|100%(22年度)|-(推計)|約|速報値|1. 実施"
                "|12人?|とてもよい|注12.3"
            ),
        ),
        ("grouping", "1,23|1,2345|12,34,567|1,234,56|1234,567|1,,234|0,123|1.234,5|１，２３"),
        (
            "a-year",
            (
                "H37|2023(平成35)年度|2020(R2)|平成27年度|27年度|2015/16|FY2015|2023年|2023.4.1|(R2)"
                "|H27(速報)|5000(R2)年度|元年度"
            ),
        ),
        ("years-disagree", "2019(平成30)年度|1990(H30)|12%(2019(平成30)年度)"),
        (
            "too-long",
            "1234567890123456|1,234,567,890,123,456|0.1234567890123456|0.0000000000000001%",
        ),
        (
            "not-a-number",
            (
                "1_000|nan|inf|-inf|NaN|٣|1e3|1e-3|0x10|1.2.3|.5|- 5|△|△△5|-△5|+|○|×|?|5△|―5|±5"
                "|10²|3½|12㉑|12⒈|12⑴|2³|--|……|***1|①|※1|※12.3|12〇|¥5|5\u200b"
            ),
        ),
    ],
)
def test_what_is_in_doubt_is_refused_with_its_reason(reason: str, texts: str) -> None:
    found = {}
    for text in texts.split("|"):
        with pytest.raises(CellError) as refused:
            read_cell(text)
        found[text] = refused.value.kind.code
    assert found == dict.fromkeys(found, f"cell-{reason}")


def test_a_digit_that_only_normalising_makes_is_in_no_year() -> None:
    with pytest.raises(CellError):
        read_cell("95%(R2²)")


def test_a_short_year_may_be_a_duration() -> None:
    assert read_cell("12年", era="H") == Reading(Decimal(12), unit="年")


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("", ["人"]),
        ("", []),
        ("%", ["％"]),
        ("パーセント", ["%"]),
        ("ﾊﾟｰｾﾝﾄ", ["percent"]),
        ("%", ["人", "Percent"]),
        ("HA", ["ha"]),
        ("百 万円", ["百万円"]),
        ("km²", ["㎢"]),
    ],
)
def test_units_match_whatever_their_width_case_and_spaces(written: str, units: list[str]) -> None:
    assert unit_matches(written, units)


@pytest.mark.parametrize(
    ("written", "units"), [("人", ["%"]), ("万人", ["人"]), ("%p", ["%"]), ("人", []), ("人", [""])]
)
def test_another_unit_does_not_match(written: str, units: list[str]) -> None:
    assert not unit_matches(written, units)


@pytest.mark.parametrize(
    "text",
    [
        piece * (100_000 // len(piece))
        for piece in ("1", "1,", "(", ")", "(1", "※1", "約", "速報", "p ", "1月", "'", "１", "注")
    ],
)
def test_a_hostile_cell_is_refused(text: str) -> None:
    for length in (500, len(text)):
        with pytest.raises(CellError):
            read_cell(text[:length])


def test_a_cell_of_nothing_but_space_is_empty_however_long() -> None:
    assert read_cell(" \u3000" * 50_000) == Reading(None)
