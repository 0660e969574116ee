"""Ways to break an input: bytes, lines, words, the cells of CSV.

Each takes its chances from the `Random` it is given alone, so that a seed says what comes out.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

from fuzz_pieces import BYTES, PIECES

_WORD = re.compile(r"\w+|[^\w\s]")
MOST = 60_000  # bytes; a larger input is cut


Edit = Callable[[Random, str], str]


def mutated(chance: Random, data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes after some edits of the text, and now and then of the bytes themselves."""
    text = data.decode(errors="replace")
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        text = chance.choice(edits)(chance, text)
    made = text.encode(errors="surrogatepass")
    return (spoilt(chance, made) if chance.random() < 0.1 else made)[:MOST]


def spoilt(chance: Random, data: bytes) -> bytes:
    """The bytes with a few of them flipped, put in, taken out, or moved."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        at, size = chance.randrange(len(made) + 1), chance.choice((1, 1, 2, 4, 16, 64))
        kind = chance.randrange(5)
        if kind == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            made[at:at] = chance.choice(BYTES)
        elif kind == 2:
            del made[at : at + size]
        elif kind == 3:
            made[at : at + size] = chance.randbytes(size)
        else:
            start = chance.randrange(len(made) + 1)
            made[at:at] = made[start : start + size]
    return bytes(made)


def put_in(chance: Random, text: str) -> str:
    """A piece that means something somewhere, in the place of some characters."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(PIECES) + text[at + chance.choice((0, 0, 1, 3, 12)) :]


def lines_moved(chance: Random, text: str) -> str:
    """Some lines taken out, told twice, moved, or indented otherwise."""
    lines = text.split("\n")
    at, size = chance.randrange(len(lines)), chance.choice((1, 1, 2, 8))
    block = lines[at : at + size]
    kind = chance.randrange(4)
    if kind != 1:
        del lines[at : at + size]
    if kind == 3:
        block = [chance.choice((" ", "  ", "\t")) + line for line in block]
    if kind:
        to = at if kind == 3 else chance.randrange(len(lines) + 1)
        lines[to:to] = block
    return "\n".join(lines)


def words_swapped(chance: Random, text: str) -> str:
    """A word replaced by another of the text, or by a piece."""
    found = list(_WORD.finditer(text))
    if not found:
        return put_in(chance, text)
    old = chance.choice(found)
    new = chance.choice(found)[0] if chance.random() < 0.4 else chance.choice(PIECES)
    return text[: old.start()] + new + text[old.end() :]


def cells_swapped(chance: Random, text: str) -> str:
    """A cell of a CSV text replaced, moved to another, put in, or taken out."""
    rows = [line.split(",") for line in text.split("\n")]
    row, other = chance.choice(rows), chance.choice(rows)
    at, to = chance.randrange(len(row)), chance.randrange(len(other))
    kind = chance.randrange(5)
    if kind == 0:
        row[at], other[to] = other[to], row[at]
    elif kind == 1:
        row[at] = chance.choice(PIECES)
    elif kind == 2:
        row.insert(at, chance.choice(PIECES))
    elif kind == 3:
        row[at] = '"' + row[at].replace('"', '""') + chance.choice(("", "\n", ",", "x" * 500)) + '"'
    else:
        del row[at]
    return "\n".join(map(",".join, rows))


TEXT: tuple[Edit, ...] = (put_in, lines_moved, words_swapped)
CSV_EDITS: tuple[Edit, ...] = (*TEXT, cells_swapped, cells_swapped, cells_swapped)
