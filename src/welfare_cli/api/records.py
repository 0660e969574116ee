"""Assessments as flat records of plain values, which any table library takes as they are."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import cast

from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.yearly import Record
from welfare_cli.ground.text import LANGUAGES
from welfare_cli.plan.model import Plan
from welfare_cli.present.export.long_rows import ADDED, long_row
from welfare_cli.present.figures import Figures

Value = str | int | float | bool | None

# A column without any value has a type too, so that tables of two plans can be put together.
RECORD_TYPES: Mapping[str, type[str] | type[int] | type[float] | type[bool]] = MappingProxyType(
    {
        "plan": str,
        "section": str,
        "indicator": str,
        "title": str,
        "unit": str,
        "direction": str,
        "year": int,
        "year_label": str,
        "value": float,
        "status": str,
        "n": int,
        "published": str,
        "source": str,
        "note": str,
        "sample": bool,
        "baseline": float,
        "baseline_year": int,
        "target": float,
        "target_year": int,
        "target_kind": str,
        "rules": str,
        "rated_value": float,
        "rated_year": int,
        "expected": float,
        "progress": float,
        "elapsed": float,
        "pace": float,
        "achievement": float,
        "needed_per_year": float,
        "measure": float,
        "rating": str,
        "rating_label": str,
        "score": float,
        "reason": str,
        "notes": str,
    }
    | {column.export: column.kind for column in ADDED}
)


def to_records(
    assessments: Iterable[Assessment], plan: Plan, lang: str | None = None
) -> list[dict[str, Value]]:
    """A record per assessment, with the keys of RECORD_TYPES in their order.

    Keys and values are those of `welfare export`: figures unrounded, here always float; ratios
    are 1 for 100 %; None is unknown. Titles and labels are in `lang` ("ja" or "en"), else in the
    plan's language. Raises ValueError for another language.
    """
    spoken = plan.lang if lang is None else lang
    if spoken not in LANGUAGES:
        raise ValueError(f"lang is {lang!r}: it must be one of {LANGUAGES}")
    return [_record(one, plan, spoken) for one in assessments]


def _record(assessment: Assessment, plan: Plan, lang: str) -> dict[str, Value]:
    row = long_row(Figures(plan, assessment.rules, lang), Record(assessment))
    return {name: _plain(row[name], kind) for name, kind in RECORD_TYPES.items()}


def _plain(value: object, kind: type[object]) -> Value:
    # Numbers written whole would make a column of mixed types.
    return float(value) if kind is float and isinstance(value, int) else cast("Value", value)
