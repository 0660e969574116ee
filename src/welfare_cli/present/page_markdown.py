"""A page as Markdown: parts as headings, facts as lists, the chart as a block of code."""

from collections.abc import Iterator, Sequence

from welfare_cli.present.chart.cells import drawn
from welfare_cli.present.formats import Target
from welfare_cli.present.page import Drawing, Fact, Page, Part
from welfare_cli.present.styled import legend
from welfare_cli.present.writers import escaped, markdown_table

_COLUMNS = 80


def page_markdown(page: Page, _target: Target) -> str:
    """The whole page."""
    parts = [f"# {escaped(page.title)}"]
    parts += [" › ".join(map(escaped, page.path)), *map(escaped, page.lead)]
    parts += [f"**{escaped(text)}**" for text in page.notices]
    for part in page.parts:
        parts += [f"## {escaped(part.title)}", *part_markdown(part)]
    return "\n\n".join(parts) + "\n"


def part_markdown(part: Part) -> Iterator[str]:
    """The blocks of a part, without its heading."""
    if part.facts:
        yield facts_markdown(part.facts)
    if part.drawing:
        yield from drawing_markdown(part.drawing)
    if part.table and part.table.lines:
        yield markdown_table(list(part.table.columns), part.table.lines)
    yield from map(escaped, part.sentences)


def facts_markdown(facts: Sequence[Fact]) -> str:
    """Facts as a list; one without a name belongs to the name before it."""
    return "\n".join(
        f"- **{escaped(fact.name)}** {escaped(fact.text)}"
        if fact.name
        else f"  - {escaped(fact.text)}"
        for fact in facts
    )


def drawing_markdown(drawing: Drawing) -> Iterator[str]:
    """The chart as a block of code, where there is something to be seen."""
    chart = drawn(drawing.scene, _COLUMNS)
    if chart:
        told = legend(drawing, chart, _COLUMNS)
        yield "\n".join(["```text", *chart.lines, "", *told, "```"])
