"""A shell is told what may stand at the cursor: by the protocol, and never with an error."""

import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, Outcome, Welfare
from welfare_cli.cli.help import COMPLETING
from welfare_cli.reviews.model import State

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def complete(welfare: Welfare, monkeypatch: pytest.MonkeyPatch) -> Welfare:
    """What a shell is told for these words, the last of them under the cursor."""

    def call(*words: str, of: str = "bash", cwd: Path = ROOT) -> Outcome:
        monkeypatch.setenv(COMPLETING, of)
        outcome = welfare(*words, cwd=cwd)
        assert outcome.err == ""
        return outcome

    return call


def names(outcome: Outcome) -> list[str]:
    assert outcome.code == 0
    return outcome.out.splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["pro"], ["progress"]),
        (["rules", "c"], ["compare"]),
        (["rules", "compare", "--ru"], ["--rules"]),
        (["progress", "--se"], ["--section"]),
        (["progress", "--section", "1-"], ["1-1", "1-2", "1-3", "1-4"]),
        (["progress", "--section=1-4"], ["--section=1-4"]),
        (["progress", "--section", "=", "1-4"], ["1-4"]),
        (["progress", "--lang", "="], ["ja", "en"]),
        (["progress", "--as-of", ""], ["H27", "H28", "H29", "H30", "H31"]),
        (["compare", "H2"], ["H27", "H28", "H29"]),
        (["compare", "H29", "H3"], ["H30", "H31"]),
        (["progress", "--rating", "b"], ["behind"]),
        (["progress", "--rating", "behind,off"], ["behind,off_track"]),
        (
            ["progress", "--rules", "maff", "--rating", ""],
            ["a_prime", "a", "b", "c", "not_assessed"],
        ),
        (["progress", "--rules", "pa"], ["pace"]),
        (["rules", "show", '"ma'], ["maff"]),
        (["progress", "--format", "js"], ["json", "jsonl"]),
        (["progress", "--sort", ""], ["plan", "progress", "pace"]),
        (["show", "1-4-"], ["1-4-a", "1-4-b"]),
        (["show", "--", "act"], ["active-seniors"]),
        (["history", "act"], ["active-seniors"]),
        (["tree", "--state", ""], [*State, "no-state"]),
        (["completion", ""], [*SHELLS]),
        (["help", "env"], ["environment"]),
        (["-C", "examples/health-japan-21", "show", "foo"], ["food"]),
        (["-q", "mis"], ["missing"]),
        (["progress", "-C"], []),
        (["progress", "--as-of", "H29", "--as"], []),
        (["nonsense", "more", "--as"], []),
        (["template", "--year", "H31"], ["H31"]),
    ],
)
def test_what_may_stand_here(words: list[str], expected: list[str], complete: Welfare) -> None:
    assert names(complete(*words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        ["progress", "--plan", ""],
        ["progress", "-o", "x"],
        ["import", ""],
        ["import", "H30.csv", "da"],
        ["validate", "da"],
        ["progress", "--results", ""],
        ["progress", "--rules", "./own"],
    ],
)
def test_a_file_is_left_to_the_shell(words: list[str], complete: Welfare) -> None:
    outcome = complete(*words)
    assert (outcome.code, outcome.out) == (1, "")


def test_zsh_and_fish_are_told_what_a_name_is(complete: Welfare) -> None:
    assert names(complete("show", "act", of="zsh")) == [
        "active-seniors:65歳以上の元気な高齢者の割合"
    ]
    assert names(complete("show", "act", of="fish")) == [
        "active-seniors\t65歳以上の元気な高齢者の割合"
    ]
    assert names(complete("miss", of="zsh"))[0].startswith("missing:List the indicators")
    english = complete("progress", "--lang", "en", "--section", "1-1", of="zsh")
    assert "elderly" in english.out or "older" in english.out


def test_a_title_cannot_speak_to_the_shell(complete: Welfare, project: Path) -> None:
    plan, title = project / "data/plan.yaml", "高齢者を地域全体で支える環境づくり"
    told = r"a:b\\$(x)\t`y`\e[31m"
    plan.write_text(plan.read_text().replace(f"ja: {title}", f'ja: "{told}"'))
    call = ("progress", "--section", "1-1")
    assert names(complete(*call, of="zsh", cwd=project)) == [
        r"1-1:a:b\\$(x) `y`<U+001B>[31m".replace("<U+001B>", "\u241b")
    ]
    assert names(complete(*call, of="fish", cwd=project)) == [
        "1-1\t" + r"a:b\$(x) `y`" + "\u241b[31m"
    ]


@pytest.mark.parametrize("text", ["", "a: [", "sections: 5\nrules: {x: y}", "\x00", "- a"])
@pytest.mark.parametrize("shell", SHELLS)
def test_a_broken_plan_gives_no_names_and_no_error(
    text: str, shell: str, complete: Welfare, project: Path
) -> None:
    (project / "data/plan.yaml").write_text(text)
    assert names(complete("progress", "--section", "", of=shell, cwd=project)) == []
    assert complete("progress", "--rating", "", of=shell, cwd=project).code == 0
    assert complete("progress", "--as-of", "", of=shell, cwd=project).code == 0


def test_without_a_plan_there_are_no_names(complete: Welfare, tmp_path: Path) -> None:
    assert names(complete("show", "", cwd=tmp_path)) == []
    assert names(complete("progress", "--as-of", "", cwd=tmp_path)) == []
    assert "pace" in names(complete("progress", "--rules", "", cwd=tmp_path))
    assert names(complete("-C", "nowhere", "progress", "--section", "")) == []


def test_an_unknown_shell_is_told_nothing(complete: Welfare) -> None:
    assert names(complete("pro", of="tcsh")) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_and_asks_by_the_protocol(shell: str, welfare: Welfare) -> None:
    script = welfare("completion", shell).out
    assert f"{COMPLETING}={shell}" in script


def test_bash_takes_its_script() -> None:
    script = ROOT / "src/welfare_cli/cli/completions/welfare.bash"
    subprocess.run(["bash", "-n", str(script)], check=True)  # noqa: S607  the shell there is
