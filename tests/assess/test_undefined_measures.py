"""A rule that needs a number which there is not gives no rating; one that needs none does."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from assessing import Keys, assessed, by, outcome, row, target, within

from welfare_cli.rules.rule_set import RuleSet

Bounds = Mapping[str, object]
FROM_ZERO = "0 (2020) → 100 (2030)"
MUCH: Bounds = {"at_least": Decimal("0.05")}
LESS: Bounds = {"at_most": Decimal("-0.05")}


def changing(improved: Bounds, worse: Bounds, measure: str = "relative_change") -> RuleSet:
    """A rule set with three ratings by change, and what it counts as one."""
    label = {"ja": "区分", "en": "class"}
    ratings = [
        {"id": name, "label": label, "sign": name, "tone": "fair", "when": [{"change": name}]}
        for name in ("improved", "unchanged", "worse")
    ]
    return RuleSet.model_validate(
        {
            "format": 1,
            "id": "own",
            "title": "own",
            "source": {"title": "own"},
            "measure": measure,
            "change": {"improved": [improved], "worse": [worse]},
            "ratings": ratings,
            "not_assessed": {"label": label, "sign": "?"},
        }
    )


def named(bounds: Bounds) -> Bounds:
    """The same bounds with the measure written out."""
    return {"measure": "relative_change", **bounds}


@pytest.mark.parametrize("value", ["80", "-80"])
@pytest.mark.parametrize("said", [dict, named])
def test_a_change_on_the_measure_of_the_rule_set_is_as_undefined_as_one_that_names_it(
    said: type[dict[str, object]], value: str
) -> None:
    found = assessed(FROM_ZERO, row(2025, value), rules=changing(said(MUCH), said(LESS)))
    assert outcome(found) == "measure-undefined"
    assert found.notes[0].facts["measure"] == "relative_change"


@pytest.mark.parametrize(
    "improved",
    [
        {"kind": "direction", **MUCH},
        {"target": "met", **MUCH},
        {"unless": [{"kind": "value"}], **MUCH},
        {"all": [MUCH, {"measure": "progress", "at_least": Decimal(1)}]},
        {"measure": "progress", "at_least": Decimal(1), "all": [MUCH]},
    ],
)
def test_an_undefined_measure_that_decides_nothing_is_not_waited_for(improved: Bounds) -> None:
    found = assessed(FROM_ZERO, row(2025, "80"), rules=changing(improved, LESS))
    assert outcome(found) == "unchanged"


@pytest.mark.parametrize(
    "improved",
    [{"all": [MUCH]}, {"kind": "value", **MUCH}, {"target": "missed", "all": [{"all": [MUCH]}]}],
)
def test_one_that_would_decide_is_however_deep_it_stands(improved: Bounds) -> None:
    found = assessed(FROM_ZERO, row(2025, "80"), rules=changing(improved, LESS))
    assert outcome(found) == "measure-undefined"


def test_what_tells_a_change_is_named_before_the_measure_that_tells_none() -> None:
    told = changing(named(MUCH), named(LESS), measure="achievement")
    found = assessed("0 (2020) → -100 (2030)", row(2025, "-80"), rules=told)
    assert found.notes[0].facts["measure"] == "relative_change"


def test_only_the_side_to_which_the_value_went_is_waited_for() -> None:
    told = changing({"measure": "trend", **MUCH}, LESS)
    lacks = [
        assessed(FROM_ZERO, row(2025, value), rules=told).notes[0].facts["measure"]
        for value in ("80", "-80")
    ]
    assert lacks == ["trend", "relative_change"]


BELOW = within(2030, "20", "25")
EVERY_YEAR = target(2030, "96.4", every_year=True)


@pytest.mark.parametrize(
    ("rules", "line", "more", "lack"),
    [
        ("fuji", "100 (2020) → -", target(2030, direction="increase"), "no-number"),
        ("tama", "100 (2020) → -", target(2030, direction="increase"), "no-number"),
        ("iaa", "100 (2020) → -", target(2030, direction="increase"), "no-number"),
        ("maff", "100 (2020) → -", target(2030, direction="increase"), "no-number"),
        ("unsd", "100 (2020) → -", target(2030, direction="increase"), "no-number"),
        # What such a rule set does ask of a direction is what is missing.
        ("healthy-people", "0 (2020) → -", target(2030, direction="increase"), "relative_change"),
        ("open-sdg", "0 (2020) → -", target(2030, direction="increase"), "cagr"),
        ("fuji", "90 (2020) → -", EVERY_YEAR, "hold"),
        ("unsd", "90 (2020) → -", EVERY_YEAR, "hold"),
        ("fuji", "96.4 (2020) → -", EVERY_YEAR, "progress"),
        ("tama", "10 (2020) → 10 (2030)", {}, "planned_pace"),
        ("fuji", "22 (2020) → -", BELOW, "range"),
        ("fuji", "40 (2020) → -", BELOW, "range"),
        ("unsd", "-10 (2020) → 10 (2030)", {}, "cagr_ratio"),
    ],
)
def test_the_reason_is_true_for_the_kind_of_target(
    rules: str, line: str, more: Keys, lack: str
) -> None:
    (note, *_) = by(rules, line, row(2025, "-5"), more=more).notes
    assert (note.code, note.facts["lack"]) == ("measure-undefined", lack)
