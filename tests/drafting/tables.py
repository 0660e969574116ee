"""Lists of indicators as plans' annexes have them, and the plans that are drafted from them."""

import io
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from welfare_cli.drafting.canonical import canonical
from welfare_cli.drafting.draft import Draft
from welfare_cli.drafting.from_table import draft_of, read_lists
from welfare_cli.drafting.plan_yaml import Head, plan_yaml
from welfare_cli.files.source import Source
from welfare_cli.files.yaml_tree import read_tree
from welfare_cli.ground.problem import has_errors
from welfare_cli.intake.files import open_sent
from welfare_cli.plan.model import Period, Plan, Section
from welfare_cli.plan.reader import check_plan

Row = tuple[object, ...]


@dataclass(frozen=True)
class Drafted:
    """A draft, the text of its plan file, and the plan that is read from that."""

    draft: Draft
    text: str
    plan: Plan

    @property
    def told(self) -> list[str]:
        """Code and cell of every question."""
        return [f"{p.code} {p.facts['cell']}" for p in self.draft.problems]

    def promise(self, title: str) -> tuple[str, str, str]:
        """Unit, baseline and target of an indicator, as they stand in the file."""
        lines = self.text.splitlines()
        at = next(
            n
            for n, line in enumerate(lines)
            if line.strip() in (f"title: {title}", f'title: "{title}"')
        )
        below = dict.fromkeys(("unit", "baseline", "target"), "")
        for line in lines[at + 1 :]:
            key, _, value = line.strip().partition(": ")
            if key in ("- id", "title"):
                break
            if key in below:
                below[key] = value.strip('"')
        return below["unit"], below["baseline"], below["target"]

    @property
    def outline(self) -> list[str]:
        """Every section and indicator, with its ids, indented by depth."""
        return [line for section in self.plan.sections for line in _outline(section, 0)]


def _outline(section: Section, depth: int) -> list[str]:
    kind = section.kind.in_("ja") if section.kind else ""
    lines = [f"{'  ' * depth}{kind} {section.id} {section.title.in_('ja')}".replace("  1", " 1")]
    for inner in section.sections:
        lines += _outline(inner, depth + 1)
    lines += [f"{'  ' * depth}- {i.id} {i.title.in_('ja')}" for i in section.indicators]
    return lines


def drafted(
    data: bytes, period: str = "H27:H31", lang: str = "ja", name: str = "annex.csv"
) -> Drafted:
    """The plan of a table: always valid, always canonical."""
    read, problems = read_lists(open_sent(name, data, None, None))
    assert problems == []
    first, last = period.split(":")
    years = Period.model_validate({"from": first, "to": last})
    draft = draft_of(read, lang, years)
    text = plan_yaml(Head("example", lang, "Example", years, "pace", name), draft)
    found = check_plan(read_tree(Source("plan.yaml", text)))
    assert found.plan is not None, found.problems
    assert not has_errors(found.problems), found.problems
    assert canonical(Path("plan.yaml"), "plan.yaml", text.encode()).data == text.encode()
    return Drafted(draft, text, found.plan)


def workbook(rows: list[Row], merged: str = "") -> bytes:
    """A workbook with these rows, and cells merged as Excel does it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in merged.split():
        sheet.merge_cells(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
