"""Which files are reviews, of which year, and how everything wrong with them is told."""

from pathlib import Path

import pytest
from reading import entries, read, told

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.reviews.reader import is_review_file, review_files

GOOD = entries("{id: 1-a, state: 完了}")


@pytest.mark.parametrize(
    ("name", "year"),
    [("2018", 2018), ("H30", 2018), ("平成30年度", 2018), ("R1", 2019), ("FY2018", 2018)],
)
def test_a_file_is_named_after_its_year(name: str, year: int, tmp_path: Path) -> None:
    found = read(tmp_path, **{name: GOOD})
    assert found.problems == []
    assert list(found.reviews.files) == [FiscalYear(year)]
    (said,) = found.reviews.by_id["1-a"]
    assert (said.year.number, said.place.line, said.place.column) == (year, 3, 10)


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("2018.csv", "reviews.yaml", ".2018.reviews.yaml", "2018.reviews.yaml~", "names"):
        (tmp_path / name).write_text("x", encoding="utf-8")
        assert not is_review_file(tmp_path / name)
    assert review_files(tmp_path) == []
    assert review_files(tmp_path / "missing") == []


def test_the_ending_may_be_short_and_in_capitals() -> None:
    assert is_review_file(Path("H30.reviews.yml"))
    assert is_review_file(Path("2018.REVIEWS.YAML"))


@pytest.mark.parametrize("name", ["soon", "99", "2018-06-01x", " "])
def test_a_name_without_a_year_is_refused(name: str, tmp_path: Path) -> None:
    assert told(read(tmp_path, **{name: GOOD}).problems) == [("reviews-name", None, None)]


def test_two_files_of_one_year_are_refused(tmp_path: Path) -> None:
    found = read(tmp_path, _2018=GOOD, H30=GOOD)
    (problem,) = found.problems
    assert problem.code == "results-year-twice"
    assert str(problem.facts["other"]) == "2018.reviews.yaml"
    assert len(found.reviews.by_id["1-a"]) == 1


def test_broken_yaml_hides_no_other_file(tmp_path: Path) -> None:
    found = read(tmp_path, _2017="format: 1\nreviews: [{id: 1-a, state: 完了\n", _2018=GOOD)
    assert {problem.code for problem in found.problems} == {"yaml-syntax"}
    assert [said.year.number for said in found.reviews.by_id["1-a"]] == [2018]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"),
        ("format: 2\nreviews: []\n", "format-unknown"),
        ("format: 1\n", "missing-key"),
        ("format: 1\nreviews: {}\n", "wrong-type"),
        ("[]\n", "wrong-type"),
        ("format: 1\nsample: maybe\nreviews: []\n", "wrong-type"),
    ],
)
def test_a_file_of_another_form_is_refused(text: str, code: str, tmp_path: Path) -> None:
    found = read(tmp_path, _2018=text)
    assert code in {problem.code for problem in found.problems}
    assert found.reviews.by_id == {}


def test_a_file_may_be_without_reviews(tmp_path: Path) -> None:
    found = read(tmp_path, _2018="format: 1\nreviews: []\n")
    assert found.problems == []
    assert list(found.reviews.files) == [FiscalYear(2018)]


def test_what_the_plan_does_not_have_is_told_with_the_nearest_id(tmp_path: Path) -> None:
    found = read(tmp_path, _2018=entries("{id: visitor, cause: 休館}", "{id: zzz, cause: x}"))
    assert told(found.problems) == [("review-unknown", 3, 10), ("review-unknown", 4, 10)]
    first, second = found.problems
    assert "visitors" in first.hint("en")
    assert "Did you mean" not in second.hint("en")


def test_the_second_review_of_one_part_is_told_and_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        _2018=entries("{id: 1-a, state: 完了}", "{id: 1-b, state: 中止}", "{id: 1-a, work: x}"),
    )
    assert told(found.problems) == [("review-twice", 5, 10)]
    assert "line 3" in found.problems[0].message("en")
    assert [said.review.state for said in found.reviews.by_id["1-a"]] == ["done"]


def test_made_up_reviews_are_known_as_such(tmp_path: Path) -> None:
    found = read(tmp_path, _2018=GOOD.replace("reviews:", "sample: true\nreviews:"))
    assert told(found.problems) == [("sample-reviews", 2, 9)]
    assert found.reviews.by_id["1-a"][0].is_sample
