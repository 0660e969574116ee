"""The schema of a kind of file, as text: the models' own, with forms, meanings and snippets.

The same bytes come out everywhere, so that a difference in version control is one that is meant.
"""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from welfare_cli.files.schema import FORM, Model
from welfare_cli.plan.model import Plan
from welfare_cli.reviews.model import ReviewFile
from welfare_cli.rules.model import RuleSet
from welfare_cli.schema.fields import model_form
from welfare_cli.schema.forms import form, words
from welfare_cli.schema.kinds import SchemaKind
from welfare_cli.schema.rows import row_schema

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
