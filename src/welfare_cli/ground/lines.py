"""How much room a text takes in a terminal, and where its lines may be broken."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_CLOSING = (
    "、。，．・：；！？ー）」』】〕〉》］｝々〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ%)]},.:;!?"
)
_OPENING = "（「『【〔〈《［｛([{"
_WIDE = "\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffe6"
# What a line may not be broken inside: a word with its blanks, or one wide character, together
# with the opening marks before it and the closing marks after it, a % behind a blank among them.
_PIECES = (
    f"\\s+|[{re.escape(_OPENING)}]*(?:[^\\s{_WIDE}{re.escape(_OPENING)}]+|[^\\s{re.escape(_OPENING)}])"
    f"[{re.escape(_CLOSING)}]*(?: %[{re.escape(_CLOSING)}]*)?|[{re.escape(_OPENING)}]+"
)


def width(text: str) -> int:
    """How many terminal columns the text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of at most that many columns, broken as both scripts want it.

    Latin words stay whole where they can; a Japanese line does not begin with a closing mark, nor
    end with an opening one.
    """
    lines: list[str] = []
    line, used, gap = "", 0, ""
    for piece in re.findall(_PIECES, text):
        if piece.isspace():
            gap = piece if line else ""
            continue
        if line and used + width(gap) + width(piece) > columns:
            lines.append(line)
            line, used, gap = "", 0, ""
        line, used, gap = line + gap + piece, used + width(gap) + width(piece), ""
        while used > columns and len(line) > 1:
            head = _fitting(line, columns)
            lines.append(head)
            line = line[len(head) :]
            used -= width(head)
    return [*lines, line] if line or not lines else lines


def packed(text: str, columns: int) -> list[str]:
    """As `wrapped`; what two blanks set apart stays in one line where it can."""
    lines = [""]
    for part in text.split("  "):
        joined = f"{lines[-1]}  {part}" if lines[-1] else part
        if width(joined) <= columns:
            lines[-1] = joined
        else:
            lines += wrapped(part, columns)
    return lines if lines[0] else lines[1:] or lines


def beside(rows: Iterable[tuple[str, str]], columns: int, widest: int) -> Iterator[str]:
    """Each term with its text beside it; a term of more than `widest` columns has it below."""
    pairs = list(rows)
    size = min(max((width(term) for term, _ in pairs), default=0), widest)
    for term, told in pairs:
        head = term + " " * (size - width(term))
        if width(term) > size:
            yield f"  {term}"
            head = " " * size
        for line in wrapped(told, max(columns - size - 4, 10)):
            yield f"  {head}  {line}"
            head = " " * size


def _fitting(text: str, columns: int) -> str:
    """As much of the text's beginning as fits, and at least one character."""
    used = 0
    for number, char in enumerate(text):
        used += _columns(char)
        if used > columns and number:
            return text[:number]
    return text


@lru_cache(maxsize=4096)  # a text has few different characters
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
