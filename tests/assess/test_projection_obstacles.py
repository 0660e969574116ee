"""Where nothing is projected, there is a reason; where something is, there is none."""

from decimal import Decimal

import pytest
from assessing import Keys, assessed, row, within

from welfare_cli.assess.projection import Obstacle, obstacle, project

REVISED: dict[str, object] = {"from": "2022", "date": "2022-03-31", "reason": "new method"}
BROKEN: dict[str, object] = REVISED | {"break": True}
RESTATED: dict[str, object] = BROKEN | {"baseline": {"year": "2021", "value": Decimal(50)}}


@pytest.mark.parametrize(
    ("line", "value", "more", "why"),
    [
        ("10 (2020) → 20 (2025)", "15", {}, None),
        ("10 (2020) → -", "15", {"direction": "increase"}, Obstacle.NO_TARGET),
        ("- → 20 (2025)", "15", {"direction": "increase"}, Obstacle.NO_BASELINE),
        ("- → 20 (2025)", "15", {}, Obstacle.NO_BASELINE),
        ("10 (2020) → 20 (2025)", None, {}, Obstacle.NO_ACTUAL),
        ("10 (2020) → 10 (2025)", "15", {}, Obstacle.HELD),
        ("40 (2020) → -", "18", within(2025, "20", "25"), Obstacle.PASSED),
        ("10 (2020) → -", "26", within(2025, "20", "25"), Obstacle.PASSED),
        ("22 (2020) → -", "18", within(2025, "20", "25"), Obstacle.HELD),
        ("25 (2020) → -", "18", within(2025, "20", "25"), Obstacle.HELD),
        ("40 (2020) → -", "30", within(2025, "20", "25"), None),
        ("10 (2023) → 20 (2025)", "15", {}, Obstacle.BASELINE_YEAR),
        ("10 (2020) → 20 (2025)", "15", {"revisions": [BROKEN]}, Obstacle.BREAK),
        ("10 (2020) → 20 (2025)", "15", {"revisions": [RESTATED]}, None),
    ],
)
def test_nothing_is_projected_exactly_where_there_is_a_reason(
    line: str, value: str | None, more: Keys, why: Obstacle | None
) -> None:
    rows = () if value is None else (row(2023, value),)
    found = assessed(line, *rows, as_of=2023, more=more)
    assert obstacle(found) is why
    assert (project(found) is None) is (why is not None)


def test_a_series_that_only_has_values_before_its_break_is_told_as_broken() -> None:
    found = assessed(
        "10 (2020) → 20 (2025)", row(2021, "15"), as_of=2023, more={"revisions": [RESTATED]}
    )
    assert obstacle(found) is Obstacle.BREAK


def test_a_direction_alone_has_no_end_to_be_projected_to() -> None:
    target = {"year": "2025", "direction": "increase"}
    found = assessed("10 (2020) → -", row(2023, "15"), more={"target": target})
    assert obstacle(found) is Obstacle.DIRECTION


def test_a_strict_target_is_not_met_where_nothing_more_is_needed() -> None:
    target = {"year": "2025", "value": Decimal(20), "strict": True}
    found = project(assessed("10 (2020) → -", row(2023, "20"), more={"target": target}))
    assert found
    assert found.needed_per_year == 0
    assert not found.is_met
