"""The content of the report, put together from what was computed and the sheets there are.

Everything is a finished text in one language; the numbers behind the texts stand beside them.
"""

from collections.abc import Iterator

from welfare_cli.assess.yearly import YearlyReport
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.text import one_line
from welfare_cli.ground.translation import Both, _
from welfare_cli.present.figures import Figures
from welfare_cli.present.headings import CONTAINS_SAMPLES
from welfare_cli.present.progress import Report, progress_sheet
from welfare_cli.present.report.about import about_chapter, owners_text
from welfare_cli.present.report.actions import actions_chapter
from welfare_cli.present.report.blocks import indicators_chapter
from welfare_cli.present.report.changes import changes_chapter
from welfare_cli.present.report.counts import counts_chapter, shares_of, tallies_of
from welfare_cli.present.report.model import Chapter, Content
from welfare_cli.present.report.notes import notes_chapter
from welfare_cli.present.rules.one import rule_set_sheet


def report_content(figures: Figures, found: YearlyReport) -> Content:
    """Everything the report says, in every format alike."""
    lang, plan_title = figures.lang, one_line(figures.plan.title.in_(figures.lang))
    year = both_years(figures, found.as_of)
    tallies = tallies_of(figures, found)
    return Content(
        lang=lang,
        title=_("{plan}: report on {year}", lang, plan=plan_title, year=year),
        plan_title=plan_title,
        subtitle=_("Report on {year}", lang, year=year),
        owners=owners_text(figures),
        year=figures.year(found.as_of),
        notices=tuple(_notices(found, lang)),
        about=about_chapter(figures, found),
        counts=counts_chapter(figures, tallies),
        changes=changes_chapter(figures, found),
        table=_table(figures, found),
        indicators=indicators_chapter(figures, found),
        actions=actions_chapter(figures, found),
        rules=_rules(figures),
        notes=notes_chapter(figures, found),
        tallies=tallies,
        shares=shares_of(figures, found.summary),
        yearly=found,
        source=figures.rules.source.address or "",
    )


def both_years(figures: Figures, year: FiscalYear) -> str:
    """The year as both calendars name it, the reader's first: 平成30年度（2018年度）."""
    own = figures.plan.in_own_era(year)
    name = Both(own.long(), own.short())
    return _("FY{number} ({name})", figures.lang, name=name, number=own.number)


def _notices(found: YearlyReport, lang: str) -> Iterator[str]:
    """What is made up, said before anything else."""
    if any(one.uses_sample for one in found.assessments):
        yield _(CONTAINS_SAMPLES, lang)
    said = (found.reviews.latest(part, found.as_of) for part in found.reviews.by_id)
    if any(one and one.is_sample for one in said):
        yield _("Contains sample reviews, not official.", lang)


def _table(figures: Figures, found: YearlyReport) -> Chapter:
    """The sheet of `welfare progress`, as it is."""
    sections = {section.id: summary for section, summary in found.sections}
    report = Report(found.assessments, found.summary, sections, found.as_of)
    title = _("All indicators", figures.lang)
    return Chapter("table", title, sheets=(progress_sheet(figures, report),))


def _rules(figures: Figures) -> Chapter:
    title = _("The rule that this report rates by", figures.lang)
    sheet = rule_set_sheet(figures.rules, figures.lang)
    return Chapter("rules", title, sheets=(sheet,))
