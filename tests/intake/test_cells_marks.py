"""A word or mark in a cell is a status, a year or a note, and never changes the number."""

from decimal import Decimal

import pytest

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.intake.cells import CellError, Reading, read_cell
from welfare_cli.results.status import Status


@pytest.mark.parametrize("mark", [*"-－−‐–—―ー", "なし", "評価せず"])
def test_a_mark_that_leaves_a_doubt_is_kept_as_a_note(mark: str) -> None:
    assert read_cell(f" {mark} ") == Reading(None, Status.NOT_SURVEYED, notes=(mark,))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("…", Status.PENDING),
        ("...", Status.PENDING),
        ("集計中", Status.PENDING),
        ("集 計 中", Status.PENDING),
        ("未集計", Status.PENDING),
        ("x", Status.WITHHELD),
        ("Ｘ", Status.WITHHELD),
        ("χ", Status.WITHHELD),
        ("***", Status.WITHHELD),
        ("＊＊＊", Status.WITHHELD),
        ("非公表", Status.WITHHELD),
        ("秘匿", Status.WITHHELD),
        ("調査なし", Status.NOT_SURVEYED),
        ("未実施", Status.NOT_SURVEYED),
        ("調査終了", Status.DISCONTINUED),
        ("廃止", Status.DISCONTINUED),
        ("not surveyed", Status.NOT_SURVEYED),
        ("Not  Surveyed", Status.NOT_SURVEYED),
        ("not-surveyed", Status.NOT_SURVEYED),
        ("ｐｅｎｄｉｎｇ", Status.PENDING),
        ("Not yet available", Status.PENDING),
        ("CONFIDENTIAL", Status.WITHHELD),
        ("withheld", Status.WITHHELD),
        ("Discontinued", Status.DISCONTINUED),
    ],
)
def test_a_reason_is_no_value(text: str, status: Status) -> None:
    assert read_cell(text) == Reading(None, status)


@pytest.mark.parametrize("text", ["n/a", "none", "not", "surveyed", "pending 12", "not surveyed 3"])
def test_a_word_that_gives_no_reason_or_not_alone_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_cell(text)


def test_a_reason_may_have_a_year_and_a_footnote() -> None:
    assert read_cell("pending (R2)") == Reading(None, Status.PENDING, FiscalYear(2020))
    pending = Reading(None, Status.PENDING, FiscalYear(2020), "", ("※1",))
    assert read_cell("集計中(R2)※1") == pending
    assert read_cell("－①") == Reading(None, Status.NOT_SURVEYED, notes=("－", "①"))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("45.1p", Status.PRELIMINARY),
        ("45.1ｐ", Status.PRELIMINARY),
        ("45.1 r", Status.REVISED),
        ("45.1(r)", Status.REVISED),
        ("45.1(速報値)", Status.PRELIMINARY),
        ("45.1（速報）", Status.PRELIMINARY),
        ("(暫定)45.1", Status.PRELIMINARY),
        ("速報値:45.1", Status.PRELIMINARY),
        ("45.1 訂正", Status.REVISED),
        ("45.1推計値", Status.ESTIMATE),
        ("45.1(速報)(p)", Status.PRELIMINARY),
    ],
)
def test_a_status_word_is_the_status(text: str, status: Status) -> None:
    assert read_cell(text) == Reading(Decimal("45.1"), status)


def test_a_stated_status_outweighs_about_which_stays_a_note() -> None:
    assert read_cell("約12(速報値)") == Reading(Decimal(12), Status.PRELIMINARY, notes=("約",))


@pytest.mark.parametrize("text", ["1.2%p", "3P", "5kmr"])
def test_a_letter_that_may_be_a_unit_is_no_status(text: str) -> None:
    reading = read_cell(text)
    assert (reading.status, reading.unit) == (None, text.lstrip("0123456789."))


@pytest.mark.parametrize(
    "text",
    [
        "12.3%(R2)(速報値)",
        "12.3%(速報値)(R2)",
        "(R2)12.3%(速報値)",
        "12.3%（Ｒ２速報値）",
        "12.3%(速報値、令和2年度)",
        "12.3%(2020(令和2)年度)p",
        "12.3%(R2)(2020年度) p",
        "12.3%(2020)(速報)",
    ],
)
def test_brackets_may_hold_a_year_and_a_status(text: str) -> None:
    expected = Reading(Decimal("12.3"), Status.PRELIMINARY, FiscalYear(2020), "%")
    assert read_cell(text) == expected


@pytest.mark.parametrize(
    ("mark", "notes"),
    [
        ("①", ("①",)),
        ("⑳", ("⑳",)),
        ("※", ("※",)),
        ("※1", ("※1",)),
        ("※１", ("※１",)),
        ("*1", ("*1",)),
        ("注1", ("注1",)),
        ("(注1)", ("(注1)",)),
        ("（注）", ("（注）",)),
        (" (※12)", ("(※12)",)),
        ("※1※2", ("※1", "※2")),
    ],
)
def test_a_footnote_mark_is_a_note_and_no_digit(mark: str, notes: tuple[str, ...]) -> None:
    assert read_cell(f"12.3{mark}") == Reading(Decimal("12.3"), notes=notes)
    assert read_cell(f"12.3{mark}(R2)").notes == notes
