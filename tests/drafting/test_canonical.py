"""Canonical form keeps every value and every comment, and is reached in one step."""

from pathlib import Path

import pytest
from files_shaped import YAMLISH, plans
from hypothesis import given, settings

from conftest import ROOT
from welfare_cli.drafting.canonical import Canonical, canonical
from welfare_cli.drafting.comments import comments_in
from welfare_cli.files.source import Source
from welfare_cli.files.yaml_tree import read_tree

MANY = settings(max_examples=300, deadline=None, derandomize=True)
OURS = [
    ROOT / "data/plan.yaml",
    *sorted(ROOT.glob("data/results/*.yaml")),
    *sorted(ROOT.glob("examples/*/plan.yaml")),
    *sorted(ROOT.glob("src/welfare_cli/rules/shipped/*.yaml")),
]


def made(text: str, name: str = "plan.yaml") -> Canonical:
    return canonical(Path(name), name, text.encode())


def shaped(text: str, name: str = "plan.yaml") -> str:
    found = made(text, name)
    assert found.problems == []
    return found.data.decode()


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_own_files_are_in_shape(path: Path) -> None:
    data = path.read_bytes()
    assert canonical(path, path.name, data) == Canonical(data)


MESSY = """\
# The plan of a city.
#   With an indented line.

# Its name
id: x
format: 1   # always one
sections:
# --- Part I
- title: First   # of two
  # the id
  id: "1"
  indicators:
      # the only one
      -   target: {year: H31, value: 45.0}
          id: a   # short
          # as printed
          unit: '%'
          title:
            en: "A # no comment"
            ja: >-
              あ
              # い
          baseline: {year: H26,
             value: 34.0}   # checked
          # nothing follows


- id: "2"
  title: Second
  # Closing words of part two
# Closing words of all sections
title: |
  Two
    lines
period: {from: H27, to: H31}
# The end
"""
NEAT = """\
# The plan of a city.
#   With an indented line.

format: 1   # always one
# Its name
id: x
# Closing words of all sections
title: |
  Two
    lines
period: {from: H27, to: H31}
sections:
  # --- Part I
  # the id
  - id: "1"
    title: First   # of two
    indicators:
      # the only one
      - id: a   # short
        title:
          en: "A # no comment"
          ja: >-
            あ
            # い
        # as printed
        unit: '%'
        baseline: {year: H26,
           value: 34.0}   # checked
        target: {year: H31, value: 45.0}
        # nothing follows

  - id: "2"
    title: Second
    # Closing words of part two
# The end
"""


def test_keys_come_in_order_and_comments_with_them() -> None:
    assert shaped(MESSY) == NEAT


def test_what_was_changed_is_counted() -> None:
    found = made(MESSY)
    assert (found.keys, found.blanks) == (3, 1)
    assert found.indents > 10


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: x\nformat: 1", "format: 1\nid: x\n"),
        ("\n\nid: x\n\n\n\nformat: 1\n\n", "format: 1\nid: x\n"),
        ("---\nid: x\nformat: 1\n...\n", "---\nformat: 1\nid: x\n...\n"),
        ("%YAML 1.2\n--- # one\nid: x\nformat: 1\n", "%YAML 1.2\n--- # one\nformat: 1\nid: x\n"),
        ("id: x\r\nformat: 1\r\n", "format: 1\r\nid: x\r\n"),
        ("id: x\r\nformat: 1\n", "format: 1\nid: x\n"),
        ("\ufeffid: x\nformat: 1\n", "\ufeffformat: 1\nid: x\n"),
        ("id: x #\ttab\n#\ttab\nformat: 1\n", "#\ttab\nformat: 1\nid: x #\ttab\n"),
        ("# one\nid: x\nformat: 1\n", "# one\nformat: 1\nid: x\n"),
        ("id: x\n# said of x\n\nformat: 1\n", "format: 1\nid: x\n# said of x\n"),
        ("id: x\n  # deep\nformat: 1\n", "format: 1\nid: x\n  # deep\n"),
        ("title: |\n  x\n # low\nformat: 1\n", "format: 1\ntitle: |\n  x\n# low\n"),
        ("{id: x, format: 1}\n", "{id: x, format: 1}\n"),
        ("title: {en: a, ja: b}\nid: x\n", "id: x\ntitle: {en: a, ja: b}\n"),
        ("mine: 1\nid: x\nyours: 2\n", "id: x\nmine: 1\nyours: 2\n"),
        ("? id\n: x\nformat: 1\n", "? id\n: x\nformat: 1\n"),
        ("id: x\nformat: &f 1\nabout: *f\n", "format: &f 1\nid: x\nabout: *f\n"),
        ("goal: &g\n  text: y\n  title: x\nid: z\n", "id: z\ngoal: &g\n  text: y\n  title: x\n"),
        ("title: |+\n  x\n\n\nid: x\n\nformat: 1\n", "format: 1\nid: x\ntitle: |+\n  x\n\n\n"),
    ],
)  # fmt: skip
def test_small_files(before: str, after: str) -> None:
    assert shaped(before) == after
    assert shaped(after) == after


