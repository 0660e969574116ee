"""Why a cell gives no reading. A cell that can be read in two ways is refused, never guessed."""

import re

from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.translation import N_

TWO_VALUES = ProblemKind(
    "cell-two-values",
    N_("{cell}: two values in one cell: “{text}”"),
    N_("Keep the value of this year alone, such as 45.0 or 45.0%."),
)
PROSE = ProblemKind(
    "cell-prose",
    N_("{cell}: “{text}” is not a value"),
    N_(
        "Write a number with or without its unit, or a reason alone, such as “not surveyed” or "
        "集計中 (pending); put the rest in the note."
    ),
)
GROUPING = ProblemKind(
    "cell-grouping",
    N_("{cell}: the commas in “{text}” do not part groups of three"),
    N_("Write 1,234 or 1234; a decimal point is a dot."),
)
A_YEAR = ProblemKind(
    "cell-a-year",
    N_("{cell}: “{text}” is a year, not a value"),
    N_("Write the value, with the year in brackets if need be."),
)
TOO_LONG = ProblemKind(
    "cell-too-long",
    N_("{cell}: “{text}” has more than 15 digits"),
    N_("Round it, or choose a larger unit."),
)
NOT_A_NUMBER = ProblemKind(
    "cell-not-a-number",
    N_("{cell}: “{text}” is not a number that can be read for certain"),
    N_("Write plain digits: 12345, 34.0, -1.2 or △1.2."),
)
YEARS_DISAGREE = ProblemKind(
    "cell-years-disagree",
    N_("{cell}: the two halves of the year in “{text}” are different years"),
    N_("Write one of the two; H1 is 1989, R1 is 2019."),
)

# A whole part in groups of three. 0,123 is none: it may be a decimal written with a comma.
GROUPED = "[1-9][0-9]{0,2}(?:,[0-9]{3})+"
_WELL_GROUPED = re.compile(f"(?<![0-9,.]){GROUPED}(?!,?[0-9])")
_NUMBERS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# What a programming language may take for a number: 1_000, 1e-3, 0x10, nan, 1.2.3.
_CODE = re.compile(r"[+-]?[0-9A-Za-z_.]+|[0-9.]+[eE][+-][0-9]+")
# Numbers with no more letters than this between them are values; with more, it is a sentence.
_MOST_BETWEEN = 6


class CellError(ValueError):
    """A cell that gives no certain reading, and the problem that it is."""

    def __init__(self, kind: ProblemKind) -> None:
        super().__init__(kind.code)
        self.kind = kind


def refusal(text: str) -> CellError:
    """What is wrong with a text of normal width that is known to be no reading."""
    if _CODE.fullmatch(text):
        return CellError(NOT_A_NUMBER)
    if re.search("[0-9],+[0-9]", _WELL_GROUPED.sub("0", text)):
        return CellError(GROUPING)
    before, *between = (_letters(part) for part in _NUMBERS.split(text))
    if len(between) > 1 and not before and max(between) <= _MOST_BETWEEN:
        return CellError(TWO_VALUES)
    return CellError(PROSE if before or any(between) or "(" in text else NOT_A_NUMBER)


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)
