"""An actual as its file can hold it: what is written is what will be read back."""

import re
from decimal import Decimal
from functools import lru_cache

from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.text import find_unsafe
from welfare_cli.results.model import Actual

# A spreadsheet runs what begins with these; an apostrophe makes it text, and stays when read.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?%?")


def as_held(actual: Actual) -> Actual:
    """The actual as the file will hold it and give it back.

    Texts lose blanks at their ends, what may not stand in a text becomes a blank, and one that a
    spreadsheet would run gets an apostrophe. Doing it twice changes nothing more.
    """
    value = None if actual.value is None else Decimal(as_written(actual.value))
    return actual._replace(
        value=value,
        source=_safe(actual.source),
        note=_safe(actual.note),
        published=_safe(actual.published),
    )


@lru_cache(maxsize=64)  # most rows share their source, and have no note
def _safe(text: str) -> str:
    plain = text.encode(errors="replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    if find_unsafe(plain):
        plain = "".join(" " if find_unsafe(char) else char for char in plain)
    plain = plain.strip()
    risky = _FORMULA.match(plain) and not _NUMBER.fullmatch(plain) and len(plain) > 1
    return f"'{plain}" if risky else plain
