"""A YAML file becomes plain data with places; whatever is wrong with it becomes problems."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfare_cli.files.source import Source, decoded
from welfare_cli.files.yaml_tree import MAX_REPAIRS, Scalar, Tree, read_tree

MANY = settings(max_examples=300, deadline=None, derandomize=True)
WORDS = "no on off yes y n 12:30 1_000 2015-02-31 = << +.nan ٣ 0b1"
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
# Pieces that YAML gives a meaning to; text made of them breaks deeper than random letters do.
MARKS = [
    *":-?[]{},#&*!|>'\"%@`~ \n\t",
    "a",
    "高",
    "1",
    "- ",
    ": ",
    "&a ",
    "*a",
    "--- ",
    "<<: ",
    "!!int ",
]
YAMLISH = st.lists(st.sampled_from(MARKS), max_size=60).map("".join)


def tree_of(text: str) -> Tree:
    return read_tree(Source("plan.yaml", text))


def told(tree: Tree) -> list[tuple[str, int | None, int | None]]:
    """The tree's problems: code, line and column."""
    return [(problem.code, problem.line, problem.column) for problem in tree.problems]


@pytest.mark.parametrize("text", WORDS.split())
def test_words_that_yaml_1_1_would_change_stay_text(text: str) -> None:
    tree = tree_of(f"a: {text}\n")
    assert (tree.root, tree.problems) == ({"a": text}, [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("010", Decimal(10)),
        ("0o10", Decimal(8)),
        ("0x1F", Decimal(31)),
        ("-.5", Decimal("-0.5")),
        ("1e3", Decimal(1000)),
        ("-.inf", Decimal("-Infinity")),
        ('"no"', "no"),
        ("'12'", "12"),
        ("|-\n  34", "34"),
    ],
)
def test_the_core_words_and_numbers_of_yaml_1_2_are_read(text: str, value: Scalar) -> None:
    root = tree_of(f"a: {text}\n").root
    assert root == {"a": value}
    assert type(root["a"]) is type(value)


def test_a_number_keeps_the_digits_it_was_written_with() -> None:
    assert str(tree_of("34.0").root) == "34.0"
    assert str(tree_of("0.30000000000000000001").root) == "0.30000000000000000001"


def test_a_key_is_text_whatever_it_looks_like() -> None:
    assert tree_of("1: a\nno: b\n~: c\ntrue: d\n").root == {
        "1": "a",
        "no": "b",
        "~": "c",
        "true": "d",
    }


def test_a_number_too_long_for_any_plan_is_not_converted() -> None:
    # Converting hexadecimal digits costs the square of their count: a megabyte of them, minutes.
    assert isinstance(tree_of("a: 0x" + "f" * 20_000).root["a"], str)


def test_a_key_written_twice_is_told_at_the_second_and_the_first_stays() -> None:
    tree = tree_of("a: 1\nb:\n  x: 1\n  x: {y: 2}\na: [3]\n")
    assert tree.root == {"a": 1, "b": {"x": 1}}
    assert told(tree) == [("yaml-duplicate-key", 4, 3), ("yaml-duplicate-key", 5, 1)]
    assert [problem.facts["first"] for problem in tree.problems] == ["3", "1"]


@pytest.mark.parametrize(
    "tag", ["!!int", "!!timestamp", "!!python/object:os.x", "!mine", "!", "!!str"]
)
def test_a_tag_is_refused_and_its_value_read_as_it_stands(tag: str) -> None:
    tree = tree_of(f"a: {tag} abc\nb: 1\n")
    assert (tree.root, told(tree)) == ({"a": "abc", "b": 1}, [("yaml-tag", 1, 4)])


@pytest.mark.parametrize("text", ["[a]: 1\nb: 2\n", "? {x: 1}\n: 1\nb: 2\n"])
def test_a_key_that_is_no_text_is_told(text: str) -> None:
    tree = tree_of(text)
    assert (tree.root, [code for code, *_ in told(tree)]) == ({"b": 2}, ["yaml-key"])


@pytest.mark.parametrize("anchored", ["{x: 1}", "[1]", "5", "true"])
def test_an_alias_as_a_key_is_never_dropped_in_silence(anchored: str) -> None:
    tree = tree_of(f"a: &m {anchored}\n*m : 2\n")
    assert tree.problems or len(tree.root) == 2


@pytest.mark.parametrize("nested", ["[" * 50_000, "{" * 50_000, "- " * 25_000, "a: {" * 12_000])
def test_nesting_without_end_is_stopped(nested: str) -> None:
    tree = tree_of(nested)
    assert not tree.whole
    assert "yaml-too-deep" in [code for code, *_ in told(tree)]


def test_a_bomb_of_aliases_is_stopped() -> None:
    assert len(LAUGHS) < 400
    tree = tree_of(LAUGHS)
    assert ([code for code, *_ in told(tree)], tree.whole) == (["yaml-alias-bomb"], False)


