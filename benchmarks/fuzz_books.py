"""Workbooks that are broken as zips, as the XML in them, or in what they say of themselves."""

import io
import struct
import zipfile
from random import Random

import fuzz_seeds as seeds
from fuzz_mutate import TEXT, mutated, spoilt
from fuzz_pieces import PIECES

_TAGS = (
    *(
        "<v>",
        "</c>",
        "<c/>",
        "<!--",
        "<![CDATA[x]]>",
        "<!DOCTYPE a>",
        '<!ENTITY a "b">',
        "&amp;",
        "&a;",
    ),
    *(
        ' t="s"',
        ' t="inlineStr"',
        ' t="b"',
        ' t="e"',
        ' t="d"',
        ' s="1"',
        ' s="99999"',
        ' r="XFD1048576"',
    ),
    *(
        ' r="A0"',
        ' r="ZZZZ1"',
        ' r="A99999999999"',
        "<row/>",
        '<row r="1048577">',
        "<f>1+1</f>",
        "<is><t>",
    ),
    *(
        '<mergeCell ref="A1:XFD1048576"/>',
        '<dimension ref="A1:A2"/>',
        "&#x202e;",
        "&#0;",
        "&#xD800;",
    ),
    *(
        '<?xml version="1.0" encoding="UTF-7"?>',
        "<x:c xmlns:x='y'>",
        "\ufeff",
        ' count="999999999"',
    ),
)


def book_spoilt(chance: Random) -> bytes:
    """A workbook with one or two things wrong with it."""
    parts = seeds.unzipped(chance.choice(seeds.books()))
    kind = chance.randrange(10)
    if kind < 6:
        names = [name for name in parts if "sheet" in name] if kind < 2 else list(parts)
        for _ in range(chance.choice((1, 1, 2))):
            name = chance.choice(names or list(parts))
            parts[name] = _xml(chance, parts[name])
    elif kind == 6:
        _parts_swapped(chance, parts)
    method = zipfile.ZIP_DEFLATED if chance.random() < 0.3 else zipfile.ZIP_STORED
    data = seeds.stored(parts, method)
    if kind == 7:
        return spoilt(chance, data)
    if kind == 8:
        return _fields_changed(chance, data)
    if kind == 9:
        return _members_added(chance, data)
    return data


def _xml(chance: Random, data: bytes) -> bytes:
    if chance.random() < 0.4:
        return mutated(chance, data, TEXT)
    text = data.decode(errors="replace")
    at = chance.randrange(len(text) + 1)
    if chance.random() < 0.7:  # where something ends or begins, so that it stays XML more often
        at = max(text.rfind(chance.choice('<>"'), 0, at), 0)
    piece = chance.choice(_TAGS) if chance.random() < 0.7 else chance.choice(PIECES)
    return (text[:at] + piece + text[at + chance.choice((0, 0, 1, 4)) :]).encode(
        errors="surrogatepass"
    )


def _parts_swapped(chance: Random, parts: dict[str, bytes]) -> None:
    """A part that is missing, empty, another one, or called by another name."""
    name, other = chance.choice(list(parts)), chance.choice(list(parts))
    kind = chance.randrange(4)
    data = parts.pop(name)
    if kind == 0:
        return
    if kind == 3:
        name = chance.choice(
            (name.upper(), f"../{name}", name.replace("/", "\\"), f"/{name}", "x.xml")
        )
    parts[name] = {1: b"", 2: parts.get(other, data)}.get(kind, data)


def _fields_changed(chance: Random, data: bytes) -> bytes:
    """Sizes, offsets, flags and methods in the zip's own records that are not so."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 2))):
        mark = chance.choice((b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"))
        starts = [at for at in range(len(made) - 46) if made[at : at + 4] == mark]
        if starts:
            at = chance.choice(starts) + 4 + 2 * chance.randrange(20)
            value = chance.choice(
                (0, 1, 8, 99, 0x7FFF, 0xFFFF, 0xFFFFFFFF, chance.randrange(2**32))
            )
            form = chance.choice(("<H", "<I"))
            struct.pack_into(
                form, made, min(at, len(made) - 4), value & (2 ** (8 * struct.calcsize(form)) - 1)
            )
    return bytes(made)


def _members_added(chance: Random, data: bytes) -> bytes:
    """A part told twice, one with much in it, and many with nothing."""
    buffer = io.BytesIO(data)
    kind = chance.randrange(3)
    added = {"xl/WORKBOOK.xml": b"<workbook/>"}
    if kind == 1:
        added = {f"xl/media/{chance.choice(('a.xml', 'a.png'))}": bytes(300_000)}
    elif kind == 2:
        added = {f"x{number}.xml": b"" for number in range(chance.choice((1, 30)))}
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, content in added.items():
            # A name alone would be given the time of this run.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
