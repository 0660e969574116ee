"""What is collected about one indicator: its place, its values and what became of its promise."""

from decimal import Decimal

from assessing import PACE, PERIOD, F, indicator, row

from welfare_cli.assess.assessment import RatingBasis
from welfare_cli.assess.dossier import Dossier, dossier
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Plan
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import collected
from welfare_cli.rules.library import shipped

REVISIONS: list[dict[str, object]] = [
    {"from": "2021", "date": "2021-03-31", "reason": "review", "target": (30, "2025")},
    {"from": "2023", "date": "2023-03-31", "reason": "census", "baseline": (5, "2022")},
    {"from": "2025", "date": "2025-03-31", "reason": "later", "target": (90, "2026")},
]


def found(*rows: Actual, as_of: int, revisions: list[dict[str, object]] | None = None) -> Dossier:
    written = [_points(revision) for revision in revisions or []]
    one = indicator("10 (2020) → 20 (2025)", {"revisions": written})
    plan = Plan.model_validate(
        {
            "format": 1,
            "id": "p",
            "title": "p",
            "period": {"from": "2020", "to": "2025"},
            "sections": [
                {"id": "a", "title": "a", "sections": [{"id": "b", "title": "b"}]},
                {"id": "c", "title": "c", "sections": [_holding(one)]},
            ],
        }
    )
    (_, planned), *_ = plan.indicators()
    basis = RatingBasis(PACE, FiscalYear(as_of), PERIOD)
    return dossier(plan.lineage(planned.id), planned, collected(rows, ()), basis, [shipped("fuji")])


def _holding(one: Indicator) -> dict[str, object]:
    return {"id": "d", "title": "d", "indicators": [one]}


def _points(revision: dict[str, object]) -> dict[str, object]:
    return {
        key: {"value": Decimal(value[0]), "year": value[1]} if isinstance(value, tuple) else value
        for key, value in revision.items()
    }


def test_its_place_is_every_section_from_the_outermost() -> None:
    assert [section.id for section in found(as_of=2022).sections] == ["c", "d"]


def test_each_revision_has_the_promise_before_and_after_it() -> None:
    told = found(row(2024, "6"), as_of=2024, revisions=REVISIONS).amendments
    values = [
        (a.before.target.value, a.after.target.value)
        for a in told
        if a.before.target and a.after.target
    ]
    assert values == [
        (Decimal(20), Decimal(30)),
        (Decimal(30), Decimal(30)),
        (Decimal(30), Decimal(90)),
    ]
    assert [a.in_force for a in told] == [True, True, False]


def test_values_from_before_a_break_are_marked_and_have_no_expected_value() -> None:
    told = found(row(2021, "12"), row(2024, "6"), as_of=2024, revisions=REVISIONS)
    assert [(r.is_comparable, r.expected) for r in told.rows] == [(False, None), (True, F(65, 3))]
    assert [year.number for year in told.breaks] == [2023]
    assert told.difference == 1


def test_a_later_revision_breaks_nothing_yet() -> None:
    told = found(row(2021, "12"), as_of=2022, revisions=REVISIONS)
    assert told.breaks == ()
    assert told.rows[0].expected == 14  # on the way to 30


def test_another_rule_set_rates_the_same_values() -> None:
    told = found(row(2023, "15"), as_of=2023)
    assert told.assessment.rating
    assert [(a.rules.id, a.rating and a.rating.id) for a in told.others] == [("fuji", "from_50")]
