"""The report as a workbook, to be passed around: the same texts and figures as in every format.

Nothing that people wrote becomes a formula or a link. The same content gives the same bytes.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

from welfare_cli.ground.translation import _
from welfare_cli.present.formats import Target
from welfare_cli.present.page import Fact, Part
from welfare_cli.present.report.model import Block, Chapter, Content
from welfare_cli.present.report.xlsx_chart import Charts, chart_options, rows_needed
from welfare_cli.present.report.xlsx_sheets import GRID, Mark, Page, write_list
from welfare_cli.present.report.xlsx_style import Styles, Untyped, harmless
from welfare_cli.present.sheet import Sheet, columns_of

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_BREAKS = 1_000  # page breaks that a spreadsheet takes in one worksheet


def report_xlsx(content: Content, _target: Target) -> bytes:
    """The workbook."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **_PLAIN}) as book:
        made = datetime(2000, 1, 1, tzinfo=UTC)
        book.set_properties({"title": harmless(content.title)[:250], "created": made})
        styles = Styles(book)
        sheets = [
            _summary(book, styles, content),
            _table(book, styles, content),
            *_details(book, styles, content),
        ]
        for sheet in sheets:
            _print_setup(sheet, content)
    return file.getvalue()


def _summary(book: Untyped, styles: Styles, content: Content) -> Untyped:
    page = Page(book.add_worksheet(_("Summary", content.lang)), styles)
    page.text(content.plan_title, "title")
    page.text(content.subtitle, "soft")
    for notice in content.notices:
        page.text(notice, "notice")
    for chapter in (content.about, content.counts, content.changes):
        _chapter(page, chapter)
    return _upright(page)


def _table(book: Untyped, styles: Styles, content: Content) -> Untyped:
    sheet = book.add_worksheet(_("Table", content.lang))
    rules = content.yearly.dossiers[0].assessment.rules if content.yearly.dossiers else None
    marks = [
        Mark(f"{rating.sign} {rating.label.in_(content.lang)}", rating.tone.value)
        for rating in (rules.ratings if rules else ())
    ]
    write_list(sheet, styles, content.table.sheets[0], marks)
    return sheet


def _details(book: Untyped, styles: Styles, content: Content) -> list[Untyped]:
    """A block per indicator, the actions, the rule set and the notes, the numbers of the charts."""
    lang = content.lang
    indicators = Page(book.add_worksheet(_("Indicators", lang)), styles)
    rest = [_actions(book, styles, content), _rules(book, styles, content)]
    charts = Charts(book, styles, _("Chart data", lang), lang)
    _blocks(indicators, charts, content.indicators)
    return [_upright(indicators), *rest, charts.page]


def _actions(book: Untyped, styles: Styles, content: Content) -> Untyped:
    page = Page(book.add_worksheet(_("Actions", content.lang)), styles)
    _chapter(page, content.actions, "title")
    return _upright(page)


def _rules(book: Untyped, styles: Styles, content: Content) -> Untyped:
    page = Page(book.add_worksheet(_("Rule and notes", content.lang)), styles)
    _chapter(page, content.rules)
    _chapter(page, content.notes)
    return _upright(page)


def _blocks(page: Page, charts: Charts, chapter: Chapter) -> None:
    """Each indicator begins a page."""
    page.text(chapter.title, "title")
    for sentence in chapter.sentences:
        page.text(sentence)
    breaks = []
    for number, block in enumerate(chapter.blocks):
        if number:
            breaks.append(page.row)
        _block(page, charts, block)
        page.blank()
    page.sheet.set_h_pagebreaks(breaks[:_BREAKS])


def _block(page: Page, charts: Charts, block: Block) -> None:
    page.text(block.title, "heading")
    page.text(" › ".join(block.path), "soft")
    unit = _("unit", charts.lang) + f" {block.unit}"
    page.cells([(block.rating, 8, "cell", False, block.tone), (unit, 6, "cell", False, None)])
    for notice in block.notices:
        page.text(notice, "notice")
    chart = charts.add(block)
    if chart is not None:
        page.sheet.insert_chart(page.row, 0, chart, chart_options(block))
        page.row += rows_needed()
    page.table(block.values, columns_of(block.values))
    for part in block.parts:
        _part(page, part)


def _part(page: Page, part: Part) -> None:
    page.text(part.title, "part")
    page.facts(part.facts)
    if part.table:
        page.table(part.table, columns_of(part.table))
    for sentence in part.sentences:
        page.text(sentence)


def _chapter(page: Page, chapter: Chapter, kind: str = "heading") -> None:
    """A chapter in the order in which it is read."""
    page.blank()
    page.text(chapter.title, kind)
    for sentence in chapter.sentences:
        page.text(sentence)
    page.facts(chapter.facts)
    for sheet in chapter.sheets:
        _sheet(page, sheet, titled=sheet.title != chapter.title)


def _sheet(page: Page, sheet: Sheet, *, titled: bool) -> None:
    if titled:
        page.text(sheet.title, "part")
    for notice in sheet.notices:
        page.text(notice, "notice")
    page.facts(_facts(sheet.facts))
    page.table(sheet, columns_of(sheet))
    if sheet.summary:
        page.text("  ".join(text for text, _ in sheet.summary))
    page.facts(_facts(sheet.legend))
    for remark in sheet.remarks:
        page.text(remark, "soft")


def _facts(pairs: Sequence[tuple[str, str]]) -> list[Fact]:
    return [Fact(name, text) for name, text in pairs]


def _upright(page: Page) -> Untyped:
    page.sheet.set_portrait()
    page.sheet.fit_to_pages(1, 0)
    page.sheet.print_area(0, 0, max(page.row - 1, 0), GRID - 1)
    return page.sheet


def _print_setup(sheet: Untyped, content: Content) -> None:
    """A4 with narrow margins; title and year above, the number of the page below."""
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
    title = harmless(content.plan_title)[:80].replace("&", "&&")
    sheet.set_header(f"&L&8{title}&R&8{content.year}")
    sheet.set_footer("&C&8&P / &N")
