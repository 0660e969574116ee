"""Why a cell gives no reading. A cell that can be read in two ways is refused, never guessed."""

import re

TWO_VALUES, PROSE, GROUPING, A_YEAR, TOO_LONG, NOT_A_NUMBER, YEARS_DISAGREE = (
    "two-values",
    "prose",
    "grouping",
    "a-year",
    "too-long",
    "not-a-number",
    "years-disagree",  # two names of one year that are not of one year: 2019(平成30)年度
)
REASONS = (TWO_VALUES, PROSE, GROUPING, A_YEAR, TOO_LONG, NOT_A_NUMBER, YEARS_DISAGREE)

# A whole part in groups of three. 0,123 is none: it may be a decimal written with a comma.
GROUPED = "[1-9][0-9]{0,2}(?:,[0-9]{3})+"
_WELL_GROUPED = re.compile(f"(?<![0-9,.]){GROUPED}(?!,?[0-9])")
_NUMBERS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# What a programming language may take for a number: 1_000, 1e-3, 0x10, nan, 1.2.3.
_CODE = re.compile(r"[+-]?[0-9A-Za-z_.]+|[0-9.]+[eE][+-][0-9]+")
# Numbers with no more letters than this between them are values; with more, it is a sentence.
_MOST_BETWEEN = 6


class CellError(ValueError):
    """A cell that gives no certain reading; `reason` is one of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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
