"""The zip of an .xlsx, taken apart and counted before anything else looks at it.

Nothing the file says of itself is believed: sizes are counted while unpacking, and XML is walked
only in bounded amounts. Only XML parts are unpacked; pictures and macros stay closed. No XML that
declares a document type gets any further, so no entity is ever defined.
"""

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from struct import error as struct_error
from xml.parsers import expat

from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.translation import N_

MAX_BYTES = 24 * 2**20  # of all XML parts together, unpacked
MAX_ENTRIES = 2_000
MAX_CELLS = 2_000_000  # of the areas from A1 to the last cell, all sheets that are read together
MAX_MARKS = 1_200_000  # of < and = in the XML that is walked: no fewer than its tags and attributes
MAX_NAMES = 10_000  # of elements and attributes that differ; Excel knows some hundreds

SIZE = f"{MAX_BYTES // 2**20} MiB"

_INDEX = re.compile(r"[0-9]{1,9}")
_PIECE = 2**20
# No tag or text takes so much: a cell has at most 32,767 characters.
_LONG = re.compile(rb"<[^<]{262144}")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENTRY = b"PK\x01\x02"
_XML = (".xml", ".rels", ".vml")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_UNZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct_error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
)

Attributes = dict[str, str]


BROKEN = ProblemKind(
    "xlsx-broken",
    N_("this Excel file is broken, or is not what its name says ({why})"),
    N_("Open it in Excel and save it again as .xlsx, or save the sheet as CSV."),
)
TOO_LARGE = ProblemKind(
    "xlsx-too-large",
    N_("the workbook unfolds into more than is read ({why})"),
    N_(
        "Limits: {size} unpacked, {cells} cells from A1 to the last, {filled} filled. Delete what "
        "stands far from the table (Ctrl+End shows it), or copy the table alone into a new "
        "workbook."
    ),
)
PASSWORD = ProblemKind(
    "xlsx-password",
    N_("the file is protected by a password"),
    N_("Save a copy without the password."),
)
OLD_FORMAT = ProblemKind(
    "xlsx-old-format",
    N_("this is an old Excel file (.xls), whatever its name says"),
    N_("Open it in Excel and save it as .xlsx."),
)
NO_SHEET = ProblemKind(
    "xlsx-sheet",
    N_("there is no sheet “{sheet}”"),
    N_("Sheets: {known}."),
)
EMPTY = ProblemKind(
    "xlsx-empty",
    N_("no visible sheet of this workbook holds anything"),
    N_("Check that it is the right file; --sheet reads a hidden sheet by its name."),
)


class _NotSo(Exception):  # noqa: N818  likewise
    """Something in the part that is being walked is not as it must be."""


class Refused(Exception):  # noqa: N818  a verdict on the file, not an error of the program
    """The workbook is not read; `kind` is the problem, with its facts."""

    def __init__(self, kind: ProblemKind, **facts: str) -> None:
        super().__init__(kind.code)
        self.kind, self.facts = kind, facts


def broken(why: str) -> Refused:
    """The verdict on what is not as Excel writes it; `why` says where, in no language."""
    return Refused(BROKEN, why=why[:100])


def too_large(why: str = f"> {SIZE}") -> Refused:
    """The verdict on what unfolds beyond a limit: the limits, and in `why` what passes one."""
    filled = MAX_MARKS // 12  # a cell takes about so many with its text and formula
    facts = {"size": SIZE, "cells": f"{MAX_CELLS:,}", "filled": f"{filled:,}"}
    return Refused(TOO_LARGE, **facts, why=why[:100])


@dataclass
class Package:
    """The XML parts by their lower-case names; `marks` counts what was walked of them so far."""

    parts: dict[str, bytes]
    has_links: bool = False
    marks: int = 0

    def walk(
        self,
        part: str,
        start: Callable[[str, Attributes], object],
        end: Callable[[str], object] | None = None,
        text: Callable[[str], object] | None = None,
    ) -> None:
        """Tell the part's elements as they are written, prefixes and all. Raises Refused.

        CDATA is refused because the reader that comes after loses it.
        """
        data = self.parts.get(part, b"")
        self.marks += data.count(b"<") + data.count(b"=")
        if self.marks > MAX_MARKS:
            raise too_large(f"{part}: XML > {MAX_MARKS:,}")
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.XmlDeclHandler = _check_declaration
        parser.StartDoctypeDeclHandler = parser.StartCdataSectionHandler = _refuse
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        try:
            required(_LONG.search(data) is None)
            for at in range(0, len(data), _PIECE):
                parser.Parse(data[at : at + _PIECE])
                required(len(parser.intern) <= MAX_NAMES)
            parser.Parse(b"", True)  # noqa: FBT003  C takes no keywords
        except (expat.ExpatError, _NotSo):
            raise broken(part) from None


def unpacked(data: bytes) -> Package:
    """The parts of the workbook; raises Refused."""
    if data.startswith(_OLE):
        raise Refused(PASSWORD if _ENCRYPTED in data else OLD_FORMAT)
    if data.count(_ENTRY) > MAX_ENTRIES:
        raise too_large(f"ZIP > {MAX_ENTRIES:,}")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _unpacked(archive)
    except _UNZIP_ERRORS:
        raise broken("ZIP") from None


def required(is_so: bool) -> None:  # noqa: FBT001  a condition
    """Refuse the part that is being walked if this is not so."""
    if not is_so:
        raise _NotSo


def index_of(text: str) -> int:
    """A number of plain digits, as indexes are written in the part that is being walked."""
    required(_INDEX.fullmatch(text) is not None)
    return int(text)


def local(name: str) -> str:
    """The name without its namespace's prefix."""
    return name.rpartition(":")[2]


def _unpacked(archive: zipfile.ZipFile) -> Package:
    parts: dict[str, bytes] = {}
    size, links = 0, False
    for entry in archive.infolist():
        name = entry.filename.replace("\\", "/").lower()
        if ".." in name.split("/") or name in parts:
            raise broken(name)
        if entry.flag_bits & 1:
            raise Refused(PASSWORD)
        links = links or name.startswith("xl/externallinks/")
        if name.endswith(_XML):
            parts[name] = _part(archive, entry, MAX_BYTES - size)
            size += len(parts[name])
    return Package(parts, has_links=links)


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of one entry, never more than `most` of them in memory."""
    if entry.file_size > most:
        raise too_large()
    if entry.compress_type not in _METHODS:
        raise broken(entry.filename)
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise too_large()
    if any(mark in data for mark in _FORBIDDEN):
        raise broken(f"{entry.filename}: DOCTYPE")
    return data


def _check_declaration(_version: str, encoding: str | None, _standalone: int) -> None:
    required(encoding is None or encoding.lower() == "utf-8")


def _refuse(*_: object) -> None:
    raise _NotSo
