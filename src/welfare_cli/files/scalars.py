"""What a plain YAML scalar means: the YAML 1.2 core words only, numbers by their own digits.

`no`, `on`, `12:30`, `1_000` and `010` are what they look like to a person, not what YAML 1.1
made of them.
"""

import re
from decimal import Decimal

Scalar = str | bool | Decimal | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), Decimal("NaN")),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), Decimal("Infinity")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), Decimal("-Infinity")),
}
_BEGINS = frozenset(("", *"~nNtTfF.+-0123456789"))  # of anything but a text
_NUMBER = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d{1,4})?", re.ASCII)
_OTHER_BASE = re.compile(r"0(?:o[0-7]{1,20}|x[0-9a-fA-F]{1,15})", re.ASCII)


def resolve(text: str) -> Scalar:
    """The value of a plain scalar by the YAML 1.2 core schema; numbers come as Decimal."""
    if text[:1] not in _BEGINS:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _OTHER_BASE.fullmatch(text):
        return Decimal(int(text, 0))
    return text
