"""What an editor says of a file, a key or a word: in English and Japanese, both at once.

An editor does not tell a schema its language, and shows a description as it stands.
"""

from collections.abc import Iterable

from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.ground.translation import Message, _
from welfare_cli.words import say

# Where the meanings of words stand that are told elsewhere too; others stand under their field.
_MEANINGS = {
    "Measure": ("measure", "formula"),
    "Kind": ("condition.kind",),
    "Tone": ("tone",),
    "State": ("state",),
    "Status": ("status",),
    "Target.direction": ("schema.Direction",),
    "Reason.because": ("because",),
    "Condition.target": ("condition.target",),
    "RollUp.rounding": ("roll-up",),
}


def described(text: str) -> str:
    """The English text, and the Japanese one below it, of a message or of a key."""
    if isinstance(text, Message):
        return "\n\n".join(text.in_(lang) for lang in reversed(LANGUAGES))
    return "\n\n".join(_both(text))


def titled(name: str) -> str:
    """Both names of one thing: Indicator (成果指標)."""
    english, japanese = _both(f"schema.{name}")
    return f"{english} ({japanese})"


def remedy(kind: ProblemKind, **facts: object) -> str:
    """How to mend what a form refuses, as the hint of that problem has it, in one line."""
    return " / ".join(_(kind.hint, lang, **facts) for lang in ("en", "ja"))


def meanings(name: str, words: Iterable[str]) -> list[str]:
    """What each word of an enum or a field means: Indicator.direction, Measure."""
    keys = _MEANINGS.get(name, (f"schema.{name}",))
    return [_meaning(keys, word) for word in words]


def _meaning(keys: tuple[str, ...], word: str) -> str:
    told = (": ".join(say(f"{key}.{word}", lang) for key in keys) for lang in ("en", "ja"))
    return " / ".join(told)


def _both(key: str) -> list[str]:
    return [say(key, lang) for lang in reversed(LANGUAGES)]
