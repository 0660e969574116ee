"""What people wrote, made comparable and made safe: matching, nearest names, width, visibility."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

LANGUAGES = ("ja", "en")

# C0, DEL, C1, and the marks that turn the direction of text: none may reach a terminal.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_CLOSING = (
    "、。，．・：；！？ー）」』】〕〉》］｝々〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ%)]},.:;!?"
)
_OPENING = "（「『【〔〈《［｛([{"
_WIDE = "\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffe6"
# What a line may not be broken inside: a word with its blanks, or one wide character, together
# with the opening marks before it and the closing marks after it.
_PIECES = re.compile(
    f"\\s+|[{re.escape(_OPENING)}]*(?:[^\\s{_WIDE}{re.escape(_OPENING)}]+|[^\\s{re.escape(_OPENING)}])"
    f"[{re.escape(_CLOSING)}]*|[{re.escape(_OPENING)}]+"
)
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def folded(text: str) -> str:
    """The form in which two titles are compared: width, case and all spaces are ignored."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def visible(text: str) -> str:
    """The text with every control character shown as a harmless picture or code."""
    return _UNSAFE.sub(_picture, text)


def one_line(text: str) -> str:
    """The text as one line: any white space is a space, controls are made visible."""
    return visible(re.sub(r"[\t\n\r\x0b\x0c\x85\u2028\u2029 ]+", " ", text).strip())


def find_unsafe(text: str) -> re.Match[str] | None:
    """The first character that no title or note may hold; tabs and line ends are fine."""
    return next((m for m in _UNSAFE.finditer(text) if m[0] not in "\t\n\r"), None)


def looks_japanese(text: str) -> bool:
    """Whether any kana or kanji stands in the text."""
    return _JAPANESE.search(text) is not None


def width(text: str) -> int:
    """How many terminal columns the text takes: wide characters two, combining ones none."""
    return sum(_columns(char) for char in text)


def wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of at most that many columns, broken as both scripts want it.

    Latin words stay whole where they can; a Japanese line does not begin with a closing mark, nor
    end with an opening one.
    """
    lines: list[str] = []
    line, used, gap = "", 0, ""
    for piece in _PIECES.findall(text):
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


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None when none is near."""
    import difflib  # noqa: PLC0415  only a mistake needs it

    by_fold = {folded(name): name for name in known}
    close = difflib.get_close_matches(folded(word)[:200], by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def listed(names: Sequence[str], most: int = 12) -> str:
    """The names in one line, cut after `most` with a mark that says so."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _fitting(text: str, columns: int) -> str:
    """As much of the text's beginning as fits, and at least one character."""
    used = 0
    for number, char in enumerate(text):
        used += _columns(char)
        if used > columns and number:
            return text[:number]
    return text


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"
