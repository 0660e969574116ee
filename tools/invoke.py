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


def invoke(args: Sequence[str], folder: Path, **variables: str) -> Outcome:
    """Run `welfare` with these arguments in a folder, with these variables of the environment."""
    here = Path.cwd()
    environment = neutral() | variables
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
            with _sent_to(out, "stdout", 1), _sent_to(err, "stderr", 2):
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
def _sent_to(file: IO[bytes], name: str, descriptor: int) -> Iterator[None]:
    """Let what is written to that stream of `sys` or to its descriptor go to the file."""
    getattr(sys, name).flush()
    kept = os.dup(descriptor)
    os.dup2(file.fileno(), descriptor)
    try:
        with (
            open(descriptor, "w", encoding="utf-8", closefd=False) as stream,
            mock.patch.object(sys, name, stream),
        ):
            yield
    finally:
        os.dup2(kept, descriptor)
        os.close(kept)


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
