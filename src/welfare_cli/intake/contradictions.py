"""What the sheet says around a value against what the plan says: unit, year, range, 累計.

A contradiction is never settled in favour of either: the value is refused.
"""

from collections.abc import Iterator
from functools import lru_cache

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.share import SHARE_OUT_OF_RANGE, out_of_range
from welfare_cli.ground.translation import N_, Message
from welfare_cli.intake.cells import Reading, unit_matches
from welfare_cli.intake.observe import YEARS_DISAGREE, Observation
from welfare_cli.intake.spans import is_total, without_spans
from welfare_cli.plan.indicator import Indicator

_WHERE_SAID: dict[str, Message] = {
    "header": N_("the header"),
    "label": N_("the row's label"),
    "unit": N_("the unit"),
    "cell": N_("the cell"),
}


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
        facts["where"] = N_("in the cell")
        problems.append(seen.problem(YEARS_DISAGREE, **facts))
    if indicator.is_share and reading.value is not None and out_of_range(reading.value):
        problems.append(seen.problem(SHARE_OUT_OF_RANGE, value=seen.cell.text.strip()))
    return problems


UNIT_CONTRADICTS = ProblemKind(
    "unit-contradicts",
    N_("{cell}: the unit “{unit}” is not the plan's “{expected}” (“{text}”)"),
    N_(
        "Convert the value to the plan's unit, or correct the unit; what stands in a header's "
        "brackets counts as one."
    ),
)


def _units(seen: Observation, reading: Reading, indicator: Indicator) -> Iterator[Problem]:
    units = _unit_texts(indicator)
    for written in dict.fromkeys((reading.unit, seen.unit, seen.heading_unit)):
        if not _fits(written, units):
            yield seen.problem(UNIT_CONTRADICTS, unit=written, expected=units[0])


@lru_cache(maxsize=64)  # the rows of a sheet name few units
def _fits(written: str, units: tuple[str, ...]) -> bool:
    # A word for a total is no part of a unit, in the plan as little as in the sheet.
    known = [*units, *(without_spans(unit)[0] for unit in units)]
    return unit_matches(written, known) or unit_matches(without_spans(written)[0], known)


IMPORT_CUMULATIVE = ProblemKind(
    "import-cumulative",
    N_("{cell}: {where} says “{said}”, but the plan's {id} is {plan} (“{text}”)"),
    N_(
        "Send the other figure; or, if the plan is wrong, write cumulative: true where values are "
        "totals since the start, and only there."
    ),
)


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
            plan = N_("cumulative") if indicator.cumulative else N_("not cumulative")
            facts = {"id": indicator.id, "said": wrong, "plan": plan}
            yield seen.problem(IMPORT_CUMULATIVE, where=_WHERE_SAID[where], **facts)
            return


def _unit_texts(indicator: Indicator) -> tuple[str, ...]:
    return tuple(text for text in (indicator.unit.ja, indicator.unit.en) if text)
