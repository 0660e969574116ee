"""What a code means wherever it occurs, and the address of its page in the docs."""

import re

from welfare_cli.words import say, text

_PAGES = {"ja": "problems.ja.md", "en": "problems.md"}
_FACT = re.compile(r"\{\w+\}")


def address(code: str, lang: str, docs: str) -> str | None:
    """The address of the code's page; None where it is not known where the docs are published."""
    return f"{docs.rstrip('/')}/{_PAGES[lang]}#{code}" if docs else None


def meaning(code: str, lang: str) -> str:
    """The code's message, with an ellipsis for what differs from case to case."""
    return _general(text(f"{code}.message", lang).removeprefix("{cell}: "))


def remedy(code: str, lang: str) -> str:
    """The code's hint in the same way."""
    return _general(text(f"{code}.hint", lang))


def sentences(message: str, hint: str, lang: str) -> str:
    """A message and its hint in one line."""
    return say("problem.sentences", lang, message=message, hint=hint).strip()


def _general(template: str) -> str:
    return _FACT.sub("…", template).replace("{{", "{").replace("}}", "}")
