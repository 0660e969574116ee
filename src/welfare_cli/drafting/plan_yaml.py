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
from welfare_cli.ground.translation import N_, _
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Period

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
    lead = (
        N_(
            "The plan, made from {file}. Look at each comment TO CHECK,"
            " and delete it when done.\n"
            "An id may be changed until the first results are there;"
            " afterwards it stays, whatever becomes of the title.\n"
            "`welfare validate` tells every mistake with its line;"
            " `welfare fmt` puts the file in shape."
        )
        if head.source
        else N_(
            "The plan: its sections, and the indicators under them."
            " Replace the example below by your own.\n"
            "A text is one string, or {{ja: …, en: …}}. Years are"
            " fiscal years, as you write them: 2024, FY2024, R6,"
            " 令和6年度.\n"
            "`welfare validate` tells every mistake with its line;"
            " `welfare fmt` puts the file in shape."
        )
    )
    lines += [*_comment(head.lang, lead, file=one_line(head.source)), ""]
    lines += ["format: 1", f"id: {scalar(head.id)}", f"language: {head.lang}"]
    lines += [f"title: {scalar(head.title)}"]
    lines += _comment(
        head.lang,
        N_("TO CHECK: the first and the last fiscal year. Nobody said them; these are a guess.")
        if head.is_guessed
        else N_("The first and the last fiscal year."),
    )
    period: Value = {"from": head.period.from_, "to": head.period.to}
    lines += [
        f"period: {flow(period)}",
        *_comment(head.lang, N_("How progress is rated: `welfare rules` lists the rule sets.")),
    ]
    lines += [
        f"rules: {scalar(head.rules)}",
        "",
        *_comment(
            head.lang,
            N_(
                "The outline, as deep as the plan has it: a section holds"
                " sections, actions and indicators.\n  kind: the plan's own"
                " word for the level\n  actions: - {{id: 1-a, title: …}}\n"
                "  baseline, target: {{year: …, value: …}}, or null where the"
                " plan sets none\n  target also: {{year: …, range: {{low:"
                " 20, high: 25}}}}, {{year: …, direction: increase}},"
                " {{year: …, value: 90, every_year: true}}\n  whether more"
                " or less is better follows from baseline and target"
            ),
        ),
    ]
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
            mark = _("TO CHECK: ", lang)
            yield f"# {mark}{one_line(problem.message(lang))}"
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
    return [f"# {line}".rstrip() for line in _(key, lang, **facts).split("\n")]
