"""The schema of a kind of file: the models' own, with forms, meanings and snippets.

Which keys must or may stand together follows the checks of the models; a key with the value null
counts as none, as it does for them. The same bytes come out everywhere, so that a difference in
version control is one that is meant.
"""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from welfare_cli.files.schema import EMPTY_TEXT, FORM, Model, Text
from welfare_cli.ground.problem import ProblemKind
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.plan.indicator import REVISION_EMPTY, TARGET_EXTRAS, TARGET_FORM, Revision, Target
from welfare_cli.plan.model import Plan
from welfare_cli.reviews.model import REVIEW_EMPTY, Review, ReviewFile
from welfare_cli.rules.rule_set import (
    RULES_CONDITION,
    RULES_SCORE,
    Band,
    Bounds,
    Condition,
    RuleSet,
    ScoreLine,
    Test,
)
from welfare_cli.schema.descriptions import DESCRIPTIONS, NAMES, SNIPPETS
from welfare_cli.schema.forms import (
    NOT_BLANK,
    Form,
    described,
    form,
    meanings,
    one_or_both,
    remedy,
    row_schema,
    text,
    titled,
    words,
)
from welfare_cli.schema.kinds import SchemaKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[SchemaKind, type[Model]] = {
    SchemaKind.PLAN: Plan,
    SchemaKind.REVIEWS: ReviewFile,
    SchemaKind.RULES: RuleSet,
}


def schema_text(kind: SchemaKind) -> str:
    """The schema of that kind of file as JSON, with a line end behind it."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: SchemaKind) -> dict[str, Any]:
    """The schema of that kind of file: of a YAML file's data, or of a row of results."""
    head = {"$schema": DIALECT, "$id": kind.urn}
    if kind is SchemaKind.RESULTS:
        return head | row_schema()
    made = _MODELS[kind].model_json_schema(schema_generator=_Maker)
    definitions = made.pop("$defs")
    return head | _with_forms(made, definitions)


class _Maker(GenerateJsonSchema):
    """pydantic's own, told what each model and each enum means."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Leave the order, which is ours, and which snippets are written in."""
        del parent_key
        return value

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The model with its titles, descriptions and snippets."""
        return model_form(schema["cls"], super().model_schema(schema))

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """The words with their meanings."""
        return words(schema["cls"].__name__, [member.value for member in schema["members"]])


def _with_forms(made: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """References in the place of the forms' names, and the forms in use beside the models."""
    used = set[str]()
    made = _referring(made, used)
    models = {name: _referring(definitions[name], used) for name in sorted(definitions)}
    return made | {"$defs": models | {name: form(name) for name in sorted(used)}}


def _referring(part: Any, used: set[str]) -> Any:  # noqa: ANN401  any part of a schema
    if isinstance(part, list):
        return [_referring(item, used) for item in part]
    if not isinstance(part, dict):
        return part
    found = {key: _referring(value, used) for key, value in part.items() if key != FORM}
    if FORM not in part:
        return found
    used.add(part[FORM])
    return {"$ref": f"#/$defs/{part[FORM]}"} | found


_NULL = {"type": "null"}
# What a field's own check asks beyond its form.
_CHECKED: dict[tuple[type[Model], str], Form] = {
    (Test, "level"): {"exclusiveMinimum": 0, "exclusiveMaximum": 1},
    (RuleSet, "ratings"): {"minItems": 1},
}


def model_form(model: type[Model], made: Form) -> Form:
    """What pydantic makes of the model, with titles, descriptions and what keys need each other."""
    keys = {name: _field(model, name, form) for name, form in made["properties"].items()}
    form: Form = {"type": "object", "properties": keys, "additionalProperties": False}
    if "required" in made:
        form["required"] = made["required"]
    if model is Text:
        form = _text(keys)
    return _head(model) | form | together(model) | snippets(model.__name__)


def _text(keys: Form) -> Form:
    """A string that is not blank, or a mapping of which one language is not."""
    one = text(NOT_BLANK, EMPTY_TEXT)
    ways = [{"required": [lang], "properties": {lang: one}} for lang in LANGUAGES]
    return one_or_both(one, {"properties": keys, "anyOf": ways})


