"""The status of a value (値の状態): how far it can be relied on, or why there is none."""

from enum import StrEnum

from welfare_cli.ground.text import folded
from welfare_cli.ground.translation import N_, Message


class Status(StrEnum):
    """How far a value can be relied on, or why it is missing."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"
    REVISED = "revised"
    SAMPLE = "sample"
    NOT_SURVEYED = "not-surveyed"
    PENDING = "pending"
    WITHHELD = "withheld"
    DISCONTINUED = "discontinued"

    @property
    def is_missing(self) -> bool:
        """Whether the status is a reason for a missing value."""
        return self in MISSING


STATUS_NAMES: dict[str, Message] = {
    Status.FINAL: N_("final"),
    Status.PRELIMINARY: N_("preliminary"),
    Status.ESTIMATE: N_("estimate"),
    Status.REVISED: N_("revised"),
    Status.SAMPLE: N_("sample"),
    Status.NOT_SURVEYED: N_("not surveyed"),
    Status.PENDING: N_("pending"),
    Status.WITHHELD: N_("withheld"),
    Status.DISCONTINUED: N_("discontinued"),
}


MISSING = frozenset((Status.NOT_SURVEYED, Status.PENDING, Status.WITHHELD, Status.DISCONTINUED))

# The words that departments write, and the status each means.
_WORDS = {
    "確報値": "final",
    "確報": "final",
    "確定値": "final",
    "速報値": "preliminary",
    "速報": "preliminary",
    "暫定値": "preliminary",
    "暫定": "preliminary",
    "推計値": "estimate",
    "推計": "estimate",
    "訂正値": "revised",
    "訂正": "revised",
    "サンプル": "sample",
    "調査なし": "not-surveyed",
    "未実施": "not-surveyed",
    "集計中": "pending",
    "未集計": "pending",
    "秘匿": "withheld",
    "非公表": "withheld",
    "調査終了": "discontinued",
    "終了": "discontinued",
}
# The format's own words, with or without the hyphen.
_OWN = {status.value.replace("-", ""): status.value for status in Status}


def status_of(text: str) -> Status | None:
    """The status for a word of the format or of a department; None if it is unknown."""
    word = folded(text)
    found = _OWN.get(word.replace("-", "")) or _WORDS.get(word)
    return Status(found) if found else None
