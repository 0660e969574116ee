"""The files that have a schema, their list for a person, and the line that leads an editor to one.

A project is `DIR/data/plan.yaml`, `DIR/data/results/` and `DIR/schemas/*.schema.json`.
"""

from enum import StrEnum

from welfare_cli.words import say


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


def listing(lang: str) -> str:
    """A line per schema, and what to do with them."""
    size = max(map(len, SchemaKind))
    lines = [f"  {kind.ljust(size)}  {say(f'schemas.{kind}', lang)}" for kind in SchemaKind]
    more = [say(f"schemas.{what}", lang) for what in ("print", "check")]
    told = [say("schemas.title", lang), "", *lines, "", *more]
    return "\n".join(told) + "\n"
