"""The words for yearly figures and totals: found wherever they stand, and never where denied."""

import pytest

from welfare_cli.intake.cells import CellError, Reading, read_cell
from welfare_cli.intake.headers import Role, heading_of
from welfare_cli.intake.spans import fit, is_total, without_spans
from welfare_cli.intake.table import label_of


@pytest.mark.parametrize(
    ("text", "bare", "words"),
    [
        ("実績値（累計）", "実績値", ("累計",)),
        ("累　計実績値", "実績値", ("累　計",)),
        ("実績値(累計値)", "実績値", ("累計",)),
        ("実績値（累計・速報）", "実績値（ 速報）", ("累計",)),
        ("人/累積", "人", ("累積",)),
        ("通算：352人", "352人", ("通算",)),
        ("12累計34", "12 34", ("累計",)),
        ("Cumulative actual", "actual", ("Cumulative",)),
        ("actual (yearly only)", "actual", ("yearly only",)),
        ("non-cumulative actual", "actual", ("non-cumulative",)),
        ("実績（単年度のみ）", "実績", ("単年度のみ",)),
        ("実績（年間のみ）", "実績", ("年間のみ",)),
    ],
)
def test_a_word_is_taken_out_as_it_was_written(
    text: str, bare: str, words: tuple[str, ...]
) -> None:
    assert without_spans(text) == (bare, words)


@pytest.mark.parametrize(
    "text",
    ["", " 352 ", "累計を除く", "累計以外", "非累計", "累計ではない", "accumulative", "年間", "計"],
)
def test_what_says_neither_stays_as_it_is(text: str) -> None:
    assert without_spans(text) == (text, ())


def test_each_word_is_of_one_kind() -> None:
    assert all(map(is_total, ("累計", "累　計", "累積", "通算", "cumulative", "Cumulative")))
    assert not any(
        map(is_total, ("単年度", "単年度のみ", "年間のみ", "yearly-only", "Yearly only"))
    )
    assert not is_total("non cumulative")


def test_words_that_contradict_each_other_fit_nothing() -> None:
    assert fit([], cumulative=True) is None
    assert fit(["累計", "通算"], cumulative=True)
    assert fit(["累計"], cumulative=False) is False
    for cumulative in (True, False):
        assert fit(["累計", "単年度"], cumulative=cumulative) is False


@pytest.mark.parametrize("text", ["(" * 10**5, " " * 10**5, "累" * 10**5])
def test_a_long_cell_is_left_as_it_is(text: str) -> None:
    assert without_spans(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "role", "spans"),
    [
        ("累計実績値", Role.VALUE, ("累計",)),
        ("平成30年度実績（累計）", Role.VALUE, ("累計",)),
        ("H30累計", Role.VALUE, ("累計",)),
        ("累計目標値", None, ()),
        ("指標名（累計）", Role.NAME, ()),
    ],
)
def test_a_header_of_values_says_what_they_are(
    text: str, role: Role | None, spans: tuple[str, ...]
) -> None:
    heading = heading_of(text, "H")
    assert (heading.role if heading else None, heading.spans if heading else ()) == (role, spans)


@pytest.mark.parametrize("text", ["累計", "単年度", "累計（人）"])
def test_a_header_that_says_nothing_else_is_no_column_of_values(text: str) -> None:
    assert heading_of(text, "H") is None


@pytest.mark.parametrize("text", ["実績値（累計）", "累計実績", "実績（単年度）"])
def test_a_label_is_read_without_it(text: str) -> None:
    assert label_of(text).kind == "actual"


def test_a_cell_keeps_the_word_as_a_note() -> None:
    expected = read_cell("352人")
    assert read_cell("352人（累計）") == Reading(expected.value, unit="人", notes=("累計",))
    assert read_cell("累計 ３５２人※1").notes == ("累計", "※1")
    assert read_cell("－（累計）").value is None


@pytest.mark.parametrize("text", ["累計", "（累計）", "12累計34", "累計で352人", "累計を除く352人"])
def test_a_cell_without_one_number_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_cell(text)
