"""What a plan looks like by several rule sets: agreement, change of standing, counts."""

from assessing import assessed, row

from welfare_cli.assess.rule_comparison import RuleSetComparison, compare
from welfare_cli.results.status import Status
from welfare_cli.rules.library import shipped

# The first is the plan's own. By 2022 the straight line from 10 to 20 has come to 14.
RULES = [shipped(name) for name in ("pace", "fuji", "nagayo", "unsd")]
LINES = {
    "met": ("10 (2020) → 20 (2025)", row(2022, "20")),
    "on the line": ("10 (2020) → 20 (2025)", row(2022, "14")),
    "short of the line": ("10 (2020) → 20 (2025)", row(2022, "11")),
    "from zero, near the end": ("0 (2020) → 20 (2025)", row(2025, "19")),
    "not measured": ("10 (2020) → 20 (2025)", row(2022, None, Status.PENDING)),
}


def compared(*names: str) -> RuleSetComparison:
    return compare(
        RULES,
        [[assessed(LINES[n][0], LINES[n][1], rules=rules) for n in names] for rules in RULES],
    )


def test_standings_tell_green_from_not_and_from_unknown() -> None:
    rows = dict(zip(LINES, compared(*LINES).rows, strict=True))
    assert rows["met"].standings == (True, True, True, True)
    assert rows["on the line"].standings == (True, False, False, True)
    # Growth from zero has no rate: that rule set does not assess it.
    assert rows["from zero, near the end"].standings == (False, True, False, None)
    assert rows["not measured"].standings == (None,) * 4


def test_a_cell_disagrees_only_where_one_of_two_known_standings_is_green() -> None:
    rows = dict(zip(LINES, compared(*LINES).rows, strict=True))
    assert rows["on the line"].disagreeing == (False, True, True, False)
    assert rows["from zero, near the end"].disagreeing == (False, True, False, False)
    assert rows["not measured"].disagreeing == (False,) * 4


def test_every_indicator_is_counted_once() -> None:
    found = compared(*LINES)
    counts = (found.changing, found.green_by_all, found.green_by_none, found.not_assessed)
    assert counts == (2, 1, 1, 1)
    assert sum(counts) == len(found.rows)
    for tally in found.tallies:
        assert tally.green + tally.not_green + tally.not_assessed == len(found.rows)


def test_nothing_to_compare_is_no_mistake() -> None:
    assert compared().rows == ()
    assert [tally.green for tally in compared().tallies] == [0, 0, 0, 0]
