"""A rating is that of the exact fractions, whatever the unit, the decimals and the direction."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assessing import NONE, PACE, F, assessed, row
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.assess.assessment import Assessment

MANY = settings(max_examples=300, deadline=None, derandomize=True)
RANKS = [rating.id for rating in PACE.ratings]


@dataclass(frozen=True)
class Case:
    """A way from b to T in so many years, and an actual after so many."""

    b: Decimal
    t: Decimal
    v: Decimal
    years: int
    after: int

    def found(self, factor: str = "1", actual: Decimal | None = None, zeros: int = 0) -> Assessment:
        """Assessed with all values multiplied, another actual, or more decimals written."""
        unit = Decimal(factor)
        values = (self.b, self.t, self.v if actual is None else actual)
        b, t, v = (f"{value * unit:f}{'.' * bool(zeros)}{'0' * zeros}" for value in values)
        line = f"{b} (2000) → {t} ({2000 + self.years})"
        side = {"better": "lower" if unit < 0 else "higher"} if self.b == self.t else NONE
        return assessed(line, row(2000 + self.after, v), more=side)

    def exact(self) -> str:
        """The rating as the rule says it, in fractions."""
        if (self.v >= self.t) if self.t >= self.b else (self.v <= self.t):
            return "achieved"
        if self.b == self.t:
            return "off_track"
        done = Fraction(int(self.v - self.b), int(self.t - self.b))
        pace = done / Fraction(self.after, max(self.after, self.years))
        cuts = {"on_track": pace >= 1, "mostly_on_track": pace >= F(4, 5), "behind": done > 0}
        return next((name for name, holds in cuts.items() if holds), "off_track")


WHOLE = st.integers(-99, 99).map(Decimal)
CASES = st.builds(Case, WHOLE, WHOLE, WHOLE, st.integers(1, 12), st.integers(1, 15))
HELD = st.builds(lambda case: Case(case.b, case.b, case.v, case.years, case.after), CASES)


def rank(found: Assessment) -> int:
    assert found.rating
    return RANKS.index(found.rating.id)


@given(CASES | HELD)
@MANY
def test_the_rating_is_the_one_of_the_exact_fractions(case: Case) -> None:
    assert RANKS[rank(case.found())] == case.exact()


@given(CASES | HELD, st.integers(1, 8))
@MANY
def test_the_rating_never_depends_on_the_decimals_shown(case: Case, zeros: int) -> None:
    assert case.found(zeros=zeros).rating == case.found().rating


@given(CASES | HELD, st.sampled_from(["0.001", "0.7", "3", "100", "12345"]))
@MANY
def test_another_unit_changes_no_rating_and_no_ratio(case: Case, factor: str) -> None:
    one, other = case.found(), case.found(factor)
    assert (one.rating, one.progress, one.pace) == (other.rating, other.progress, other.pace)
    assert one.achievement == other.achievement


@given(CASES | HELD)
@MANY
def test_an_increase_and_its_mirrored_decrease_are_rated_alike(case: Case) -> None:
    one, other = case.found(), case.found("-1")
    assert (one.rating, one.progress, one.pace) == (other.rating, other.progress, other.pace)
    assert -(one.needed_per_year or 0) == (other.needed_per_year or 0)


@given(CASES | HELD, WHOLE)
@MANY
def test_a_better_actual_never_rates_worse(case: Case, other: Decimal) -> None:
    worse, better = sorted((case.v, other), reverse=case.t < case.b)
    assert rank(case.found(actual=better)) <= rank(case.found(actual=worse))
