"""Which fiscal year the values of a table are for: its column, its header, --year, the file's name.

They are asked in this order, and any two that disagree are an error.
"""

from dataclasses import dataclass, field

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem, ProblemKind
from welfare_cli.ground.translation import N_, Message
from welfare_cli.intake.observe import YEARS_DISAGREE, Observed

WHERE_TAKEN: dict[str, Message] = {
    "option": N_("by --year"),
    "name": N_("in the file's name"),
    "title": N_("the title"),
}


@dataclass(frozen=True)
class Years:
    """The year of all values that do not name their own; None where no source says one."""

    common: FiscalYear | None
    where: str = ""  # the source of it, where the reader should be told
    problems: list[Problem] = field(default_factory=list)


IMPORT_YEAR_MISSING = ProblemKind(
    "import-year-missing",
    N_("nothing says which fiscal year these values are for"),
    N_(
        "Give --year, a year column, a file name such as H30.csv, or a title such as 平成30年度 "
        "above the table."
    ),
)


def settle_years(
    seen: Observed, asked: FiscalYear | None, in_names: list[list[FiscalYear]]
) -> Years:
    """Hold the sources against each other; `in_names` are the sheet's and the file's name.

    A table of several years is not contradicted by one year in a name, and a sheet that names its
    own year is not by the file's. A title above the table is asked last, and contradicts nothing:
    it may speak of the plan's own year.
    """
    if not seen.observations:
        return Years(asked)
    own = {observation.year for observation in seen.observations if observation.year}
    certain = [years[0] for years in in_names if len(years) == 1]
    named = certain[0] if certain and len(own) < 2 else None
    claims = [year for year in (asked, named) if year]
    settled = own or set(claims[:1])
    wrong = next((year for year in claims if settled != {year}), None)
    if wrong:
        where = "option" if wrong == asked else "name"
        other = next(year for year in sorted(settled) if year != wrong)
        facts = {"first": other.told(), "second": wrong.told(), "where": WHERE_TAKEN[where]}
        problem = seen.observations[0].problem(YEARS_DISAGREE, **facts)
        return Years(None, problems=[problem])
    common = next(iter(claims), seen.table.title_year)
    undated = next((o for o in seen.observations if o.year is None), None)
    if undated is None:
        return Years(common)
    if common is None and not seen.problems:
        return Years(None, problems=[undated.problem(IMPORT_YEAR_MISSING)])
    return Years(common, "" if asked else "name" if named else "title")
