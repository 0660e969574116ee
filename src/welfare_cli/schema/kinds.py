"""The files that have a schema, where a schema stands, and the line that leads an editor to it.

A project is `DIR/data/plan.yaml`, `DIR/data/results/` and `DIR/schemas/*.schema.json`.
"""

from enum import StrEnum


class SchemaKind(StrEnum):
    """What a file is, by the name its schema goes by."""

    PLAN = "plan"
    RESULTS = "results"
    REVIEWS = "reviews"
    RULES = "rules"

    @property
    def file_name(self) -> str:
        """The name of the schema in a project's folder `schemas`."""
        return f"{self}.schema.json"

    @property
    def urn(self) -> str:
        """The schema's own id; it is no address, and nothing is fetched."""
        return f"urn:welfare:schema:{self}:1"


# How many folders lie between a file of that kind and its project, where it usually stands.
_DEPTHS = {SchemaKind.PLAN: 1, SchemaKind.REVIEWS: 2, SchemaKind.RULES: 1}


def schema_line(kind: SchemaKind) -> str:
    """The first line of a YAML file, by which editors find its schema; without a line end."""
    above = "../" * _DEPTHS[kind]
    return f"# yaml-language-server: $schema={above}schemas/{kind.file_name}"
