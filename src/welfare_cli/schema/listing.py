"""The schemas there are, each with what it describes, as lines for a person."""

from welfare_cli.schema.kinds import SchemaKind
from welfare_cli.words import say


def listing(lang: str) -> str:
    """A line per schema, and what to do with them."""
    size = max(map(len, SchemaKind))
    lines = [f"  {kind.ljust(size)}  {say(f'schemas.{kind}', lang)}" for kind in SchemaKind]
    more = [say(f"schemas.{what}", lang) for what in ("print", "check")]
    told = [say("schemas.title", lang), "", *lines, "", *more]
    return "\n".join(told) + "\n"
