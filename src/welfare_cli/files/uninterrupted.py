"""Steps that Ctrl-C does not come between: it is heard when they are over.

Where a system cannot hold it back, a step may be cut off as by a kill, which the next command puts
right.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial

Heard = Callable[[], AbstractContextManager[object]]


@contextmanager
def uninterrupted() -> Iterator[Heard]:
    """Hold Ctrl-C back; what is given lets it be heard for a while in between, as it was before.

    What was held back raises KeyboardInterrupt where it is let through.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield nullcontext
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield partial(_masked, before)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _masked(signals: set[signal.Signals | int]) -> Iterator[None]:
    held = signal.pthread_sigmask(signal.SIG_SETMASK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