@pytest.mark.parametrize("text", ["a: &a [*a]\n", "&a {k: *a}\n", "a: &a\n  - b: [*a]\n"])
def test_an_alias_to_what_it_stands_in_is_stopped(text: str) -> None:
    tree = tree_of(text)
    assert ([code for code, *_ in told(tree)], tree.whole) == (["yaml-alias-bomb"], False)


def test_a_plain_alias_is_read_and_an_unknown_one_told() -> None:
    tree = tree_of("a: &p {x: 1}\nb: *p\nc: *q\n")
    assert tree.root == {"a": {"x": 1}, "b": {"x": 1}, "c": None}
    assert told(tree) == [("yaml-alias", 3, 4)]


def test_a_second_document_is_told_where_it_begins() -> None:
    tree = tree_of("--- \na: 1\n---\nb: 2\n")
    assert (tree.root, told(tree)) == ({"a": 1}, [("yaml-documents", 3, 1)])


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_a_file_that_holds_nothing_has_no_root_and_no_problem(text: str) -> None:
    tree = tree_of(text)
    assert (tree.root, tree.problems, tree.whole) == (None, [], True)


def test_places_count_characters_after_japanese_text() -> None:
    root = tree_of("題: {名前: 高齢者 𠮷, 値: [あ, い]}\n次: 1\n").root
    inner = root["題"]
    assert (inner.keys_at["値"], inner.values_at["値"]) == ((0, 15), (0, 18))
    assert inner["値"].items_at == [(0, 19), (0, 22)]
    assert (root.keys_at["次"], root.values_at["次"]) == ((1, 0), (1, 3))


@pytest.mark.parametrize(
    ("text", "root", "places"),
    [
        ("a: 1\n b: 2\nc: 3\n", {"a": 1, "c": 3}, [(2, 3)]),
        ("a: 1\n\tb: 2\nc: 3\n", {"a": 1, "c": 3}, [(2, 1)]),
        ("題: @x\nb: 1\n", {"b": 1}, [(1, 4)]),
        ("題: b: c\nd: 1\n", {"d": 1}, [(1, 5)]),
        ("a: @x\nb: 1\nc: 2\nd: @y\n", {"b": 1, "c": 2}, [(1, 4), (4, 4)]),
        ('a: 1\n題: "x\nb: 1\nc: 2\n', {"a": 1, "b": 1, "c": 2}, [(2, 4)]),
        ("a: 'x\nb: 1\n", {"b": 1}, [(1, 4)]),
    ],
)
def test_a_syntax_error_is_told_and_the_rest_is_read(
    text: str, root: object, places: list[tuple[int, int]]
) -> None:
    tree = tree_of(text)
    assert (tree.root, told(tree)) == (root, [("yaml-syntax", *place) for place in places])
    assert {place[0] - 1 for place in places} <= tree.damaged


def test_what_stands_before_an_open_bracket_is_read() -> None:
    tree = tree_of("a: 1\nb: [1, 2\nc: 3\nd: 4\n")
    assert tree.root["a"] == 1
    assert len(tree.problems) == 1


def test_a_bad_escape_costs_only_its_own_line() -> None:
    tree = tree_of('a: "text\n  more \\q\n  end"\nb: 1\n')
    assert (tree.root["b"], tree.damaged) == (1, {1})


@pytest.mark.parametrize("lines", [("y: @", "z: 1"), ("z: 1", "y: @"), ("z: 1", "y: @", "x: 1")])
def test_a_node_knows_whether_a_line_was_left_out_of_it(lines: tuple[str, ...]) -> None:
    tree = tree_of("\n  ".join(("a:", "x: 1\nb:", *lines)) + "\nc:\n  w: 1\n")
    assert [tree.is_damaged(tree.root[key]) for key in "abc"] == [False, True, False]


def test_a_file_broken_all_over_is_given_up_with_what_was_found() -> None:
    tree = tree_of("a: 1\nb: @\n" * 30)
    assert not tree.whole
    assert len(tree.problems) == MAX_REPAIRS


@pytest.mark.parametrize("char", ["\ufffe", "\uffff", "\x01", "\x85", "\u2028"])
def test_a_character_yaml_refuses_is_a_problem_or_text(char: str) -> None:
    source, problems = decoded("plan.yaml", f"a: 1\nb: x{char}\nc: 3\n".encode())
    assert source
    assert problems + read_tree(source).problems


@given(YAMLISH | st.text())
@MANY
def test_any_text_gives_a_tree_with_places_in_it(text: str) -> None:
    tree = tree_of(text)
    for problem in tree.problems:
        assert problem.message("en")
        assert problem.line is None or 1 <= problem.line <= len(tree.source.lines)


@given(st.binary() | YAMLISH.map(str.encode))
@MANY
def test_any_bytes_give_a_tree_or_a_problem(data: bytes) -> None:
    source, problems = decoded("plan.yaml", data)
    assert source or problems
    if source:
        read_tree(source)
