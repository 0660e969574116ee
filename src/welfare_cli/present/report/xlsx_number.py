"""Figures as numbers: a text that begins with a figure, as the number and the format that shows it.

The number is the one that is shown, so that the sheet has the digits of every other format.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_FIGURE = re.compile(
    r"(?P<mark>[<>≤≥+]?)(?P<number>-?\d{1,3}(?:,\d{3})+|-?\d+)(?P<rest>\.\d+)?(?P<percent>%?)"
    r"(?P<unit>[^\d.,–\n][^\n]{0,39})?",
    re.ASCII,
)
_MOST = 15  # digits that a spreadsheet holds


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, and the spreadsheet format that shows it as it was written."""

    value: float
    shown: str


def numeral(text: str) -> Numeral | None:
    """The number of a cell; None where the cell is a text, a range or nothing."""
    found = _FIGURE.fullmatch(text)
    if found is None or (found["mark"] and found["number"].startswith("-")):
        return None
    digits = found["number"].replace(",", "") + (found["rest"] or "")
    if sum(char.isdigit() for char in digits) > _MOST:
        return None
    value = Decimal(digits) / (100 if found["percent"] else 1)
    decimals = "." + "0" * (len(found["rest"]) - 1) if found["rest"] else ""
    whole = "#,##0" if "," in found["number"] or not found["percent"] else "0"
    shown = f"{_quoted(found['mark'])}{whole}{decimals}{found['percent']}{_quoted(found['unit'])}"
    return Numeral(float(value), shown)


def _quoted(text: str | None) -> str:
    """A text as a format has it: in quotes, and each quote in it by itself."""
    if not text:
        return ""
    return '\\"'.join(f'"{part}"' if part else "" for part in text.split('"'))
