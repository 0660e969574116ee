"""Which keys of a mapping must or may stand together: the checks of the models, model by model.

A key with the value null counts as none, as it does for the models.
"""

from welfare_cli.files.schema import Model
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.plan.targets import REVISION_EMPTY, TARGET_EXTRAS, TARGET_FORM, Revision, Target
from welfare_cli.reviews.model import REVIEW_EMPTY, Review
from welfare_cli.rules.conditions import RULES_CONDITION, Bounds, Condition
from welfare_cli.rules.scores import RULES_SCORE, Band, ScoreLine
from welfare_cli.schema.forms import Form
from welfare_cli.schema.saying import remedy

_OF_VALUES = ("every_year", "strict")
_BOUNDS = ("at_least", "above", "at_most", "below")


def together(model: type[Model]) -> Form:
    """What a schema of the model asks beyond its keys one by one."""
    return _TOGETHER.get(model, {})


def _has(key: str, kind: ProblemKind | None = None) -> Form:
    """The key, and not null; with the remedy of that problem, where an editor tells one.

    The other way round, because editors offer again what stands among properties.
    """
    told = {"errorMessage": remedy(kind)} if kind else {}
    return {"required": [key], **told, "not": _with(key, {"type": "null"})}


def _filled(key: str) -> Form:
    """The key with a word, or with a list that holds something."""
    return {"required": [key], "not": _with(key, {"type": "array", "maxItems": 0})}


def _with(key: str, form: Form) -> Form:
    return {"required": [key], "properties": {key: form}}


def _any(kind: ProblemKind, *keys: str) -> list[Form]:
    return [_has(key, kind) for key in keys]


def _target() -> Form:
    flags = (_with(key, {"const": True}) for key in _OF_VALUES)
    return {
        "oneOf": _any(TARGET_FORM, "value", "range", "direction"),
        "if": {"anyOf": [*flags, _filled("milestones")]},
        "then": _has("value", TARGET_EXTRAS),
    }


def _bounds() -> Form:
    twice = (("at_least", "above"), ("at_most", "below"))
    return {"not": {"anyOf": [{"allOf": [_has(key) for key in pair]} for pair in twice]}}


def _condition() -> Form:
    kind = RULES_CONDITION
    facts = _any(kind, *_BOUNDS, "target", "hold", "change", "survey")
    return _bounds() | {
        "anyOf": [*facts, _filled("kind"), _filled("all")],
        "if": _has("measure"),
        "then": {"anyOf": _any(kind, *_BOUNDS)},
    }


_TOGETHER: dict[type[Model], Form] = {
    Target: _target(),
    Revision: {
        "anyOf": [
            *_any(REVISION_EMPTY, "target", "baseline", "definition"),
            _with("break", {"const": True}),
        ]
    },
    Review: {"anyOf": _any(REVIEW_EMPTY, "state", "work", "cause", "issue", "next")},
    Bounds: _bounds(),
    Band: _bounds(),
    Condition: _condition(),
    ScoreLine: {"oneOf": _any(RULES_SCORE, "value", "line")},
}
