"""What a spreadsheet has made of a cell before it was saved as text: dates, times, errors."""

import re
import unicodedata

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DIGITS = re.compile(r"[0-9.\s]*")  # most cells, and none of the shapes
_SHAPES = {
    "date": re.compile(
        r"[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}[/-][0-9]{1,2}[/-][0-9]{1,2}(?: 0:00(?::00)?)?"
        rf"|[0-9]{{1,2}}-(?:{_MONTHS})|(?:{_MONTHS})-[0-9]{{1,2}}"
    ),
    "time": re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"),
    "error": re.compile(r"#(?:div/0!|n/a|ref!|value!|name\?|num!|null!|spill!|calc!)|#{2,}"),
}


def spoilt(text: str) -> str | None:
    """Whether the text is a date, a time or an error of a spreadsheet: the name of its kind."""
    if _DIGITS.fullmatch(text):
        return None
    plain = unicodedata.normalize("NFKC", text.strip()[:40]).lower()
    return next((kind for kind, shape in _SHAPES.items() if shape.fullmatch(plain)), None)
