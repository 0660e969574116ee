"""Several plans together: their sums, their order, which stands under which.

Ratings of one rule set are never added to those of another; what they count as (good, fair, weak,
bad) is the same everywhere, and is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from welfare_cli.assess.overview import TONES, Count, Overview, Scale, Titled
from welfare_cli.ground.text import folded


class Entry(NamedTuple):
    """A plan file; `standing` is None where errors, of which `told` are the first, forbid figures.

    `lang` is the language the plan speaks first, where that is known.
    """

    path: str
    id: str | None = None
    title: Titled | None = None
    lang: str | None = None
    standing: Overview | None = None
    errors: int = 0
    told: tuple[Titled, ...] = ()
    unreadable: bool = False


@dataclass
class Totals:
    """The sums so far; plans with errors are counted, but nothing of them is."""

    broken: int = 0
    unreadable: int = 0
    whole: Count = field(default_factory=lambda: Count(ratings=(0,) * len(TONES)))
    by_scale: dict[str, tuple[Scale, Count]] = field(default_factory=dict)
    paths: dict[str, list[str]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take one plan in."""
        if entry.id is not None:
            self.paths.setdefault(entry.id, []).append(entry.path)
        stands = entry.standing
        if stands is None:
            self.broken += 1
            self.unreadable += entry.unreadable
            return
        self.whole = self.whole.plus(stands.by_tone)
        key, count = stands.scale.key, stands.counts
        before = self.by_scale.get(key)
        self.by_scale[key] = (stands.scale, before[1].plus(count) if before else count)

    @property
    def same_id(self) -> dict[str, list[str]]:
        """The ids that more than one plan has, with the files."""
        return {plan: paths for plan, paths in self.paths.items() if len(paths) > 1}

    def name(self, scale: Scale) -> str:
        """The rule set's id; numbered where another rule set with the same id came before."""
        alike = [key for key, (other, _) in self.by_scale.items() if other.id == scale.id]
        number = alike.index(scale.key)
        return f"{scale.id} ({number + 1})" if number else scale.id


def parents(entries: Sequence[Entry]) -> dict[str, Entry]:
    """By path, the plan above each that names one by title or id, where just one is called so."""
    called: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in {folded(name) for name in (entry.id or "", *(entry.title or ()))}:
            called.setdefault(name, []).append(entry)
    found = {}
    for entry in entries:
        names = entry.standing and entry.standing.parent
        above = {e.path: e for name in names or () for e in called.get(folded(name), ())}
        if len(above) == 1 and entry.path not in above:
            found[entry.path] = next(iter(above.values()))
    return found


def least_reported(entries: Sequence[Entry]) -> list[Entry]:
    """The smallest reported share first; plans without one last."""
    return _ascending(
        [(entry, entry.standing and entry.standing.counts.share) for entry in entries]
    )


def weakest(entries: Sequence[Entry]) -> list[Entry]:
    """The smallest part of good and fair among what is rated first; plans without a rating last."""
    return _ascending([(entry, _well(entry)) for entry in entries])


def below_parents(entries: Sequence[Entry]) -> list[Entry]:
    """Each plan directly after the one above it and those that came before it there."""
    above = parents(entries)
    below: dict[str | None, list[Entry]] = {}
    for entry in entries:
        head = above.get(entry.path)
        below.setdefault(head.path if head else None, []).append(entry)
    ordered: list[Entry] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += below.get(ordered[-1].path, [])[::-1]
    # Plans that name each other stand under nothing.
    placed = {entry.path for entry in ordered}
    return ordered + [entry for entry in entries if entry.path not in placed]


def _well(entry: Entry) -> Fraction | None:
    ratings = entry.standing.by_tone.ratings if entry.standing else ()
    return Fraction(sum(ratings[:2]), sum(ratings)) if sum(ratings) else None


def _ascending(pairs: Sequence[tuple[Entry, Fraction | None]]) -> list[Entry]:
    known = sorted(((share, entry) for entry, share in pairs if share is not None), key=_share)
    return [entry for _, entry in known] + [entry for entry, share in pairs if share is None]


def _share(pair: tuple[Fraction, Entry]) -> Fraction:
    return pair[0]


@dataclass(frozen=True)
class Portfolio:
    """The plans in the order they are shown, their sums, and by path the plan above each."""

    entries: Sequence[Entry]
    totals: Totals
    above: Mapping[str, Entry]
