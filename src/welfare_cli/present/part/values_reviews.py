"""The actuals of one indicator for a spreadsheet, with what was said of it in each year."""

from collections.abc import Sequence

from welfare_cli.assess.dossier import Dossier
from welfare_cli.present.figures import Figures
from welfare_cli.present.part.review import review_cells, review_columns
from welfare_cli.present.part.values import values_sheet
from welfare_cli.present.sheet import Group, Line, Sheet
from welfare_cli.reviews.model import DatedReview


def reviewed_sheet(figures: Figures, found: Dossier, reviews: Sequence[DatedReview]) -> Sheet:
    """A row per year that has a result or a review."""
    sheet, lang = values_sheet(figures, found, whole=True), figures.lang
    rows = {r.actual.year.number: n.cells for r, n in zip(found.rows, sheet.lines, strict=True)}
    told = {said.year.number: said for said in reviews}
    for number, said in told.items():
        blank = {column.key: "" for column in sheet.columns}
        rows.setdefault(number, blank | {"year": figures.year(said.year)})
    lines = (Line(rows[number] | review_cells(told.get(number), lang)) for number in sorted(rows))
    columns = (*sheet.columns, *review_columns(lang))
    return Sheet(sheet.title, columns, (Group((), tuple(lines)),))
