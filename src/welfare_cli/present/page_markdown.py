"""A page as Markdown: parts as headings, facts as lists, the chart as a block of code."""

from collections.abc import Iterator

from welfare_cli.present.chart import drawn
from welfare_cli.present.page import Drawing, Page, Part
from welfare_cli.present.styled import legend
from welfare_cli.present.writers import escaped, markdown_table

_COLUMNS = 80


def page_markdown(page: Page) -> str:
    """The whole page."""
    parts = [f"# {escaped(page.title)}"]
    parts += [" › ".join(map(escaped, page.path)), *map(escaped, page.lead)]
    parts += [f"**{escaped(text)}**" for text in page.notices]
    for part in page.parts:
        parts += [f"## {escaped(part.title)}", *_part(part)]
    return "\n\n".join(parts) + "\n"


def _part(part: Part) -> Iterator[str]:
    if part.facts:
        yield "\n".join(
            f"- **{escaped(fact.name)}** {escaped(fact.text)}"
            if fact.name
            else f"  - {escaped(fact.text)}"
            for fact in part.facts
        )
    if part.drawing:
        yield from _drawing(part.drawing)
    if part.table and part.table.lines:
        yield markdown_table(list(part.table.columns), part.table.lines)
    yield from map(escaped, part.sentences)


def _drawing(drawing: Drawing) -> Iterator[str]:
    chart = drawn(drawing.scene, _COLUMNS)
    if chart:
        told = legend(drawing, chart, _COLUMNS)
        yield "\n".join(["```text", *chart.lines, "", *told, "```"])
