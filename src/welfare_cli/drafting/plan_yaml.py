"""A draft as the text of a plan file, in canonical form, with comments that teach the format.

What is open stands as a comment above the key it is about.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from welfare_cli.drafting.draft import Draft, DraftIndicator, DraftSection, Value
from welfare_cli.files.yaml_tree import resolve
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.quantity import as_written
from welfare_cli.ground.text import harmless_json, one_line
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Period
from welfare_cli.words import say

_PLAIN = re.compile(r"[^\W_][^#:\n\t\"'\\,\[\]{}&*!|>%@`]*", re.UNICODE)
_STEP = 2


@dataclass(frozen=True)
class Head:
    """What a plan says of itself; `source` is the table it was made from, if any."""

    id: str
    lang: str
    title: str
    period: Period
    rules: str
    source: str = ""
    is_guessed: bool = False  # whether nobody said the period
    first_lines: Sequence[str] = ()  # comments for programs, before anything else


def plan_yaml(head: Head, draft: Draft) -> str:
    """The text of the plan file."""
    lines = [*head.first_lines, *([""] if head.first_lines else [])]
    lead = "init.plan.from-table" if head.source else "init.plan.lead"
    lines += [*_comment(head.lang, lead, file=one_line(head.source)), ""]
    lines += ["format: 1", f"id: {scalar(head.id)}", f"language: {head.lang}"]
    lines += [f"title: {scalar(head.title)}"]
    lines += _comment(
        head.lang, "init.plan.period-guessed" if head.is_guessed else "init.plan.period"
    )
    period: Value = {"from": head.period.from_, "to": head.period.to}
    lines += [f"period: {flow(period)}", *_comment(head.lang, "init.plan.rules")]
    lines += [f"rules: {scalar(head.rules)}", "", *_comment(head.lang, "init.plan.sections")]
    lines += ["sections:", *_sections(draft.sections, head.lang, _STEP)]
    return "\n".join(lines) + "\n"


def scalar(value: Value) -> str:
    """A text, number, year or nothing as one plain or quoted word of YAML."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, Decimal):
        return as_written(value)
    if isinstance(value, FiscalYear):
        return value.short() if value.era else str(value.number)
    text = str(value)
    is_plain = _PLAIN.fullmatch(text) and text == text.strip() and resolve(text) == text
    return text if is_plain else harmless_json(json.dumps(text, ensure_ascii=False))


def flow(value: Value) -> str:
    """A value in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value)


def _sections(sections: Sequence[DraftSection], lang: str, column: int) -> Iterator[str]:
    for number, section in enumerate(sections):
        if number:
            yield ""
        lines = [f"id: {_quoted(section.id)}"]
        lines += [f"kind: {scalar(section.kind)}"] if section.kind else []
        lines.append(f"title: {scalar(section.title)}")
        if section.sections:
            lines += ["sections:", *_sections(section.sections, lang, _STEP)]
        if section.indicators:
            lines.append("indicators:")
            for indicator in section.indicators:
                lines += _item(list(_indicator(indicator, lang)), _STEP)
        yield from _item(lines, column)


def _indicator(draft: DraftIndicator, lang: str) -> Iterator[str]:
    data: dict[str, Value] = {"id": draft.id, **draft.data}
    for key in Indicator.model_fields:
        for problem in draft.open.get(key, ()):
            yield f"# {say('draft.check', lang)}{one_line(problem.message(lang))}"
        if key in data:
            value = flow(data[key]) if key not in ("id", "source") else scalar(data[key])
            yield f"{key}: {value}"


def _item(lines: list[str], column: int) -> Iterator[str]:
    """Lines as an item of a list; comments before its first key stand above the dash."""
    first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    pad = " " * column
    for number, line in enumerate(lines):
        mark = "" if number < first else "- " if number == first else "  "
        yield f"{pad}{mark}{line}" if line else ""


def _quoted(text: str) -> str:
    """The id of a section: 1-1 and II are easily taken for numbers and dates by other programs."""
    return json.dumps(text) if text[:1].isdigit() else scalar(text)


def _comment(lang: str, key: str, **facts: str) -> list[str]:
    return [f"# {line}".rstrip() for line in say(key, lang, **facts).split("\n")]
