"""The journal of the results: one line for every value that an import changed, and from where.

`history.jsonl` stands beside the yearly files and is only ever added to. A line is a JSON object
whose keys always stand in the same order; values are texts, with the digits they were written with.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from welfare_cli.files.source import FILE_MISSING, Source, read_source
from welfare_cli.ground.fiscal_year import YearError, year_of
from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.quantity import NumberError, read_number
from welfare_cli.ground.text import harmless_json
from welfare_cli.ground.translation import N_
from welfare_cli.results.columns import OPTIONAL, Column, Refused
from welfare_cli.results.entry import Entry, Origin, State

JOURNAL = "history.jsonl"
FORMAT = 1
MAX_BYTES = 128 * 2**20

_ENCODED = json.JSONEncoder(ensure_ascii=False).encode
_Part = Mapping[str, object]


class LineError(ValueError):
    """A line that is no entry of this format; its text is the key at fault, or JSON."""


def line_of(entry: Entry, after: Sequence[str] = ()) -> str:
    """The entry as one line of JSON without its end, in which nothing invisible stands.

    `after` are the digests of the lines before it (see `results.chain`).
    """
    data = {"format": FORMAT, **data_of(entry), "after": list(after)}
    return harmless_json(_ENCODED(data).encode(errors="replace").decode())


def data_of(entry: Entry) -> dict[str, object]:
    """The entry as an object of JSON, its keys always in this order."""
    origin = entry.origin
    return {
        "at": entry.at,
        "import": entry.run,
        "indicator": entry.indicator,
        "year": entry.year,
        "old": entry.old.data() if entry.old else None,
        "new": entry.new.data(),
        "from": {
            "file": origin.file,
            "sha256": origin.sha256,
            "sheet": origin.sheet,
            "cell": origin.cell,
            "encoding": origin.encoding,
        },
        "command": entry.command,
    }


def entry_of(line: str) -> Entry:
    """The entry of a line; raises LineError where it is none. Keys it does not know are ignored."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError("JSON") from error
    return _entry(data)


def read_journal(path: Path) -> tuple[list[Entry], list[Problem]]:
    """All entries, oldest first, and a problem per line that is none; without a file, none."""
    source, problems = read_source(path, max_bytes=MAX_BYTES)
    if source is None:
        return [], [problem for problem in problems if problem.kind != FILE_MISSING]
    entries: list[Entry] = []
    for number, line in enumerate(source.lines, 1):
        if line.strip():
            _read_line(source, number, entries, problems)
    return entries, problems


JOURNAL_LINE = ProblemKind(
    "journal-line",
    N_("this line of the history is not whole ({why})"),
    N_("Restore the line from version control; the history is only ever added to."),
)


def _read_line(source: Source, number: int, entries: list[Entry], problems: list[Problem]) -> None:
    try:
        entries.append(entry_of(source.lines[number - 1]))
    except LineError as error:
        problems.append(Problem(JOURNAL_LINE, source.place(number, 1), {"why": str(error)}))


def _entry(data: object) -> Entry:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise LineError("format")
    origin = _part(data, "from")
    return Entry(
        at=_time(data),
        run=_text(data, "import"),
        indicator=_text(data, "indicator"),
        year=_year(data),
        old=None if data.get("old") is None else _state(_part(data, "old")),
        new=_state(_part(data, "new")),
        origin=Origin(
            _text(origin, "file"),
            _text(origin, "sha256"),
            _text(origin, "cell"),
            _text_or_none(origin, "sheet"),
            _text_or_none(origin, "encoding"),
        ),
        command=_text(data, "command"),
    )


def _state(part: _Part) -> State:
    value = _text_or_none(part, "value")
    try:
        if value is not None:
            read_number(value)
    except NumberError as error:
        raise LineError("value") from error
    texts = (_text(part, "status"), _text(part, "source"), _text(part, "note"))
    told = ((column.name, _optional(part, column)) for column in OPTIONAL)
    return State(value, *texts, {name: found for name, found in told if found})


def _optional(part: _Part, column: Column) -> str | int | None:
    """What the column says; lines from before there was such a column do not have it."""
    held = part.get(column.name)
    if held is None:
        return None
    if type(held) is not column.kind:
        raise LineError(column.name)
    found: str | int | Refused = column.read(_well_formed(str(held)))
    if isinstance(found, Refused):
        raise LineError(column.name)
    return found


def _year(data: _Part) -> int:
    year = data.get("year")
    try:
        if isinstance(year, int):
            return year_of(year).number
    except YearError as error:
        raise LineError("year") from error
    raise LineError("year")


def _time(data: _Part) -> str:
    text = _text(data, "at")
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise LineError("at") from error
    return text


def _part(data: _Part, key: str) -> _Part:
    part = data.get(key)
    if not isinstance(part, dict):
        raise LineError(key)
    return part


def _text(data: _Part, key: str) -> str:
    text = data.get(key)
    if not isinstance(text, str):
        raise LineError(key)
    return _well_formed(text)


def _well_formed(text: str) -> str:
    return text.encode(errors="replace").decode()


def _text_or_none(data: _Part, key: str) -> str | None:
    return None if data.get(key) is None else _text(data, key)
