"""The rows of a plan's list under its sections, each with an id that the same table gives again.

A number that a section's title begins with is its id (基本目標2 …: 2); else its place is. An
indicator has the id of its column; else its name in ASCII letters, or `i-01` by its place.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from welfare_cli.drafting.column_words import LEVELS, Part
from welfare_cli.drafting.draft import DraftIndicator, DraftSection
from welfare_cli.drafting.listing import Level, Line, Listing
from welfare_cli.drafting.units import parted
from welfare_cli.ground.translation import _

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_NUMBERED = re.compile(
    r"[【■◆●○◇□▼★]?\s*(?P<kind>第?[^\W\d_]{0,12}?)\s*(?P<number>\d+(?:[-.]\d+)*|[IVX]+(?![A-Za-z]))(?P<unit>[章節編部項]?)"
    r"(?:】|[\s.．、。)：:」]+|(?=[^\d\s.,%-]))(?P<rest>.+)"
)
_BRACKETED = re.compile(r"\((?P<number>\d+)\)\s*(?P<rest>.+)")
_MOST_LETTERS = 40


@dataclass
class Outline:
    """Sections and indicators as they are added, in the order of the table."""

    lang: str
    roots: list[DraftSection] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    _by_path: dict[tuple[Level, ...], DraftSection] = field(default_factory=dict)

    def section(self, levels: tuple[Level, ...]) -> DraftSection:
        """The section at the end of the path, made where it is not there yet."""
        levels = levels or (Level("", _("Indicators", self.lang)),)
        if levels in self._by_path:
            return self._by_path[levels]
        parent = self.section(levels[:-1]) if levels[1:] else None
        siblings = parent.sections if parent else self.roots
        kind, number, title = _read_title(levels[-1])
        prefix = f"{parent.id}-" if parent else ""
        wanted = number if "-" in number or not number else f"{prefix}{number}"
        made = DraftSection(self._free(wanted, f"{prefix}{len(siblings) + 1}"), kind, title)
        siblings.append(made)
        self._by_path[levels] = made
        return made

    def indicator(self, listing: Listing, line: Line, place: str) -> DraftIndicator:
        """The indicator of a row, with its id and its name."""
        title = line.name or _("unnamed", self.lang)
        if line.label and line.label not in title:
            title = _("{name} ({label})", self.lang, name=title, label=line.label)
        own = unicodedata.normalize("NFKC", listing.text(line.row, Part.ID)).strip()
        wanted = own if _ID.fullmatch(own) else _slug(parted(title)[0])
        return DraftIndicator(self._free(wanted, place), {"title": title})

    def _free(self, wanted: str, otherwise: str) -> str:
        """The wanted id where it is one and nobody has it; else the other, made distinct."""
        name = wanted if _ID.fullmatch(wanted) and wanted not in self.ids else otherwise
        number = 2
        while name in self.ids:
            name, number = f"{otherwise}.{number}", number + 1
        self.ids.add(name)
        return name


def _read_title(level: Level) -> tuple[str, str, str]:
    """The kind, number and bare title of a section: 「基本目標２　…」 is 基本目標, 2 and …."""
    plain = unicodedata.normalize("NFKC", level.title)
    found = _NUMBERED.fullmatch(plain) or _BRACKETED.fullmatch(plain)
    if not found:
        return level.kind, "", level.title
    said = found.groupdict("")
    kind = said.get("unit", "") if said.get("kind") == "第" else said.get("kind", "")
    is_level = re.fullmatch(LEVELS, kind, re.IGNORECASE) or said.get("kind") == "第"
    if kind and not is_level and kind not in level.kind:
        return level.kind, "", level.title  # a word of its own: 高齢者2人世帯
    number = said["number"].replace(".", "-")
    return (kind if is_level else level.kind), number, said["rest"].strip()


def _slug(title: str) -> str:
    """An English name as an id, at most 40 letters, cut at a word."""
    if not title.isascii():
        return ""
    words = re.findall("[a-z0-9]+", re.sub("['’]", "", title.lower()))
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > _MOST_LETTERS:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug
