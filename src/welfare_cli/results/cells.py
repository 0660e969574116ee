"""What a cell of a result file may hold: plain numbers, and the status words of the format.

A refusal is a code, the column it is about, and the facts for the message.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import NumberError, as_written, plain_form, read_number
from welfare_cli.ground.share import out_of_range, written_as_fraction
from welfare_cli.ground.text import folded, listed, nearest
from welfare_cli.results.model import MISSING, Actual, Status
from welfare_cli.results.size import meant_size, read_size

Refusal = tuple[str, str, dict[str, str]]

# What people write for a status; the words of the format stand for themselves.
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
    """The status a word means, in the format's own words or a department's; None if unknown."""
    word = folded(text)
    found = _OWN.get(word.replace("-", "")) or _WORDS.get(word)
    return Status(found) if found else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The fiscal years from `since` on: what their totals are counted from and compared with.

    `start` is the baseline that counts then; nothing before the break at `began` is comparable.
    None is the plan's beginning, or that there is no such thing.
    """

    since: FiscalYear | None = None
    began: FiscalYear | None = None
    start: Actual | None = None

    def covers(self, year: FiscalYear) -> bool:
        """Whether the year is one of them."""
        return self.since is None or self.since <= year

    def comparable(
        self, earlier: Iterable[Actual], corrected: FiscalYear | None
    ) -> Iterator[Actual]:
        """Which of the earlier values belong to it, its baseline among them.

        A baseline that was set before the value of the year `corrected` was is wrong like the rest.
        """
        if self.start and (corrected is None or (self.since and corrected < self.since)):
            yield self.start
        yield from (one for one in earlier if self.began is None or self.began <= one.year)


@dataclass(frozen=True, slots=True)
class Series:
    """What the results must know of an indicator to question its values.

    Values of a total (累計) never fall within one of its `stretches`, the oldest first.
    """

    titles: tuple[str, ...]
    is_share: bool
    usual: tuple[Decimal, ...]
    is_total: bool = False
    stretches: tuple[Stretch, ...] = ()


def read_status(text: str) -> tuple[Status | None, tuple[str, dict[str, str]] | None]:
    """The status, final when empty; or None and why."""
    if not text:
        return Status.FINAL, None
    try:
        return Status(text), None
    except ValueError:
        known = [status.value for status in Status]
        meant = status_of(text)
        near = meant.value if meant else nearest(text, known)
        facts = {"value": text, "known": listed(known)} | ({"near": near} if near else {})
        return None, ("status-unknown", facts)


def read_value(
    text: str, status: Status | None, series: Series
) -> tuple[Decimal | None, list[Refusal]]:
    """The value, None when there is none; and everything questionable about it."""
    if not text:
        return None, _unexplained(status)
    if status and status.is_missing:
        return None, [("value-beside-reason", "value", {"value": text, "status": status.value})]
    try:
        value = read_number(text)
    except NumberError as error:
        plain = plain_form(text)
        facts = {"value": text} | ({"near": plain} if plain and plain != text else {})
        return None, [(f"number-{error.reason}", "value", facts)]
    return value, _implausible(value, series)


def read_n(text: str, value: str) -> tuple[int | None, list[Refusal]]:
    """The sample size beside the value's text, None when there is none; and what is wrong."""
    if not text:
        return None, []
    if not value:
        return None, [("sample-size-alone", "n", {"value": text})]
    size = read_size(text)
    if size is not None:
        return size, []
    near = meant_size(text)
    return None, [("sample-size", "n", {"value": text} | ({"near": near} if near else {}))]


def _unexplained(status: Status | None) -> list[Refusal]:
    if status is None or status.is_missing:
        return []
    return [("value-without-reason", "value", {"known": listed(sorted(MISSING))})]


def _implausible(value: Decimal, series: Series) -> list[Refusal]:
    if not series.is_share:
        return []
    if out_of_range(value):
        return [("share-out-of-range", "value", {"value": as_written(value)})]
    beside = next((usual for usual in series.usual if written_as_fraction(value, usual)), None)
    if beside is None:
        return []
    facts = {"value": as_written(value), "beside": as_written(beside)}
    return [("share-as-fraction", "value", facts | {"near": as_written(value.scaleb(2))})]
