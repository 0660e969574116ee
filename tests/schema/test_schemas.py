"""The schemas are sound, are what the code makes, and agree with `validate` on real files."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import BeforeValidator, WithJsonSchema
from views import is_accepted, plain, refused, rows_of, tree_of

from conftest import ROOT, Welfare
from problem_kinds import by_code
from regenerate_schemas import SCHEMAS
from welfare_cli.files.schema import Model
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.ground.translation import _
from welfare_cli.plan.model import Plan
from welfare_cli.reviews.model import ReviewFile
from welfare_cli.schema.descriptions import DESCRIPTIONS, NAMES, SNIPPETS
from welfare_cli.schema.document import schema_of, schema_text
from welfare_cli.schema.forms import names
from welfare_cli.schema.kinds import SchemaKind, schema_line

PROBLEMS = ROOT / "tests" / "problems"
# Errors of form or sense that need more than a schema can say; docs/editors.md tells them in short.
ONLY_VALIDATE = {
    "better-without-hold",
    "cumulative-decrease",
    "direction-contradicts",
    "direction-differs",
    "duplicate-id",
    "duplicate-title",
    "equal-without-hold",
    "milestone-order",
    "period-reversed",
    "range-reversed",
    "restraint-unclear",
    "revision-order",
    "rules-bounds",
    "rules-change",
    "rules-needs-cause",
    "rules-no-scores",
    "rules-ratings",
    "rules-roll-up",
    "share-out-of-range",
    "target-not-after-baseline",
    "unit-form",
    "year-halves-disagree",
}
# The checks of models: each stands in schema/document.py or schema/document.py, or is sense.
CHECKS = {
    "Band._has_room",
    "Condition._has_room",
    "Condition._says_something",
    "Range._low_first",
    "Review._says_something",
    "Revision._replaces_something",
    "RuleSet._distinct",
    "ScoreLine._one_way",
    "Target._one_form",
    "Test._between",
    "Text._from_string",
}


def documents() -> Iterator[tuple[SchemaKind, Path]]:
    """Every YAML file of the repository that is one of ours."""
    for folder in ("data", "examples", "src", "tests/problems"):
        for path in sorted((ROOT / folder).rglob("*.y*ml")):
            if path.name.endswith((".reviews.yaml", ".reviews.yml")):
                yield SchemaKind.REVIEWS, path
            elif path.name == "rules.yaml" or path.parent.name == "shipped":
                yield SchemaKind.RULES, path
            else:
                yield SchemaKind.PLAN, path


DOCUMENTS = list(documents())
TABLES = sorted([*ROOT.glob("data/results/*.csv"), *ROOT.glob("examples/*/results/*.csv")])


@pytest.mark.parametrize("kind", SchemaKind)
def test_a_schema_is_one(kind: SchemaKind) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(kind)))


@pytest.mark.parametrize("kind", SchemaKind)
def test_the_checked_in_schema_is_what_the_code_makes(kind: SchemaKind, welfare: Welfare) -> None:
    checked_in = (SCHEMAS / kind.file_name).read_text(encoding="utf-8")
    assert checked_in == schema_text(kind)
    assert welfare("schema", kind).out == checked_in


@pytest.mark.parametrize(
    ("kind", "path"), DOCUMENTS, ids=[str(path.relative_to(ROOT)) for _, path in DOCUMENTS]
)
def test_no_document_that_validate_accepts_is_refused(kind: SchemaKind, path: Path) -> None:
    tree = tree_of(path.read_text(encoding="utf-8", errors="replace"))
    if is_accepted(kind, tree):
        assert refused(kind, plain(tree.root)) == []
    else:
        assert path.is_relative_to(PROBLEMS)


@pytest.mark.parametrize("path", TABLES, ids=[str(path.relative_to(ROOT)) for path in TABLES])
def test_every_row_of_the_shipped_results_is_one(path: Path) -> None:
    rows = rows_of(path)
    assert rows
    assert [refused(SchemaKind.RESULTS, row) for row in rows] == [[]] * len(rows)


def test_what_the_schema_does_not_see_is_known() -> None:
    unseen = set()
    errors = {code for code, problem in by_code().items() if problem.severity == "error"}
    for kind, path in DOCUMENTS:
        code = path.relative_to(PROBLEMS).parts[0] if path.is_relative_to(PROBLEMS) else ""
        tree = tree_of(path.read_text(encoding="utf-8", errors="replace"))
        wrong = not tree.problems and not is_accepted(kind, tree)
        if code in errors and wrong and not refused(kind, plain(tree.root)):
            unseen.add(code)
    assert unseen == ONLY_VALIDATE


@pytest.mark.parametrize(
    ("kind", "up", "pattern"),
    [
        (SchemaKind.PLAN, 1, "data/plan.yaml"),
        (SchemaKind.PLAN, 2, "examples/*/plan.yaml"),
        (SchemaKind.REVIEWS, 2, "data/results/*.reviews.yaml"),
        (SchemaKind.RULES, 4, "src/welfare_cli/rules/shipped/*.yaml"),
    ],
)
def test_the_first_line_of_a_file_leads_to_its_schema(
    kind: SchemaKind, up: int, pattern: str
) -> None:
    paths = list(ROOT.glob(pattern))
    assert paths
    for path in paths:
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert line.count("../") == up
        assert line == re.sub(r"(\.\./)+", "../" * up, schema_line(kind))
        assert (path.parent / line.partition("$schema=")[2]).resolve() == SCHEMAS / kind.file_name


@pytest.mark.parametrize("kind", SchemaKind)
def test_every_key_is_explained_in_both_languages(kind: SchemaKind) -> None:
    schema = schema_of(kind)
    models = [schema, *(one for one in schema.get("$defs", {}).values() if "properties" in one)]
    for model in models:
        assert model["title"]
        for key, form in model["properties"].items():
            assert "\n\n" in form["description"], key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_explanation_is_left_over(lang: str) -> None:
    told = "".join(schema_text(kind) for kind in SchemaKind)
    for table in (NAMES, DESCRIPTIONS, SNIPPETS):
        for key, text in table.items():
            inside = json.dumps(_(text, lang), ensure_ascii=False)[1:-1]
            assert inside in told, key


def _models(model: type[Model], seen: set[type[Model]]) -> set[type[Model]]:
    """The model and all that its fields hold."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for inner in _inside(field.annotation):
                _models(inner, seen)
    return seen


def _inside(annotation: object) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inside(part)


MODELS = sorted(_models(Plan, set()) | _models(ReviewFile, set()), key=lambda m: m.__name__)


def test_every_check_of_a_model_is_known_here() -> None:
    checks = set()
    for model in MODELS:
        found = model.__pydantic_decorators__
        checks |= {f"{model.__name__}.{name}" for name in found.model_validators}
        checks |= {f"{model.__name__}.{name}" for name in found.field_validators}
    assert checks == CHECKS, "say a new check in schema/document.py, or in docs/editors.md"


def test_every_type_with_a_reader_of_its_own_names_a_form() -> None:
    assert {"year", "amount", "identifier", "state"} <= set(names())
    for model in MODELS:
        for name, field in model.model_fields.items():
            read = any(isinstance(part, BeforeValidator) for part in field.metadata)
            formed = any(isinstance(part, WithJsonSchema) for part in field.metadata)
            assert not read or formed, f"{model.__name__}.{name}: add written_as(…)"
