"""The sample size of a survey (標本数, n): its form in a result file, and how departments write it.

It is a positive whole number of at most 9 digits. What may be more, less or about that is none.
"""

import re
from decimal import Decimal

from welfare_cli.ground.quantity import plain_form
from welfare_cli.ground.text import folded

MAX_DIGITS = 9
# Names of the column, as the whole header in any width and case.
HEADERS = (
    *("n", "n数", "標本数", "標本サイズ", "サンプル数", "サンプルサイズ"),
    *("回答者数", "有効回答数", "回答数", "samplesize"),
)
# Units after the number. A unit that multiplies (千人) is not one of them.
UNITS = (
    *("人", "名", "票", "件", "通", "世帯"),
    *("people", "persons", "responses", "respondents", "households"),
)

PLAIN = re.compile(f"[1-9][0-9]{{0,{MAX_DIGITS - 1}}}")
_UNIT_BEHIND = re.compile(r"(?<=[0-9])[^0-9.,]*$")


def read_size(text: str) -> int | None:
    """The sample size in plain digits; None for anything else."""
    return int(text) if PLAIN.fullmatch(text) else None


def whole_size(value: Decimal) -> int | None:
    """The number as a sample size; None if it cannot be one."""
    return int(value) if 0 < value < 10**MAX_DIGITS and value == int(value) else None


def meant_size(text: str) -> str | None:
    """How to write the size that was meant: `１，２００人` → `1200`; None when not certain."""
    plain = plain_form(text)
    behind = _UNIT_BEHIND.search(folded(text))
    if plain is None or (behind and behind[0] not in ("", *UNITS)):
        return None
    size = whole_size(Decimal(plain))
    return None if size is None else str(size)
