"""The journal against the results: hands are noticed, imports are not accused."""

from decimal import Decimal

import pytest

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.results.columns import Actual
from welfare_cli.results.entry import Entry, Origin, State
from welfare_cli.results.status import Status
from welfare_cli.results.verify import Finding, Key, Kind, verify

FIRST, SECOND = State("1.0", "preliminary"), State("1.10", "final", "課", "注")
PRESENT = Actual("a", FiscalYear(2016, "H"), Decimal("1.10"), Status.FINAL, "課", "注")
ORIGIN = Origin("x.csv", "0" * 64, "B2")


def entry(old: State | None, new: State, indicator: str = "a", year: int = 2016) -> Entry:
    return Entry("2026-11-23T12:00:00Z", "1", indicator, year, old, new, ORIGIN, "welfare import")


ENTRIES = [entry(None, FIRST), entry(FIRST, SECOND)]


def found(entries: list[Entry], *present: Actual) -> list[Finding]:
    results: dict[Key, Actual] = {(a.indicator, a.year.number): a for a in present}
    return verify(entries, results)


def test_results_that_are_what_was_imported_have_no_findings() -> None:
    assert found(ENTRIES, PRESENT) == []
    assert found([]) == []


def test_a_reason_for_no_value_is_compared_too() -> None:
    present = PRESENT._replace(value=None, status=Status.PENDING)
    assert found([entry(None, State(None, "pending", "課", "注"))], present) == []


@pytest.mark.parametrize(
    "present",
    [
        PRESENT._replace(value=Decimal("1.1")),
        PRESENT._replace(value=Decimal("1.11")),
        PRESENT._replace(status=Status.REVISED),
        PRESENT._replace(source=""),
        PRESENT._replace(note="別"),
        PRESENT._replace(n=1200),
        PRESENT._replace(published="Ｂ"),
        PRESENT._replace(value=None, status=Status.WITHHELD),
    ],
)
def test_a_row_that_says_something_else_was_changed_by_hand(present: Actual) -> None:
    finding = Finding(Kind.CHANGED_BY_HAND, "a", 2016, SECOND, State.of(present))
    assert found(ENTRIES, present) == [finding]
    assert finding.kind.is_mismatch


def test_a_row_that_is_gone_was_removed_by_hand() -> None:
    finding = Finding(Kind.REMOVED_BY_HAND, "a", 2016, SECOND, None)
    assert found(ENTRIES, PRESENT._replace(year=FiscalYear(2017)))[0] == finding
    assert finding.kind.is_mismatch


@pytest.mark.parametrize("old", [State("7", "final"), None])
def test_a_hand_between_two_imports_is_information(old: State | None) -> None:
    finding = Finding(Kind.CHANGED_BETWEEN, "a", 2016, FIRST, old)
    assert found([ENTRIES[0], entry(old, SECOND)], PRESENT) == [finding]
    assert not finding.kind.is_mismatch


def test_the_first_import_may_find_anything() -> None:
    assert found([entry(State("7", "final"), SECOND)], PRESENT) == []


def test_a_value_without_an_entry_was_never_imported() -> None:
    other = PRESENT._replace(indicator="b")
    finding = Finding(Kind.NEVER_IMPORTED, "b", 2016, None, SECOND)
    assert found(ENTRIES, PRESENT, other) == [finding]
    assert not finding.kind.is_mismatch


def test_findings_stand_by_year_and_indicator() -> None:
    present = [
        PRESENT._replace(indicator=name, year=FiscalYear(year))
        for name, year in [("b", 2017), ("a", 2017), ("c", 2016)]
    ]
    places = [(finding.year, finding.indicator) for finding in found([], *present)]
    assert places == [(2016, "c"), (2017, "a"), (2017, "b")]
