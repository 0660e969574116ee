"""The trail of imports: what it says, and that any change by hand is named."""

import json
from pathlib import Path

import pytest

from conftest import Welfare

AT = "2016-05-01T00:00:00Z"


@pytest.fixture
def imported(welfare: Welfare, project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1462060800")
    for name, value in (("a.csv", "79.40"), ("b.csv", "79.45")):
        (project / name).write_text(f"indicator,H30\nactive-seniors,{value}\n")
        assert welfare("import", name, "--replace", cwd=project).code == 0
    return project


def test_the_history_says_when_from_where_and_what(welfare: Welfare, imported: Path) -> None:
    entries = json.loads(welfare("history", "--format", "json", cwd=imported).out)["entries"]
    first, second = entries
    assert first["old"]["status"] == "sample"
    assert (first["at"], first["from"]["cell"], first["from"]["encoding"]) == (AT, "B2", "utf-8")
    assert first["command"] == "welfare import a.csv --replace"
    assert second["old"] == first["new"]
    assert second["new"] == {"value": "79.45", "status": "final", "source": "b.csv", "note": ""}
    assert len(second["from"]["sha256"]) == 64


def test_it_is_shown_by_indicator_and_year(welfare: Welfare, imported: Path) -> None:
    assert "79.45" in welfare("history", "active-seniors", cwd=imported).out
    assert "79.45" not in welfare("history", "--year", "H29", cwd=imported).out
    assert "79.45" not in welfare("history", "consultations", cwd=imported).out
    unknown = welfare("history", "active-senior", "--lang", "en", cwd=imported)
    assert unknown.code == 2
    assert "Did you mean “active-seniors”?" in unknown.err


def test_the_proof_is_clean_after_imports(welfare: Welfare, imported: Path) -> None:
    outcome = welfare("history", "--verify", "--lang", "en", cwd=imported)
    assert outcome.code == 0
    assert "gives the present values: 1 value agrees" in outcome.out
    assert "47 values never went through an import" in outcome.err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("79.45", "79.55", "the history says 79.45, the file says 79.55"),
        ("79.45,final", "79.45,revised", "the file says 79.45 (revised)"),
        ("active-seniors,79.45,final,b.csv,\n", "", "the file has no row"),
    ],
)
def test_a_change_by_hand_is_named(
    old: str, new: str, told: str, welfare: Welfare, imported: Path
) -> None:
    file = imported / "data/results/2018.csv"
    file.write_text(file.read_text().replace(old, new))
    outcome = welfare("history", "--verify", "--lang", "en", cwd=imported)
    assert outcome.code == 1
    assert told in outcome.out
    data = json.loads(welfare("history", "--verify", "--format", "json", cwd=imported).out)
    assert data["clean"] is False


def test_no_history_is_no_error(welfare: Welfare, project: Path) -> None:
    assert welfare("history", cwd=project).code == 0
    assert welfare("history", "--verify", cwd=project).code == 0


def test_a_line_that_is_broken_is_told_with_its_place(welfare: Welfare, imported: Path) -> None:
    file = imported / "data/results/history.jsonl"
    file.write_text(file.read_text() + '{"format": 1}\n')
    outcome = welfare("history", "--lang", "en", cwd=imported)
    assert outcome.code == 1
    assert "history.jsonl:3:1" in outcome.err


@pytest.mark.parametrize("epoch", ["²", "9" * 18, "9" * 5000, "-1", "soon"])
def test_a_time_that_is_none_is_passed_over(
    epoch: str, welfare: Welfare, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    (project / "sent.csv").write_text("indicator,H30\nactive-seniors,70.1\n")
    assert welfare("import", "sent.csv", "--replace", cwd=project).code == 0
    assert welfare("history", "--verify", cwd=project).code == 0
