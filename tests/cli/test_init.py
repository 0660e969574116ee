"""`welfare init` makes a project that is valid at once, and never touches what is there."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Welfare
from welfare_cli.drafting import project_files
from welfare_cli.files.writing import write_new

CALL = ("init", "--yes", "--title", "City plan", "--period", "2024:2028", "--lang", "en")
SCHEMAS = [f"schemas/{kind}.schema.json" for kind in ("plan", "results", "reviews", "rules")]
FILES = [
    ".github/workflows/welfare.yml",
    "README.md",
    "data/plan.yaml",
    "data/results/2024.csv",
    *SCHEMAS,
]
TABLE = "分野,成果指標,基準値（H26）,目標値（H31）\n健康,健診受診率（％）,32.1,50.0\n"


def files_in(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def test_what_is_made_is_valid_and_in_shape(welfare: Welfare, tmp_path: Path) -> None:
    done = welfare(*CALL, cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert files_in(tmp_path) == FILES
    assert welfare("validate", "--strict", cwd=tmp_path).code == 0
    assert welfare("fmt", "--check", cwd=tmp_path).code == 0
    assert welfare("progress", "--format", "csv", cwd=tmp_path).code == 0
    header = (tmp_path / "data/results/2024.csv").read_text()
    assert header == "indicator,value,status,source,note\n"
    assert "id: city-plan\n" in (tmp_path / "data/plan.yaml").read_text()


@pytest.mark.parametrize(
    ("lang", "told"), [("ja", "年度はふだんの書き方で"), ("en", "Years are fiscal years")]
)
def test_its_comments_teach_the_format(
    lang: str, told: str, welfare: Welfare, tmp_path: Path
) -> None:
    assert welfare("init", "new", "--yes", "--lang", lang, cwd=tmp_path).code == 0
    assert told in (tmp_path / "new/data/plan.yaml").read_text()
    assert welfare("validate", "--plan", "new/data/plan.yaml", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("ci", "file"), [("github", FILES[0]), ("gitlab", ".gitlab-ci.yml"), ("none", None)]
)
def test_the_check_is_for_the_ci_there_is(
    ci: str, file: str | None, welfare: Welfare, tmp_path: Path
) -> None:
    assert welfare(*CALL, "--ci", ci, cwd=tmp_path).code == 0
    assert files_in(tmp_path) == sorted(FILES[1:] + ([file] if file else []))
    if file:
        assert "welfare validate\n" in (tmp_path / file).read_text()


def test_a_readme_gets_a_section_and_keeps_what_it_said(welfare: Welfare, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_bytes("# 市の計画\r\n\r\n本文\r\n".encode())
    assert welfare(*CALL, cwd=tmp_path).code == 0
    text = readme.read_bytes().decode()
    assert text.startswith("# 市の計画\r\n\r\n本文\n\n## Following up the plan\n")


@pytest.mark.parametrize("name", [FILES[0], *FILES[2:]])
def test_nothing_is_overwritten_and_nothing_written_beside_it(
    name: str, welfare: Welfare, tmp_path: Path
) -> None:
    there = tmp_path / name
    there.parent.mkdir(parents=True)
    there.write_text("mine")
    done = welfare(*CALL, cwd=tmp_path)
    assert done.code == 2
    assert name in done.err
    assert "Nothing was written" in done.err
    assert files_in(tmp_path) == [name]
    assert there.read_text() == "mine"


def test_results_of_other_years_may_be_there(welfare: Welfare, tmp_path: Path) -> None:
    (tmp_path / "data/results").mkdir(parents=True)
    (tmp_path / "data/results/2020.csv").write_text("indicator,value\n")
    assert welfare(*CALL, cwd=tmp_path).code == 0


def test_what_cannot_be_written_whole_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(FileExistsError):
        write_new(tmp_path, {"new/deep/a": b"1", "b": b"2"})
    assert files_in(tmp_path) == ["b"]
    assert [path.name for path in tmp_path.iterdir()] == ["b"]

    (tmp_path / "c").mkdir()
    with pytest.raises(IsADirectoryError):
        write_new(tmp_path, {"new/a": b"1"}, ("c", b"2"))
    (tmp_path / "c").rmdir()
    assert files_in(tmp_path) == ["b"]

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device", str(handle))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path, {"new/a": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


@pytest.mark.parametrize("made", [FILES[:1], FILES[:2], [*FILES[:2], *FILES[3:]]])
def test_an_init_that_was_cut_off_is_made_again(
    made: list[str], welfare: Welfare, tmp_path: Path
) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    for folder in (whole, cut):
        folder.mkdir()
        (folder / "README.md").write_text("# Mine\n")
    assert welfare(*CALL, cwd=whole).code == 0
    for name in made:
        (cut / name).parent.mkdir(parents=True, exist_ok=True)
        (cut / name).write_bytes((whole / name).read_bytes())
    assert welfare(*CALL, cwd=cut).code == 0
    texts = [{name: (one / name).read_bytes() for name in files_in(one)} for one in (whole, cut)]
    assert texts[0] == texts[1]
    assert welfare(*CALL, cwd=cut).code == 2, "a plan that is there has begun"


def test_a_readme_gets_back_what_it_said(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "plan").write_text("mine too")
    with pytest.raises(FileExistsError):
        write_new(tmp_path, {"a": b"1", "plan": b"2"}, ("README.md", b"mine and ours"))
    assert files_in(tmp_path) == ["README.md", "plan"]
    assert (tmp_path / "README.md").read_text() == "mine"


def test_without_a_terminal_it_says_what_is_needed(
    welfare: Welfare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        done = welfare("init", "--lang", "en", cwd=tmp_path)
        named = welfare("init", "--lang", "en", "--title", "Plan", cwd=tmp_path)
    assert (done.code, named.code) == (2, 2)
    assert "Give --title --period, or --yes" in done.err
    assert "Give --period, or --yes" in named.err
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--period", "2024"], "write two fiscal years with a colon"),
        (["--period", "2028:2024"], "the last year lies before the first"),
        (["--rules", "pase"], "Did you mean “pace”?"),
        (["--id", "計画"], "use letters, digits"),
        (["--title", "A\x1b[2JB"], "--title A␛[2JB: a title is plain text"),
        (["--title", "A\udcff"], "--title A<U+DCFF>: a title is plain text"),
        (["--from", "missing.csv"], "missing.csv"),
        (["--lang", "fr"], "not a language"),
    ],
)
def test_a_wrong_call_writes_nothing(
    options: list[str], told: str, welfare: Welfare, tmp_path: Path
) -> None:
    done = welfare(*CALL, *options, cwd=tmp_path)
    assert done.code == 2
    assert told in done.err
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("H27:H31", "{from: H27, to: H31}"),
        ("平成27年度～令和元年度", "{from: H27, to: R1}"),
        ("2024..2028", "{from: 2024, to: 2028}"),
    ],
)
def test_a_period_is_written_as_people_write_it(
    period: str, written: str, welfare: Welfare, tmp_path: Path
) -> None:
    assert welfare(*CALL, "--period", period, cwd=tmp_path).code == 0
    assert f"period: {written}\n" in (tmp_path / "data/plan.yaml").read_text()


def test_a_table_becomes_the_plan(welfare: Welfare, tmp_path: Path) -> None:
    (tmp_path / "annex.csv").write_bytes(TABLE.encode("cp932"))
    done = welfare("init", "p", "--from", "annex.csv", "--yes", "--ci", "none", cwd=tmp_path)
    assert done.code == 0
    assert "CP932 (Shift_JIS)" in done.err
    assert "C「基準値（H26）」→ 基準値" in done.err
    text = (tmp_path / "p/data/plan.yaml").read_text()
    assert "language: ja\n" in text
    assert "# 要確認: 計画期間" in text
    assert "period: {from: H27, to: H31}\n" in text
    assert "baseline: {year: H26, value: 32.1}" in text
    assert welfare("validate", "--plan", "p/data/plan.yaml", cwd=tmp_path).code == 0


def test_a_table_that_is_none_makes_nothing(welfare: Welfare, tmp_path: Path) -> None:
    (tmp_path / "annex.csv").write_text("部署,件数\n福祉課,12\n")
    done = welfare(*CALL, "--from", "annex.csv", cwd=tmp_path)
    assert done.code == 1
    assert "draft-no-table" in done.err
    assert files_in(tmp_path) == ["annex.csv"]


def asked(answers: str, *options: str, cwd: Path) -> tuple[int, str]:
    """The exit code and what a person saw, who typed these answers at a terminal."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "welfare_cli", "init", "--ci", "none", *options]
    process = subprocess.Popen(
        command, cwd=cwd, stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    os.close(follower)
    os.write(leader, answers.encode())
    _, err = process.communicate()
    os.close(leader)
    return process.returncode, err.decode()


def test_a_person_is_asked_until_the_answers_are_sound(tmp_path: Path) -> None:
    answers = "fr\nja\n計\x07画\n第4次計画\nH31:H27\nR6〜R10\npase\n\n"
    code, seen = asked(answers, cwd=tmp_path)
    assert code == 0
    assert "not a language" in seen
    assert "計␇画: 制御文字" in seen
    assert "最後の年度が最初の年度より前です" in seen
    assert "「pace」" in seen
    text = (tmp_path / "data/plan.yaml").read_text()
    assert "title: 第4次計画\n" in text
    assert "period: {from: R6, to: R10}\n" in text
    assert "rules: pace\n" in text


def test_who_leaves_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    code, seen = asked("en\nTitle\n\x04", cwd=tmp_path)
    assert code == 2
    assert "Nothing was written" in seen
    assert files_in(tmp_path) == []


def test_with_schemas_the_plan_says_where_its_own_is(
    welfare: Welfare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {"schemas/plan.schema.json": "{}\n"}
    monkeypatch.setattr(project_files, "schema_files", lambda: made)
    assert welfare(*CALL, cwd=tmp_path).code == 0
    first = (tmp_path / "data/plan.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/plan.schema.json"
    assert welfare("fmt", "--check", cwd=tmp_path).code == 0
    assert (tmp_path / "schemas/plan.schema.json").read_text() == "{}\n"
