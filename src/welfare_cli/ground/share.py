"""Shares are parts of a whole in percent: 0 to 100, never 0.464 for 46.4."""

from decimal import Decimal

from welfare_cli.ground.problem import ProblemKind, Severity
from welfare_cli.ground.translation import N_

# A hundred times the small value must come this near the other to be called a slip of unit.
_NEAR = 3


SHARE_OUT_OF_RANGE = ProblemKind(
    "share-out-of-range",
    N_("a share of {value} % is not possible"),
    N_(
        "Correct the value. If the percentage can be above 100 or below 0, write share: false in "
        "the plan."
    ),
)
SHARE_AS_FRACTION = ProblemKind(
    "share-as-fraction",
    N_("{value} % beside {beside} % looks like a fraction of 1"),
    N_("Write it as a percentage. If {value} % is correct, nothing needs to be done."),
    severity=Severity.WARNING,
)


def out_of_range(value: Decimal) -> bool:
    """Whether the value cannot be a part of a whole in percent."""
    return not 0 <= value <= 100


def written_as_fraction(value: Decimal, beside: Decimal) -> bool:
    """Whether the value looks like a fraction of 1 beside a percentage: 0.464 beside 46.4."""
    if not (0 < value <= 1 < beside):
        return False
    hundredfold = value * 100
    return hundredfold <= beside * _NEAR and beside <= hundredfold * _NEAR
