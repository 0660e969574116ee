"""`welfare schema` prints what an editor needs, and checks files by form without a plan."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Welfare
from welfare_cli.schema.kinds import SchemaKind

PROBLEMS = ROOT / "tests" / "problems"


@pytest.mark.parametrize("kind", SchemaKind)
def test_a_schema_goes_to_a_file_or_to_standard_output(
    kind: SchemaKind, welfare: Welfare, tmp_path: Path
) -> None:
    printed = welfare("schema", kind, cwd=tmp_path)
    assert printed.code == 0
    assert json.loads(printed.out)["$id"] == f"urn:welfare:schema:{kind}:1"
    file = tmp_path / kind.file_name
    assert welfare("schema", kind, "-o", str(file), cwd=tmp_path).out == ""
    assert file.read_text(encoding="utf-8") == printed.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["plans"], "there is no such schema"),
        (["plan", "rules"], "one schema at a time"),
        (["--check"], "needs the files"),
        (["--check", "notes.txt"], "neither a plan"),
        (["plan", "--lang", "fr"], "fr"),
    ],
)
def test_a_wrong_call_says_what_to_write(args: list[str], said: str, welfare: Welfare) -> None:
    outcome = welfare("schema", *args)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("unknown-key", "plan.yaml"),
        ("yaml-syntax", "plan.yaml"),
        ("rules-condition", "rules.yaml"),
        ("file-empty", "plan.yaml"),
    ],
)
def test_a_document_is_refused_in_the_words_of_validate(
    code: str, name: str, welfare: Welfare, tmp_path: Path
) -> None:
    shutil.copy(PROBLEMS / code / name, tmp_path / name)
    outcome = welfare("schema", "--check", name, "--lang", "en", cwd=tmp_path)
    told = welfare("validate", name, "--lang", "en", cwd=tmp_path).out
    assert outcome.code == 1
    assert f"[{code}]" in outcome.out
    assert outcome.out.splitlines()[:-1] == told.splitlines()[:-1]
    assert outcome.out.splitlines()[-1] == f"by form alone: {told.splitlines()[-1]}"


@pytest.mark.parametrize("code", ["direction-contradicts", "duplicate-id", "rules-needs-cause"])
def test_sense_is_not_asked_for(code: str, welfare: Welfare) -> None:
    files = sorted(map(str, PROBLEMS.glob(f"{code}/*.yaml")))
    outcome = welfare("schema", "--check", *files, "--lang", "en")
    assert (outcome.code, f"[{code}]" in outcome.out) == (0, False)


def test_tables_and_reviews_need_no_plan(welfare: Welfare, tmp_path: Path) -> None:
    (tmp_path / "2018.csv").write_text("indicator,value,status\nx,1,\ny,,pending\n")
    (tmp_path / "2018.reviews.yaml").write_text("format: 1\nreviews: [{id: x, state: 完了}]\n")
    call = ("schema", "--check", "2018.csv", "2018.reviews.yaml", "--lang", "en")
    outcome = welfare(*call, cwd=tmp_path)
    assert outcome.out.startswith("by form alone: 2018.csv and 1 more: valid")
    assert outcome.code == 0


def test_the_form_of_tables_and_reviews_is_checked(welfare: Welfare, tmp_path: Path) -> None:
    (tmp_path / "2018.csv").write_text("indicator,value\nx,1e3\n,2\nx,3\nz,\n")
    (tmp_path / "2018.reviews.yaml").write_text("format: 1\nreviews: [{id: x}]\n")
    call = ("schema", "--check", "2018.csv", "2018.reviews.yaml", "--lang", "en")
    outcome = welfare(*call, cwd=tmp_path)
    codes = ("number-form", "indicator-unknown", "indicator-twice", "value-without-reason")
    assert all(f"[{code}]" in outcome.out for code in (*codes, "review-empty"))
    assert outcome.code == 1


def test_one_year_in_two_projects_is_no_contradiction(welfare: Welfare, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "2018.csv").write_text("indicator,value\nx,1\n")
    outcome = welfare("schema", "--check", "one/2018.csv", "two/2018.csv", cwd=tmp_path)
    assert outcome.code == 0


def test_a_file_that_is_not_there_is_a_wrong_call(welfare: Welfare, tmp_path: Path) -> None:
    outcome = welfare("schema", "--check", "plan.yaml", cwd=tmp_path)
    assert outcome.code == 2
    assert "[file-missing]" in outcome.out


def test_the_template_of_reviews_leads_to_its_schema(welfare: Welfare) -> None:
    line = welfare("template", "--reviews", "--year", "H31").out.splitlines()[0]
    assert line == "# yaml-language-server: $schema=../../schemas/reviews.schema.json"
