"""Numbers are exact: read from their own digits, judged unrounded, rounded half up when shown.

No binary float is ever made on the way; JSON turns the exact number into the nearest one
at the very end. At most 15 significant digits are taken, so that this is without loss.
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.translation import N_

MAX_DIGITS = 15
Exact = Decimal | Fraction | int

PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_NOT_FINITE = re.compile(r"[+-]?\.?(?:nan|inf|infinity)", re.ASCII | re.IGNORECASE)
_LOOSE = re.compile(
    r"(?P<sign>[△▲−+-]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?", re.ASCII
)


NOT_A_NUMBER = ProblemKind(
    "number-form",
    N_("“{value}” is not a number"),
    N_("Write digits only, without quotes, thousands separators or a unit: 12345 or 34.0."),
)
NOT_FINITE = ProblemKind(
    "number-not-finite",
    N_("“{value}” is not a finite number"),
    N_(
        "Write digits only. If there is no value, write null in a plan. In results, leave the "
        "value empty and give the reason in status."
    ),
)
TOO_LONG = ProblemKind(
    "number-too-long",
    N_("the number “{value}” has more than 15 digits"),
    N_("Round it, or use a larger unit."),
)


class NumberError(ValueError):
    """Text that is no number, and the problem that it is."""

    def __init__(self, kind: ProblemKind) -> None:
        super().__init__(kind.code)
        self.kind = kind


def read_number(text: str) -> Decimal:
    """Read plain ASCII digits with their decimals; nothing that `float()` would add.

    Raises NumberError.
    """
    if not PLAIN.fullmatch(text):
        raise NumberError(NOT_FINITE if _NOT_FINITE.fullmatch(text) else NOT_A_NUMBER)
    # So short a text has no digit too many.
    return Decimal(text) if len(text) <= MAX_DIGITS else checked(Decimal(text))


def checked(value: Decimal) -> Decimal:
    """The number itself, 1e3 as 1000; raises NumberError if not finite or too many digits."""
    if not value.is_finite():
        raise NumberError(NOT_FINITE)
    _, digits, exponent = value.as_tuple()
    places = int(exponent)
    if len(digits) + max(places, 0) > MAX_DIGITS or -places > MAX_DIGITS:
        raise NumberError(TOO_LONG)
    return value if places <= 0 else Decimal(int(value))


def plain_form(text: str) -> str | None:
    """How to write what was meant: `１２，３４５人` → `12345`; None when not certain."""
    if any(unicodedata.category(char) == "No" for char in text):
        return None  # ① and ² are notes, and would become digits
    found = _LOOSE.match(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))
    if not found or re.search(r"\d", found.string[found.end() :]):
        return None
    sign = "-" if found["sign"] not in ("", "+") else ""
    return f"{sign}{found['whole'].replace(',', '')}{found['rest'] or ''}"


@lru_cache(maxsize=65_536)
def exact(value: Decimal) -> Fraction:
    """The number as a fraction; the same few numbers are asked for over and over."""
    return Fraction(value)


def decimals_of(value: Decimal) -> int:
    """How many decimals the number was written with: 34.0 has one."""
    return max(0, -int(value.as_tuple().exponent))


def as_written(value: Decimal) -> str:
    """The digits as they stand, without a negative zero: what a result file holds."""
    return f"{value:f}" if value else f"{abs(value):f}"


def show(value: Exact, decimals: int) -> str:
    """Rounded half up (四捨五入, away from zero), with thousands commas: 1,234.5."""
    scaled = half_up(Fraction(value) * 10**decimals)
    return _placed(scaled, decimals)


def show_share(value: Exact, decimals: int) -> str:
    """A percentage's number, where 0 and 100 are shown only when they are exactly true."""
    exact = Fraction(value)
    unit = 10**decimals
    scaled = half_up(exact * unit)
    for edge in (0, 100 * unit, -100 * unit):
        if scaled == edge and exact * unit != edge:
            scaled = edge + (1 if exact * unit > edge else -1)
    return _placed(scaled, decimals)


def to_json(value: Exact | None) -> int | float | None:
    """The nearest JSON number: whole numbers written whole stay so, None stays None."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return int(value) if decimals_of(value) == 0 else float(value) + 0.0
    return value if isinstance(value, int) else value.numerator / value.denominator


def half_up(value: Fraction) -> int:
    """Rounded to a whole number, half away from zero (四捨五入)."""
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -size if value < 0 else size


def _placed(scaled: int, decimals: int) -> str:
    whole, rest = divmod(abs(scaled), 10**decimals)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")
