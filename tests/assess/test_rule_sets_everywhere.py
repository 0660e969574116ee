"""Every shipped rule set gives every kind of target a class or a reason, and no false number."""

import math

import pytest
from assessing import NONE, Keys, by, codes, milestones, outcome, row, target, within

from welfare_cli.ground.quantity import to_json
from welfare_cli.rules.library import shipped_ids
from welfare_cli.rules.rule_set import Kind, Measure

ALL = shipped_ids()
RISE = "10 (2015) → 20 (2020)"
RESTRAINED: Keys = target(2020, "20") | {"direction": "decrease", "restraint": True}
UP: Keys = {"target": None, "direction": "increase"}
KINDS: dict[str, Keys] = {
    "value": target(2020, "20"),
    "decrease": target(2020, "-20"),
    "zero": target(2020, "0"),
    "strict": target(2020, "20", strict=True),
    "restraint": RESTRAINED,
    "every year": target(2020, "20", every_year=True) | {"better": "lower"},
    "hold": target(2020, "10") | {"better": "lower"},
    "hold, side assumed": target(2020, "10"),
    "range": within(2020, "20", "30"),
    "range around the start": within(2020, "-5", "15"),
    "direction": target(2020, direction="increase"),
    "milestones": milestones(2020, "20", (2016, "11"), (2018, "15")),
    "a dip on the way": milestones(2020, "20", (2017, "5")) | {"direction": "increase"},
    "a level on the way": milestones(2020, "20", (2017, "10")),
    "no target": UP,
    "no target, no direction": {"target": None},
}
REASONS = {
    "no-target",
    "no-baseline",
    "baseline-year",
    "before-baseline",
    "baseline-past-target",
    "measure-undefined",
    "no-class",
}
# The class that a met target gets; iaa asks for more than that in its first class, as does maff.
MET = {
    "eurostat": "significant",
    "fuji": "from_80",
    "fukuoka": "a",
    "germany-weather": "sun",
    "health-japan-21": "a",
    "healthy-people": "met",
    "iaa": "b",
    "ibaraki": "a",
    "maff": "a",
    "nagayo": "s",
    "open-sdg": "target_achieved",
    "pace": "achieved",
    "tama": "steady",
    "unsd": "achieved",
}


def test_no_shipped_rule_set_is_left_out_here() -> None:
    assert set(MET) == set(ALL)


@pytest.mark.parametrize("rules", ALL)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_target_gets_a_class_or_a_reason_and_finite_numbers(
    kind: str, rules: str
) -> None:
    for line in ("10 (2015) → -", "0 (2015) → -", "-3 (2015) → -", "- → -"):
        for value in ("-4", "0", "10", "18", "25", "99999999999999"):
            for year in (2015, 2016, 2018, 2023):
                found = by(rules, line, row(year, value), more=KINDS[kind])
                assert bool(found.rating) is not bool(REASONS & set(codes(found)))
                assert not (found.rating and year <= 2015 and line != "- → -")
                measures = [found.facts.value(m) for m in Measure] if found.facts else []
                numbers = [*measures, found.elapsed, found.expected, found.score]
                for number in [to_json(n) for n in (*numbers, found.needed_per_year)]:
                    assert number is None or math.isfinite(number)
                    assert number != 0 or math.copysign(1, number) > 0
                    assert abs(number or 0) < 1e18


@pytest.mark.parametrize("rules", ALL)
@pytest.mark.parametrize(
    ("line", "year", "code"),
    [
        (RISE, 2015, "baseline-year"),
        (RISE, 2014, "before-baseline"),
        ("10 (2015) → -", 2017, "no-target"),
        ("- → -", 2017, "no-baseline"),
    ],
)
def test_every_rule_set_says_why_there_is_nothing_to_rate(
    rules: str, line: str, year: int, code: str
) -> None:
    assert outcome(by(rules, line, row(year, "20"))) == code


@pytest.mark.parametrize("rules", ALL)
@pytest.mark.parametrize(
    ("line", "values", "more"),
    [
        (RISE, ("12", "14", "16", "20"), NONE),
        ("20 (2015) → 10 (2020)", ("18", "16", "14", "10"), NONE),
        ("10 (2015) → 10 (2020)", ("10", "10", "10", "10"), {"better": "higher"}),
        ("8 (2015) → -", ("9", "9", "9", "10"), target(2020, "10", every_year=True)),
        ("10 (2015) → -", ("10", "9", "12", "10"), within(2020, "10", "11")),
        ("11 (2015) → -", ("9", "12", "10", "11"), within(2020, "10", "11")),
    ],
)
def test_every_rule_set_gives_a_met_target_its_class_for_that(
    rules: str, line: str, values: tuple[str, ...], more: Keys
) -> None:
    series = [row(year, value) for year, value in zip(range(2016, 2020), values, strict=True)]
    assert outcome(by(rules, line, *series, more=more)) == MET[rules]


@pytest.mark.parametrize("rules", ALL)
@pytest.mark.parametrize("value", ["0", "5", "10", "19.9", "20"])
def test_a_restrained_target_that_is_kept_is_met_under_every_rule_set(
    rules: str, value: str
) -> None:
    series = [row(year, "25") for year in (2016, 2017, 2018)]
    found = by(rules, "10 (2015) → -", *series, row(2019, value), more=RESTRAINED)
    assert found.facts
    assert found.facts.case.is_met
    assert (found.progress, found.pace) == (None, None)
    # Half of the target is far better than it, and a mean change towards it is a little cloud.
    assert outcome(found) in {MET[rules], "a_prime", "s_or_a", "slightly_cloudy"}


@pytest.mark.parametrize("rules", ALL)
def test_a_restrained_target_that_is_lost_is_never_called_good(rules: str) -> None:
    series = [row(2016, "10"), row(2017, "14"), row(2018, "17"), row(2019, "40")]
    found = by(rules, "10 (2015) → -", *series, more=RESTRAINED)
    assert found.rating is None or found.rating.tone in ("weak", "bad")


@pytest.mark.parametrize("rules", ALL)
@pytest.mark.parametrize("kind", ["range", "every year", "hold", "direction"])
def test_the_kind_of_goal_is_the_one_that_was_promised(rules: str, kind: str) -> None:
    found = by(rules, "10 (2015) → -", row(2017, "15"), more=KINDS[kind])
    assert found.goal
    assert found.goal.kind is Kind(kind.replace("every year", "hold"))
