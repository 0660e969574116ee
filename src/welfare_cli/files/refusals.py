"""From pydantic's errors to problems with a place.

pydantic names a path of keys and indexes; the tree knows where each of them stands. Parts of the
path that are no key of the file (the tags of unions) are passed over.
"""

import re
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from welfare_cli.files.schema import WRONG_TYPE
from welfare_cli.files.yaml_tree import Mapping, Sequence, Tree
from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.text import listed, nearest
from welfare_cli.ground.translation import N_

Loc = tuple[int | str, ...]
M = TypeVar("M", bound=BaseModel)

_EXPECTED = {
    "string_type": N_("a text"),
    "bool_type": N_("true or false"),
    "tuple_type": N_("a list (lines beginning with -)"),
    "model_type": N_("a mapping (key: value)"),
    "model_attributes_type": N_("a mapping (key: value)"),
}


def validate(tree: Tree, model: type[M], loc: Loc = ()) -> tuple[M | None, list[Problem]]:
    """Check the part of the tree at `loc` against the model: the model, or all its problems."""
    try:
        return model.model_validate(part_at(tree, loc)), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = (_problem(tree, model, loc, detail) for detail in details)
        return None, [problem for problem in found if problem]


def part_at(tree: Tree, loc: Loc) -> Any:  # noqa: ANN401  any part of a tree
    """The data at the end of the path, as far as it leads."""
    node = tree.root
    for part in loc:
        if not _leads(node, part):
            break
        node = node[part]
    return node


def place_of(tree: Tree, loc: Loc, *, key: bool = False) -> Place:
    """The place of the value at the end of the path, or of its key."""
    node, mark = tree.root, getattr(tree.root, "start", (0, 0))
    for number, part in enumerate(loc, 1):
        if not _leads(node, part):
            continue
        if isinstance(node, Sequence):
            mark = node.items_at[int(part)]
        else:
            marks = node.keys_at if key and number == len(loc) else node.values_at
            mark = marks[str(part)]
        node = node[part]
    return tree.place(mark)


def _leads(node: object, part: int | str) -> bool:
    if isinstance(node, Sequence):
        return isinstance(part, int) and part < len(node)
    return isinstance(node, Mapping) and part in node


def _problem(tree: Tree, model: type[BaseModel], base: Loc, error: ErrorDetails) -> Problem | None:
    loc, reason = base + error["loc"], error["type"]
    context = error.get("ctx", {})
    if "kind" in context:
        return Problem(context["kind"], place_of(tree, loc), context["facts"])
    if reason == "extra_forbidden":
        return _unknown_key(tree, model, loc, error["loc"])
    if reason in ("enum", "literal_error"):
        return _unknown_choice(tree, loc, error["input"], str(context["expected"]))
    if reason == "missing":
        return _missing_key(tree, loc)
    if _spoilt(tree, loc):
        return None
    expected = _EXPECTED.get(reason, f"({error['msg']})")
    return Problem(WRONG_TYPE, place_of(tree, loc), {"expected": expected})


MISSING_KEY = ProblemKind(
    "missing-key",
    N_("missing key “{key}”"),
    N_(
        "Add “{key}: …” to the entry that starts here. If the plan sets no baseline or no target, "
        "write null."
    ),
)


def _missing_key(tree: Tree, loc: Loc) -> Problem | None:
    if tree.is_damaged(part_at(tree, loc[:-1])):
        return None
    return Problem(MISSING_KEY, place_of(tree, loc[:-1]), {"key": str(loc[-1])})


def _spoilt(tree: Tree, loc: Loc) -> bool:
    """Whether a line left out explains the wrong form: it lies inside, or below an empty value."""
    part = part_at(tree, loc)
    below = (place_of(tree, loc).line or 0) in tree.damaged
    return tree.is_damaged(part) or (part is None and below)


UNKNOWN_KEY = ProblemKind(
    "unknown-key",
    N_("unknown key “{key}”"),
    N_("Valid keys: {known}."),
)
NUMBER_COMMA = ProblemKind(
    "number-comma",
    N_("“{key}” is read as a key because a comma separates entries"),
    N_("Write numbers without commas: 1450, not 1,450."),
)


def _unknown_key(tree: Tree, model: type[BaseModel], loc: Loc, inner: Loc) -> Problem:
    key = str(loc[-1])
    if key.isdecimal():
        return Problem(NUMBER_COMMA, place_of(tree, loc, key=True), {"key": key})
    fields = _model_at(model, inner[:-1]).model_fields
    known = sorted(field.alias or name for name, field in fields.items())
    facts = {"key": key, "known": listed(known, most=20)}
    near = nearest(key, known)
    return Problem(UNKNOWN_KEY, place_of(tree, loc, key=True), facts | _near(near))


CHOICE_UNKNOWN = ProblemKind(
    "choice-unknown",
    N_("“{value}” is not a valid value here"),
    N_("Valid values: {known}."),
)


def _unknown_choice(tree: Tree, loc: Loc, value: object, expected: str) -> Problem:
    known = re.findall(r"'([^']+)'", expected)
    near = nearest(value, known) if isinstance(value, str) else None
    facts = {"value": str(value)[:60], "known": listed(known, most=20)}
    return Problem(CHOICE_UNKNOWN, place_of(tree, loc), facts | _near(near))


def _near(near: str | None) -> dict[str, str]:
    return {"near": near} if near else {}


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    for part in loc:
        field = model.model_fields.get(part) if isinstance(part, str) else None
        model = (model_in(field.annotation) if field else None) or model
    return model


def model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  any annotation
    """The first model that a field's annotation names, inside lists and unions too."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for arg in get_args(annotation) if (m := model_in(arg))), None)
