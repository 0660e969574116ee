"""A plan and its results to assessments, by whatever names a year and a rule set."""

from welfare_cli.api.loading import PathName, load_rules
from welfare_cli.assess import assessment
from welfare_cli.assess.assessment import Assessment, RatingBasis
from welfare_cli.assess.yearly import records
from welfare_cli.ground.fiscal_year import FiscalYear, read_year, year_of
from welfare_cli.plan.model import Plan
from welfare_cli.project import default_year
from welfare_cli.results.model import Results
from welfare_cli.rules.rule_set import RuleSet

YearName = str | int | FiscalYear
RulesName = PathName | RuleSet


def assess_plan(
    plan: Plan,
    results: Results,
    as_of: YearName | None = None,
    rules: RulesName | None = None,
) -> list[Assessment]:
    """Every indicator in the plan's order, rated as `welfare progress` rates it.

    `as_of` is a year as people write it ("H29", "FY2017"), its number, or a FiscalYear. Without
    it, the newest year with results is taken; if there are no results, the newest with reviews;
    else the first of the plan. `rules` is the id of a rule set, a file, or a RuleSet; without it,
    the plan's own. Raises YearError (a ValueError) for what is no fiscal year, and RulesError.
    """
    stick = _basis(plan, results, as_of, rules)
    return assessment.assess_plan(plan, results, stick.as_of, stick.rules)


def assess_years(
    plan: Plan,
    results: Results,
    as_of: YearName | None = None,
    rules: RulesName | None = None,
) -> list[Assessment]:
    """Every indicator in every year up to `as_of`: what `welfare export` writes.

    The years are those of the plan, and others with a result; arguments are as in `assess_plan`.
    """
    sections = {section.id for section in plan.walk()}
    found = records(plan, results, _basis(plan, results, as_of, rules), sections)
    return [record.assessment for record in found]


def _basis(
    plan: Plan, results: Results, as_of: YearName | None, rules: RulesName | None
) -> RatingBasis:
    return RatingBasis(_rules(plan, rules), _year(plan, results, as_of), plan.period)


def _year(plan: Plan, results: Results, named: YearName | None) -> FiscalYear:
    if named is None:
        return default_year(plan, results)
    if isinstance(named, FiscalYear):
        return named
    return year_of(named) if isinstance(named, int) else read_year(named, era=plan.period.lends)


def _rules(plan: Plan, named: RulesName | None) -> RuleSet:
    if isinstance(named, RuleSet):
        return named
    own = plan.rules
    if isinstance(own, RuleSet) and named in (None, own.id):
        return own
    return load_rules(own if named is None and isinstance(own, str) else named or "")
