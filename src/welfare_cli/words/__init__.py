"""Every text that people read, by language. A translator edits the files beside this one.

A text is found by its key; `{name}` in it is replaced by a fact. A fact may itself be a `Word` of
the catalogue, or `Both` readings of one thing. `{total:plan|plans}` is the word that fits a count:
the first for 1. A test holds that every language has every key.
"""

from functools import cache
from importlib import import_module
from typing import Self

# Most runs have no problem to tell, and load only the first.
CATALOGUES = (
    "common",
    "problems",
    "plan",
    "results",
    "history",
    "rules",
    "show",
    "reviews",
    "report",
    "export",
    "overview",
    "start",
    "schema",
    "schema_rules",
    "ci",
    "help",
    "topics",
)


class Word(str):
    """A fact that is the key of a text, told in the language of the whole."""

    __slots__ = ()


class Both(str):
    """A fact that reads differently by language: the text itself is the Japanese one."""

    __slots__ = ("en",)
    en: str

    def __new__(cls, ja: str, en: str) -> Self:
        """Hold both readings in one fact."""
        both = super().__new__(cls, ja)
        both.en = en
        return both


class Count(int):
    """A whole number, which also chooses between two words: `{count:has|have}`."""

    __slots__ = ()

    def __format__(self, words: str, /) -> str:
        """The word for one or the word for many; the number itself where none are given."""
        one, _, many = words.partition("|")
        return (one if self == 1 else many) if many else format(int(self), words)


def say(key: str, lang: str, /, **facts: object) -> str:
    """The text of that key in that language; raises KeyError for a key no catalogue has."""
    known = {name: _fact(fact, lang) for name, fact in facts.items()}
    return text(key, lang).format_map(known)


def text(key: str, lang: str) -> str:
    """The text of that key as its catalogue has it, facts not filled in; raises KeyError."""
    for name in CATALOGUES:
        texts = catalogue(name, lang)
        if key in texts:
            return texts[key]
    raise KeyError(key)


@cache
def catalogue(name: str, lang: str) -> dict[str, str]:
    """All texts of one catalogue in one language."""
    texts: dict[str, str] = import_module(f"{__name__}.{name}_{lang}").TEXTS
    return texts


def _fact(fact: object, lang: str) -> object:
    if isinstance(fact, Both) and lang == "en":
        return fact.en
    if isinstance(fact, int):
        return Count(fact)
    return text(fact, lang) if isinstance(fact, Word) else fact
