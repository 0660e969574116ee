"""What people wrote, made comparable and made safe: matching, nearest names, visibility."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

LANGUAGES = ("ja", "en")
_GUESSES = 100

# C0, DEL, C1, and the marks that turn the direction of text: none may reach a terminal.
_LINE_ENDS = "\t\n\r"
_OTHERS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff"
)
_UNSAFE = f"[{_LINE_ENDS}{_OTHERS}]"
_FORBIDDEN = f"[{_OTHERS}]"
_JAPANESE = "[\u3040-\u30ff\u3400-\u9fff]"


def folded(text: str) -> str:
    """The form in which two titles are compared: width, case and all spaces are ignored."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def visible(text: str) -> str:
    """The text with every control character shown as a harmless picture or code."""
    return re.sub(_UNSAFE, _picture, text)


def without_controls(text: str) -> str:
    """Text of several lines, with every control character but tabs and line ends made visible."""
    return re.sub(_FORBIDDEN, _picture, text)


def one_line(text: str) -> str:
    """The text as one line: any white space is a space, controls are made visible."""
    return visible(re.sub(r"[\t\n\r\x0b\x0c\x85\u2028\u2029 ]+", " ", text).strip())


def find_unsafe(text: str) -> re.Match[str] | None:
    """The first character that no title or note may hold; tabs and line ends are fine."""
    return re.search(_FORBIDDEN, text)


def harmless_json(text: str) -> str:
    """JSON with each character that may reach no terminal written as its number: the same data.

    Such a character stands only inside a string, where JSON lets it be written so.
    """
    return re.sub(_FORBIDDEN, lambda found: f"\\u{ord(found[0]):04x}", text)


def looks_japanese(text: str) -> bool:
    """Whether any kana or kanji stands in the text."""
    return re.search(_JAPANESE, text) is not None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None when none is near."""
    return _nearest(word[:200], tuple(known))


@lru_cache(maxsize=64)  # a mistake is seldom made once
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    import difflib  # noqa: PLC0415  only a mistake needs it

    by_fold = {folded(name): name for name in known}
    close = difflib.get_close_matches(folded(word), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


class Guesses:
    """The known name that was probably meant, for the first few unknown words of a file.

    Looking through all names is slow, and a file with more mistakes has another fault.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known, self._left = known, _GUESSES

    def nearest(self, word: str) -> str | None:
        """As the function of that name; None also when too many were asked for."""
        self._left -= 1
        return nearest(word, self._known) if self._left >= 0 else None


def listed(names: Sequence[str], most: int = 12) -> str:
    """The names in one line, cut after `most` with a mark that says so."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"
