"""Every text that people read, by language. A translator edits the files beside this one.

A text is found by its key; `{name}` in it is replaced by a fact. A fact may itself be a `Word` of
the catalogue, or `Both` readings of one thing. `{total:plan|plans}` is the word that fits a count:
the first for 1. A test holds that every language has every key.
"""

from functools import cache
from importlib import import_module

from welfare_cli.ground.translation import Both, Message, translated

__all__ = ["CATALOGUES", "Both", "Word", "catalogue", "say", "text"]

# Most runs have no problem to tell, and load only the first.
CATALOGUES = (
    "common",
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


class Word(Message):
    """A fact that is the key of a text, told in the language of the whole."""

    __slots__ = ()

    def in_(self, lang: str) -> str:
        """The text of that key."""
        return text(self, lang)


class Count(int):
    """A whole number, which also chooses between two words: `{count:has|have}`."""

    __slots__ = ()

    def __format__(self, words: str, /) -> str:
        """The word for one or the word for many; the number itself where none are given."""
        one, _, many = words.partition("|")
        return (one if self == 1 else many) if many else format(int(self), words)


def say(key: str, lang: str, /, **facts: object) -> str:
    """The text of that key in that language; raises KeyError for what none knows."""
    known = {name: _fact(fact, lang) for name, fact in facts.items()}
    return text(key, lang).format_map(known)


def text(key: str, lang: str) -> str:
    """The text of that key, facts not filled in; what is no key is a text of `translation`."""
    for name in CATALOGUES:
        texts = catalogue(name, lang)
        if key in texts:
            return texts[key]
    return translated(key, lang)


@cache
def catalogue(name: str, lang: str) -> dict[str, str]:
    """All texts of one catalogue in one language."""
    texts: dict[str, str] = import_module(f"{__name__}.{name}_{lang}").TEXTS
    return texts


def _fact(fact: object, lang: str) -> object:
    if isinstance(fact, Message | Both):
        return fact.in_(lang)
    return Count(fact) if isinstance(fact, int) else fact
