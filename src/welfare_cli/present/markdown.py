"""Pages and the report as Markdown: parts as headings, facts as lists, a chart as a block of code.

Tables of the report are aligned, for a repository or a pull request.
"""

from collections.abc import Iterator, Sequence

from welfare_cli.ground.lines import width
from welfare_cli.present.chart.cells import drawn
from welfare_cli.present.figures import sparkline
from welfare_cli.present.formats import Target
from welfare_cli.present.page import Drawing, Fact, Page, Part
from welfare_cli.present.report.model import Block, Chapter, Content
from welfare_cli.present.sheet import Column, Line, Sheet, columns_of
from welfare_cli.present.styled import legend
from welfare_cli.present.writers import escaped, markdown_table

_CHART_COLUMNS = 80


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
    chart = drawn(drawing.scene, _CHART_COLUMNS)
    if chart:
        told = legend(drawing, chart, _CHART_COLUMNS)
        yield "\n".join(["```text", *chart.lines, "", *told, "```"])


_WIDEST = 60  # a longer cell stands alone; padding the others to it would help nobody


def report_markdown(content: Content, _target: Target) -> str:
    """The whole report as one document."""
    parts = [f"# {escaped(content.title)}"]
    parts += [escaped(content.owners)] if content.owners else []
    parts += [f"> **{escaped(notice)}**" for notice in content.notices]
    for chapter in content.chapters:
        parts += _chapter(chapter)
    return "\n\n".join(parts) + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {escaped(chapter.title)}"
    yield from map(escaped, chapter.sentences)
    if chapter.facts:
        yield facts_markdown(chapter.facts)
    for sheet in chapter.sheets:
        yield from _sheet(sheet, chapter)
    for block in chapter.blocks:
        yield from _block(block)


def _sheet(sheet: Sheet, chapter: Chapter) -> Iterator[str]:
    if sheet.title != chapter.title:
        yield f"### {escaped(sheet.title)}"
    yield from (f"**{escaped(notice)}**" for notice in sheet.notices)
    if sheet.facts:
        yield _terms(sheet.facts)
    yield from _groups(sheet)
    if sheet.legend:
        yield _terms(sheet.legend)
    if sheet.remarks:
        yield "\n".join(f"- {escaped(remark)}" for remark in sheet.remarks)


def _groups(sheet: Sheet) -> Iterator[str]:
    columns = columns_of(sheet)
    for group in sheet.groups:
        if group.headings:
            yield f"**{' › '.join(escaped(text) for _, text in group.headings)}**"
        if group.lines:
            yield aligned_table(columns, group.lines)


def _block(block: Block) -> Iterator[str]:
    yield f"### {escaped(block.title)}"
    yield " › ".join(map(escaped, block.path))
    yield from (f"**{escaped(notice)}**" for notice in block.notices)
    trend = sparkline(block.found.assessment.present_series)
    yield f"{escaped(block.rating)} {trend}".rstrip()
    yield from drawing_markdown(block.drawing)
    if block.values.lines:
        yield aligned_table(columns_of(block.values), block.values.lines)
    for part in block.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    yield f"#### {escaped(part.title)}"
    if part.facts:
        yield facts_markdown(part.facts)
    if part.table and part.table.lines:
        yield aligned_table(columns_of(part.table), part.table.lines)
    yield from map(escaped, part.sentences)


def _terms(terms: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f"- **{escaped(term)}** {escaped(text)}" if term else f"  - {escaped(text)}"
        for term, text in terms
    )


def aligned_table(columns: Sequence[Column], lines: Sequence[Line]) -> str:
    """The columns of these lines as a table whose bars stand below one another."""
    rows = [[escaped(column.header) for column in columns]]
    rows += [[escaped(line.cells[column.key]) for column in columns] for line in lines]
    sizes = [max(3, *(_size(row[n]) for row in rows)) for n in range(len(columns))]
    padded = [
        [
            _padded(text, size, column)
            for text, size, column in zip(row, sizes, columns, strict=True)
        ]
        for row in rows
    ]
    rule = [
        "-" * (size - 1) + ":" if column.right else "-" * size
        for size, column in zip(sizes, columns, strict=True)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (padded[0], rule, *padded[1:]))


def _size(text: str) -> int:
    return min(width(text), _WIDEST)


def _padded(text: str, size: int, column: Column) -> str:
    gap = " " * (size - width(text))
    return gap + text if column.right else text + gap
