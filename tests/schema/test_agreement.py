"""Whatever `validate` accepts, the schema accepts; and both refuse the usual mistakes."""

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st
from views import is_accepted, is_table_accepted, plain, refused, tree_of
from written import ROWS, Plain, plans, review_files, rule_sets, written, years

from welfare_cli.ground.fiscal_year import YearError, read_year
from welfare_cli.schema.kinds import SchemaKind

PATIENT = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
WAYS = {
    SchemaKind.PLAN: plans(),
    SchemaKind.RULES: rule_sets(),
    SchemaKind.REVIEWS: review_files(),
}


@pytest.mark.parametrize("kind", WAYS)
@given(data=st.data())
@PATIENT
def test_the_schema_takes_what_validate_takes(kind: SchemaKind, data: st.DataObject) -> None:
    text = written(data.draw(WAYS[kind]))
    tree = tree_of(text)
    assume(is_accepted(kind, tree))
    assert refused(kind, plain(tree.root)) == []


@given(year=years())
@PATIENT
def test_the_schema_takes_every_year_that_is_read(year: str) -> None:
    value = tree_of(written({"year": year})).root["year"]
    try:
        read_year(str(value))
    except YearError:
        reject()
    document = plan(baseline={"year": plain(value), "value": 1})
    assert refused(SchemaKind.PLAN, document) == []


@given(row=ROWS)
@PATIENT
def test_the_schema_takes_every_row_that_validate_takes(row: dict[str, str]) -> None:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(row), lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    accepted = is_table_accepted(file.getvalue(), {"a"})
    (seen,) = csv.DictReader(io.StringIO(file.getvalue()))
    # Of a row alone the schema says all that can be said: it refuses the same.
    assert accepted == (refused(SchemaKind.RESULTS, seen) == [])


INDICATOR: dict[str, Any] = {
    "id": "i",
    "title": "x",
    "unit": "人",
    "baseline": {"year": "H26", "value": 1},
    "target": {"year": "H31", "value": 2},
}
REVISION = {"from": "H30", "date": "2018-03-31", "reason": "x", "definition": "y"}
RULES: dict[str, Any] = {
    "format": 1,
    "id": "x",
    "title": "x",
    "source": {"title": "x"},
    "measure": "pace",
    "ratings": [
        {"id": "a", "label": "x", "sign": "A", "tone": "good", "when": [{"target": "met"}]},
        {"id": "b", "label": "y", "sign": "B", "tone": "bad", "when": [{"target": "missed"}]},
    ],
    "not_assessed": {"label": "x", "sign": "?"},
}


def plan(**changes: object) -> dict[str, Any]:
    """A plan of one indicator, which has these keys."""
    indicator = {key: value for key, value in (INDICATOR | changes).items() if value is not ...}
    section = {"id": "1", "title": "x", "indicators": [indicator]}
    period = {"from": "H27", "to": "H31"}
    return {"format": 1, "id": "x", "title": "x", "period": period, "sections": [section]}


def rules(**changes: object) -> dict[str, Any]:
    return RULES | changes


def condition(**keys: object) -> dict[str, Any]:
    first = RULES["ratings"][0] | {"when": [keys]}
    return RULES | {"ratings": [first, RULES["ratings"][1]]}


def reviews(*entries: dict[str, Any], **keys: object) -> dict[str, Any]:
    return {"format": 1, "reviews": list(entries)} | keys


GOOD = [
    (SchemaKind.PLAN, plan()),
    (SchemaKind.PLAN, plan(revisions=[REVISION])),
    (SchemaKind.RULES, rules()),
    (SchemaKind.REVIEWS, reviews({"id": "a", "state": "完了"})),
]
BAD = [
    (SchemaKind.PLAN, plan(titel="x")),
    (SchemaKind.PLAN, plan(target=...)),
    (SchemaKind.PLAN, plan(id=1)),
    (SchemaKind.PLAN, plan(id="a b")),
    (SchemaKind.PLAN, plan(title=" ")),
    (SchemaKind.PLAN, plan(title={})),
    (SchemaKind.PLAN, plan(title={"ja": "", "en": None})),
    (SchemaKind.PLAN, plan(title={"jp": "x"})),
    (SchemaKind.PLAN, plan(unit="5人")),
    (SchemaKind.PLAN, plan(unit="人" * 21)),
    (SchemaKind.PLAN, plan(unit={"ja": None})),
    (SchemaKind.PLAN, plan(direction="up")),
    (SchemaKind.PLAN, plan(survey=None)),
    (SchemaKind.PLAN, plan(survey="true")),
    (SchemaKind.PLAN, plan(baseline={"year": "27年度", "value": 1})),
    (SchemaKind.PLAN, plan(baseline={"year": 1500, "value": 1})),
    (SchemaKind.PLAN, plan(baseline={"year": "H26", "value": "1"})),
    (SchemaKind.PLAN, plan(baseline={"year": "H26", "value": 10**15})),
    (SchemaKind.PLAN, plan(baseline={"year": "H26", "value": 1, "n": Plain("1.5")})),
    (SchemaKind.PLAN, plan(target={"year": "H31"})),
    (SchemaKind.PLAN, plan(target={"year": "H31", "value": None})),
    (SchemaKind.PLAN, plan(target={"year": "H31", "value": 2, "direction": "increase"})),
    (SchemaKind.PLAN, plan(target={"year": "H31", "direction": "increase", "strict": True})),
    (SchemaKind.PLAN, plan(revisions=[REVISION | {"definition": None}])),
    (SchemaKind.PLAN, plan(revisions=[REVISION | {"date": "2018/3/31"}])),
    (SchemaKind.PLAN, plan() | {"rules": "paec"}),
    (SchemaKind.PLAN, plan() | {"format": 2}),
    (SchemaKind.PLAN, []),
    (SchemaKind.RULES, rules(measure="speed")),
    (SchemaKind.RULES, rules(ratings=[])),
    (
        SchemaKind.RULES,
        rules(change={"improved": [], "worse": [], "test": {"level": 1, "sides": "one"}}),
    ),
    (SchemaKind.RULES, rules(score=[{"when": [{"target": "met"}]}])),
    (SchemaKind.RULES, rules(score=[{"when": [], "line": [{"measure": 0, "score": 1}]}])),
    (SchemaKind.RULES, condition(measure="pace")),
    (SchemaKind.RULES, condition(unless=[{"target": "met"}])),
    (SchemaKind.RULES, condition(kind=[])),
    (SchemaKind.RULES, condition(at_least=1, above=2)),
    (SchemaKind.REVIEWS, reviews({"id": "a"})),
    (SchemaKind.REVIEWS, reviews({"id": "a", "state": None})),
    (SchemaKind.REVIEWS, reviews({"id": "a", "state": "やった"})),
    (SchemaKind.REVIEWS, reviews(sample="yes")),
    (SchemaKind.REVIEWS, {"reviews": []}),
]


@pytest.mark.parametrize(("kind", "data"), GOOD)
def test_both_take_what_is_right(kind: SchemaKind, data: object) -> None:
    tree = tree_of(written(data))
    assert is_accepted(kind, tree)
    assert refused(kind, plain(tree.root)) == []


@pytest.mark.parametrize(("kind", "data"), BAD)
def test_both_refuse_what_is_wrong(kind: SchemaKind, data: object) -> None:
    tree = tree_of(written(data))
    assert not is_accepted(kind, tree)
    assert refused(kind, plain(tree.root))
