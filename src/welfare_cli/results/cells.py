"""What a cell of a result file may hold: plain numbers, and the status words of the format.

A refusal is a code, the column it is about, and the facts for the message.
"""

from decimal import Decimal

from welfare_cli.ground.quantity import NumberError, as_written, plain_form, read_number
from welfare_cli.ground.share import out_of_range, written_as_fraction
from welfare_cli.ground.text import listed
from welfare_cli.results.model import Series
from welfare_cli.results.size import meant_size, read_size
from welfare_cli.results.status import MISSING, Status

Refusal = tuple[str, str, dict[str, str]]


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
