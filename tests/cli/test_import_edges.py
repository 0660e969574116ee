"""Where an import begins to ask or to refuse: each threshold at its edge, from either side."""

import json
from pathlib import Path

import pytest

from conftest import Outcome, Welfare

PLAN = """\
format: 1
id: small
title: Plan
period: {{from: H28, to: {last}}}
sections:
  - id: "1"
    title: Section
    indicators:
      - {{id: share, title: Satisfaction, unit: "%",
         baseline: {{year: H27, value: {share}}}, target: {{year: R4, value: 60.0}}}}
      - {{id: cost, title: Cost, unit: yen,
         baseline: {{year: H27, value: 1000}}, target: {{year: R4, value: 900}}}}
"""


def project(folder: Path, *, share: str = "40.0", last: str = "R4") -> None:
    """A plan of two indicators, without results."""
    (folder / "plan.yaml").write_text(PLAN.format(share=share, last=last), encoding="utf-8")
    (folder / "results").mkdir()


def sent(welfare: Welfare, folder: Path, text: str, *options: str) -> Outcome:
    """What an import of that table comes to."""
    (folder / "sent.csv").write_text(text, encoding="utf-8")
    return welfare("import", "sent.csv", "--format", "json", *options, cwd=folder)


def questions(welfare: Welfare, folder: Path, indicator: str, value: str) -> list[str]:
    """The codes of what is asked about a value of FY2017."""
    outcome = sent(welfare, folder, f"id,H29\n{indicator},{value}\n", "--dry-run")
    assert outcome.code == 0
    return [problem["code"] for problem in json.loads(outcome.out)["warnings"]]


@pytest.mark.parametrize(
    ("value", "asked"),
    [("70.0", []), ("70.1", ["jump-points"]), ("10.0", []), ("9.9", ["jump-points"])],
)
def test_a_share_is_asked_about_when_it_moves_by_more_than_30_points(
    value: str, asked: list[str], welfare: Welfare, tmp_path: Path
) -> None:
    project(tmp_path, share="40.0")
    assert questions(welfare, tmp_path, "share", value) == asked


@pytest.mark.parametrize(
    ("value", "asked"),
    [("10000", []), ("10001", ["jump-tenfold"]), ("100", []), ("99", ["jump-tenfold"])],
)
def test_a_number_is_asked_about_when_it_is_more_than_ten_times_another(
    value: str, asked: list[str], welfare: Welfare, tmp_path: Path
) -> None:
    project(tmp_path)
    assert questions(welfare, tmp_path, "cost", value) == asked


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        # A hundred times the value lies within a factor of 3 of the 30.0 before it, or beyond.
        ("0.9", ["share-as-fraction"]),
        ("0.91", ["jump-tenfold"]),
        ("0.1", ["share-as-fraction"]),
        ("0.09", ["jump-tenfold"]),
    ],
)
def test_a_share_as_a_fraction_of_1_is_told_by_a_factor_of_3(
    value: str, asked: list[str], welfare: Welfare, tmp_path: Path
) -> None:
    project(tmp_path, share="30.0")
    assert questions(welfare, tmp_path, "share", value) == asked


@pytest.mark.parametrize(
    ("nth", "last", "year"),
    [
        # Two eras are as likely unless one is nearer to the period by 10 years: R11 is 7 years
        # from FY2016 to FY2022 and H11 is 17; of the period until FY2021 they are 8 and 17.
        (11, "R4", 2029),
        (11, "R3", None),
        # A year more than 10 after the period is none of its results: R14 is 10 after it, and
        # as likely as H14; R15 is 11 after it.
        (14, "R4", None),
        (15, "R4", 2003),
        # No year is believed that lies more than 30 from the period: S61 is 1986, S60 is 1985.
        (61, "R4", 1986),
        (60, "R4", None),
    ],
)
def test_a_bare_year_is_of_an_era_only_where_no_other_is_near(
    nth: int, last: str, year: int | None, welfare: Welfare, tmp_path: Path
) -> None:
    project(tmp_path, last=last)
    outcome = sent(welfare, tmp_path, f"id,年度,実績値\ncost,{nth}年度,900\n", "--dry-run")
    told = json.loads(outcome.out)
    assert [change["year"] for change in told["changes"]] == ([year] if year else [])
    refused = [problem["code"] for problem in told["refused"]]
    assert refused == ([] if year else ["year-era-missing"])


@pytest.mark.parametrize(
    ("status", "settled"),
    [("final", True), ("revised", True), ("preliminary", False), ("estimate", False)],
)
def test_a_settled_value_is_changed_only_when_that_is_asked_for(
    status: str, *, settled: bool, welfare: Welfare, tmp_path: Path
) -> None:
    project(tmp_path)
    results = tmp_path / "results" / "2017.csv"
    before = f"indicator,value,status\ncost,950,{status}\n"
    results.write_text(before, encoding="utf-8")
    outcome = sent(welfare, tmp_path, "id,H29\ncost,940\n")
    refused = [problem["code"] for problem in json.loads(outcome.out)["refused"]]
    assert refused == (["import-settled"] if settled else [])
    assert outcome.code == int(settled)
    assert (results.read_text(encoding="utf-8") == before) == settled
    assert sent(welfare, tmp_path, "id,H29\ncost,930\n", "--replace").code == 0
    assert "cost,930," in results.read_text(encoding="utf-8")


@pytest.mark.parametrize("status", ["final", "revised"])
def test_a_status_given_for_the_call_does_not_unsettle_an_equal_value(
    status: str, welfare: Welfare, tmp_path: Path
) -> None:
    project(tmp_path)
    results = tmp_path / "results" / "2017.csv"
    results.write_text(f"indicator,value,status\ncost,950,{status}\n", encoding="utf-8")
    outcome = sent(welfare, tmp_path, "id,H29\ncost,950\n", "--status", "preliminary")
    assert outcome.code == 0
    assert f"cost,950,{status}" in results.read_text(encoding="utf-8")
