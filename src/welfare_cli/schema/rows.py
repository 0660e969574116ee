"""The schema of a result file: of one row, as a table's reader hands it over by its header.

CSV knows only text, so every cell is a string, and an empty one is "".
"""

from collections.abc import Iterator
from typing import Any

from welfare_cli.files.schema import IDENTIFIER
from welfare_cli.ground.fiscal_year import WRITTEN as WRITTEN_YEAR
from welfare_cli.results.columns import COLUMNS, REQUIRED, WRITTEN, YEAR, Column, When
from welfare_cli.results.status import MISSING, Status
from welfare_cli.schema.forms import Form, words
from welfare_cli.schema.saying import described, titled
from welfare_cli.schema.widths import SPACES, widened

# A reader takes the blanks around a cell away.
_BLANKS = f"[{SPACES}]*"
_READ_ONLY = tuple(column for column in COLUMNS if column.when is When.NEVER)


def row_schema() -> Form:
    """A row as an object of strings; columns of one's own may stand beside ours."""
    cells = {column.name: _described(column) for column in (*WRITTEN, *_READ_ONLY)}
    return {
        "title": titled("name.Row"),
        "description": described("schema.Row"),
        "type": "object",
        "properties": cells,
        "required": list(REQUIRED),
        "additionalProperties": {"type": "string"},
        "allOf": [_value_or_reason(), *_only_beside_value()],
    }


def _described(column: Column) -> Form:
    forms: dict[str, Form] = {
        "indicator": _cell(IDENTIFIER.pattern),
        "status": {"anyOf": [words("Status", list(Status)), _cell(f"(?:{'|'.join(Status)})?")]},
        YEAR: {"type": "string", "pattern": widened(WRITTEN_YEAR)},
    }
    text: Form = {"type": "string"} if column.pattern is None else _cell(column.pattern)
    return {"description": described(column.about)} | forms.get(column.name, text)


def _value_or_reason() -> Form:
    """A value beside no reason, or no value beside one."""
    reasons = _cell("|".join(status.value for status in Status if status in MISSING))
    without = {"required": ["status"], "properties": {"value": _cell(""), "status": reasons}}
    return {"if": {"properties": {"value": _cell("")}}, "then": without, "else": _without(reasons)}


def _without(reasons: Form) -> Form:
    return {"properties": {"status": {"not": reasons}}}


def _only_beside_value() -> Iterator[Form]:
    for name in (column.name for column in COLUMNS if column.without_value):
        told = {"required": [name], "properties": {name: {"not": _cell("")}}}
        yield {"if": told, "then": {"properties": {"value": {"not": _cell("")}}}}


def _cell(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{_BLANKS}(?:{pattern}){_BLANKS}$"}
