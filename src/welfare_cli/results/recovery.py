"""Finishing an import that was cut off, whenever it was.

That is idempotent, and touches a file only while it still holds what the import had read, or what
the import itself wrote: nothing that another hand wrote since is lost.
"""

import os
from functools import partial
from pathlib import Path

from welfare_cli.files.writing import sweep, uninterrupted, write_file
from welfare_cli.results.intent import (
    CHANGED,
    Change,
    Intent,
    PendingError,
    bytes_of,
    digest,
    place_in,
    read_intent,
)
from welfare_cli.results.journal import JOURNAL
from welfare_cli.results.lock import locked
from welfare_cli.results.pending import INTENT, is_pending
from welfare_cli.results.reader import year_in_name


def recover(folder: Path) -> bool:
    """Finish an import that was cut off; whether there was one. Sweeps up what a kill left.

    Raises PendingError where it cannot be finished, with nothing changed, and OSError.
    """
    with locked(folder), uninterrupted():
        sweep(folder, _is_ours, alone=True)  # none is live under the lock
        intent = read_intent(folder)
        if intent is not None:
            finish(folder, intent)
        return intent is not None


def settle(folder: Path) -> bool:
    """Before reading: finish an import that was cut off; whether there was one.

    A folder that cannot be written is left as it is: False, and `is_pending` stays true. Raises
    BusyError and PendingError.
    """
    try:
        return is_pending(folder) and recover(folder)
    except OSError:
        return False


def finish(folder: Path, intent: Intent) -> None:
    """Do what of the intent is not yet done, and take it away; PendingError before any of it.

    A hand that is faster than a later file is told by a PendingError that has `begun`.
    """
    changes = {place_in(folder, name): change for name, change in intent.files.items()}
    due = [path for path, change in changes.items() if _is_due(path, change)]
    journal = place_in(folder, JOURNAL)
    is_torn = _is_torn(journal, intent)
    for path in due:
        look = partial(_is_due, path, changes[path])
        try:
            write_file(path, changes[path].new.encode(), look)
        except PendingError as error:
            error.begun = path is not due[0]
            raise
    if is_torn:
        _append(journal, intent)
    (folder / INTENT).unlink(missing_ok=True)


def _is_due(path: Path, change: Change) -> bool:
    """Whether the file is still the old one; raises PendingError if it is neither old nor new."""
    found = digest(bytes_of(path))
    if found == digest(change.new.encode()):
        return False
    if found != change.old:
        raise PendingError(path, CHANGED)
    return True


def _is_torn(path: Path, intent: Intent) -> bool:
    """Whether lines are missing; raises PendingError if something else stands in their place."""
    data, lines = bytes_of(path) or b"", intent.lines.encode()
    tail = data[intent.size :]
    if len(data) < intent.size or not lines.startswith(tail):
        raise PendingError(path, CHANGED)
    return tail != lines


def _append(path: Path, intent: Intent) -> None:
    """Put the lines at the journal's old end, over what a cut-off writing left of them."""
    if not path.exists():
        write_file(path, b"")
    with path.open("r+b") as file:
        file.truncate(intent.size)
        file.seek(intent.size)
        file.write(intent.lines.encode())
        file.flush()
        os.fsync(file.fileno())


def _is_ours(name: str) -> bool:
    is_year = name.lower().endswith(".csv") and year_in_name(Path(name)) is not None
    return is_year or name in (INTENT, JOURNAL)
