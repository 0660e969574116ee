"""What a review may say, in the words of either language, and what it may not."""

from pathlib import Path

import pytest
from reading import entries, one, read, told

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.reviews.model import Reviews, State

YEARS = [FiscalYear(year) for year in (2015, 2016, 2017, 2018, 2019)]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("not-started", State.NOT_STARTED),
        ("in-progress", State.IN_PROGRESS),
        ("done", State.DONE),
        ("stopped", State.STOPPED),
        ("未着手", State.NOT_STARTED),
        ("未実施", State.NOT_STARTED),
        ("実施中", State.IN_PROGRESS),
        ("継続", State.IN_PROGRESS),
        ("完了", State.DONE),
        ("実施済", State.DONE),
        ("中止", State.STOPPED),
        ("廃止", State.STOPPED),
        (" 実施　中 ", State.IN_PROGRESS),
    ],
)
def test_a_state_is_read_in_both_languages(word: str, state: State, tmp_path: Path) -> None:
    assert one(tmp_path, f'state: "{word}"').state is state


@pytest.mark.parametrize("word", ["実施中？", "Done!", "進行", '""', "1", "true", "null-ish"])
def test_any_other_state_is_refused_at_its_place(word: str, tmp_path: Path) -> None:
    found = read(tmp_path, _2018=entries(f"{{id: 1-a, state: {word}}}"))
    assert [(p.line, p.column) for p in found.problems] == [(3, 22)]
    assert found.reviews.by_id == {}


def test_texts_are_read_in_one_language_or_two(tmp_path: Path) -> None:
    review = one(tmp_path, "work: 講座を開いた, next: {ja: 続ける, en: Go on}")
    assert list(review.texts) == ["work", "next"]
    assert review.texts["work"].in_("en") == "講座を開いた"
    assert review.texts["next"].in_("en") == "Go on"
    assert review.texts["next"].in_("ja") == "続ける"


def test_a_review_that_says_nothing_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, _2018=entries("{id: 1-a}", "{id: 1-b, state: 完了}"))
    assert told(found.problems) == [("review-empty", 3, 5)]


def test_a_wrong_key_is_told_with_the_right_one(tmp_path: Path) -> None:
    found = read(tmp_path, _2018=entries("{id: 1-a, cuase: 休館}"))
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.column) == ("unknown-key", 3, 15)
    assert "cause" in problem.hint("en")


def test_a_year_has_its_own_review_or_the_newest_before_it(tmp_path: Path) -> None:
    said = read(
        tmp_path,
        _2016=entries("{id: 1-a, state: 未着手}"),
        H30=entries("{id: 1-a, state: 完了}"),
    ).reviews
    latest = [said.latest("1-a", year) for year in YEARS]
    assert [one and one.year.number for one in latest] == [None, 2016, 2016, 2018, 2018]
    own = [said.of_year("1-a", year) for year in YEARS]
    assert [one and one.year.number for one in own] == [None, 2016, None, 2018, None]
    assert [len(said.up_to("1-a", year)) for year in YEARS] == [0, 1, 1, 2, 2]
    assert said.latest("1-b", YEARS[-1]) is None


def test_a_review_without_a_state_leaves_the_last_one_standing(tmp_path: Path) -> None:
    said = read(
        tmp_path,
        _2016=entries("{id: 1-a, state: 実施中}"),
        _2017=entries("{id: 1-a, work: 3回開いた}"),
    ).reviews
    newest = said.latest("1-a", YEARS[-1])
    last = said.last_state("1-a", YEARS[-1])
    assert newest
    assert newest.year.number == 2017
    assert last
    assert (last.year.number, last.review.state) == (2016, State.IN_PROGRESS)
    assert said.last_state("1-a", YEARS[0]) is None


def test_no_reviews_are_no_trouble() -> None:
    assert Reviews().latest("1-a", YEARS[0]) is None
    assert Reviews().up_to("1-a", YEARS[0]) == ()
