"""The page of JSON output: every key that a command writes, its types, and a value.

Read off what the commands print of the shipped plan and of one that promises in every way, so that
no key is forgotten and none is invented.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from io import BytesIO, StringIO, TextIOWrapper
from itertools import chain
from threading import Lock

from console import ROOT
from site_words import SITE
from welfare_cli.cli.app import run
from welfare_cli.rules.library import shipped_ids

_KINDS = "--plan examples/every-kind/plan.yaml"
# Each part of the page, and the calls that show between them all that it may hold.
CALLS = {
    "progress": ("progress", f"progress {_KINDS}"),
    "show INDICATOR": (
        "show consultations",
        "show community-participation",
        *(
            f"show {name} {_KINDS}"
            for name in ("by-a-year", "a-survey", "a-range", "a-direction", "no-target")
        ),
    ),
    "show ACTION": ("show 1-4-a", f"show 1-a {_KINDS}"),
    "show SECTION": ("show 1-3", f"show 1 {_KINDS}"),
    "tree": ("tree", f"tree {_KINDS}"),
    "compare YEAR YEAR": ("compare H29 H30", f"compare R5 R6 {_KINDS}"),
    "missing": ("missing --year H30",),
    "validate": ("validate",),
    "rules": ("rules",),
    "rules show": tuple(f"rules show {name}" for name in shipped_ids()),
    "rules compare": ("rules compare --rules fuji,open-sdg",),
}
_MAPS = frozenset(("by_rating", "by_state"))  # their keys are ids of ratings and states
_NESTED = re.compile(r"(children\[\]\.)+children\[\]")
_LONGEST = 36  # characters of a value
_ALONE = Lock()  # a process has one working folder and one standard output
_ORDER = ("object", "list", "text", "number", "flag", "null")

Seen = dict[str, list[object]]


def json_output(lang: str) -> str:
    """The page."""
    words = SITE[lang]
    parts = [f"# {words['json.title']}", words["json.lead"]]
    for name, calls in CALLS.items():
        found = [_run(call, lang) for call in calls]
        parts += [f"## welfare {name} --format json", _table(found, lang)]
    return "\n\n".join(parts) + "\n"


def _run(call: str, lang: str) -> object:
    """What a call prints; in this process, as there are many."""
    data, told = BytesIO(), StringIO()
    with _ALONE, chdir(ROOT), redirect_stdout(TextIOWrapper(data)) as out, redirect_stderr(told):
        sys.argv = ["welfare", *call.split(), "--lang", lang, "--format", "json"]
        with suppress(SystemExit):
            run()
        out.flush()
        found: object = json.loads(data.getvalue())
    return found


def _table(outputs: Iterable[object], lang: str) -> str:
    seen: Seen = {}
    for key, value in chain.from_iterable(_walk(data, "") for data in outputs):
        seen.setdefault(key, []).append(value)
    words = SITE[lang]
    rows = [f"| {words['key']} | {words['type']} | {words['value']} |", "| --- | --- | --- |"]
    for key, values in seen.items():
        types = sorted({_type(value) for value in values}, key=_ORDER.index)
        told = words["or"].join(words[f"type.{name}"] for name in types)
        rows.append(f"| `{key}` | {told} | {_shown(values)} |")
    return "\n".join(rows)


def _walk(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every key with its value, items of a list under `[]`, a nested outline as its first level."""
    if isinstance(value, dict) and path.rpartition(".")[2] not in _MAPS:
        for key, inner in value.items():
            name = f"{path}.{key}".lstrip(".")
            yield name, inner
            yield from _walk(inner, name)
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, dict | list):
                yield f"{path}[]", item
            yield from _walk(item, _NESTED.sub("children[]", f"{path}[]"))


def _type(value: object) -> str:
    if value is None:
        return "null"
    names = {dict: "object", list: "list", bool: "flag", str: "text"}
    return names.get(type(value), "number")


def _shown(values: list[object]) -> str:
    """The first value that says something, as JSON."""
    plain = (v for v in values if v is not None and not isinstance(v, dict | list))
    text = json.dumps(next(plain, None), ensure_ascii=False)
    if text == "null":
        return ""
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2]}…{text[-1]}"
    return f"`{text}`".replace("|", "\\|")
