"""From files that were sent to the actuals in them; what is refused or passed over is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.text import listed
from welfare_cli.ground.translation import N_, Message
from welfare_cli.intake.decode import spoken_name
from welfare_cli.intake.files import Sent
from welfare_cli.intake.grid import Grid
from welfare_cli.intake.headers import Role, years_in_name
from welfare_cli.intake.match import Matched, Names
from welfare_cli.intake.merge import Incoming
from welfare_cli.intake.observe import Observation, Observed, observe
from welfare_cli.intake.promises import check_promise
from welfare_cli.intake.reading import Defaults, take
from welfare_cli.intake.rivals import Known, without_rivals
from welfare_cli.intake.table import LayoutKind, Table, find_table
from welfare_cli.intake.years import WHERE_TAKEN, settle_years

_REMARKS: dict[str, Message] = {
    "hidden-sheet": N_("{file}: hidden sheet not read: {name} (--sheet reads it)"),
    "external-links": N_(
        "{file}: links to other files are not followed; their last values are used"
    ),
}


@dataclass(frozen=True)
class Wishes:
    """What the caller asked for."""

    year: FiscalYear | None = None
    layout: LayoutKind | None = None
    defaults: Defaults = field(default_factory=lambda: Defaults(None, "", None))


@dataclass
class Imported:
    """What files gave: actuals, problems, and remarks (key of a text, its facts) to narrate."""

    incoming: list[Incoming] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[tuple[str, dict[str, str]]] = field(default_factory=list)


IMPORT_NO_TABLE = ProblemKind(
    "import-no-table",
    N_("no table was recognised by its header"),
    N_("One row must name the columns: 成果指標 (indicator) and 実績値 (value) or fiscal years."),
)


def import_sent(sent: Sent, names: Names, wishes: Wishes) -> Imported:
    """Everything one file gives."""
    found = Imported(problems=list(sent.problems))
    if sent.encoding:
        found.remarks.append(
            (
                N_("{file}: read as {encoding}"),
                {"file": sent.name, "encoding": spoken_name(sent.encoding)},
            )
        )
    tables = [(grid, find_table(grid, wishes.defaults.era, wishes.layout)) for grid in sent.grids]
    for grid, table in tables:
        found.remarks += _told(grid)
        if table:
            _import_table(found, observe(table, wishes.defaults.era), names, wishes)
        elif len(tables) > 1 and any(other for _, other in tables):
            found.remarks.append(
                (N_("sheet without a table passed over: {sheet}"), {"sheet": grid.sheet or ""})
            )
        else:
            found.problems.append(Problem(IMPORT_NO_TABLE, Place(sent.name)))
    return found


def _told(grid: Grid) -> Iterator[tuple[str, dict[str, str]]]:
    for told in grid.told:
        key, _, name = told.partition(":")
        yield _REMARKS[key], {"file": grid.file, "name": name}


def _import_table(found: Imported, seen: Observed, names: Names, wishes: Wishes) -> None:
    found.problems += seen.problems
    era = wishes.defaults.era
    grid = seen.table.grid
    names_given = [grid.sheet or "", PurePath(grid.file).stem]
    years = settle_years(seen, wishes.year, [years_in_name(text, era) for text in names_given])
    found.problems += years.problems
    if years.common and years.where:
        facts = {
            "file": grid.file,
            "year": years.common.told(),
            "where": WHERE_TAKEN[years.where],
        }
        found.remarks.append((N_("{file}: values taken for {year} ({where})"), facts))
    found.remarks += _remarks(seen)
    unknown: set[str] = set()
    known: list[Known] = []
    for observation in seen.observations:
        contradiction = _contradiction(observation, names)
        if contradiction:
            found.problems.append(contradiction)
            continue
        matched = names.match(observation.name)
        year = observation.year or years.common
        if matched.indicator and year:
            known.append((observation, matched.indicator, year))
        elif not (matched.indicator or matched.ignored or observation.name in unknown):
            unknown |= {observation.name} - {""}
            found.problems.append(_unmatched(observation, matched))
    _take(found, known, wishes.defaults)
    for promise in seen.promises:
        indicator = names.match(promise.at.name).indicator
        if indicator:
            found.problems += check_promise(promise, indicator, era)


def _take(found: Imported, known: list[Known], defaults: Defaults) -> None:
    """Read the values of known indicators."""
    meant, others = without_rivals(known)
    for observation, indicator, year in meant:
        taken = take(observation, indicator, year, defaults)
        found.problems += taken.problems
        if taken.actual:
            asked = defaults.status is not None
            found.incoming.append(Incoming(taken.actual, taken.stated, observation, asked))
    if others:
        cells = listed([seen.grid.name(seen.row, seen.column) for seen in others])
        found.remarks.append(
            (
                N_(
                    "{file}: passed over beside the figure the plan means,"
                    " yearly or cumulative: {cells}"
                ),
                {"file": others[0].grid.file, "cells": cells},
            )
        )


IMPORT_ID_TITLE = ProblemKind(
    "import-id-title",
    N_("{cell}: the row's id is {id}, its title is that of {title}"),
    N_("Correct one of the two; a column was sorted or pasted by itself, most likely."),
)


def _contradiction(seen: Observation, names: Names) -> Problem | None:
    """A row whose id is one indicator and whose title is another: a sorted or pasted column."""
    by_id = names.match(seen.table.text(seen.row, Role.ID)).indicator
    by_title = names.match(seen.table.text(seen.row, Role.NAME)).indicator
    if by_id is None or by_title is None or by_id.id == by_title.id:
        return None
    return seen.problem(IMPORT_ID_TITLE, Role.ID, id=by_id.id, title=by_title.id)


IMPORT_UNKNOWN = ProblemKind(
    "import-unknown",
    N_("{cell}: the plan has no indicator “{name}”"),
    N_(
        "Settle it with --map '{name}={meant}', or a line in names.csv beside the plan; '{name}=-' "
        "passes the row over."
    ),
)
IMPORT_AMBIGUOUS = ProblemKind(
    "import-ambiguous",
    N_("{cell}: several indicators are called “{name}”: {known}"),
    N_("Add an id column, or settle it with --map '{name}=ID'."),
)
IMPORT_NAMELESS = ProblemKind(
    "import-nameless",
    N_("{cell}: the value “{text}” has no indicator in its row"),
    N_("Write the indicator's title or id in the row."),
)


def _unmatched(seen: Observation, matched: Matched) -> Problem:
    """Why the row is refused; one problem for all values of a name."""
    if not seen.name:
        return seen.problem(IMPORT_NAMELESS)
    if matched.several:
        return seen.problem(
            IMPORT_AMBIGUOUS, Role.NAME, name=seen.name, known=listed(matched.several)
        )
    near = {"near": matched.near} if matched.near else {}
    meant = matched.near or "ID"
    return seen.problem(IMPORT_UNKNOWN, Role.NAME, name=seen.name, meant=meant, **near)


def _remarks(seen: Observed) -> Iterator[tuple[str, dict[str, str]]]:
    grid, table = seen.table.grid, seen.table
    facts = {
        "file": grid.file,
        "layout": table.kind.value,
        "line": str(grid.lines[table.first - 1]),
    }
    yield N_("{file}: layout {layout}, header on line {line}"), facts
    if seen.skipped:
        lines = [str(grid.lines[row]) for row in seen.skipped]
        yield (
            N_("{file}: lines without a value passed over: {lines}"),
            {"file": grid.file, "lines": listed(lines)},
        )
    if len(table.values) > 1 and table.column(Role.STATUS) is not None:
        yield (
            N_("{file}: the status column is not read, because the table has several years"),
            {"file": grid.file},
        )
    known = set(table.headings) - _unread_sizes(table)
    header = grid.rows[table.first - 1]
    unread = [c.text.strip() for i, c in enumerate(header) if i not in known and not c.is_empty]
    if unread and table.column(Role.NAME) is not None:
        yield (
            N_("{file}: columns not read: {columns}"),
            {"file": grid.file, "columns": listed(unread)},
        )


def _unread_sizes(table: Table) -> set[int]:
    """The columns of sample sizes of which nothing says whose they are."""
    sizes = {column for column, heading in table.headings.items() if heading.role is Role.SIZE}
    return sizes - {table.size_of(column) for column, _ in table.values}
