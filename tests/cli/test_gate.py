"""A gate changes how a run ends, and nothing of what it writes."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Welfare
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.progress import read_share

FAILED = "Gate failed: "


@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
def test_what_is_written_is_the_same(format_: str, welfare: Welfare) -> None:
    free = welfare("progress", "--format", format_)
    gated = welfare("progress", "--format", format_, "--fail-on", "behind,off_track")
    assert (free.code, gated.code) == (0, 1)
    assert free.out == gated.out
    assert len(gated.err.splitlines()) == len(free.err.splitlines()) + 1


WHY = {
    "en": "Gate failed: 3 rated behind (disability-friendly-city, community-participation,"
    " out-of-hardship); 1 rated off_track (childcare-participation); reported for FY2018:"
    " 11 of 12 (91.7%), at least 95% wanted.\n",
    "ja": "基準を満たしていません: 評価 behind が 3 件（disability-friendly-city,"
    " community-participation, out-of-hardship）、評価 off_track が 1 件"
    "（childcare-participation）、H30の報告は 12 件中 11 件（91.7%）で、"
    "必要な 95% に届きません。\n",
}


@pytest.mark.parametrize("lang", WHY)
def test_one_line_says_why(lang: str, welfare: Welfare) -> None:
    ratings = ["--fail-on", "off_track", "--fail-on", "behind"]
    call = ["progress", "--lang", lang, "--format", "csv", *ratings, "--min-reported", "95%"]
    outcome = welfare(*call)
    assert outcome.code == 1
    assert outcome.err.splitlines(keepends=True)[-1] == WHY[lang]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--fail-on", "behind", "--section", "1-1"], 0),
        (["--fail-on", "behind", "--section", "1-2"], 1),
        (["--fail-on", "behind", "--rating", "achieved"], 1),  # whatever is shown
        (["--fail-on", "not_assessed"], 1),
        (["--fail-on", "not_assessed", "--section", "1-1"], 0),
        (["--fail-on", "limited_progress,deterioration", "--rules", "open-sdg"], 1),
        (["--fail-on", "off_track", "--as-of", "H26"], 0),  # nothing is rated yet
        (["--min-reported", "0%"], 0),
        (["--min-reported", "91.66%"], 0),
        (["--min-reported", "91.67%"], 1),  # 11 of 12
        (["--min-reported", "0.9"], 0),
        (["--min-reported", "９０％"], 0),
        (["--min-reported", " 100 %"], 1),
        (["--min-reported", "1%", "--as-of", "R2"], 1),  # an older actual is no report
    ],
)
def test_a_gate_is_for_all_that_the_section_has(
    args: list[str], code: int, welfare: Welfare
) -> None:
    outcome = welfare("progress", "--lang", "en", *args)
    assert outcome.code == code
    assert (FAILED in outcome.err) == (code == 1)


def test_all_is_reported_where_missing_lists_nothing(welfare: Welfare, project: Path) -> None:
    file = project / "data/results/2018.csv"
    for status, code in (("pending", 1), ("withheld", 0)):
        file.write_text(file.read_text("utf-8").replace(",pending,", f",{status},"), "utf-8")
        assert welfare("missing", "--fail", cwd=project).code == code
        assert welfare("progress", "--min-reported", "100%", cwd=project).code == code


def test_a_plan_without_indicators_lacks_nothing(welfare: Welfare, tmp_path: Path) -> None:
    plan = (
        "format: 1\nid: p\ntitle: t\nperiod: {from: H27, to: H31}\nsections: [{id: '1', title: s}]"
    )
    (tmp_path / "plan.yaml").write_text(plan, "utf-8")
    args = ["--min-reported", "100%", "--fail-on", "not_assessed", "--format", "json"]
    outcome = welfare("progress", *args, cwd=tmp_path)
    assert outcome.code == 0
    assert json.loads(outcome.out)["summary"]["total"] == 0


def test_many_ids_are_cut_with_a_mark(welfare: Welfare, tmp_path: Path) -> None:
    indicators = "".join(
        f"\n  - {{id: i{n}, title: t{n}, unit: 人, baseline: {{year: H26, value: 1}},"
        f" target: {{year: H31, value: 2}}}}"
        for n in range(20)
    )
    head = (
        "format: 1\nid: p\ntitle: t\nperiod: {from: H27, to: H31}\nsections:\n- id: '1'\n  title: s"
    )
    (tmp_path / "plan.yaml").write_text(f"{head}\n  indicators:{indicators}\n", "utf-8")
    outcome = welfare("progress", "--fail-on", "not_assessed", "--lang", "en", cwd=tmp_path)
    assert "20 rated not_assessed (i0, i1, " in outcome.err
    assert "i11, …)" in outcome.err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--fail-on", "behnd"], "--fail-on behnd: not known. Did you mean “behind”?"),
        (["--fail-on", "behind", "--rules", "open-sdg"], "Known: "),
        (["--fail-on", ""], "--fail-on : not known"),
        (["--min-reported", "80"], "Did you mean “80%”?"),
        (["--min-reported", "1"], "Did you mean “1%”?"),
        (["--min-reported", "101%"], "from 0% to 100%: 80%"),
        (["--min-reported", "-5%"], "not a share"),
        (["--min-reported", "most"], "not a share"),
        (["--min-reported", ""], "not a share"),
    ],
)
def test_what_cannot_be_asked_is_a_wrong_call(args: list[str], told: str, welfare: Welfare) -> None:
    outcome = welfare("progress", "--lang", "en", *args)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


@given(st.integers(0, 10_000))
def test_a_share_is_exact(hundredths: int) -> None:
    whole, rest = divmod(hundredths, 100)
    assert read_share("--x", f"{whole}.{rest:02}%") == Fraction(hundredths, 10_000)
    if hundredths < 10_000:
        assert read_share("--x", f"0.{hundredths:04}") == Fraction(hundredths, 10_000)


@given(st.text(max_size=8))
def test_any_other_text_is_refused_in_one_line(text: str) -> None:
    try:
        share = read_share("--x", text)
    except CallError as error:
        share, told = Fraction(0), str(error.facts["value"])
    else:
        told = ""
    assert 0 <= share <= 1
    assert len(told.splitlines()) <= 1
