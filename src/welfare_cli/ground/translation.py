"""Texts in the reader's language: English in the code, other languages in gettext catalogues.

`_("{file}: valid", lang, file=name)` translates a text and fills in its facts. The language is an
argument, because one run may print two. A text that is chosen in one place and printed in another
is marked by `N_`. `tools/messages.py` collects all these texts for the translators.

A catalogue is `locale/LANG/LC_MESSAGES/welfare.po`, compiled to `welfare.mo` when the package is
built. English needs none.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Self

LOCALE = Path(__file__).parent.parent / "locale"
_SOURCE = "en"  # the language of the texts in the code
# Which form of a text a count takes, as `Plural-Forms` of the catalogue says it.
_FORMS: dict[str, Callable[[int], int]] = {"ja": lambda _: 0}


class NoCatalogueError(Exception):
    """The catalogue of a language is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"the translations are not compiled: {path} is missing."
            " Install the package again; in a clone: pip install -e ."
        )


class Message(str):
    """A text marked for translation; as a fact of another text it is translated with that text.

    `context` tells apart two uses of one English text that other languages translate differently.
    """

    __slots__ = ("context",)
    context: str

    def __new__(cls, text: str, context: str = "") -> Self:
        """Mark the text."""
        message = super().__new__(cls, text)
        message.context = context
        return message

    def in_(self, lang: str) -> str:
        """The text in that language, facts not filled in."""
        return translated(self, lang)


class Both(str):
    """A fact that reads differently by language: the text itself is the Japanese one."""

    __slots__ = ("en",)
    en: str

    def __new__(cls, ja: str, en: str) -> Self:
        """Hold both readings in one fact."""
        both = super().__new__(cls, ja)
        both.en = en
        return both

    def in_(self, lang: str) -> str:
        """The reading in that language."""
        return self.en if lang == "en" else str(self)


def N_(message: str) -> Message:  # noqa: N802  the name that gettext's tools know
    """Mark a text that is translated later, where it is printed."""
    return Message(message)


def NP_(context: str, message: str) -> Message:  # noqa: N802  the same with a context
    """Mark a text with a context."""
    return Message(message, context)


def _(message: str, lang: str, /, **facts: object) -> str:
    """Translate the text, and fill in its facts as str.format does."""
    return _filled(translated(message, lang), lang, facts)


def pgettext(context: str, message: str, lang: str, /, **facts: object) -> str:
    """Translate a text that means different things in different contexts."""
    return _filled(translated(Message(message, context), lang), lang, facts)


def ngettext(one: str, many: str, count: int, lang: str, /, **facts: object) -> str:
    """Translate the form of a text that fits the count."""
    if lang == _SOURCE:
        return _filled(one if count == 1 else many, lang, facts)
    forms = _entry(lang, f"{one}\x00{many}").split("\x00")
    return _filled(forms[_FORMS[lang](count)], lang, facts)


def translated(message: str, lang: str) -> str:
    """The text in that language, facts not filled in; raises KeyError where none is known."""
    # An empty text would find the catalogue's header.
    if lang == _SOURCE or not message:
        return str(message)
    context = message.context if isinstance(message, Message) else ""
    return _entry(lang, f"{context}\x04{message}" if context else str(message))


def _filled(text: str, lang: str, facts: Mapping[str, object]) -> str:
    return text.format_map({name: _fact(fact, lang) for name, fact in facts.items()})


def _fact(fact: object, lang: str) -> object:
    return fact.in_(lang) if isinstance(fact, Message | Both) else fact


@cache
def _entry(lang: str, key: str) -> str:
    try:
        return _catalogue(lang)[key.encode()].decode()
    except KeyError:
        raise KeyError(key) from None


@cache
def _catalogue(lang: str) -> dict[bytes, bytes]:
    """Every entry of a catalogue, still encoded; raises NoCatalogueError.

    The standard library's reader decodes and splits every entry, which takes half as long as
    Python itself takes to start; a run needs few of them. The format is described in the manual
    of GNU gettext, “The Format of GNU MO Files”; Babel writes it with the low byte first.
    """
    path = LOCALE / lang / "LC_MESSAGES" / "welfare.mo"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NoCatalogueError(path) from None
    _magic, _revision, count, keys, texts = unpack_from("<5I", data)
    return dict(zip(_strings(data, count, keys), _strings(data, count, texts), strict=True))


def _strings(data: bytes, count: int, table: int) -> list[bytes]:
    """The strings of which the table at that place holds the sizes and starts."""
    numbers = unpack_from(f"<{2 * count}I", data, table)
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [data[start : start + size] for size, start in pairs]
