"""A bar for long work: on a terminal, after a while, erased at the end; nothing in a pipe."""

import io
import os
import pty
import sys
from collections.abc import Callable

import pytest

from conftest import Welfare
from welfare_cli.cli import narration
from welfare_cli.cli.narration import Loudness, narrate, set_loudness
from welfare_cli.cli.progress_bar import AFTER, EVERY, waiting
from welfare_cli.ground.lines import width


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


Opened = Callable[..., Terminal]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """A terminal in the place of standard error, from when it is opened."""

    def open_(columns: int = 80) -> Terminal:
        monkeypatch.setattr(sys, "stderr", terminal := Terminal())
        monkeypatch.setattr(narration, "bar_columns", lambda: columns)
        return terminal

    return open_


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_short_work_shows_nothing(opened: Opened) -> None:
    terminal = opened()
    with waiting("en", "Reading files", 3, Clock()) as step:
        for _ in range(3):
            step()
    assert terminal.getvalue() == ""


def test_long_work_shows_how_far_it_is_and_leaves_nothing(opened: Opened) -> None:
    terminal = opened()
    clock = Clock()
    with waiting("ja", "Reading files", 4, clock) as step:
        clock.now = AFTER
        step()
        step()  # too soon after the first to be drawn
        clock.now += EVERY
        step()
        drawn = terminal.getvalue().split("\r\x1b[K")
        assert drawn == [
            "",
            "読み込み中 ━━━━━━────────────────── 1/4",
            "読み込み中 ━━━━━━━━━━━━━━━━━━────── 3/4",
        ]
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_it_is_gone_when_the_work_is_broken_off(opened: Opened) -> None:
    terminal = opened()
    with pytest.raises(KeyboardInterrupt):
        _interrupted(Clock())
    assert terminal.getvalue().endswith("1/2\r\x1b[K")


def _interrupted(clock: Clock) -> None:
    with waiting("en", "Reading files", 2, clock) as step:
        clock.now = 1
        step()
        raise KeyboardInterrupt


def test_what_is_said_meanwhile_stands_on_a_line_of_its_own(opened: Opened) -> None:
    terminal = opened()
    clock = Clock()
    with waiting("en", "Reading files", 2, clock) as step:
        clock.now = 1
        step()
        narrate("said")
    assert terminal.getvalue().endswith("1/2\r\x1b[Ksaid\n")


@pytest.mark.parametrize("columns", [4, 10, 40, 80])
def test_it_is_never_wider_than_the_terminal(columns: int, opened: Opened) -> None:
    terminal = opened(columns)
    clock = Clock()
    with waiting("ja", "Making the report", 2, clock) as step:
        clock.now = 1
        step()
    for drawn in terminal.getvalue().split("\r\x1b[K"):
        assert width(drawn) < columns


@pytest.mark.parametrize(
    ("loudness", "term"), [(Loudness.QUIET, "xterm"), (Loudness.USUAL, "dumb")]
)
def test_there_is_none_where_it_disturbs(
    loudness: Loudness, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", term)
    set_loudness(loudness)
    assert narration.bar_columns() == 0
    set_loudness(Loudness.USUAL)


def test_a_real_terminal_has_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w", encoding="utf-8") as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        monkeypatch.setenv("TERM", "xterm")
        assert narration.bar_columns() > 0
    os.close(leader)


def test_a_pipe_is_left_alone(welfare: Welfare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("welfare_cli.cli.progress_bar.AFTER", -1)
    assert welfare("report").err == ""
