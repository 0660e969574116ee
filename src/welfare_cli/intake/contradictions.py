"""What the sheet says around a value against what the plan says: unit, year, range, 累計.

A contradiction is never settled in favour of either: the value is refused.
"""

from collections.abc import Iterator
from functools import lru_cache

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.ground.share import out_of_range
from welfare_cli.intake.cells import Reading, unit_matches
from welfare_cli.intake.observe import Observation
from welfare_cli.intake.spans import is_total, without_spans
from welfare_cli.plan.indicator import Indicator
from welfare_cli.words import Word


def contradictions(
    seen: Observation, reading: Reading, indicator: Indicator, year: FiscalYear
) -> list[Problem]:
    """Everything around the value that cannot be true of the indicator in that year."""
    problems: list[Problem] = []
    if reading.value is not None:
        problems += _units(seen, reading, indicator)
        problems += _spans(seen, indicator)
    if reading.year and reading.year != year:
        facts: dict[str, str] = {"first": year.told(), "second": reading.year.told()}
        facts["where"] = Word("where.cell")
        problems.append(seen.problem("years-disagree", **facts))
    if indicator.is_share and reading.value is not None and out_of_range(reading.value):
        problems.append(seen.problem("share-out-of-range", value=seen.cell.text.strip()))
    return problems


def _units(seen: Observation, reading: Reading, indicator: Indicator) -> Iterator[Problem]:
    units = _unit_texts(indicator)
    for written in dict.fromkeys((reading.unit, seen.unit, seen.heading_unit)):
        if not _fits(written, units):
            yield seen.problem("unit-contradicts", unit=written, expected=units[0])


@lru_cache(maxsize=64)  # the rows of a sheet name few units
def _fits(written: str, units: tuple[str, ...]) -> bool:
    # A word for a total is no part of a unit, in the plan as little as in the sheet.
    known = [*units, *(without_spans(unit)[0] for unit in units)]
    return unit_matches(written, known) or unit_matches(without_spans(written)[0], known)


def _spans(seen: Observation, indicator: Indicator) -> Iterator[Problem]:
    """The first who says 累計 of what is not cumulative, or 単年度 of what is."""
    spans = seen.spans
    if not any(spans.values()):
        return
    own = {word for unit in _unit_texts(indicator) for word in without_spans(unit)[1]}
    for where, words in spans.items():
        said = [word for word in words if where not in ("unit", "cell") or word not in own]
        wrong = next((word for word in said if is_total(word) != indicator.cumulative), None)
        if wrong:
            plan = "span.total" if indicator.cumulative else "span.yearly"
            facts = {"id": indicator.id, "said": wrong, "plan": Word(plan)}
            yield seen.problem("import-cumulative", where=Word(f"said.{where}"), **facts)
            return


def _unit_texts(indicator: Indicator) -> tuple[str, ...]:
    return tuple(text for text in (indicator.unit.ja, indicator.unit.en) if text)