def _head(model: type[Model]) -> Form:
    name = model.__name__
    return {"title": titled(NAMES[name]), "description": described(DESCRIPTIONS[name])}


def _field(model: type[Model], name: str, made: Form) -> Form:
    """The field's form, without the titles and empty defaults that pydantic gives every field."""
    empty = made.get("default") in (None, [])
    dropped = {"title", "default"} if empty else {"title"}
    kept = {word: part for word, part in made.items() if word not in dropped}
    key = f"{_home(model, name)}.{name}"
    told = {"description": described(DESCRIPTIONS[key])}
    found: Form = told | _told(kept, key) | _CHECKED.get((model, name), {})
    for ways in ("anyOf", "oneOf"):
        # Editors show of a value what the way says that fits it, not what stands around the ways.
        if ways in found:
            found[ways] = [way if way == _NULL else told | way for way in found[ways]]
    return found


def _home(model: type[Model], name: str) -> str:
    """The model that the field comes from: a baseline's year is a point's."""
    homes = [one for one in model.__mro__ if name.rstrip("_") in _own(one)]
    return homes[-1].__name__


def _own(model: type) -> set[str]:
    return {name.rstrip("_") for name in getattr(model, "model_fields", {})}


def _told(form: Any, key: str) -> Any:  # noqa: ANN401  any part of a schema
    """The form with the meanings of its words, and pairs said as lists of two."""
    if isinstance(form, list):
        return [_told(part, key) for part in form]
    if not isinstance(form, dict):
        return form
    # In an order of its own, whatever the version of pydantic.
    found = {name: _told(part, key) for name, part in sorted(form.items())}
    if "prefixItems" in found:
        # Older editors know no prefixItems; the two are of one kind.
        found = {name: part for name, part in found.items() if name != "prefixItems"}
        found["items"] = form["prefixItems"][0]
    if "enum" in found:
        found["enumDescriptions"] = meanings(key, found["enum"])
    return found


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

_TEXT = {"ja": "$2", "en": "$3"}
_BODIES: dict[str, dict[str, Any]] = {
    # Two of them, as an editor puts a single one in wherever a text is asked for.
    "Text": {"text": {"ja": "$1", "en": "$2"}, "line": "{ja: $1, en: $2}"},
    "Action": {"action": {"id": "$1", "title": _TEXT}},
    "Section": {"section": {"id": "$1", "title": _TEXT}},
    "Indicator": {
        "indicator": {
            "id": "$1",
            "title": _TEXT,
            "unit": "$4",
            "baseline": {"year": "$5", "value": "$6"},
            "target": {"year": "$7", "value": "$8"},
        }
    },
    "Target": {
        "value": {"year": "$1", "value": "$2"},
        "strict": {"year": "$1", "value": "$2", "strict": True},
        "hold": {"year": "$1", "value": "$2", "every_year": True},
        "range": {"year": "$1", "range": {"low": "$2", "high": "$3"}},
        "direction": {"year": "$1", "direction": "${2|increase,decrease|}"},
    },
    "Revision": {
        "revision": {
            "from": "$1",
            "date": "$4",
            "reason": _TEXT,
            "target": {"year": "$5", "value": "$6"},
        }
    },
    "Review": {
        "action": {"id": "$1", "state": "${2|in-progress,done,not-started,stopped|}"},
        "weak": {"id": "$1", "cause": "$2", "next": "$3"},
    },
}


def snippets(model: str) -> dict[str, Any]:
    """The snippets of that model, named in both languages; nothing where it has none."""
    bodies = _BODIES.get(model, {})
    found = [
        {"label": titled(SNIPPETS[f"{model}.{name}"]), _body_key(body): body}
        for name, body in bodies.items()
    ]
    return {"defaultSnippets": found} if found else {}


def _body_key(body: object) -> str:
    return "bodyText" if isinstance(body, str) else "body"
