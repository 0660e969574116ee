"""The table of columns: what holds for every entry, whatever its column is about."""

import re

import pytest

from welfare_cli.results.columns import COLUMNS, HEADER, OPTIONAL, PASSED, Column, Refused


def test_the_header_of_a_new_file_is_fixed() -> None:
    assert HEADER == ("indicator", "value", "status", "source", "note")


@pytest.mark.parametrize("column", OPTIONAL, ids=lambda column: str(column.name))
def test_an_optional_column_says_nothing_when_it_is_empty(column: Column) -> None:
    assert column.read("") == column.default
    assert column.write(column.default) == ""
    assert not column.is_required
    assert column.title


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: str(column.name))
def test_a_column_is_described_and_passed_on(column: Column) -> None:
    assert str(column.about).endswith(".")
    # A record names the indicator and the year by itself.
    assert bool(column.export) == (column.name not in ("indicator", "year"))
    if column.pattern is not None:
        pattern = re.compile(column.pattern)
        for text in ("", "1", "x", "x" * 101, "https://a.example", "1200"):
            taken = not isinstance(column.read(text), Refused)
            assert taken == bool(pattern.fullmatch(text)), text


def test_a_header_leads_to_one_column() -> None:
    headers = [header for column in COLUMNS for header in column.headers]
    assert len(headers) == len({*headers})
    assert all(column.name in column.headers for column in PASSED)
