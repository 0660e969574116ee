"""How the workbook looks: one font, few colours, each format made once; and figures as numbers.

A figure is the number that is shown, so that the sheet has the digits of every other format.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from welfare_cli.ground.text import visible

Untyped = Any  # XlsxWriter has no types

FONT = "Yu Gothic"
SIZE = 10
LINE = 16  # points that a line of text takes
HIGHEST = 400  # points of a row; a spreadsheet takes no more than 409
LONGEST = 32_000  # of a cell; a spreadsheet takes 32,767
TONES = {  # background and ink: dark enough to be read on paper and by everyone
    "good": ("#E3F4EA", "#0B6B43"),
    "fair": ("#E4EEFA", "#1B5A9C"),
    "weak": ("#FDF0DC", "#8A4B00"),
    "bad": ("#FBE6E6", "#A1232B"),
}
RULE, WASH, ACCENT, SOFT, NOTICE = "#C9D1DB", "#EAF0F5", "#0B4A6F", "#4C5768", "#8A4B00"
_BASE: dict[str, object] = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
_KINDS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 15, "font_color": ACCENT, "text_wrap": True},
    "heading": {"bold": True, "font_size": 12, "font_color": ACCENT, "bottom": 2},
    "part": {"bold": True, "font_color": ACCENT, "text_wrap": True},
    "text": {"text_wrap": True},
    "soft": {"text_wrap": True, "font_color": SOFT},
    "notice": {"text_wrap": True, "bold": True, "font_color": NOTICE, "bg_color": "#FFF3D6"},
    "name": {"text_wrap": True, "font_color": SOFT},
    "header": {"text_wrap": True, "bold": True, "bg_color": WASH, "valign": "vcenter"},
    "cell": {"text_wrap": True},
    "number": {},
    "group": {"bold": True, "bg_color": WASH, "text_wrap": True},
}
LARGER = {"title": 1.5, "heading": 1.2}  # than the rest
_INDENTED = ("header", "cell")
_BOXED = ("header", "cell", "group")


@dataclass
class Styles:
    """The formats of one workbook."""

    book: Untyped
    made: dict[tuple[object, ...], Untyped] = field(default_factory=dict)

    def of(
        self, kind: str, *, right: bool = False, shown: str = "", tone: str | None = None
    ) -> Untyped:
        """The format of a kind of cell, with a number's format and a tone where it has them."""
        key = (kind, right, shown, tone)
        if key not in self.made:
            found = dict(_BASE | _KINDS[kind])
            if kind in _BOXED:
                found |= {"border": 1, "border_color": RULE}
            if kind in _INDENTED:
                found |= {"align": "right" if right else "left", "indent": 1}
            if shown:
                found["num_format"] = shown
            if tone:
                found["bg_color"], found["font_color"] = TONES[tone]
            self.made[key] = self.book.add_format(found)
        return self.made[key]

    def plain(self, kind: str) -> Untyped:
        """The format of a text that runs on over the empty cells beside it."""
        if ("plain", kind) not in self.made:
            look = _BASE | _KINDS[kind] | {"text_wrap": False}
            self.made["plain", kind] = self.book.add_format(look)
        return self.made["plain", kind]

    def tone(self, tone: str) -> Untyped:
        """Only the colours of a tone, for a condition."""
        if ("tone", tone) not in self.made:
            back, ink = TONES[tone]
            self.made["tone", tone] = self.book.add_format({"bg_color": back, "font_color": ink})
        return self.made["tone", tone]


def harmless(text: str) -> str:
    """The text as a cell can hold it: controls made visible, and no longer than a cell may be."""
    told = "\n".join(visible(line) for line in text.split("\n"))
    if len(told) <= LONGEST // 2:  # no character counts more than twice
        return told
    cut = told.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", errors="ignore")
    return cut if cut == told else f"{cut}…"


def put(
    page: Untyped, place: tuple[int, int], text: str, style: Untyped, number: float | None = None
) -> None:
    """Write a cell: a number, else a text that stays one; nothing is an empty cell."""
    if number is not None:
        page.write_number(*place, number, style)
    elif text:
        page.write_string(*place, harmless(text), style)
    else:
        page.write_blank(*place, None, style)


_FIGURE = re.compile(
    r"(?P<mark>[<>≤≥+]?)(?P<number>-?\d{1,3}(?:,\d{3})+|-?\d+)(?P<rest>\.\d+)?(?P<percent>%?)"
    r"(?P<unit>[^\d.,–\n][^\n]{0,39})?",
    re.ASCII,
)
_MOST = 15  # digits that a spreadsheet holds


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, and the spreadsheet format that shows it as it was written."""

    value: float
    shown: str


def numeral(text: str) -> Numeral | None:
    """The number of a cell; None where the cell is a text, a range or nothing."""
    found = _FIGURE.fullmatch(text)
    if found is None or (found["mark"] and found["number"].startswith("-")):
        return None
    digits = found["number"].replace(",", "") + (found["rest"] or "")
    if sum(char.isdigit() for char in digits) > _MOST:
        return None
    value = Decimal(digits) / (100 if found["percent"] else 1)
    decimals = "." + "0" * (len(found["rest"]) - 1) if found["rest"] else ""
    whole = "#,##0" if "," in found["number"] or not found["percent"] else "0"
    shown = f"{_quoted(found['mark'])}{whole}{decimals}{found['percent']}{_quoted(found['unit'])}"
    return Numeral(float(value), shown)


def _quoted(text: str | None) -> str:
    """A text as a format has it: in quotes, and each quote in it by itself."""
    if not text:
        return ""
    return '\\"'.join(f'"{part}"' if part else "" for part in text.split('"'))
