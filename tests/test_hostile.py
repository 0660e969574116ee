"""However a plan or a result file is broken, it comes back as problems with places, no traceback.

Mutations start from the shipped files, so that they break deep inside and not at the door. The
first inputs of the campaign of `benchmarks/fuzz.py` are tried on every surface that it knows.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from fuzz import ALL, made
from welfare_cli.files.source import Source, decoded
from welfare_cli.files.yaml_tree import read_tree
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.plan.reader import check_plan
from welfare_cli.present.problems.text import problem_text
from welfare_cli.results.model import Series
from welfare_cli.results.reader import read_results
from welfare_cli.rules.library import check_rules

PLAN = (ROOT / "data" / "plan.yaml").read_text(encoding="utf-8").split("sections:\n", 1)
HEAD = PLAN[0].split("principles:", 1)[0]
BODY = "sections:\n" + PLAN[1][:6000]
RESULTS = (ROOT / "data" / "results" / "2018.csv").read_text(encoding="utf-8")
RULES = Path(ROOT / "src/welfare_cli/rules/shipped/pace.yaml").read_text(encoding="utf-8")
KNOWN = {
    line.split(",")[0]: Series(("名称", "title"), is_share=True, usual=())
    for line in RESULTS.splitlines()[1:]
}

YAML = [*"\n\t:[]{}#,|\"'", "  ", "- ", "&a ", "*a", "!!x "]
WORDS = ["~", "no", "12:30", "1_000", "010", ".nan", "1e999", "9" * 20, "? ", "<<: ", "---\n"]
CELLS = ["\x00", "\x1b[2J", "\u2028", "\u202e", "H34", "2019(平成30)年度", "％", "６校区", "△1.2"]
PIECES = st.sampled_from(YAML + WORDS + CELLS)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), PIECES | st.text(max_size=8)),
    min_size=1,
    max_size=5,
)
FEW = settings(max_examples=200, deadline=None, derandomize=True)


def mutated(text: str, edits: list[tuple[float, int, str]]) -> str:
    """The text with each piece put in at its place, where that many characters are taken out."""
    for share, taken, piece in edits:
        at = int(share * len(text))
        text = text[:at] + piece + text[at + taken :]
    return text


def assert_told(problems: list[Problem], source: Source) -> None:
    for problem in problems:
        assert problem.line is None or 1 <= problem.line <= len(source.lines)
        assert problem.column is None or problem.column >= 1
        for lang in ("ja", "en"):
            assert "\x1b" not in problem_text(problem, lang)


@given(EDITS)
@FEW
def test_a_broken_plan_is_told(edits: list[tuple[float, int, str]]) -> None:
    source, problems = decoded("plan.yaml", mutated(HEAD + BODY, edits).encode("utf-8", "replace"))
    assert source
    assert_told(problems + check_plan(read_tree(source)).problems, source)


@given(EDITS)
@FEW
def test_a_broken_result_file_is_told(edits: list[tuple[float, int, str]]) -> None:
    source, problems = decoded("2018.csv", mutated(RESULTS, edits).encode("utf-8", "replace"))
    assert source
    assert_told(problems + read_results(source, FiscalYear(2018), KNOWN).problems, source)


@given(EDITS)
@FEW
def test_a_broken_rule_set_is_told(edits: list[tuple[float, int, str]]) -> None:
    source, problems = decoded("rules.yaml", mutated(RULES, edits).encode("utf-8", "replace"))
    assert source
    assert_told(problems + check_rules(read_tree(source))[1], source)


@given(st.binary(max_size=300))
@FEW
def test_any_bytes_are_told(data: bytes) -> None:
    source, problems = decoded("x", data)
    if source:
        found = check_plan(read_tree(source)).problems
        found += read_results(source, FiscalYear(2018), KNOWN).problems
        assert_told(problems + found, source)
    else:
        assert problems


@pytest.mark.parametrize("number", range(40))
@pytest.mark.parametrize("name", ALL)
def test_the_first_inputs_of_the_campaign_break_nothing(name: str, number: int) -> None:
    assert ALL[name].check(made(1, name, number))
