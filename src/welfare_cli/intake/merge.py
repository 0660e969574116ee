"""What an import would change: each actual that came in beside the one that is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.translation import N_, Both, _
from welfare_cli.intake.observe import Observation
from welfare_cli.results.columns import OPTIONAL, Actual, Column, ImportRole
from welfare_cli.results.model import Results
from welfare_cli.results.status import STATUS_NAMES, Status

# A value that was declared settled is not changed in passing.
_SETTLED = frozenset((Status.FINAL, Status.REVISED))
# What belongs to a value goes with it; the rest stays, unless the sheet says something else.
_LASTING = tuple(column for column in OPTIONAL if column.import_role is ImportRole.JUDGEMENT)
_OF_VALUE = tuple(column for column in OPTIONAL if column not in _LASTING)


class ChangeKind(StrEnum):
    """What happens to a value."""

    ADDED = "added"
    CHANGED = "changed"
    REPLACED_SAMPLE = "replaced-sample"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Incoming:
    """An actual that came in, and the cell it came from.

    Its status is `stated` by the sheet, or `asked` for by the caller, or else the usual one.
    """

    actual: Actual
    stated: bool
    seen: Observation
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One actual before and after."""

    kind: ChangeKind
    old: Actual | None
    new: Actual
    seen: Observation


IMPORT_TWICE = ProblemKind(
    "import-twice",
    N_("{cell}: “{text}” is a second value for {id}; the first is in {first}"),
    N_("Keep one of the two."),
)
IMPORT_SETTLED = ProblemKind(
    "import-settled",
    N_("{cell}: {id} has the settled value {old}; {new} would change it"),
    N_("Give --replace if the change is meant."),
)


def merge(
    incoming: Iterable[Incoming], results: Results, *, replace: bool
) -> tuple[list[Change], list[Problem]]:
    """Every change, and the refusals: two values for one place, or a settled one changed."""
    changes: dict[tuple[str, int], Change] = {}
    problems: list[Problem] = []
    for came in incoming:
        key = (came.actual.indicator, came.actual.year.number)
        before = changes.get(key)
        if before and (before.new.n or not came.actual.n or not _same(before.new, came.actual)):
            if not _agree(before.new, came.actual):
                facts = {"id": came.actual.indicator, "first": before.seen.origin}
                problems.append(came.seen.problem(IMPORT_TWICE, **facts))
            continue
        change = _change(came, _present(results, came.actual))
        if _unsettles(change) and not replace:
            facts = {"id": key[0], **_both_told(change)}
            problems.append(came.seen.problem(IMPORT_SETTLED, **facts))
            continue
        changes[key] = change
    return list(changes.values()), problems


def _both_told(change: Change) -> dict[str, str]:
    """Both values; where they are equal, with the statuses or the texts that are not."""
    old, new = change.old, change.new
    if old is None or _told(old) != _told(new):
        return {"old": _told(old), "new": _told(new)}
    if old.status is not new.status:
        return {"old": _with_status(_told(old), old), "new": _with_status(_told(new), new)}
    column = next(c for c in OPTIONAL if getattr(old, c.name) != getattr(new, c.name))
    texts = {"old": getattr(old, column.name), "new": getattr(new, column.name)}
    return {
        key: f"{_told(new)} ({column.name}: {column.write(text)})" for key, text in texts.items()
    }


def _with_status(told: str, actual: Actual) -> str:
    key = STATUS_NAMES[actual.status]
    return Both(f"{told}（{_(key, 'ja')}）", f"{told} ({_(key, 'en')})")


def _told(actual: Actual | None) -> str:
    """The value, or the word for the reason there is none."""
    if actual is None:
        return ""
    if actual.value is None:
        return STATUS_NAMES[actual.status]
    value = as_written(actual.value)
    return f"{value} (n={actual.n})" if actual.n else value


def _present(results: Results, actual: Actual) -> Actual | None:
    series = results.of(actual.indicator)
    return next((present for present in series if present.year == actual.year), None)


def _change(came: Incoming, old: Actual | None) -> Change:
    if old is None:
        return Change(ChangeKind.ADDED, None, came.actual, came.seen)
    new = _joined(came.actual, old, _LASTING)
    if old.is_sample and not new.is_sample:
        return Change(ChangeKind.REPLACED_SAMPLE, old, new, came.seen)
    if new.value == old.value:
        new = _joined(new, old, _OF_VALUE)
    # A sheet that says nothing of the status takes back neither 「訂正値」 nor 「速報値」.
    keeps = not came.stated and (old.status in _SETTLED or not came.asked)
    if _same(old, new) or (keeps and old.value == new.value):
        # What comes in later of a value joins it, and changes nothing else.
        joined = old._replace(**{column.name: getattr(new, column.name) for column in OPTIONAL})
        kind = ChangeKind.UNCHANGED if joined == old else ChangeKind.CHANGED
        return Change(kind, old, joined, came.seen)
    return Change(ChangeKind.CHANGED, old, new, came.seen)


def _joined(new: Actual, old: Actual, columns: Iterable[Column]) -> Actual:
    """The new actual with what the old one says in these columns, where it says nothing itself."""
    kept = {
        column.name: getattr(old, column.name)
        for column in columns
        if getattr(new, column.name) == column.default
    }
    return new._replace(**kept)


def _same(one: Actual, other: Actual) -> bool:
    return one.value == other.value and one.status is other.status


def _agree(one: Actual, other: Actual) -> bool:
    """Whether two rows for one place say the same, as far as both say something."""
    return _same(one, other) and (other.n is None or one.n == other.n)


def _unsettles(change: Change) -> bool:
    """Whether something settled would change; what there was nothing of is only new."""
    old = change.old
    if change.kind is not ChangeKind.CHANGED or old is None or old.status not in _SETTLED:
        return False
    new = change.new
    is_new = all(
        getattr(old, column.name) in (column.default, getattr(new, column.name))
        for column in OPTIONAL
    )
    return not (is_new and _same(old, new))
