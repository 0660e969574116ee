"""What a kind of problem means wherever it occurs, and the address of its page in the docs."""

from string import Formatter

from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.translation import _

_PAGES = {"ja": "problems.ja.md", "en": "problems.md"}


def address(code: str, lang: str, docs: str) -> str | None:
    """The address of the code's page; None where it is not known where the docs are published."""
    return f"{docs.rstrip('/')}/{_PAGES[lang]}#{code}" if docs else None


def meaning(kind: ProblemKind, lang: str) -> str:
    """The message, with an ellipsis for what differs from case to case."""
    return _general(kind.message, lang).removeprefix("…: ")  # the name of a cell


def remedy(kind: ProblemKind, lang: str) -> str:
    """The hint in the same way."""
    return _general(kind.hint, lang) if kind.hint else ""


def sentences(message: str, hint: str, lang: str) -> str:
    """A message and its hint in one line."""
    return _("{message}. {hint}", lang, message=message, hint=hint).strip()


def _general(text: str, lang: str) -> str:
    facts = {name for _literal, name, _form, _turn in Formatter().parse(text) if name}
    return _(text, lang, **dict.fromkeys(facts, "…"))
