"""Generated ways from a baseline to a target, with the actuals on them."""

from dataclasses import dataclass, replace
from decimal import Decimal

from assessing import Keys, by, row
from hypothesis import settings
from hypothesis import strategies as st

from welfare_cli.assess.assessment import Assessment

MANY = settings(max_examples=60, deadline=None, derandomize=True)


@dataclass(frozen=True)
class Case:
    """A way from b to T in so many years, actuals of the years before, and one after so many."""

    b: Decimal
    t: Decimal
    earlier: tuple[Decimal, ...]
    v: Decimal
    years: int
    after: int

    def found(self, rules: str, zeros: int = 0) -> Assessment:
        """Assessed; `zeros` more decimals are written."""
        b, t, v, *earlier = (_written(x, zeros) for x in (self.b, self.t, self.v, *self.earlier))
        last = 2000 + self.after
        rows = [row(last - n, value) for n, value in enumerate(earlier, 1) if last - n > 2000]
        line = f"{b} (2000) → {t} ({2000 + self.years})"
        side: Keys = {"better": "higher"} if self.b == self.t else {}
        return by(rules, line, *reversed(rows), row(last, v), more=side)

    def times(self, factor: str) -> "Case":
        unit = Decimal(factor)
        earlier = tuple(value * unit for value in self.earlier)
        return replace(self, b=self.b * unit, t=self.t * unit, v=self.v * unit, earlier=earlier)

    def better(self, other: Decimal) -> "tuple[Case, Case]":
        """The case with the worse of the two actuals, and with the better one."""
        worse, better = sorted((self.v, other), reverse=self.t < self.b)
        return replace(self, v=worse), replace(self, v=better)


def _written(value: Decimal, zeros: int) -> str:
    text = f"{value:f}"
    return f"{text}{'' if '.' in text else '.' * bool(zeros)}{'0' * zeros}"


def cases(values: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Case]:
    earlier = st.lists(values, max_size=6).map(tuple)
    return st.builds(Case, values, values, earlier, values, st.integers(1, 12), st.integers(1, 15))


WHOLE = st.integers(-99, 99).map(Decimal)
ABOVE_ZERO = st.integers(1, 99).map(Decimal)
# Numbers whose reciprocals have few decimals.
ROUND = st.builds(
    lambda two, five: Decimal(2) ** two * Decimal(5) ** five, *[st.integers(-3, 3)] * 2
)
