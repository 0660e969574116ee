"""The exit codes; scripts rely on them."""

from enum import IntEnum

from welfare_cli.cli.narration import harmless


class ExitCode(IntEnum):
    """What a run came to."""

    FINE = 0
    PROBLEMS = 1  # the data has problems, or a gate failed
    WRONG_CALL = 2  # a wrong call, or a file that cannot be read
    BUG = 3  # a bug in welfare
    INTERRUPTED = 130


class CallError(Exception):
    """A call that cannot be carried out: the key of a text, and its facts. Exits with 2.

    `lang` is the language to tell it in, where it is known by then.
    """

    def __init__(self, key: str, lang: str | None = None, /, **facts: object) -> None:
        super().__init__(key)
        self.key, self.lang, self.facts = key, lang, harmless(facts)


class DataError(Exception):
    """The data has problems that were told; exits with 1, or 2 where a file was unreadable."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__(code)
        self.code = code
