"""Under every shipped rule set better is never worse, and nothing but the values counts."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from assessing import Keys, by, outcome, row, target, within
from hypothesis import assume, given
from hypothesis import strategies as st
from ways import ABOVE_ZERO, MANY, WHOLE, Case, cases

from welfare_cli.assess.assessment import Assessment, assess_plan
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Plan
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import collected
from welfare_cli.rules.library import shipped, shipped_ids

ALL = shipped_ids()
# Where lower is better they divide by the actual, so there is no ratio at zero and below it.
BY_THE_ACTUAL = ("maff", "iaa")


def never_worse(better: Assessment, worse: Assessment) -> bool:
    """Whether the one is rated at least as well as the other; true where one is not rated."""
    ratings = better.rules.ratings
    if better.rating is None or worse.rating is None:
        return True
    return ratings.index(better.rating) <= ratings.index(worse.rating)


@pytest.mark.parametrize("rules", ALL)
@given(case=cases(WHOLE) | cases(ABOVE_ZERO), other=WHOLE)
@MANY
def test_a_better_actual_never_rates_worse(rules: str, case: Case, other: Decimal) -> None:
    assume(rules not in BY_THE_ACTUAL or case.t >= case.b or min(case.v, other) > 0)
    worse, better = (one.found(rules) for one in case.better(other))
    assert never_worse(better, worse)


@pytest.mark.parametrize("rules", ["maff", "iaa"])
def test_nothing_left_of_what_shall_decrease_is_rated_no_worse_than_half_of_the_target(
    rules: str,
) -> None:
    half, nothing = (by(rules, "20 (2015) → 10 (2020)", row(2018, v)) for v in ("5", "0"))
    assert outcome(nothing) == outcome(half)


RISING = (row(2016, "9"), row(2017, "13"))


def test_a_value_that_enters_its_range_is_rated_no_worse_than_one_just_before_it() -> None:
    line, span = "10 (2015) → -", within(2020, "20", "30")
    before, inside = (
        by("germany-weather", line, *RISING, row(2018, value), more=span) for value in ("19", "20")
    )
    assert outcome(before) == "sun"
    assert never_worse(inside, before)


def test_a_value_at_a_target_to_be_passed_is_rated_no_worse_than_one_just_before_it() -> None:
    line, strict = "10 (2015) → -", target(2020, "20", strict=True)
    before, at = (
        by("germany-weather", line, *RISING, row(2018, value), more=strict)
        for value in ("19", "20")
    )
    assert outcome(before) == "sun"
    assert never_worse(at, before)


@dataclass(frozen=True)
class Survey:
    """A share asked of n people at the start and of n later, and two answers to compare."""

    b: Decimal
    t: Decimal
    answers: tuple[Decimal, Decimal]
    n: int

    def found(self, rules: str) -> tuple[Assessment, Assessment]:
        """Assessed with the worse answer and with the better one."""
        start = {"year": "2015", "value": self.b, "n": Decimal(self.n)}
        keys: Keys = {"unit": "%", "baseline": start}
        worse, better = sorted(self.answers, reverse=self.t < self.b)
        line, n = f"- → {self.t:f} (2020)", self.n
        first = by(rules, line, row(2017, f"{worse:f}", n=n), more=keys)
        return first, by(rules, line, row(2017, f"{better:f}", n=n), more=keys)


SHARES = st.integers(0, 1000).map(lambda n: Decimal(n) / 10)
SURVEYS = st.builds(Survey, SHARES, SHARES, st.tuples(SHARES, SHARES), st.integers(20, 3000))


@pytest.mark.parametrize("rules", ALL)
@given(survey=SURVEYS)
@MANY
def test_a_better_share_of_a_sample_never_rates_worse(rules: str, survey: Survey) -> None:
    assume(survey.b != survey.t)
    assume(rules not in BY_THE_ACTUAL or min(survey.answers) > 0)
    worse, better = survey.found(rules)
    assert never_worse(better, worse)


PLAN = Plan.model_validate(
    {
        "format": 1,
        "id": "p",
        "title": "p",
        "period": {"from": "2010", "to": "2020"},
        "sections": [
            {
                "id": "s",
                "title": "s",
                "indicators": [
                    {
                        "id": "x",
                        "title": "x",
                        "unit": "人",
                        "baseline": {"year": "2010", "value": Decimal(40)},
                        "target": {"year": "2020", "value": Decimal(80)},
                    }
                ],
            }
        ],
    }
)


@pytest.mark.parametrize("rules", ALL)
@given(values=st.lists(ABOVE_ZERO, min_size=1, max_size=10), data=st.data())
@MANY
def test_neither_the_order_of_rows_nor_later_years_matter(
    rules: str, values: list[Decimal], data: st.DataObject
) -> None:
    rows = [Actual("x", FiscalYear(2011 + n), value) for n, value in enumerate(values)]
    as_of = data.draw(st.integers(2011, 2010 + len(values)))
    known = [actual for actual in rows if actual.year.number <= as_of]
    ways = [known, rows, data.draw(st.permutations(rows))]
    found = [
        assess_plan(PLAN, collected(way, [a.year for a in way]), FiscalYear(as_of), shipped(rules))
        for way in ways
    ]
    assert len({(outcome(one), one.measured, one.score, len(one.series)) for (one,) in found}) == 1
    assert all(one.actual == known[-1] for (one,) in found)
