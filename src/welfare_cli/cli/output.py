"""Standard output is data: UTF-8 with line feeds, the same bytes with `-o FILE` as with `> FILE`.

The only module that writes there.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from welfare_cli.cli.exit_codes import CANNOT_WRITE, CallError
from welfare_cli.cli.narration import hide_bar
from welfare_cli.ground.translation import N_


def write(text: str, path: Path | None) -> None:
    """Write the finished text in one piece. Raises CallError when the file cannot be written."""
    write_bytes(text.encode("utf-8", errors="backslashreplace"), path)


def write_bytes(data: bytes, path: Path | None) -> None:
    """Write finished bytes, as `write` does."""
    _write_parts([data], path)


def write_stream(parts: Iterable[str], path: Path | None) -> None:
    """Write a text part by part, each as soon as it is made, as `write` does."""
    _write_parts(_encoded(parts), path)


def refuse_unwritable(path: Path) -> None:
    """Raise the CallError of `write` before anything is done that could not be told there."""
    from welfare_cli.files.writing import refuse_unwritable as tried

    try:
        tried(path)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CallError(CANNOT_WRITE, path=path, why=why) from None


def write_folder(files: Iterable[tuple[str, bytes]], path: Path) -> None:
    """Make a new folder of finished files, or fill an empty one. Raises CallError."""
    from welfare_cli.files.writing import write_folder as made

    try:
        made(path, files)
    except FileExistsError:
        raise CallError(
            N_(
                "{path} is there already and not an empty folder; nothing"
                " was written. Name a new one with -o DIR, or delete it"
                " first."
            ),
            path=path,
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CallError(CANNOT_WRITE, path=path, why=why) from None


def _encoded(parts: Iterable[str]) -> Iterator[bytes]:
    try:
        for part in parts:
            yield part.encode("utf-8", errors="backslashreplace")
    except (OSError, ValueError, AttributeError) as error:
        # What goes wrong in the making must not pass for a file that cannot be written.
        raise RuntimeError(repr(error)) from error


def _write_parts(parts: Iterable[bytes], path: Path | None) -> None:
    if path is not None:
        from welfare_cli.files.writing import write_parts  # only -o needs it

        try:
            write_parts(path, parts)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or error
            raise CallError(CANNOT_WRITE, path=path, why=why) from None
        return
    hide_bar()  # it may stand on the same terminal
    try:
        sys.stdout.buffer.writelines(parts)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`); Python must not complain again at its end.
        _silence()
    except (OSError, AttributeError) as error:
        _silence()
        why = getattr(error, "strerror", None) or "closed"
        raise CallError(CANNOT_WRITE, path="standard output", why=why) from None


def _silence() -> None:
    """Point standard output nowhere, so that nothing is written at the very end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def columns(path: Path | None) -> int | None:
    """How wide a table may be: the terminal's width, or COLUMNS; None for a file or a pipe."""
    if path is None and _is_terminal():
        return shutil.get_terminal_size().columns
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isascii() and told.isdigit() and 0 < int(told) < 10_000 else None


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def colour(path: Path | None) -> bool:
    """Whether colours help: on a terminal, unless NO_COLOR is set."""
    return (
        path is None
        and _is_terminal()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def links(path: Path | None) -> bool:
    """Whether the terminal may be sent links; one that does not know them shows their text."""
    # The Linux console prints what it does not know.
    return colour(path) and os.environ.get("TERM") != "linux"
