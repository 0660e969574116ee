"""Runs `welfare` inside this process, as the tests do: no start-up for each of many calls."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from unittest import mock

from surroundings import neutral
from welfare_cli.cli.app import run


@dataclass(frozen=True)
class Outcome:
    """What a call wrote on both outputs, and its exit code."""

    code: int
    out: bytes
    err: bytes


def invoke(args: Sequence[str], folder: Path, columns: int | None = None) -> Outcome:
    """Run `welfare` with these arguments in a folder, with COLUMNS set or not."""
    here = Path.cwd()
    environment = neutral() | ({"COLUMNS": str(columns)} if columns else {})
    # Help names the program as it was started: as its script, whoever calls this.
    package = mock.patch.object(sys.modules["__main__"], "__package__", "")
    with (
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch.object(sys, "argv", ["welfare", *args]),
        package,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        os.chdir(folder)
        try:
            with _sent_to(out, 1), _sent_to(err, 2):
                code = exit_code()
        finally:
            os.chdir(here)
        return Outcome(code, *(_content(file) for file in (out, err)))


def exit_code() -> int:
    """Run the call in `sys.argv`; nothing of it is kept, as an exception would keep its frames."""
    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


@contextmanager
def _sent_to(file: IO[bytes], descriptor: int) -> Iterator[None]:
    """Let what is written to that descriptor go to the file."""
    stream = {1: sys.stdout, 2: sys.stderr}[descriptor]
    stream.flush()
    kept = os.dup(descriptor)
    os.dup2(file.fileno(), descriptor)
    try:
        yield
    finally:
        stream.flush()
        os.dup2(kept, descriptor)
        os.close(kept)


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
