"""The files that have a schema, their list for a person, and the line that leads an editor to one.

A project is `DIR/data/plan.yaml`, `DIR/data/results/` and `DIR/schemas/*.schema.json`.
"""

from enum import StrEnum

from welfare_cli.ground.translation import N_, Message, _

_TEXTS: dict[str, Message] = {
    "title": N_("Schemas for editors"),
    "print": N_("Print one of them: welfare schema plan -o schemas/plan.schema.json"),
    "check": N_("Check files by form alone: welfare schema --check FILE…"),
    "plan": N_("a plan: data/plan.yaml"),
    "results": N_("a row of a result file, every cell a text: data/results/2018.csv"),
    "reviews": N_("a year's reviews: data/results/2018.reviews.yaml"),
    "rules": N_("a rule set in a file of its own"),
    "checked": N_("by form alone: {verdict}"),
}


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
    lines = [f"  {kind.ljust(size)}  {_(_TEXTS[kind], lang)}" for kind in SchemaKind]
    more = [_(_TEXTS[what], lang) for what in ("print", "check")]
    told = [_("Schemas for editors", lang), "", *lines, "", *more]
    return "\n".join(told) + "\n"
