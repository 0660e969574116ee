"""How far actions are, by their newest review that says so; and those of which none does."""

from welfare_cli.assess.actions import states_by_section, tracked
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place
from welfare_cli.plan.model import Plan
from welfare_cli.reviews.model import DatedReview, Review, Reviews, State

PLAN = Plan.model_validate(
    {
        "format": 1,
        "id": "p",
        "title": "p",
        "period": {"from": "2015", "to": "2019"},
        "sections": [
            {
                "id": "1",
                "title": "t",
                "actions": [{"id": "a", "title": "t"}],
                "sections": [{"id": "1-1", "title": "t", "actions": [{"id": "b", "title": "t"}]}],
            },
            {"id": "2", "title": "t"},
        ],
    }
)


def said(part: str, year: int, **review: str) -> DatedReview:
    found = Review.model_validate({"id": part, **review})
    return DatedReview(found, FiscalYear(year), Place("x"))


REVIEWS = Reviews(
    {
        "a": (said("a", 2016, state="in-progress"), said("a", 2017, work="w")),
        "b": (said("b", 2016, state="done"), said("b", 2018, state="stopped")),
    }
)


def test_the_state_is_the_newest_that_was_said_by_then() -> None:
    for year, states in (
        (2015, [None, None]),
        (2017, [State.IN_PROGRESS, State.DONE]),
        (2018, [State.IN_PROGRESS, State.STOPPED]),
    ):
        assert [one.state for one in tracked(PLAN, REVIEWS, FiscalYear(year))] == states


def test_what_is_said_is_the_newest_review_with_a_state_or_not() -> None:
    newest = REVIEWS.latest("a", FiscalYear(2018))
    assert newest is not None
    assert newest.year == FiscalYear(2017)


def test_states_are_counted_for_the_plan_and_for_sections_with_actions() -> None:
    counts = states_by_section(PLAN, tuple(tracked(PLAN, REVIEWS, FiscalYear(2018))))
    named = {one.section.id if one.section else None: one for one in counts}
    assert list(named) == [None, "1", "1-1"]
    assert [named[name].total for name in named] == [2, 2, 1]
    assert named["1-1"].by_state[State.STOPPED] == 1
    assert named[None].by_state[None] == 0


def test_an_action_without_a_review_is_counted_as_such() -> None:
    whole = states_by_section(PLAN, tuple(tracked(PLAN, Reviews(), FiscalYear(2018))))[0]
    assert whole.by_state[None] == 2
