"""Which keys of a mapping must or may stand together: the checks of the models, model by model.

A key with the value null counts as none, as it does for the models.
"""

from welfare_cli.files.schema import Model
from welfare_cli.plan.targets import Revision, Target
from welfare_cli.reviews.model import Review
from welfare_cli.rules.conditions import Bounds, Condition
from welfare_cli.rules.scores import Band, ScoreLine
from welfare_cli.schema.forms import Form
from welfare_cli.schema.saying import remedy

_OF_VALUES = ("every_year", "strict")
_BOUNDS = ("at_least", "above", "at_most", "below")


def together(model: type[Model]) -> Form:
    """What a schema of the model asks beyond its keys one by one."""
    return _TOGETHER.get(model, {})


def _has(key: str, code: str | None = None) -> Form:
    """The key, and not null; with the remedy of that problem, where an editor tells one.

    The other way round, because editors offer again what stands among properties.
    """
    told = {"errorMessage": remedy(code)} if code else {}
    return {"required": [key], **told, "not": _with(key, {"type": "null"})}


def _filled(key: str) -> Form:
    """The key with a word, or with a list that holds something."""
    return {"required": [key], "not": _with(key, {"type": "array", "maxItems": 0})}


def _with(key: str, form: Form) -> Form:
    return {"required": [key], "properties": {key: form}}


def _any(code: str, *keys: str) -> list[Form]:
    return [_has(key, code) for key in keys]


def _target() -> Form:
    flags = (_with(key, {"const": True}) for key in _OF_VALUES)
    return {
        "oneOf": _any("target-form", "value", "range", "direction"),
        "if": {"anyOf": [*flags, _filled("milestones")]},
        "then": _has("value", "target-extras"),
    }


def _bounds() -> Form:
    twice = (("at_least", "above"), ("at_most", "below"))
    return {"not": {"anyOf": [{"allOf": [_has(key) for key in pair]} for pair in twice]}}


def _condition() -> Form:
    code = "rules-condition"
    facts = _any(code, *_BOUNDS, "target", "hold", "change", "survey")
    return _bounds() | {
        "anyOf": [*facts, _filled("kind"), _filled("all")],
        "if": _has("measure"),
        "then": {"anyOf": _any(code, *_BOUNDS)},
    }


_TOGETHER: dict[type[Model], Form] = {
    Target: _target(),
    Revision: {
        "anyOf": [
            *_any("revision-empty", "target", "baseline", "definition"),
            _with("break", {"const": True}),
        ]
    },
    Review: {"anyOf": _any("review-empty", "state", "work", "cause", "issue", "next")},
    Bounds: _bounds(),
    Band: _bounds(),
    Condition: _condition(),
    ScoreLine: {"oneOf": _any("rules-score", "value", "line")},
}
