"""What a workbook says beside its sheets: their names and parts, percent formats, shared texts."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from welfare_cli.intake.xlsx_guard import (
    MAX_MARKS,
    Attributes,
    Package,
    broken,
    index_of,
    local,
    required,
    too_large,
)

MAX_NAME = 255  # Excel takes 31 characters

# Quoted text, escaped, padding and fill characters, and brackets: a % in these is only shown.
_LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]', re.DOTALL)
_PERCENT_IDS = frozenset((9, 10))
_FORMAT_LISTS = frozenset(("numFmts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name, the part that holds it, and whether Excel shows its tab."""

    name: str
    part: str
    is_visible: bool


@dataclass(frozen=True, slots=True)
class Book:
    """The worksheets in order, and where they and their texts and styles are told, if anywhere."""

    part: str
    sheets: tuple[Sheet, ...]
    strings: str | None
    styles: str | None
    is_1904: bool
    is_uncalculated: bool  # its writer left all formulas to be calculated when it is opened


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads, and the last word of its type."""

    kind: str
    target: str


def read_book(package: Package) -> Book:
    """The workbook's own part; raises Refused where two sheets cannot be told apart."""
    root = _first(_relations(package, ""), "officeDocument") or "xl/workbook.xml"
    relations = _relations(package, root)
    sheets: list[Sheet] = []
    names: list[str] = []
    properties: Attributes = {}

    def start(name: str, attributes: Attributes) -> None:
        names.append(local(name))
        required(names[0] == "workbook")
        if names[-1] == "sheet":
            sheets.extend(_sheet(attributes, relations))
        elif names[-1] in ("workbookPr", "calcPr"):
            properties.update(attributes)

    package.walk(root, start)
    if not len(sheets) == len({s.name.casefold() for s in sheets}) == len({s.part for s in sheets}):
        raise broken(root)
    is_1904, is_uncalculated = (
        properties.get(key) in ("1", "true") for key in ("date1904", "fullCalcOnLoad")
    )
    strings, styles = (_first(relations, kind) for kind in ("sharedStrings", "styles"))
    return Book(root, tuple(sheets), strings, styles, is_1904, is_uncalculated)


def percent_styles(package: Package, part: str | None) -> frozenset[int]:
    """The indexes of the cell styles whose number is shown a hundredfold, with a %."""
    formats: dict[int, str] = {}
    used: list[int] = []
    place = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal place
        name = local(name)
        place = name if name in _FORMAT_LISTS else place
        identity = index_of(attributes.get("numFmtId", "0"))
        if (place, name) == ("numFmts", "numFmt"):
            formats[identity] = attributes.get("formatCode", "")
        elif (place, name) == ("cellXfs", "xf"):
            used.append(identity)

    if part:
        package.walk(part, start)
    percents = {i for i, code in formats.items() if "%" in _LITERAL.sub("", code)}
    percents |= _PERCENT_IDS - formats.keys()
    return frozenset(index for index, identity in enumerate(used) if identity in percents)


@dataclass(frozen=True, slots=True)
class Strings:
    """Of each shared text how long it is at most; and which hold raised or lowered characters."""

    lengths: list[int]
    raised: set[int]


def is_raised(name: str, attributes: Attributes) -> bool:
    """Whether the element sets characters above or below the line: a footnote mark, in Excel."""
    return local(name) == "vertAlign" and attributes.get("val") in ("superscript", "subscript")


def read_strings(package: Package, part: str | None) -> Strings:
    """What must be known of the shared texts before their cells are read."""
    lengths: list[int] = []
    raised: set[int] = set()
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        if depth == 0 and index_of(attributes.get("uniqueCount", "0")) > MAX_MARKS:
            # The next reader makes room for as many as are announced.
            raise too_large(f"uniqueCount > {MAX_MARKS:,}")
        if local(name) == "si":
            required(depth == 1)
            lengths.append(0)
        elif is_raised(name, attributes):
            raised.add(len(lengths) - 1)
        depth += 1

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def text(chars: str) -> None:
        if lengths:
            lengths[-1] += len(chars)

    if part:
        package.walk(part, start, end, text)
    return Strings(lengths, raised)


def _sheet(attributes: Attributes, relations: dict[str, Relation]) -> Iterator[Sheet]:
    """The sheet, unless it is a chart or the like."""
    known = {local(key): value for key, value in attributes.items()}
    name, key = known.get("name", ""), known.get("id", "")
    required(0 < len(name) <= MAX_NAME and key in relations)
    if relations[key].kind == "worksheet":
        yield Sheet(name, relations[key].target, known.get("state", "visible") == "visible")


def _relations(package: Package, part: str) -> dict[str, Relation]:
    """The relationships of a part, or of the package where the part is empty."""
    folder, name = posixpath.split(part)
    relations: dict[str, Relation] = {}

    def start(name: str, attributes: Attributes) -> None:
        if local(name) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.join("/", folder, attributes.get("Target", "")).lower()
        kind = attributes.get("Type", "").rpartition("/")[2]
        key = attributes.get("Id", "")
        relations[key] = Relation(kind, posixpath.normpath(target).lstrip("/"))

    package.walk(posixpath.join(folder, "_rels", f"{name}.rels"), start)
    return relations


def _first(relations: dict[str, Relation], kind: str) -> str | None:
    return next((r.target for r in relations.values() if r.kind == kind), None)
