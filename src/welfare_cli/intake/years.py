"""Which fiscal year the values of a table are for: its column, its header, --year, the file's name.

They are asked in this order, and any two that disagree are an error.
"""

from dataclasses import dataclass, field

from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.ground.problem import Problem
from welfare_cli.intake.observe import Observed
from welfare_cli.words import Word


@dataclass(frozen=True)
class Years:
    """The year of all values that do not name their own; None where no source says one."""

    common: FiscalYear | None
    problems: list[Problem] = field(default_factory=list)


def settle_years(seen: Observed, asked: FiscalYear | None, in_name: list[FiscalYear]) -> Years:
    """Hold the sources against each other.

    A table of several years is not contradicted by one year in the file's name. A title above the
    table is asked last, and contradicts nothing: it may speak of the plan's own year.
    """
    if not seen.observations:
        return Years(asked)
    own = {observation.year for observation in seen.observations if observation.year}
    named = in_name[0] if len(in_name) == 1 and len(own) < 2 else None
    claims = [year for year in (asked, named) if year]
    settled = own or set(claims[:1])
    wrong = next((year for year in claims if settled != {year}), None)
    if wrong:
        other = next(year for year in sorted(settled) if year != wrong)
        where = "option" if wrong == asked else "name"
        facts = {"first": other.told(), "second": wrong.told(), "where": Word(f"where.{where}")}
        return Years(None, [seen.observations[0].problem("years-disagree", **facts)])
    common = next(iter(claims), seen.table.title_year)
    undated = next((o for o in seen.observations if o.year is None), None)
    if undated and common is None and not seen.problems:
        return Years(None, [undated.problem("import-year-missing")])
    return Years(common)
