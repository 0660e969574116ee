"""The exit codes, and the errors that end a command with one; scripts rely on them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from welfare_cli.cli.narration import harmless
from welfare_cli.words import say

if TYPE_CHECKING:
    from welfare_cli.ground.problem import Problem


class ExitCode(IntEnum):
    """What a run came to."""

    FINE = 0
    PROBLEMS = 1  # the data has problems, or a gate failed
    WRONG_CALL = 2  # a wrong call, or a file that cannot be read
    BUG = 3  # a bug in welfare
    INTERRUPTED = 130


class CallError(Exception):
    """A call that cannot be carried out: the key of a text, and its facts. Exits with 2.

    The fact `near` is the name that was probably meant. `lang` is the language to tell it in, where
    it is known by then.
    """

    def __init__(self, key: str, lang: str | None = None, /, **facts: object) -> None:
        super().__init__(key)
        self.key, self.lang, self.facts = key, lang, harmless(facts)

    def told(self, lang: str) -> str:
        """Its text in that language."""
        return say(self.key, lang, guess=guess(self.facts.get("near"), lang), **self.facts)


class DataError(Exception):
    """Data with errors. Exits with 1, or with 2 where a file cannot be read.

    `summary` is the key of a text that stands below the errors, and counts them. `lang` is the
    language to tell them in, where it is known by then.
    """

    def __init__(
        self,
        problems: Sequence["Problem"],
        lang: str | None = None,
        summary: str = "progress.refused",
    ) -> None:
        super().__init__(problems)
        self.problems, self.lang, self.summary = problems, lang, summary


def guess(near: object, lang: str) -> str:
    """The question whether the nearest name was meant; nothing where there is none."""
    return say("did-you-mean", lang, near=near) if near else ""
