"""What an editor sees of our files: YAML 1.2 core as JSON, a row of CSV as an object of strings."""

import csv
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from welfare_cli.files.refusals import validate
from welfare_cli.files.source import Source
from welfare_cli.files.yaml_tree import Tree, read_tree
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import has_errors
from welfare_cli.plan.reader import check_plan
from welfare_cli.results.model import Series
from welfare_cli.results.reader import read_results
from welfare_cli.reviews.model import ReviewFile
from welfare_cli.rules.library import check_rules
from welfare_cli.schema.document import schema_text
from welfare_cli.schema.kinds import SchemaKind

ANY = Series(titles=(), is_share=False, usual=())


@cache
def validator(kind: SchemaKind) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text(kind)))


def tree_of(text: str) -> Tree:
    return read_tree(Source("file.yaml", text))


def plain(part: object) -> object:
    """The data of a tree as JSON would hold it."""
    if isinstance(part, dict):
        return {key: plain(value) for key, value in part.items()}
    if isinstance(part, list):
        return [plain(value) for value in part]
    if isinstance(part, Decimal):
        return int(part) if part == int(part) else float(part)
    return part


def refused(kind: SchemaKind, data: object) -> list[str]:
    """What the schema refuses, each with its place."""
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(data)]


def is_accepted(kind: SchemaKind, tree: Tree) -> bool:
    """Whether `validate` finds no error in the document."""
    if kind is SchemaKind.PLAN:
        return not has_errors(check_plan(tree).problems)
    if kind is SchemaKind.RULES:
        return not has_errors(check_rules(tree)[1])
    return not tree.problems and not validate(tree, ReviewFile)[1]


def is_table_accepted(text: str, names: set[str]) -> bool:
    """Whether `validate` finds no error in a result file about these indicators."""
    known = dict.fromkeys(names, ANY)
    return not has_errors(read_results(Source("2018.csv", text), FiscalYear(2018), known).problems)


def rows_of(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
