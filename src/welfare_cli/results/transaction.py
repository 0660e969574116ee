"""The yearly files and the journal change together or not at all, whenever the process dies.

First an intent is written in one step: that is the moment at which the import has happened. Then
the files are replaced, the journal is added to, and the intent is taken away; whoever finds an
intent does the rest.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from welfare_cli.files.writing import uninterrupted, write_file
from welfare_cli.results.intent import (
    Change,
    Intent,
    PendingError,
    bytes_of,
    digest,
    place_in,
)
from welfare_cli.results.journal import JOURNAL
from welfare_cli.results.lock import locked
from welfare_cli.results.pending import INTENT
from welfare_cli.results.recovery import finish, recover


class ChangedError(Exception):
    """A file no longer holds what the import had read; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class UnfinishedError(OSError):
    """The import has happened, but a step of it was refused: the next command finishes it."""


def commit(
    folder: Path,
    files: Mapping[str, str],
    expected: Mapping[str, str | None],
    journal_lines: Sequence[str],
) -> None:
    """Give these files their new text, and the journal its lines: both, or neither.

    `expected` is the text of each file as it was read, None where there was none; line ends and a
    byte order mark make no difference. A caller that holds the lock since it read is never told
    ChangedError because of another import. Raises, with nothing changed: ChangedError, BusyError,
    PendingError, and OSError of any other kind than UnfinishedError.
    """
    with locked(folder):
        recover(folder)
        intent = _intent(folder, files, expected, journal_lines)
        if not intent.files and not intent.lines:
            return
        data = intent.data()
        with uninterrupted():
            _do(folder, intent, data)


def _do(folder: Path, intent: Intent, data: bytes) -> None:
    _declare(folder / INTENT, data)
    try:
        finish(folder, intent)
    except PendingError as error:  # another hand was faster
        if error.begun:
            raise
        (folder / INTENT).unlink(missing_ok=True)
        raise ChangedError(error.path) from error
    except OSError as error:
        raise UnfinishedError(error.errno, error.strerror, error.filename) from error


def _intent(
    folder: Path,
    files: Mapping[str, str],
    expected: Mapping[str, str | None],
    journal_lines: Sequence[str],
) -> Intent:
    present = {name: bytes_of(place_in(folder, name)) for name in {**files, **expected}}
    for name, data in present.items():
        if _text(data) != _plain(expected.get(name)):
            raise ChangedError(folder / name)
    changes = {name: Change(digest(present[name]), text) for name, text in files.items()}
    journal = bytes_of(place_in(folder, JOURNAL)) or b""
    lines = "".join(f"{line}\n" for line in journal_lines)
    # Another hand may have left the last line without its end.
    glued = journal and not journal.endswith(b"\n") and lines
    return Intent(changes, len(journal), f"\n{lines}" if glued else lines)


def _text(data: bytes | None) -> str | None:
    return None if data is None else _plain(data.decode(errors="surrogateescape"))


def _plain(text: str | None) -> str | None:
    if text is None:
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _declare(path: Path, data: bytes) -> None:
    """Write the intent, or leave none."""
    try:
        write_file(path, data)
    except BaseException as error:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            raise UnfinishedError(*error.args) from error
        raise
