"""What `validate` found, as other programs want it: by their schemas, and whatever people wrote."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, Welfare
from own_terminal import on_terminal
from problem_kinds import by_code
from welfare_cli.ground.problem import Place, Problem, in_order
from welfare_cli.present.formats import Target
from welfare_cli.present.problems.fingerprints import fingerprints
from welfare_cli.present.problems.github import report_github
from welfare_cli.present.problems.gitlab import report_gitlab
from welfare_cli.present.problems.junit import report_junit
from welfare_cli.present.problems.report import Report
from welfare_cli.present.problems.sarif import report_sarif
from welfare_cli.results.rows import INDICATOR_UNKNOWN

GOLDEN = ROOT / "tests" / "golden"
SCHEMAS = ROOT / "tests" / "schemas"
SARIF = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
JUNIT = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")
TARGET = Target("ja")
UNSOUND = ROOT / "tests" / "validated" / "unsound"

# What breaks formats: their own marks, and characters that they forbid.
NASTY = st.text(
    st.sampled_from("a%:,\r\n\t\x00\x1b\x85\u2028\ud800\ufffe{0}[](&<>]\"'") | st.characters(),
    max_size=12,
)
PATHS = NASTY.map(lambda text: os.fsdecode(text.encode(errors="replace"))) | st.binary(
    min_size=1, max_size=6
).map(os.fsdecode)
PROBLEMS = st.lists(
    st.builds(
        lambda path, line, excerpt, id_: Problem(
            INDICATOR_UNKNOWN, Place(path or "-", line, line, excerpt), {"id": id_}
        ),
        PATHS,
        st.none() | st.integers(1, 9),
        NASTY,
        NASTY,
    ),
    max_size=4,
)


def _report(problems: list[Problem]) -> Report:
    files = list(dict.fromkeys(["plan.yaml", *(problem.path for problem in problems)]))
    return Report(in_order(problems), files, "ja", docs="https://example.org/docs")


def _assert_sarif(text: str) -> dict[str, Any]:
    log = json.loads(text)
    jsonschema.Draft4Validator(SARIF).validate(log)
    run: dict[str, Any] = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def _assert_junit(text: str) -> ET.Element:
    JUNIT.validate(text)
    root = ET.fromstring(text)  # noqa: S314  our own output
    for element in (root, *root):
        cases, failures = element.findall(".//testcase"), element.findall(".//failure")
        assert element.get("tests") == str(len(cases))
        assert element.get("failures") == str(len(failures))
    return root


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.sarif")), ids=lambda path: path.name)
def test_sarif_is_as_its_schema_says(path: Path) -> None:
    _assert_sarif(path.read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.xml")), ids=lambda path: path.name)
def test_junit_is_as_its_schema_says(path: Path) -> None:
    _assert_junit(path.read_text("utf-8"))


@given(PROBLEMS)
def test_whatever_people_wrote_sarif_stays_sarif(problems: list[Problem]) -> None:
    run = _assert_sarif(report_sarif(_report(problems), TARGET))
    for result in run["results"]:
        assert not re.search(r"(?<!\\)\]\(|(?<!\{)\{\d+\}", result["message"]["text"])


@given(PROBLEMS)
def test_whatever_people_wrote_junit_stays_junit(problems: list[Problem]) -> None:
    root = _assert_junit(report_junit(_report(problems), TARGET))
    assert len(root.findall(".//failure")) == len(in_order(problems))


@given(PROBLEMS)
def test_whatever_people_wrote_github_gets_one_command_a_problem(problems: list[Problem]) -> None:
    text = report_github(_report(problems), TARGET)
    first, *told, last = text.split("\n::endgroup::\n")[0].split("\n")
    word = first.removeprefix("::stop-commands::")
    assert first != word
    assert word not in "\n".join(told).replace(f"::{word}::", "", 1)
    commands = [*told, last][told.index(f"::{word}::") + 1 if problems else len(told) :]
    named = [line for line in commands if line.startswith("::error file=")]
    assert len(named) == len(in_order(problems)) == max(len(commands) - 1, 0)
    for command in named:
        properties = command.removeprefix("::error ").split("::")[0].split(",")
        assert [item.split("=")[0] for item in properties][:1] == ["file"]
        assert properties[-1] == "title=indicator-unknown"


@given(PROBLEMS)
def test_no_two_problems_have_one_fingerprint(problems: list[Problem]) -> None:
    report = _report(problems)
    found = [finding["fingerprint"] for finding in json.loads(report_gitlab(report, TARGET))]
    assert found == fingerprints(report)
    assert len(set(found)) == len(found) == len(report.problems)


def test_fingerprints_stay_when_lines_are_added_above_and_in_the_other_language(
    welfare: Welfare, tmp_path: Path
) -> None:
    shutil.copytree(UNSOUND, tmp_path, dirs_exist_ok=True)
    before = _fingerprints(welfare, tmp_path, "en")
    plan = tmp_path / "plan.yaml"
    plan.write_text("# 計画\n\n" + plan.read_text("utf-8"), "utf-8")
    assert _fingerprints(welfare, tmp_path, "ja") == before


def _fingerprints(welfare: Welfare, folder: Path, lang: str) -> list[str]:
    out = welfare("validate", "--format", "gitlab", "--lang", lang, cwd=folder).out
    return [finding["fingerprint"] for finding in json.loads(out)]


def test_a_column_counts_characters_and_sarif_says_so(welfare: Welfare, tmp_path: Path) -> None:
    shutil.copytree(UNSOUND, tmp_path, dirs_exist_ok=True)
    (tmp_path / "results/2015.csv").write_text(
        "note,indicator,value\n𠮷野𠮷,volunteer,1\n", "utf-8"
    )
    run = _assert_sarif(welfare("validate", "--format", "sarif", cwd=tmp_path).out)
    unknown = next(r for r in run["results"] if r["ruleId"] == "indicator-unknown")
    region = unknown["locations"][0]["physicalLocation"]["region"]
    assert (run["columnKind"], region) == (
        "unicodeCodePoints",
        {"startLine": 2, "startColumn": 5},
    )


def test_strict_makes_warnings_fail_in_junit_too(welfare: Welfare) -> None:
    root = _assert_junit(welfare("validate", "--strict", "--format", "junit").out)
    assert root.get("failures") == "5"


@pytest.mark.parametrize("args", [(), ("results/2018.csv",), ("plan.yaml", "results/2018.csv")])
def test_what_could_not_be_checked_without_the_plan_is_not_named_as_checked(
    args: tuple[str, ...], welfare: Welfare, project: Path
) -> None:
    plan = project / "data" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("period:", "perod:", 1), encoding="utf-8")
    (project / "data/results/2018.csv").write_text("indicator,value\nnobody,3\n")
    calls = {
        name: welfare("validate", *args, "--lang", "en", "--format", name, cwd=project / "data")
        for name in ("text", "json", "junit")
    }
    assert {call.code for call in calls.values()} == {1}
    assert json.loads(calls["json"].out)["files"] == ["plan.yaml"]
    suites = _assert_junit(calls["junit"].out).iter("testsuite")
    assert [suite.get("name") for suite in suites] == ["plan.yaml"]
    assert calls["text"].out.splitlines()[-1].startswith("plan.yaml: not valid")
    assert calls["json"].err.startswith("Not checked: ")
    assert "What they should hold is said by the plan, which has errors." in calls["json"].err


@pytest.mark.parametrize("told", ["true", "false", ""])
def test_github_is_chosen_where_github_runs_it(
    told: str, welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, github = welfare("validate").out, welfare("validate", "--format", "github").out
    monkeypatch.setenv("GITHUB_ACTIONS", told)
    assert welfare("validate").out == (github if told == "true" else text)
    assert welfare("validate", "--format", "text").out == text


@pytest.mark.parametrize(
    ("mark", "told", "expected"),
    [
        ("repo/.git", {}, "below/project/plan.yaml"),
        ("repo/below/project/.git", {}, "plan.yaml"),
        (None, {"GITHUB_WORKSPACE": "repo"}, "below/project/plan.yaml"),
        (None, {"CI_PROJECT_DIR": "repo/below"}, "project/plan.yaml"),
        (None, {}, "plan.yaml"),
    ],
)
def test_paths_start_at_the_root_of_the_repository(  # noqa: PLR0913, PLR0917  fixtures among them
    mark: str | None,
    told: dict[str, str],
    expected: str,
    welfare: Welfare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = tmp_path / "repo/below/project"
    shutil.copytree(UNSOUND, here)
    if mark:
        (tmp_path / mark).mkdir()
    for name, folder in told.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    assert _path(welfare, "plan.yaml", here) == expected
    if mark or told:
        assert _path(welfare, "../plan.yaml", here / "results") == expected


def _path(welfare: Welfare, plan: str, cwd: Path) -> str:
    out = welfare("validate", "--plan", plan, "--format", "gitlab", cwd=cwd).out
    path: str = json.loads(out)[0]["location"]["path"]
    return path


def test_a_file_outside_of_the_repository_has_its_whole_address(
    welfare: Welfare, tmp_path: Path
) -> None:
    shutil.copytree(UNSOUND, tmp_path / "elsewhere")
    (tmp_path / "repo/.git").mkdir(parents=True)
    arguments = ["validate", "--plan", str(tmp_path / "elsewhere/plan.yaml"), "--format", "sarif"]
    run = _assert_sarif(welfare(*arguments, cwd=tmp_path / "repo").out)
    address = run["artifacts"][0]["location"]
    assert address == {"uri": (tmp_path / "elsewhere/plan.yaml").as_uri()}
    assert unquote(run["artifacts"][2]["location"]["uri"]).endswith("/results/実績, 50%.csv")


@pytest.mark.parametrize("page", ["problems.md", "problems.ja.md"])
def test_every_code_has_an_anchor_on_its_page(page: str) -> None:
    headings = re.findall(r"^### (.+)$", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE)
    assert headings == [*by_code()]


def test_a_code_leads_to_its_page_where_the_docs_are_published(
    welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(format_: str) -> str:
        return welfare("validate", "--format", format_).out

    plain = told("text")
    assert {problem["url"] for problem in json.loads(told("json"))["problems"]} == {None}
    assert "helpUri" not in told("sarif")
    monkeypatch.setenv("WELFARE_DOCS_URL", "https://example.org/welfare/docs/")
    url = "https://example.org/welfare/docs/problems.ja.md#target-beyond-period"
    assert json.loads(told("json"))["problems"][0]["url"] == url
    assert _assert_sarif(told("sarif"))["tool"]["driver"]["rules"][0]["helpUri"] == url
    assert json.loads(told("gitlab"))[0]["content"] == {"body": url}
    assert f"%0A{url}\n" in told("github")
    assert told("text") == plain


def test_a_terminal_gets_links_where_the_docs_are_published() -> None:
    docs = {"WELFARE_DOCS_URL": "https://example.org/docs"}
    link = (
        b"[\x1b]8;;https://example.org/docs/problems.ja.md#sample-values\x1b\\"
        b"sample-values\x1b]8;;\x1b\\]"
    )
    assert link in on_terminal(["validate"], docs)
    for without in (
        {},
        docs | {"NO_COLOR": "1"},
        docs | {"TERM": "dumb"},
        docs | {"TERM": "linux"},
    ):
        assert b"\x1b" not in on_terminal(["validate"], without)


@pytest.mark.parametrize("told", ["docs", "javascript:alert(1)", "https://a b", "https://a\x1b]"])
def test_what_is_no_address_is_a_wrong_call(
    told: str, welfare: Welfare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELFARE_DOCS_URL", told)
    outcome = welfare("validate", "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert "beginning with https://" in outcome.err
