"""What a result file says of an indicator, in one cell: the value and what must not be missed."""

from welfare_cli.results.entry import State
from welfare_cli.words import say


def shown_state(state: State | None, lang: str) -> str:
    """The value with its status, sample size and published rating; － where there is no row."""
    if state is None:
        return "－"
    word = say(f"status.{state.status}", lang)
    beside = [] if state.value is None or state.status == "final" else [word]
    beside += [f"n={state.n}"] if state.n else []
    beside += [say("state.published", lang, rating=state.published)] if state.published else []
    told = word if state.value is None else state.value
    return f"{told} ({say('list.separator', lang).join(beside)})" if beside else told
