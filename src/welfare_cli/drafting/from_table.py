"""From a file with a plan's list of indicators to a draft; nothing in it is silently lost."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from welfare_cli.drafting.column_words import Part
from welfare_cli.drafting.draft import Draft, DraftIndicator, DraftSection, Value
from welfare_cli.drafting.listing import Listing, find_listings
from welfare_cli.drafting.outline import Outline
from welfare_cli.drafting.reading import DRAFT_ASSUMED, RowReader
from welfare_cli.drafting.sound import make_sound
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Place, Problem, ProblemKind
from welfare_cli.ground.text import folded, listed, looks_japanese, one_line
from welfare_cli.ground.translation import N_, Message, _, pgettext
from welfare_cli.intake.decode import spoken_name
from welfare_cli.intake.files import Sent
from welfare_cli.intake.grid import column_name
from welfare_cli.plan.model import Period

# 「資料編３　…計画　成果指標一覧」 is the plan's name between what the annex calls itself.
_KIND = "成果指標|数値目標|目標指標|評価指標|指標|KPI"
_ANNEX = re.compile(
    r"^[（(【［\[]?(?:(?:巻末|参考|附属|付属)?資料編?|別表|別紙|付表|附表)\s*"
    r"[第0-9０-９一二三四五六七八九十ⅠⅡⅢⅣⅤ①-⑳・.．－-]*[）)】］\]]?\s+"
    rf"|(?:における|の)?\s*(?:{_KIND})?の?一覧表?$|\s+(?:{_KIND})$"
)
_COLUMN_OF = {
    "baseline": (Part.BASELINE, Part.CURRENT),
    "target": (Part.TARGET,),
    "direction": (Part.DIRECTION,),
}


_PARTS: dict[str, str] = {
    "group": N_("section"),
    "name": N_("name"),
    "label": N_("added to the name"),
    "id": N_("id"),
    "unit": N_("unit"),
    "baseline": N_("baseline"),
    "baseline-year": N_("year of the baseline"),
    "current": N_("present value: the baseline where there is none, else a note"),
    "current-year": N_("year of the present value"),
    "target": N_("target"),
    "target-year": N_("year of the target"),
    "direction": N_("direction"),
    "definition": N_("definition"),
    "owner": N_("note"),
    "source": N_("source"),
    "note": N_("note"),
    "year": "",
    "value": "",
}


_REMARKS: dict[str, Message] = {
    "hidden-sheet": N_("{file}: hidden sheet not read: {name} (--sheet reads it)"),
    "external-links": N_(
        "{file}: links to other files are not followed; their last values are used"
    ),
}


@dataclass(frozen=True)
class Read:
    """The lists in a file, before anything is made of them."""

    sent: Sent
    listings: list[Listing]

    @property
    def title(self) -> str:
        """What stands first above the first list, without the words that it is an annex."""
        titles = (title for listing in self.listings for title in listing.titles)
        return _ANNEX.sub("", next(titles, "")).strip()

    @property
    def is_japanese(self) -> bool:
        """Whether the names of the indicators are Japanese."""
        return any(looks_japanese(line.name) for one in self.listings for line in one.lines)

    @property
    def years(self) -> tuple[FiscalYear | None, FiscalYear | None]:
        """The newest year of a baseline and of a target that the headers or rows name."""
        drafted = draft_of(self, "en", None).indicators()
        data = [indicator.data for indicator in drafted]
        return _newest(data, "baseline"), _newest(data, "target")


DRAFT_NO_TABLE = ProblemKind(
    "draft-no-table",
    N_("no list of indicators was recognised by its header"),
    N_(
        "One row must name the columns: an indicator (成果指標, indicator) beside a baseline "
        "(基準値, 現状値, baseline) or a target (目標値, target)."
    ),
)


def read_lists(sent: Sent) -> tuple[Read, list[Problem]]:
    """The lists in all sheets of a file; a problem where there is none."""
    listings = [listing for grid in sent.grids for listing in find_listings(grid)]
    problems = list(sent.problems)
    if not any(listing.lines for listing in listings) and sent.grids:
        problems.append(Problem(DRAFT_NO_TABLE, Place(sent.name)))
    return Read(sent, listings), problems


def draft_of(read: Read, lang: str, period: Period | None) -> Draft:
    """The sections and indicators of the lists; a target without a year is one of the last year."""
    outline = Outline(lang)
    count = sum(len(listing.lines) for listing in read.listings)
    width = max(2, len(str(count)))
    numbers = itertools.count(1)
    for listing in read.listings:
        for line in listing.lines:
            section = outline.section(line.levels)
            draft = outline.indicator(listing, line, f"i-{next(numbers):0{width}}")
            reader = RowReader(listing, line, draft, period.to if period else None)
            _fill(reader, section, lang, period)
            section.indicators.append(draft)
    made = Draft(outline.roots, remarks=list(_remarks(read)))
    made.problems.extend(
        problem
        for draft in made.indicators()
        for problems in draft.open.values()
        for problem in problems
    )
    return made


def _fill(reader: RowReader, section: DraftSection, lang: str, period: Period | None) -> None:
    """Read the row into its indicator, and make that valid in its section."""
    draft, listing, line = reader.into, reader.listing, reader.line
    reader.read()
    for key, part in (("definition", Part.DEFINITION), ("source", Part.SOURCE)):
        if text := listing.text(line.row, part):
            draft.data[key] = text
    if notes := pgettext("drafted notes", "; ", lang).join(_notes(reader, lang)):
        draft.data["note"] = notes

    def ask(kind: ProblemKind, key: str, **facts: str) -> Problem:
        columns = listing.at(*_COLUMN_OF.get(key, (Part.NAME,))) or listing.at(Part.NAME)
        filled = (i for i in columns if not listing.grid.cell(line.row, i).is_empty)
        return reader.problem(kind, next(filled, columns[0]), **facts)

    if not line.name:
        facts = {"what": N_("no name is written; called"), "value": str(draft.data["title"])}
        draft.question("title", ask(DRAFT_ASSUMED, "target", **facts))
    make_sound(draft, period, ask)
    _make_distinct(
        draft,
        section,
        ask(DRAFT_ASSUMED, "title", what=N_("the name stands twice in this section; now called")),
    )


def _make_distinct(draft: DraftIndicator, section: DraftSection, problem: Problem) -> None:
    """Two of one name in one section could not be told apart by any department."""
    title, number = str(draft.data["title"]), 2
    taken = {folded(str(other.data["title"])) for other in section.indicators}
    while folded(str(draft.data["title"])) in taken:
        draft.data["title"] = f"{title}（{number}）"
        number += 1
    if number > 2:
        facts = {**problem.facts, "value": str(draft.data["title"])}
        draft.question("title", Problem(problem.kind, problem.place, facts))


def _notes(reader: RowReader, lang: str) -> Iterator[str]:
    """What has no key of its own in a plan: who is responsible, what is known now, remarks."""
    listing, line = reader.listing, reader.line
    has_baseline = any(
        not listing.grid.cell(line.row, index).is_empty for index in listing.at(Part.BASELINE)
    )
    for index, column in listing.columns.items():
        text = one_line(listing.grid.cell(line.row, index).text)
        is_spare = column.part is Part.CURRENT and has_baseline
        if text and column.part is Part.NOTE:
            yield text
        elif text and (column.part is Part.OWNER or is_spare or index in reader.asides):
            yield _("{what}: {text}", lang, what=listing.header(index), text=text)


def _newest(data: list[dict[str, Value]], key: str) -> FiscalYear | None:
    found = (part.get("year") for one in data if isinstance(part := one.get(key), dict))
    return max((year for year in found if isinstance(year, FiscalYear)), default=None)


def _remarks(read: Read) -> Iterator[tuple[str, dict[str, str]]]:
    sent = read.sent
    if sent.encoding:
        yield (
            N_("{file}: read as {encoding}"),
            {"file": sent.name, "encoding": spoken_name(sent.encoding)},
        )
    for grid in sent.grids:
        for told in grid.told:
            key, _, name = told.partition(":")
            yield _REMARKS[key], {"file": sent.name, "name": name}
        if grid not in [listing.grid for listing in read.listings]:
            yield N_("sheet without a table passed over: {sheet}"), {"sheet": grid.sheet or ""}
    for listing in read.listings:
        yield from _columns_told(listing)


def _columns_told(listing: Listing) -> Iterator[tuple[str, dict[str, str]]]:
    """Which column was read as what, and what was not read."""
    grid = listing.grid
    name = f"{grid.file}[{grid.sheet}]" if grid.sheet else grid.file
    lines = [grid.lines[line.row] for line in listing.lines]
    if not lines:
        return
    facts = {"count": str(len(lines)), "first": str(lines[0]), "last": str(lines[-1])}
    yield (
        N_("{file}: indicators: {count}, on lines {first} to {last}. Columns read:"),
        {"file": name} | facts,
    )
    for index, column in sorted(listing.columns.items()):
        what = _PARTS[column.part.value]
        header = listing.header(index)
        yield (
            N_("  {column}  {header}: {what}"),
            {"column": column_name(index), "header": header, "what": what},
        )
    if listing.unread:
        headers = [f"{column_name(i)} {listing.header(i)}" for i in listing.unread]
        yield N_("{file}: columns not read: {columns}"), {"file": name, "columns": listed(headers)}
    if listing.skipped:
        skipped = [str(grid.lines[row]) for row in listing.skipped]
        yield (
            N_("{file}: lines that are no indicators passed over: {lines}"),
            {"file": name, "lines": listed(skipped)},
        )
