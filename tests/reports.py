"""What the tests of the report share: its content, its page taken apart, and its Markdown rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from conftest import ROOT
from welfare_cli import load_rules
from welfare_cli.assess.yearly import yearly_report
from welfare_cli.ground.fiscal_year import read_year
from welfare_cli.present.figures import Figures
from welfare_cli.present.report.content import report_content
from welfare_cli.present.report.model import Content
from welfare_cli.present.sheet import Sheet, columns_of
from welfare_cli.project import load

PLAN = ROOT / "data" / "plan.yaml"
HEALTH = ROOT / "examples" / "health-japan-21" / "plan.yaml"
ADDRESSES = ("href", "src", "srcset", "action", "data", "poster", "xlink:href", "background")
FORBIDDEN = {"script", "link", "iframe", "object", "embed", "img", "base", "form", "audio", "video"}
VOID = {"meta", "br", "line", "rect", "circle", "polygon", "polyline", "path"}


def content_of(
    plan: Path = PLAN, lang: str = "ja", rules: str | None = None, as_of: str | None = None
) -> Content:
    """The content of the report, as the command makes it."""
    project = load(plan)
    rule_set = load_rules(rules) if rules else project.rules
    year = read_year(as_of, era=project.plan.period.lends) if as_of else project.default_year
    found = yearly_report(project.plan, project.results, project.reviews, rule_set, year)
    return report_content(Figures(project.plan, rule_set, lang), found)


@dataclass
class Page(HTMLParser):
    """A page taken apart: its tags with their attributes, its text, and the rows of its tables."""

    text: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    said: str = ""
    style: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
            return
        self.said += data
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def addresses(page: Page) -> list[str]:
    """Every address that the page names."""
    found = [attrs.get(name) for _, attrs in page.tags for name in ADDRESSES if name in attrs]
    return [address or "" for address in found]


def check_harmless(text: str) -> Page:
    """The page, in which nothing runs and nothing is loaded from elsewhere."""
    page = Page(text)
    assert not FORBIDDEN & {tag for tag, _ in page.tags}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not re.search(r"url\(|@import|expression\(|javascript:", page.style, re.IGNORECASE)
    outside = [address for address in addresses(page) if not address.startswith("#")]
    assert all(address.startswith("https://") for address in outside)
    links = [attrs for tag, attrs in page.tags if tag == "a" and attrs.get("href") in outside]
    assert all(attrs.get("rel") == "noopener noreferrer" for attrs in links)
    return page


def rows_of_page(page: Page) -> list[list[str]]:
    """Every row with cells of its own, without those that only name a group."""
    wide = [row for row in page.rows if len(row) > 1]
    return [[cell.strip() for cell in row] for row in wide]


def rows_of_markdown(text: str) -> list[list[str]]:
    """The same of a Markdown document; each group of a sheet has its header again."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]
    return [[plain(cell) for cell in row] for row in rows if not _is_rule(row)]


def plain(cell: str) -> str:
    """What Markdown shows of a cell."""
    return re.sub(r"\\(.)", r"\1", cell.strip()).replace("&amp;", "&")


def _is_rule(row: list[str]) -> bool:
    return all(re.fullmatch(r"-+:?", cell.strip()) for cell in row)


def sheets_of(content: Content) -> Iterator[Sheet]:
    """Every sheet of the report, in the order in which it is read."""
    for chapter in content.chapters:
        yield from chapter.sheets
        for block in chapter.blocks:
            yield block.values
            yield from (part.table for part in block.parts if part.table)


def cells_of(sheet: Sheet) -> list[list[str]]:
    """The header and the rows that every format must show."""
    columns = columns_of(sheet)
    rows = [[line.cells[column.key] for column in columns] for line in sheet.lines]
    return [[column.header for column in columns], *rows] if rows else []
