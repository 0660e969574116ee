"""Calls of `report`: the format by the ending, and what cannot be carried out."""

from pathlib import Path

import pytest

from conftest import Welfare


@pytest.mark.parametrize(
    ("name", "begins"), [("r.html", "<!DOCTYPE"), ("r.HTM", "<!DOCTYPE"), ("r.md", "# ")]
)
def test_the_ending_says_the_format(
    name: str, begins: str, welfare: Welfare, tmp_path: Path
) -> None:
    outcome = welfare("report", "-o", str(tmp_path / name))
    assert (outcome.code, outcome.out) == (0, "")
    assert (tmp_path / name).read_text().startswith(begins)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (
            ["-o", "report.pdf"],
            "は .md, .markdown, .html, .htm, .xlsx です。",
        ),
        (["-o", "report"], "-o report: このコマンドで書き出せるのは"),
        (["-o", "report.md", "--format", "html"], "--format html は -o report.md と合いません"),
        (["-o", "nowhere/report.html"], "nowhere/report.html"),
        (["--as-of", "H99x"], "--as-of H99x"),
        (["--as-of", "H20"], "H20までの実績値がない"),
        (["--rules", "paces"], "pace"),
        (["--template", "nowhere"], "--template nowhere: そのようなフォルダはありません"),
        (["--template", "data"], "report.html.j2"),
        (["--format", "pdf"], "pdf"),
    ],
)
def test_a_call_that_cannot_be_carried_out_exits_with_2(
    args: list[str], told: str, welfare: Welfare
) -> None:
    outcome = welfare("report", *args, "--lang", "ja")
    assert outcome.code == 2
    assert outcome.out == ""
    assert told in outcome.err


def test_a_plan_without_indicators_is_reported_by_its_actions(
    welfare: Welfare, tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text(
        "format: 1\nid: p\ntitle: 活動計画\nperiod: {from: H27, to: H31}\n"
        "sections: [{id: s, title: 柱, actions: [{id: a, title: 見守り}]}]\n"
    )
    (tmp_path / "results").mkdir()
    reviews = "format: 1\nreviews: [{id: a, state: done, work: 済んだ}]\n"
    (tmp_path / "results" / "2018.reviews.yaml").write_text(reviews)
    for format_ in ("html", "markdown"):
        outcome = welfare("report", "--as-of", "H30", "--format", format_, cwd=tmp_path)
        assert outcome.code == 0
        assert "完了" in outcome.out
        assert "済んだ" in outcome.out
        assert "この計画に成果指標はない" in outcome.out


@pytest.mark.parametrize("year", ["H27", "H28", "H29", "H30"])
@pytest.mark.parametrize("rules", ["maff", "open-sdg", "germany-weather", "fuji"])
def test_every_year_can_be_reported_by_every_rule(year: str, rules: str, welfare: Welfare) -> None:
    assert welfare("report", "--as-of", year, "--rules", rules, "--lang", "en").code == 0
