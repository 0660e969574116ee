"""Patterns of what readers take that first fold width, case and blanks (NFKC).

A pattern cannot fold. What people type is listed character by character: H, h, Ｈ and ｈ, with
blanks between. Of the rest (㍻, ℍ, 𝟚) only the blocks of Unicode are named, and a text that has
one of them is held against nothing but the characters a reader knows. The blocks are fixed, so
that the same schema comes out by any version of Unicode.
"""

import re

# Every white space of str.strip, as a class's inside; the escapes are those of all engines.
SPACES = r"\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Where characters stand that fold into digits, Latin letters, our kanji or our punctuation.
_FOLDING = (
    r"\u0009-\u000d\u001c-\u001f\u0085\u00a0\u017f\u02b0-\u02e4\u1680\u1d2c-\u1dbf\u2000-\u200a"
    r"\u2024-\u2029\u202f\u205f\u207d\u207e\u208d-\u209c\u20a8\u2100-\u214f\u2160-\u217f"
    r"\u249c-\u24e9\u2e80-\u2fdf\u3190-\u319f\u3200-\u33ff\ua7f1-\ua7f4\uf900-\ufaff\ufb00-\ufb06"
    r"\ufe10-\ufe6f"
    "\U00010780-\U000107bf\U0001ccd6-\U0001ccf9\U0001d400-\U0001d7ff\U0001f110-\U0001f265"
    "\U0001fbf0-\U0001fbf9\U0002f800-\U0002fa1f"
)
_FULL_WIDTH = ord("Ａ") - ord("A")
_BLANKS = "[ \u3000]*"
_TOKEN = re.compile(r"\(\?P<\w+>|\(\?:|[()|?]|\{[0-9,]+\}|\[(?P<set>[^]]+)\]|\\?(?P<one>.)")


def widened(patterns: tuple[str, ...]) -> str:
    """A pattern of all that becomes one of these by folding, and of little else."""
    inside = "".join(sorted(set("".join(_characters(pattern) for pattern in patterns))))
    exact = "|".join(_spaced(pattern) for pattern in patterns)
    known = f"{_escaped(inside)} \u3000"
    return f"^{_BLANKS}(?:{exact})$|^(?=[{known}]*[{_FOLDING}])[{known}{_FOLDING}]+$"


def _spaced(pattern: str) -> str:
    """The pattern with every width of every character, and room for blanks behind each."""
    return "".join(_wide(token) for token in _TOKEN.finditer(pattern))


def _wide(token: re.Match[str]) -> str:
    characters = _spelled(token)
    if not characters:
        return "(?:" if token[0].startswith("(?") else token[0]
    return f"(?:[{_escaped(characters)}]{_BLANKS})"


def _characters(pattern: str) -> str:
    return "".join(_spelled(token) for token in _TOKEN.finditer(pattern))


def _spelled(token: re.Match[str]) -> str:
    """Every character that stands for one of the token's own; none for a sign of the syntax."""
    own = re.sub(r"(.)-(.)", _range, token["set"] or token["one"] or "")
    return "".join(sorted(set("".join(map(_widths, own)))))


def _range(found: re.Match[str]) -> str:
    return "".join(map(chr, range(ord(found[1]), ord(found[2]) + 1)))


def _widths(char: str) -> str:
    if not "!" <= char <= "~":
        return char
    narrow = char + char.lower()
    return narrow + "".join(chr(ord(one) + _FULL_WIDTH) for one in narrow)


def _escaped(characters: str) -> str:
    """The characters as the inside of a class, runs of four and more as ranges."""
    runs = list[str]()
    for char in characters:
        if runs and ord(char) == ord(runs[-1][-1]) + 1:
            runs[-1] += char
        else:
            runs.append(char)
    return "".join(_run(run) for run in runs)


def _run(run: str) -> str:
    safe = [f"\\{char}" if char in "\\]^-[" else char for char in run]
    return f"{safe[0]}-{safe[-1]}" if len(run) > 3 else "".join(safe)
