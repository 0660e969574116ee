"""The columns of a result file, in one table: how each is read, written, imported and exported.

The table is the fields of `Actual`; `COLUMNS` lists them. Everything that handles a column goes
through it: the reader, the writer, the journal, the import, the export, the schema, the template
and the pages about the format. docs/extending.md says how to add a column.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache, partial
from typing import Annotated, Any, NamedTuple

from welfare_cli.files.csv_rows import CSV_CELL_TOO_LONG
from welfare_cli.ground.fiscal_year import FiscalYear, YearError, read_year
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.quantity import (
    MAX_DIGITS,
    NumberError,
    as_written,
    plain_form,
    read_number,
    to_json,
)
from welfare_cli.ground.text import find_unsafe, listed, nearest
from welfare_cli.ground.translation import N_, Message
from welfare_cli.results.size import HEADERS as SIZE_HEADERS
from welfare_cli.results.size import PLAIN as PLAIN_SIZE
from welfare_cli.results.size import meant_size, read_size
from welfare_cli.results.status import Status, status_of

YEAR = "year"
MAX_PUBLISHED = 100  # characters of a rating, as its owner worded it

# A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe prevents it.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_SIGNED_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
# No blanks, no name or password before the host, at most 2,000 characters.
_ADDRESS = re.compile(r'(?!\S{2001})https?://[^\s/?#@\\"<>]+(?:[/?#][^\s\\"<>]*)?')
_NUMBER_PATTERN = f"[+-]?0*[0-9]{{1,{MAX_DIGITS}}}(?:\\.[0-9]{{1,{MAX_DIGITS}}})?"


@dataclass(frozen=True, slots=True, eq=False)  # hashed as itself, since its facts cannot be
class Refused:
    """Why a cell cannot be taken: the problem, and the facts for its message."""

    kind: ProblemKind
    facts: dict[str, str]


class When(Enum):
    """When a file that `welfare` writes has the column."""

    ALWAYS = auto()
    NEEDED = auto()  # if a row of the file has a text or number in it
    NEVER = auto()  # the column is only read


class ImportRole(Enum):
    """How the import takes a column of a department's table."""

    READ = auto()  # by rules of the import's own
    # The text is copied. It belongs to every value of its row, and is dropped when another value
    # comes without one.
    ORIGIN = auto()
    # The text is copied if the row has only one value. It stays when another value comes.
    JUDGEMENT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a result file.

    `about` describes the column in the schema and the docs; `title` is its heading in a table of
    years. `read` takes the text of a cell, which may be empty, and returns the value, or Refused.
    `write` returns the text for a value; reading that text gives the value back.
    """

    about: Message
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    when: When = When.NEEDED
    is_required: bool = False
    # The problem of a row that has something here, and no value; None if that is fine.
    without_value: ProblemKind | None = None
    import_role: ImportRole = ImportRole.READ
    # Names that people give the column: whole headers, folded. The import recognises a column that
    # it copies by these, and a wrong header of a result file is corrected by them.
    headers: tuple[str, ...] = ()
    # The key in `export` and in JSON, and its type; "" if a record has the value anyway.
    export: str = ""
    kind: type[str] | type[int] | type[float] = str
    # What a cell may hold, as a regular expression for the schema; None for any text.
    pattern: str | None = None
    title: str = ""
    name: str = ""  # that of the field

    @property
    def default(self) -> Any:  # noqa: ANN401  of the column's own type
        """What an empty cell means; None for a column that has to be there."""
        return Actual._field_defaults.get(self.name)

    def json(self, actual: "Actual") -> str | float | None:
        """The value as it is exported: plain data, None where there is none."""
        value = getattr(actual, self.name)
        if isinstance(value, Status):
            return value.value
        return value or None if isinstance(value, str) else to_json(value)


def _read_year(text: str) -> FiscalYear | Refused:
    try:
        return read_year(text.strip())
    except YearError as error:
        return Refused(error.kind, {"value": text.strip()[:60]})


def _read_value(text: str) -> Decimal | Refused | None:
    """The number; None for an empty cell, which needs a reason as its status."""
    text = text.strip()
    if not text:
        return None
    try:
        return read_number(text)
    except NumberError as error:
        plain = plain_form(text)
        facts = {"value": text} | ({"near": plain} if plain and plain != text else {})
        return Refused(error.kind, facts)


def _write_value(value: Decimal | None) -> str:
    return "" if value is None else as_written(value)


STATUS_UNKNOWN = ProblemKind(
    "status-unknown",
    N_("unknown status “{value}”"),
    N_("Known statuses: {known}."),
)


def _read_status(text: str) -> Status | Refused:
    text = text.strip()
    if not text:
        return Status.FINAL
    try:
        return Status(text)
    except ValueError:
        known = [status.value for status in Status]
        meant = status_of(text)
        near = meant.value if meant else nearest(text, known)
        facts = {"value": text, "known": listed(known)} | ({"near": near} if near else {})
        return Refused(STATUS_UNKNOWN, facts)


SAMPLE_SIZE = ProblemKind(
    "sample-size",
    N_("“{value}” is not a sample size"),
    N_(
        "Write a positive whole number of at most 9 digits, such as 1200. If there is none, leave "
        "the cell empty."
    ),
)


def _read_size(text: str) -> int | Refused | None:
    text = text.strip()
    size = read_size(text)
    if size is not None or not text:
        return size
    near = meant_size(text)
    return Refused(SAMPLE_SIZE, {"value": text} | ({"near": near} if near else {}))


def _write_size(size: int | None) -> str:
    return "" if size is None else str(size)


def _read_short(text: str, most: int) -> str | Refused:
    """A text of at most so many characters."""
    text = text.strip()
    return text if len(text) <= most else Refused(CSV_CELL_TOO_LONG, {"limit": str(most)})


URL_FORM = ProblemKind(
    "url-form",
    N_("“{value}” is not a web address"),
    N_(
        "Write the whole address in at most 2,000 characters, without spaces. It starts with "
        "https:// or http://. If there is none, leave the cell empty."
    ),
)


def _read_address(text: str) -> str | Refused:
    text = text.strip()
    if not text or (_ADDRESS.fullmatch(text) and not find_unsafe(text)):
        return text
    scheme, *rest = unicodedata.normalize("NFKC", text).split("://")
    near = "://".join((scheme.lower(), *rest))
    facts = {"value": text[:80]} | ({"near": near} if _ADDRESS.fullmatch(near) else {})
    return Refused(URL_FORM, facts)


@lru_cache(maxsize=64)  # most rows share their source, and have no note
def safe_text(text: str) -> str:
    """The text as a cell holds it, and gives it back. Doing it twice changes nothing more.

    Blanks at its ends are lost, what may not stand in a text becomes a blank, and one that a
    spreadsheet would run gets an apostrophe.
    """
    plain = text.encode(errors="replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    if find_unsafe(plain):
        plain = "".join(" " if find_unsafe(char) else char for char in plain)
    plain = plain.strip()
    risky = _FORMULA.match(plain) and not _SIGNED_NUMBER.fullmatch(plain) and len(plain) > 1
    return f"'{plain}" if risky else plain


SAMPLE_SIZE_ALONE = ProblemKind(
    "sample-size-alone",
    N_("there is a sample size, {value}, but no value"),
    N_("Write the measured value, or delete the sample size."),
)


class Actual(NamedTuple):
    """A row of a result file, and the table of its columns.

    `value` is None exactly where `status` is a reason. `n` is the sample size of a survey's value,
    and stands only beside one. `published` is the rating that the plan's owner gave out, kept
    beside the computed one.
    """

    indicator: Annotated[
        str,
        Column(
            about=N_("The id of an indicator of the plan, at most once in a file."),
            read=str.strip,
            write=str,
            when=When.ALWAYS,
            is_required=True,
        ),
    ]
    year: Annotated[
        FiscalYear,
        Column(
            about=N_("The fiscal year of the row, in a file of several years: H29, FY2017."),
            read=_read_year,
            write=str,
            # A file per year, so that a diff of an import shows what changed.
            when=When.NEVER,
        ),
    ]
    value: Annotated[
        Decimal | None,
        Column(
            about=N_(
                "The value in plain digits, without commas or unit;"
                " empty where status says why there is none."
            ),
            read=_read_value,
            write=_write_value,
            when=When.ALWAYS,
            is_required=True,
            export="value",
            kind=float,
            pattern=f"(?:{_NUMBER_PATTERN})?",
        ),
    ]
    status: Annotated[
        Status,
        Column(
            about=N_(
                "How far the value can be relied on, final where it is empty; or why there is none."
            ),
            read=_read_status,
            write=str,
            when=When.ALWAYS,
            export="status",
        ),
    ] = Status.FINAL
    source: Annotated[
        str,
        Column(
            about=N_("Where the value comes from."),
            read=str.strip,
            write=safe_text,
            when=When.ALWAYS,
            export="source",
        ),
    ] = ""
    note: Annotated[
        str,
        Column(
            about=N_("A remark."),
            read=str.strip,
            write=safe_text,
            when=When.ALWAYS,
            export="note",
        ),
    ] = ""
    n: Annotated[
        int | None,
        Column(
            about=N_(
                "The sample size of a survey's value: a positive whole number in plain digits,"
                " at most 9 of them. Not beside an empty value."
            ),
            title=N_("n"),
            read=_read_size,
            write=_write_size,
            without_value=SAMPLE_SIZE_ALONE,
            headers=SIZE_HEADERS,
            export="n",
            kind=int,
            pattern=f"(?:{PLAIN_SIZE.pattern})?",
        ),
    ] = None
    published: Annotated[
        str,
        Column(
            about=N_(
                "The rating that the plan's owner published for the value, at most 100 characters."
                " Also beside the reason for an empty value."
            ),
            title=N_("published"),
            read=partial(_read_short, most=MAX_PUBLISHED),
            write=safe_text,
            import_role=ImportRole.JUDGEMENT,
            headers=("published",),
            export="published",
            pattern=f"[\\s\\S]{{0,{MAX_PUBLISHED}}}",
        ),
    ] = ""
    url: Annotated[
        str,
        Column(
            about=N_(
                "Web address of the page where the value was published; at most 2,000 characters."
            ),
            title=N_("web address"),
            read=_read_address,
            write=safe_text,
            import_role=ImportRole.ORIGIN,
            headers=("url", "掲載url", "公表url", "出典url"),
            export="url",
            pattern=f"(?:{_ADDRESS.pattern})?",
        ),
    ] = ""

    @property
    def is_sample(self) -> bool:
        """Whether the value is made up for demonstration, whatever else its status says."""
        return self.value is not None and Status.SAMPLE in (self.status, self.source)


COLUMNS: tuple[Column, ...] = tuple(
    replace(form.__metadata__[0], name=name) for name, form in Actual.__annotations__.items()
)
COLUMN = {column.name: column for column in COLUMNS}
HEADER = tuple(column.name for column in COLUMNS if column.when is When.ALWAYS)
REQUIRED = tuple(column.name for column in COLUMNS if column.is_required)
WRITTEN_COLUMNS = tuple(column for column in COLUMNS if column.when is not When.NEVER)
# The columns that a file has only if a row needs them.
OPTIONAL = tuple(column for column in COLUMNS if column.when is When.NEEDED)
# The columns whose texts the import passes on.
PASSED = tuple(column for column in COLUMNS if column.import_role is not ImportRole.READ)


def as_held(actual: Actual) -> Actual:
    """The actual as its file will hold it and give it back."""
    held = {column.name: _held(column, getattr(actual, column.name)) for column in WRITTEN_COLUMNS}
    return actual._replace(**held)


def _held(column: Column, value: Any) -> Any:  # noqa: ANN401  of the column's own type
    found = column.read(column.write(value))
    return value if isinstance(found, Refused) else found
