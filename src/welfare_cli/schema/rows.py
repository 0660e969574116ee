"""The schema of a result file: of one row, as a table's reader hands it over by its header.

CSV knows only text, so every cell is a string, and an empty one is "".
"""

from typing import Any

from welfare_cli.files.schema import IDENTIFIER
from welfare_cli.ground.fiscal_year import WRITTEN
from welfare_cli.ground.quantity import MAX_DIGITS
from welfare_cli.results.model import KNOWN, MAX_PUBLISHED, REQUIRED, YEAR
from welfare_cli.results.size import PLAIN
from welfare_cli.results.status import MISSING, Status
from welfare_cli.schema.forms import Form, words
from welfare_cli.schema.saying import described, titled
from welfare_cli.schema.widths import SPACES, widened

# A reader takes the blanks around a cell away.
_BLANKS = f"[{SPACES}]*"
_NUMBER = f"[+-]?0*[0-9]{{1,{MAX_DIGITS}}}(?:\\.[0-9]{{1,{MAX_DIGITS}}})?"


def row_schema() -> Form:
    """A row as an object of strings; columns of one's own may stand beside ours."""
    cells = {name: {"description": described(f"schema.Row.{name}")} for name in (*KNOWN, YEAR)}
    for name, form in _cells().items():
        cells[name] |= form
    return {
        "title": titled("name.Row"),
        "description": described("schema.Row"),
        "type": "object",
        "properties": cells,
        "required": list(REQUIRED),
        "additionalProperties": {"type": "string"},
        "allOf": [_value_or_reason(), _size_beside_value()],
    }


def _cells() -> dict[str, Form]:
    return {
        "indicator": _cell(IDENTIFIER.pattern),
        "value": _cell(f"(?:{_NUMBER})?"),
        "status": {"anyOf": [words("Status", list(Status)), _cell(f"(?:{'|'.join(Status)})?")]},
        "source": {"type": "string"},
        "note": {"type": "string"},
        "n": _cell(f"(?:{PLAIN.pattern})?"),
        YEAR: {"type": "string", "pattern": widened(WRITTEN)},
        "published": _cell(f"[\\s\\S]{{0,{MAX_PUBLISHED}}}"),
    }


def _value_or_reason() -> Form:
    """A value beside no reason, or no value beside one."""
    reasons = _cell("|".join(status.value for status in Status if status in MISSING))
    without = {"required": ["status"], "properties": {"value": _cell(""), "status": reasons}}
    return {"if": {"properties": {"value": _cell("")}}, "then": without, "else": _without(reasons)}


def _without(reasons: Form) -> Form:
    return {"properties": {"status": {"not": reasons}}}


def _size_beside_value() -> Form:
    has_size = {"required": ["n"], "properties": {"n": {"not": _cell("")}}}
    return {"if": has_size, "then": {"properties": {"value": {"not": _cell("")}}}}


def _cell(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{_BLANKS}(?:{pattern}){_BLANKS}$"}
