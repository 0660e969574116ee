"""Plans together: no plan is lost in any order, and sums are those of the plans, however added."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfare_cli.assess.portfolio import (
    BilingualText,
    ListedPlan,
    Overview,
    PlanCounts,
    Totals,
    below_parents,
    least_reported,
    parents,
    scale_of,
    toned,
    weakest,
)
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.rules.library import shipped, shipped_ids

SCALES = [scale_of(shipped(name)) for name in shipped_ids()]
NUMBERS = st.integers(0, 50)


def plan(number: int, parent: str | None = None, title: str | None = None) -> ListedPlan:
    """A plan with nothing in it, called by its number."""
    name = title or f"計画{number}"
    above = BilingualText(parent, parent) if parent else None
    stands = Overview(FiscalYear(2018), SCALES[0], _count(0), parent=above)
    return ListedPlan(f"{number}.yaml", f"p{number}", BilingualText(name, name), "ja", stands)


def _count(scale: int, *numbers: int) -> PlanCounts:
    size = len(SCALES[scale].grades)
    ratings = (*numbers, *(0,) * size)[:size]
    return PlanCounts(1, sum(ratings), sum(ratings) // 2, ratings, 0)


@st.composite
def entries(draw: st.DrawFn) -> list[ListedPlan]:
    """Plans of any rule sets, some broken, some naming each other."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        entry = plan(number, draw(st.none() | st.integers(0, 8).map("計画{}".format)))
        scale = draw(st.integers(0, len(SCALES) - 1))
        count = _count(scale, *draw(st.lists(NUMBERS, max_size=6)))
        assert entry.standing
        stands = entry.standing._replace(scale=SCALES[scale], counts=count)
        found.append(entry._replace(standing=draw(st.just(stands) | st.none())))
    return found


def added(plans: Sequence[ListedPlan]) -> Totals:
    totals = Totals()
    for entry in plans:
        totals.add(entry)
    return totals


@given(entries())
def test_no_order_loses_a_plan(plans: list[ListedPlan]) -> None:
    for order in (least_reported, weakest, below_parents):
        assert sorted(e.path for e in order(plans)) == sorted(e.path for e in plans)


@given(entries())
def test_the_sums_do_not_depend_on_the_order(plans: list[ListedPlan]) -> None:
    one, other = added(plans), added(plans[::-1])
    assert (one.whole, one.broken) == (other.whole, other.broken)
    assert dict(one.by_scale) == dict(other.by_scale)


@given(entries())
def test_the_sums_by_tone_are_those_of_the_rule_sets(plans: list[ListedPlan]) -> None:
    totals = added(plans)
    parts = [toned(scale, count) for scale, count in totals.by_scale.values()]
    assert totals.whole.ratings == tuple(
        sum(part.ratings[tone] for part in parts) for tone in range(4)
    )
    assert totals.whole.plans + totals.broken == len(plans)


@pytest.mark.parametrize(
    ("title", "is_found"),
    [("計画1", True), ("計画 １", True), ("P1", True), ("計画", False), ("計画0", False)],
)
def test_a_plan_above_is_found_by_title_or_id(title: str, *, is_found: bool) -> None:
    found = parents([plan(0, title), plan(1)])
    assert [entry.id for entry in found.values()] == (["p1"] if is_found else [])


def test_a_title_that_two_plans_have_names_neither() -> None:
    assert parents([plan(0, "同じ"), plan(1, title="同じ"), plan(2, title="同じ")]) == {}


def test_plans_that_name_each_other_stand_where_they_stood() -> None:
    plans = [plan(0, "計画1"), plan(1, "計画0"), plan(2, "計画3"), plan(3)]
    assert [e.id for e in below_parents(plans)] == ["p3", "p2", "p0", "p1"]
