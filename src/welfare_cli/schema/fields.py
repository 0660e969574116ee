"""The schema of one model: its keys with what they mean, in the order of the model."""

from typing import Any

from welfare_cli.files.schema import EMPTY_TEXT, Model, Text
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.rules.model import RuleSet, Test
from welfare_cli.schema.forms import NOT_BLANK, Form, one_or_both, text
from welfare_cli.schema.saying import described, meanings, titled
from welfare_cli.schema.snippets import snippets
from welfare_cli.schema.together import together

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
    return {"title": titled(f"name.{name}"), "description": described(f"schema.{name}")}


def _field(model: type[Model], name: str, made: Form) -> Form:
    """The field's form, without the titles and empty defaults that pydantic gives every field."""
    empty = made.get("default") in (None, [])
    dropped = {"title", "default"} if empty else {"title"}
    kept = {word: part for word, part in made.items() if word not in dropped}
    key = f"{_home(model, name)}.{name}"
    told = {"description": described(f"schema.{key}")}
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
