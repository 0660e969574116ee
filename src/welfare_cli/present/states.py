"""What a result file says of an indicator, in one cell: the value and what must not be missed."""

from welfare_cli.ground.terms import COMMA
from welfare_cli.ground.translation import _
from welfare_cli.results.columns import COLUMN
from welfare_cli.results.entry import State
from welfare_cli.results.status import STATUS_NAMES


def shown_state(state: State | None, lang: str) -> str:
    """The value with its status, sample size and published rating; － where there is no row."""
    if state is None:
        return "－"
    word = _(STATUS_NAMES[state.status], lang)
    beside = [] if state.value is None or state.status == "final" else [word]
    beside += [_optional(*held, lang) for held in state.optional.items()]
    told = word if state.value is None else state.value
    return f"{told} ({_(COMMA, lang).join(beside)})" if beside else told


def _optional(name: str, held: str | int, lang: str) -> str:
    """What an optional column says: the sample size, the published rating, or one in general."""
    if name == "n":
        return f"n={held}"
    if name == "published":
        return _("published as {rating}", lang, rating=held)
    return _("{column}: {text}", lang, column=COLUMN[name].title, text=held)
