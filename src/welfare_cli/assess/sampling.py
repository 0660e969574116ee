"""Whether two shares found in samples differ: the two-proportion z test.

Source: the usual test with a pooled share, z = (p1 − p0) / √(p (1 − p) (1/n0 + 1/n1)), where p is
the share in both samples together. It is compared by squares, so that no digit is lost.
"""

from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

from welfare_cli.assess.growth import square_root
from welfare_cli.assess.series import Reading

USUAL_LEVEL = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Sampled:
    """A difference of two shares in points, and how much of it chance alone may make."""

    difference: Fraction
    margin: Fraction
    significant: bool


def compare_shares(
    before: Reading, after: Reading, level: Fraction = USUAL_LEVEL, sides: int = 2
) -> Sampled | None:
    """Test the change of a share in percent; None without both sample sizes or outside 0 to 100."""
    if not (before.n and after.n) or not all(0 <= r.value <= 100 for r in (before, after)):
        return None
    together = before.n + after.n
    pooled = (before.value * before.n + after.value * after.n) / together / 100
    variance = pooled * (1 - pooled) * (Fraction(1, before.n) + Fraction(1, after.n))
    difference = after.value - before.value
    # The quantile is a float of 16 digits; nobody publishes a level with more.
    reach = Fraction(NormalDist().inv_cdf(float(1 - level / sides))) ** 2 * variance
    return Sampled(difference, square_root(reach) * 100, (difference / 100) ** 2 > reach)
