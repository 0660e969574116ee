"""The exit codes, and the errors that end a command with one; scripts rely on them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from welfare_cli.cli.narration import harmless
from welfare_cli.ground.terms import DID_YOU_MEAN
from welfare_cli.ground.translation import N_, _

if TYPE_CHECKING:
    from welfare_cli.ground.problem import Problem


CANNOT_WRITE = N_("{path} cannot be written: {why}")
CANNOT_READ = N_("{path} cannot be read: {why}")
UNKNOWN_VALUE = N_("{option} {value}: not known. {guess}Known: {known}.")
NOT_A_YEAR = N_("{option} {value}: not a fiscal year. Write H29, R1, 2017 or FY2017.")
NO_KIND_OF_FILE = N_("{path}: neither a plan (.yaml), a rule set (.yaml) nor a result file (.csv).")
CANNOT_READ_TEMPLATE = N_("{file} cannot be read: {why}")
NO_INDICATOR = N_("No indicator matches.")


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
        return _(self.key, lang, guess=guess(self.facts.get("near"), lang), **self.facts)


class DataError(Exception):
    """Data with errors. Exits with 1, or with 2 where a file cannot be read.

    `summary` is the key of a text that stands below the errors, and counts them. `lang` is the
    language to tell them in, where it is known by then.
    """

    def __init__(
        self,
        problems: Sequence["Problem"],
        lang: str | None = None,
        summary: str = N_(
            "Mend what is told above first (errors: {count}); until then no figure can be trusted."
        ),
    ) -> None:
        super().__init__(problems)
        self.problems, self.lang, self.summary = problems, lang, summary


def guess(near: object, lang: str) -> str:
    """The question whether the nearest name was meant; nothing where there is none."""
    return _(DID_YOU_MEAN, lang, near=near) if near else ""
