"""The unit of an indicator, wherever a plan's list says it."""

from collections.abc import Sequence

from welfare_cli.drafting.column_words import Part
from welfare_cli.drafting.counters import is_unit
from welfare_cli.drafting.listing import Listing
from welfare_cli.ground.text import folded


def unit_of(listing: Listing, row: int, name: str, others: Sequence[str]) -> tuple[str, str]:
    """The name and the unit, which may stand in the name; `others` are headers' and numbers' own.

    Asked in this order: the column of units, the name, the others, a line above the table.
    """
    if column := _in_column(listing, row):
        return name, _plain(column)
    bare, unit = parted(name)
    if unit:
        return bare, _plain(unit)
    others = [*others, *map(_in_title, listing.titles)]
    return name, _plain(next((unit for unit in others if unit), ""))


def _plain(unit: str) -> str:
    return "%" if folded(unit) == "%" else unit


def _in_column(listing: Listing, row: int) -> str:
    """What the column of units says; an empty cell means the same as above."""
    if not listing.at(Part.UNIT):
        return ""
    texts = (listing.text(above, Part.UNIT) for above in range(row, listing.first - 1, -1))
    return next((text for text in texts if text), "")


def _in_title(title: str) -> str:
    """The unit that a line above the table says for all of it: 「単位：%」."""
    head, colon, unit = title.strip("()（）").replace("：", ":").partition(":")
    is_said = colon and head.strip().lower() in ("単位", "unit") and is_unit(unit)
    return unit.strip() if is_said else ""


def parted(name: str) -> tuple[str, str]:
    """A name and the unit in its last brackets: 「…の割合（％）」."""
    for opening, closing in ("（）", "()", "［］", "[]", "〔〕"):
        head, found, unit = name.removesuffix(closing).rpartition(opening)
        if name.endswith(closing) and found and head.strip() and is_unit(unit):
            return head.strip(), unit.strip()
    return name, ""
