"""Bringing an import in: merged with what is there, and written whole or not at all.

Everything from reading the results to writing them happens under one lock, so that two imports at
once both land.
"""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from welfare_cli.files.source import read_bytes, shown
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place as PlaceInFile
from welfare_cli.ground.problem import Problem, ProblemKind, Severity, has_errors
from welfare_cli.ground.translation import N_
from welfare_cli.intake.importing import Imported
from welfare_cli.intake.merge import Change, ChangeKind, merge
from welfare_cli.intake.plausible import question
from welfare_cli.plan.indicator import Indicator
from welfare_cli.results.chain import chained
from welfare_cli.results.columns import Actual, as_held
from welfare_cli.results.entry import Entry, Origin, State
from welfare_cli.results.journal import JOURNAL, read_journal
from welfare_cli.results.lock import locked
from welfare_cli.results.model import Series
from welfare_cli.results.reader import (
    MAX_BYTES,
    ResultsRead,
    read_folder,
    result_files,
    year_in_name,
)
from welfare_cli.results.recovery import recover
from welfare_cli.results.transaction import commit
from welfare_cli.results.writer import updated


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the journal says of an import as a whole, and the digest and encoding of its files."""

    at: str
    run: str
    command: str
    files: Mapping[str, tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an import lands: the folder, and what the plan says of its indicators."""

    folder: Path
    indicators: Mapping[str, Indicator]
    known: Mapping[str, Series]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the caller allows."""

    replace: bool = False
    partial: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Landing:
    """What an import came to. `unsound` are errors in the results that were there before."""

    changes: list[Change] = field(default_factory=list)
    refusals: list[Problem] = field(default_factory=list)
    questions: list[Problem] = field(default_factory=list)
    unsound: list[Problem] = field(default_factory=list)
    may_write: bool = False

    @property
    def effective(self) -> list[Change]:
        """The changes that change something."""
        return [c for c in self.changes if c.kind is not ChangeKind.UNCHANGED]


def land(
    place: Place,
    imported: Imported,
    terms: Terms,
    stamp: Stamp,
    announce: Callable[[Landing], None] | None = None,
) -> Landing:
    """Merge, announce what would change, and write unless something forbids it.

    Raises what `results.transaction` raises.
    """
    with contextlib.ExitStack() as held:
        if not terms.dry_run:
            held.enter_context(locked(place.folder))
            recover(place.folder)
        # The texts come first: a file that is edited by hand from here on is not overwritten.
        texts = {path.name: _text(path) for path in result_files(place.folder)}
        present = read_folder(place.folder, place.known)
        present.problems += read_journal(place.folder / JOURNAL)[1]
        present.problems += [_long(path) for path in present.long]
        landing = _merged(present, place, imported, terms)
        if announce and not landing.unsound:
            announce(landing)
        if landing.may_write and landing.effective:
            _write(place, landing.effective, texts, stamp)
    return landing


def _merged(present: ResultsRead, place: Place, imported: Imported, terms: Terms) -> Landing:
    unsound = [p for p in present.problems if p.severity is Severity.ERROR]
    if unsound:
        return Landing(unsound=unsound)
    changes, settled = merge(imported.incoming, present.results, replace=terms.replace)
    refusals = [p for p in imported.problems if p.severity is Severity.ERROR] + settled
    asked = [p for p in imported.problems if p.severity is not Severity.ERROR]
    asked += question(changes, present.results, place.indicators, place.known)
    allowed = terms.partial or not has_errors(refusals)
    return Landing(changes, refusals, asked, may_write=allowed and not terms.dry_run)


def _write(
    place: Place, changes: Sequence[Change], texts: Mapping[str, str | None], stamp: Stamp
) -> None:
    names = {year_in_name(Path(name)): name for name in texts}
    files: dict[str, str] = {}
    expected: dict[str, str | None] = {}
    by_year: dict[FiscalYear, list[Actual]] = {}
    for change in changes:
        by_year.setdefault(change.new.year, []).append(change.new)
    for year, new in sorted(by_year.items()):
        name = names.get(year, f"{year.number}.csv")
        text = texts.get(name)
        expected[name], files[name] = text, updated(text, year, new, list(place.indicators))
    journal = _text(place.folder / JOURNAL) or ""
    lines = chained(journal, [_entry(change, stamp) for change in changes])
    commit(place.folder, files, expected, lines)


RESULTS_LONG = ProblemKind(
    "results-long",
    N_("an import writes a file per fiscal year, and this one holds several"),
    N_("Move it out of the results folder and import it: `welfare import {name}` splits it."),
)


def _long(path: Path) -> Problem:
    return Problem(RESULTS_LONG, PlaceInFile(shown(path)), {"name": path.name})


def _text(path: Path) -> str | None:
    """The file as it stands; None where it cannot be read, which its reading tells by itself."""
    data, _ = read_bytes(path, MAX_BYTES)
    return None if data is None else data.decode("utf-8-sig", errors="replace")


def _entry(change: Change, stamp: Stamp) -> Entry:
    seen, new = change.seen, change.new
    digest, encoding = stamp.files[seen.grid.file]
    cell = seen.grid.name(seen.row, seen.column)
    return Entry(
        at=stamp.at,
        run=stamp.run,
        indicator=new.indicator,
        year=new.year.number,
        old=_state(change.old),
        new=State.of(as_held(new)),
        origin=Origin(seen.grid.file, digest, cell, seen.grid.sheet, encoding),
        command=stamp.command,
    )


def _state(actual: Actual | None) -> State | None:
    return State.of(actual) if actual else None
