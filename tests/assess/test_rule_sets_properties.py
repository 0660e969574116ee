"""What holds for every shipped rule set, whatever the unit, the decimals and the direction.

Measures that rest on differences are the same for an indicator and its mirror image (b → −b …).
Those that rest on ratios are not: achievement has its mirror in reciprocals (b → 1/b …), while
growth rates (open-sdg, eurostat, unsd) and the expected value (ibaraki) have none that is exact.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from assessing import outcome
from hypothesis import assume, given
from hypothesis import strategies as st
from ways import ABOVE_ZERO, MANY, ROUND, WHOLE, Case, cases

from welfare_cli.rules.library import shipped_ids

ALL = shipped_ids()
ON_RATIOS = ("maff", "iaa", "ibaraki", "open-sdg", "eurostat", "unsd")
ON_DIFFERENCES = [rules for rules in ALL if rules not in ON_RATIOS]
UNITS = ("0.001", "0.7", "3", "100", "12345")


@pytest.mark.parametrize("rules", ALL)
@given(case=cases(WHOLE) | cases(ABOVE_ZERO), factor=st.sampled_from(UNITS))
@MANY
def test_another_unit_changes_no_rating(rules: str, case: Case, factor: str) -> None:
    one, other = case.found(rules), case.times(factor).found(rules)
    assert outcome(one) == outcome(other)
    assert (one.progress, one.pace, one.achievement) == (
        other.progress,
        other.pace,
        other.achievement,
    )


@pytest.mark.parametrize("rules", ON_DIFFERENCES)
@given(case=cases(WHOLE))
@MANY
def test_an_increase_and_its_mirrored_decrease_are_rated_alike(rules: str, case: Case) -> None:
    assume(case.b != case.t)  # nothing in the numbers of a held value says which side is good
    one, other = case.found(rules), case.times("-1").found(rules)
    assert (outcome(one), one.measured) == (outcome(other), other.measured)


@pytest.mark.parametrize("rules", ["maff", "iaa"])
@given(case=cases(ROUND))
@MANY
def test_an_achievement_is_that_of_the_reciprocals(rules: str, case: Case) -> None:
    assume(case.b != case.t)
    b, t, v = (Decimal(1) / value for value in (case.b, case.t, case.v))
    one, other = case.found(rules), replace(case, b=b, t=t, v=v).found(rules)
    assert (outcome(one), one.achievement) == (outcome(other), other.achievement)


@pytest.mark.parametrize("rules", ALL)
@given(case=cases(WHOLE) | cases(ROUND), zeros=st.integers(1, 6))
@MANY
def test_a_rating_never_depends_on_the_decimals_written(rules: str, case: Case, zeros: int) -> None:
    one, other = case.found(rules), case.found(rules, zeros)
    assert (outcome(one), one.measured, one.score) == (
        outcome(other),
        other.measured,
        other.score,
    )
