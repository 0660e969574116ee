"""A bar for work that takes long: on a terminal only, after a while, and gone at the end."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from welfare_cli.cli import narration
from welfare_cli.ground.lines import width
from welfare_cli.ground.translation import _

Clock = Callable[[], float]
Step = Callable[[], None]

AFTER = 0.5  # seconds; what is done by then needs no bar
EVERY = 0.1  # seconds from one drawing to the next
_CELLS = 24


@dataclass
class _Bar:
    """How far the work is; drawn when it has lasted long enough and not twice within a blink."""

    title: str
    total: int
    clock: Clock
    due: float
    done: int = 0

    def step(self) -> None:
        """One part of the work is done."""
        self.done += 1
        now = self.clock()
        if now >= self.due:
            self.due = now + EVERY
            self._draw()

    def _draw(self) -> None:
        room = narration.bar_columns()
        filled = _CELLS * min(self.done, self.total) // max(self.total, 1)
        bar = "━" * filled + "─" * (_CELLS - filled)
        for text in (f"{self.title} {bar} {self.done}/{self.total}", f"{self.done}/{self.total}"):
            if width(text) < room:
                narration.show_bar(text)
                return


@contextmanager
def waiting(lang: str, key: str, total: int, clock: Clock = time.monotonic) -> Iterator[Step]:
    """Give a function to be called after each of `total` parts; `key` names the work.

    However the work ends, nothing of the bar stays.
    """
    if not narration.bar_columns():
        yield _nothing
        return
    bar = _Bar(_(key, lang), total, clock, clock() + AFTER)
    try:
        yield bar.step
    finally:
        narration.hide_bar()


def _nothing() -> None:
    """Nobody is watching."""