def test_a_list_item_keeps_what_stands_at_its_dash() -> None:
    before = "sections:\n  - # first\n    # its title\n    title: T\n    id: a\n  -\n    id: b\n"
    after = "sections:\n  # first\n  - id: a\n    # its title\n    title: T\n\n  - id: b\n"
    assert shaped(before) == after


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("begin", "blank", "moved"),
    [
        ("|", "", ""),
        (">-", "", ""),
        ("|+", "", ""),
        ('"', "", ""),
        ("|", "      ", "        "),  # two spaces of the text itself
    ],
)
def test_an_empty_line_of_a_text_stays_empty(begin: str, blank: str, moved: str, end: str) -> None:
    shut = '"' if begin == '"' else ""
    before = f"sections:\n- id: a\n  note: {begin}\n    One.\n{blank}\n    Two.{shut}\n- id: b\n"
    after = (
        f"sections:\n  - id: a\n    note: {begin}\n      One.\n{moved}\n      Two.{shut}\n"
        + "\n" * (begin != "|+")
        + "  - id: b\n"
    )
    assert shaped(before.replace("\n", end)) == after.replace("\n", end)


def test_reviews_and_rules_have_their_own_order() -> None:
    reviews = "reviews:\n- state: done\n  id: a\nformat: 1\n"
    assert shaped(reviews, "2018.reviews.yaml") == (
        "format: 1\nreviews:\n  - id: a\n    state: done\n"
    )
    rules = "ratings: []\nmeasure: pace\nformat: 1\n"
    assert shaped(rules, "rules.yaml") == "format: 1\nmeasure: pace\nratings: []\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [1\nb: 2\n", "yaml-syntax"),
        ("a: 1\na: 2\n", "yaml-duplicate-key"),
        ("a: !!int 1\n", "yaml-tag"),
        ("", "file-empty"),
        ("title: &t x\nformat: *t\n", "not-formatted"),
    ],
)
def test_what_cannot_be_read_for_certain_is_left_alone(text: str, code: str) -> None:
    found = made(text)
    assert found.data == text.encode()
    assert [problem.code for problem in found.problems] == [code]


@MANY
@given(plans())
def test_any_plan_keeps_its_data_and_comments(text: str) -> None:
    _holds(text)
    assert made(text).problems == []


@MANY
@given(YAMLISH)
def test_so_does_anything_else_that_is_yaml(text: str) -> None:
    _holds(text)


def test_deep_nesting_is_no_trouble() -> None:
    deep = "".join(f"{'  ' * n}a:\n" for n in range(150))
    assert made(deep).data == deep.encode()


def _holds(text: str) -> None:
    found = made(text)
    if found.problems:
        assert found.data == text.encode()
        return
    new = found.data.decode()
    assert read_tree(Source("x", new)).root == read_tree(Source("x", text)).root
    assert comments_in(new) == comments_in(text.replace("\r\n", "\n").replace("\r", "\n"))
    assert made(new) == Canonical(found.data)
