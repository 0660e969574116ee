"""From a matched observation to an actual: the cell, its unit, its status, its year."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.ground.quantity import NumberError, as_written, checked
from welfare_cli.ground.share import out_of_range
from welfare_cli.ground.text import listed, one_line
from welfare_cli.intake.cells import CellError, Reading, read_cell, unit_matches
from welfare_cli.intake.headers import Role
from welfare_cli.intake.observe import Observation
from welfare_cli.intake.spoilt import spoilt
from welfare_cli.plan.indicator import Indicator
from welfare_cli.results.cells import status_of
from welfare_cli.results.model import Actual, Status
from welfare_cli.words import Word

_HEAD = re.compile(r"-?[1-9][0-9]{0,2}", re.ASCII)
_TAIL = re.compile(r"[0-9]{3}(?:\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is taken where a sheet says nothing."""

    status: Status | None
    source: str
    era: str | None


@dataclass(frozen=True)
class Taken:
    """A reading of one cell: an actual, nothing at all, or the reasons for its refusal."""

    actual: Actual | None = None
    stated: bool = False  # whether the sheet itself says the status
    problems: list[Problem] = field(default_factory=list)


def take(seen: Observation, indicator: Indicator, year: FiscalYear, defaults: Defaults) -> Taken:
    """Read the observation as an actual of the indicator for that year."""
    fault = seen.cell.fault or ("date" if seen.cell.day else spoilt(seen.cell.text))
    if fault or _is_parted(seen):
        return Taken(problems=[seen.problem(f"cell-{fault or 'parted'}")])
    try:
        reading = _read(seen, defaults.era)
    except CellError as error:
        return Taken(problems=[seen.problem(f"cell-{error.reason}")])
    except NumberError:
        return Taken(problems=[seen.problem("cell-too-long")])
    status, problems = _status(seen, reading)
    problems += _contradictions(seen, reading, indicator, year)
    if reading.value is None and not (status and status.is_missing):
        return Taken(problems=problems)  # an empty cell says nothing
    if problems:
        return Taken(problems=problems)
    stated = status is not None
    settled = status or defaults.status or Status.FINAL
    note = "; ".join(part for part in (one_line(seen.note), *reading.notes) if part)
    source = one_line(seen.source) or defaults.source or PurePath(seen.grid.file).name
    value = None if settled.is_missing else reading.value
    return Taken(Actual(indicator.id, year, value, settled, source, note), stated)


def _read(seen: Observation, era: str | None) -> Reading:
    number = seen.cell.number
    if number is not None:
        unit = "%" if seen.cell.text.strip().endswith("%") else ""
        return Reading(checked(number), unit=unit)
    return read_cell(seen.cell.text, era=era)


def _status(seen: Observation, reading: Reading) -> tuple[Status | None, list[Problem]]:
    """The status that the row or the cell states; the two must not contradict each other."""
    stated = status_of(seen.status) if seen.status else None
    if seen.status and stated is None:
        facts = {"value": seen.status[:60], "known": listed([s.value for s in Status])}
        return None, [seen.problem("status-unknown", Role.STATUS, **facts)]
    if stated and reading.status and stated is not reading.status:
        facts = {"row": _word(stated), "inside": _word(reading.status)}
        return None, [seen.problem("status-contradicts", **facts)]
    status = stated or reading.status
    if status and status.is_missing and reading.value is not None:
        value = as_written(reading.value)
        return None, [seen.problem("value-beside-reason", value=value, status=_word(status))]
    return status, []


def _is_parted(seen: Observation) -> bool:
    """Whether 1,352 without quotes was parted at its comma: 1 here, and 352 as a note behind it."""
    heading = seen.table.headings.get(seen.column + 1)
    if not seen.grid.texts or (
        heading and heading.role in (Role.VALUE, Role.BASELINE, Role.TARGET)
    ):
        return False
    after = seen.grid.cell(seen.row, seen.column + 1).text.strip()
    return bool(_HEAD.fullmatch(seen.cell.text.strip()) and _TAIL.fullmatch(after))


def _word(status: Status) -> Word:
    return Word(f"status.{status.value}")


def _contradictions(
    seen: Observation, reading: Reading, indicator: Indicator, year: FiscalYear
) -> list[Problem]:
    units = [text for text in (indicator.unit.ja, indicator.unit.en) if text]
    problems = [
        seen.problem("unit-contradicts", unit=written, expected=units[0])
        for written in dict.fromkeys((reading.unit, seen.unit, seen.heading_unit))
        if reading.value is not None and not unit_matches(written, units)
    ]
    if reading.year and reading.year != year:
        facts: dict[str, str] = {"first": year.told(), "second": reading.year.told()}
        facts["where"] = Word("where.cell")
        problems.append(seen.problem("years-disagree", **facts))
    if indicator.is_share and _impossible(reading.value):
        problems.append(seen.problem("share-out-of-range", value=seen.cell.text.strip()))
    return problems


def _impossible(value: Decimal | None) -> bool:
    return value is not None and out_of_range(value)
