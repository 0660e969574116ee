"""The page of files: every key of each kind of file, what it may hold, and what editors say of it.

Made from the schemas, so that the page, the editor and the check say the same.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from site_words import SITE
from welfare_cli.schema.document import schema_text
from welfare_cli.schema.kinds import SchemaKind

Form = dict[str, Any]
_BRACES = re.compile(r"\{[^}]*\}")


def schema_pages(lang: str) -> str:
    """The page."""
    words = SITE[lang]
    parts = [f"# {words['schemas.title']}", words["schemas.lead"]]
    for kind in SchemaKind:
        schema = json.loads(schema_text(kind))
        defined = schema.get("$defs", {})
        parts += [f"## {kind.value}", _said(schema, lang), _table(schema, defined, lang)]
        for name, part in defined.items():
            if "properties" in part and not (kind is SchemaKind.PLAN and name in _OF_RULES):
                parts += [f"### {name}", _said(part, lang), _table(part, defined, lang)]
    return "\n\n".join(part for part in parts if part) + "\n"


# What a plan shares with a rule set of its own; told once, under rules.
_OF_RULES = frozenset(json.loads(schema_text(SchemaKind.RULES))["$defs"]) - {"Text"} | {"RuleSet"}


def _table(part: Form, defined: Form, lang: str) -> str:
    words = SITE[lang]
    needed = part.get("required", ())
    lines = [f"| {words['key']} | {words['type']} | {words['meaning']} |", "| --- | --- | --- |"]
    for key, form in part["properties"].items():
        mark = " **\\***" if key in needed else ""
        told = _said(form, lang).replace("|", "\\|").replace("\n", " ")
        lines.append(f"| `{key}`{mark} | {_holds(form, defined, lang)} | {told} |")
    return "\n".join(lines)


def _holds(form: Form, defined: Form, lang: str) -> str:
    """What a key may hold, in one cell."""
    return SITE[lang]["or"].join(dict.fromkeys(_kinds(form, defined, lang)))


def _kinds(form: Form, defined: Form, lang: str) -> Iterator[str]:
    words = SITE[lang]
    if "$ref" in form:
        yield from _named(form["$ref"].rpartition("/")[2], defined, lang)
    elif "enum" in form or "const" in form:
        yield ", ".join(f"`{value}`" for value in form.get("enum", [form.get("const")]))
    elif form.get("type") == "array":
        yield words["list.of"].format(kind=_holds(form.get("items", {}), defined, lang))
    elif "anyOf" in form or "oneOf" in form:
        for one in form.get("anyOf") or form["oneOf"]:
            yield from _kinds(one, defined, lang)
    else:
        yield words[f"form.{form.get('type', 'string')}"]


def _named(name: str, defined: Form, lang: str) -> Iterator[str]:
    """A form by its own name, a link to its table, or the words that it lists."""
    if f"form.{name}" in SITE[lang]:
        yield SITE[lang][f"form.{name}"]
    elif "properties" in defined[name]:
        yield f"[{name}](#{'rules' if name == 'RuleSet' else name.lower()})"
    else:
        yield from _kinds(defined[name], defined, lang)


def _said(form: Form, lang: str) -> str:
    """The description in that language: schemas hold English above Japanese."""
    english, _, japanese = str(form.get("description", "")).partition("\n\n")
    # As code: the site would take what stands in braces for attributes.
    return _BRACES.sub(r"`\g<0>`", english if lang == "en" else japanese)
