"""The journal against the results: what an import wrote must still stand there.

Every value is compared digit by digit, with all that stands beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from welfare_cli.results.columns import Actual
from welfare_cli.results.entry import Entry, State

Key = tuple[str, int]  # the indicator, and the fiscal year's number


class Kind(StrEnum):
    """How the journal and the results differ."""

    CHANGED_BY_HAND = "changed-by-hand"
    REMOVED_BY_HAND = "removed-by-hand"
    CHANGED_BETWEEN = "changed-between"
    NEVER_IMPORTED = "never-imported"

    @property
    def is_mismatch(self) -> bool:
        """Whether the results now say something else than the journal; the rest is information."""
        return self in (Kind.CHANGED_BY_HAND, Kind.REMOVED_BY_HAND)


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: what the journal says was written, and what was found in its place.

    Of `changed-between`, `present` is what the next import found.
    """

    kind: Kind
    indicator: str
    year: int
    journal: State | None
    present: State | None


def verify(entries: Iterable[Entry], results: Mapping[Key, Actual]) -> list[Finding]:
    """Every difference, by year and indicator; of one value, the oldest first."""
    findings: list[Finding] = []
    last: dict[Key, State] = {}
    for entry in entries:
        key = (entry.indicator, entry.year)
        before = last.get(key)
        if before is not None and before != entry.old:
            findings.append(Finding(Kind.CHANGED_BETWEEN, *key, before, entry.old))
        last[key] = entry.new
    present = {key: State.of(actual) for key, actual in results.items()}
    for key in last.keys() | present.keys():
        kind = _kind(last.get(key), present.get(key))
        if kind:
            findings.append(Finding(kind, *key, last.get(key), present.get(key)))
    return sorted(findings, key=lambda found: (found.year, found.indicator))


def _kind(journal: State | None, present: State | None) -> Kind | None:
    if journal == present:
        return None
    if journal is None:
        return Kind.NEVER_IMPORTED
    return Kind.CHANGED_BY_HAND if present else Kind.REMOVED_BY_HAND
