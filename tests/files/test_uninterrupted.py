"""Ctrl-C comes before a step or after it, never in between, and is never lost."""

import signal
from collections.abc import Iterator

import pytest

from welfare_cli.files.writing import uninterrupted

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "pthread_sigmask"), reason="this system cannot hold a signal back"
)


@pytest.fixture(autouse=True)
def _hearing() -> Iterator[None]:
    """What is started in the background ignores Ctrl-C from its first moment."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_it_is_heard_when_the_step_is_over() -> None:
    done: list[str] = []

    def step() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append("the step")

    with pytest.raises(KeyboardInterrupt):
        step()
    assert done == ["the step"]


def test_it_is_heard_where_it_may_be() -> None:
    done: list[str] = []

    def step() -> None:
        with uninterrupted() as heard:
            signal.raise_signal(signal.SIGINT)
            try:
                with heard():
                    done.append("too late")
            finally:
                done.append("tidied up")

    with pytest.raises(KeyboardInterrupt):
        step()
    assert done == ["tidied up"]


def test_a_step_inside_another_lets_nothing_through() -> None:
    done: list[str] = []

    def step() -> None:
        with uninterrupted():
            with uninterrupted() as heard, heard():
                signal.raise_signal(signal.SIGINT)
            done.append("the whole")

    with pytest.raises(KeyboardInterrupt):
        step()
    assert done == ["the whole"]


def test_an_error_of_the_step_is_not_lost() -> None:
    def step() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            raise OSError

    with pytest.raises(KeyboardInterrupt) as ended:
        step()
    assert isinstance(ended.value.__context__, OSError)


def test_where_it_cannot_be_held_back_the_step_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    done: list[str] = []
    with uninterrupted() as heard, heard():
        done.append("the step")
    assert done == ["the step"]
