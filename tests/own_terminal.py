"""A terminal of our own, to see what a command writes to one and not to a pipe."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping

from conftest import ROOT


def on_terminal(args: list[str], extra: Mapping[str, str]) -> bytes:
    """What the command writes to a terminal of 100 columns."""
    leader, follower = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-m", "welfare_cli", *args],
        cwd=ROOT,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env={**env, "TERM": "xterm", "COLUMNS": "100", **extra},
    )
    os.close(follower)
    data = b""
    while chunk := _read(leader):
        data += chunk
    os.close(leader)
    assert process.wait() == 0
    return data


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # Linux says so when the other end was closed
        return b""
