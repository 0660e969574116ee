"""What Python programs may rely on: loading, assessing, records, and the models between them.

`welfare_cli` itself names everything here; how it may change stands in docs/stability.md.
"""

from welfare_cli.api.assessing import assess_plan, assess_years
from welfare_cli.api.errors import PlanError, ResultsError, RulesError, WelfareError
from welfare_cli.api.loading import load_plan, load_results, load_rules
from welfare_cli.api.records import RECORD_TYPES, to_records
from welfare_cli.assess.assessment import Assessment
from welfare_cli.assess.notes import Note
from welfare_cli.ground.fiscal_year import FiscalYear, YearError, read_year
from welfare_cli.ground.problem import Place, Problem, Severity
from welfare_cli.plan.indicator import Indicator
from welfare_cli.plan.model import Action, Plan, Section
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import Results
from welfare_cli.results.status import Status
from welfare_cli.rules.rule_set import Rating, RuleSet

__all__ = [
    "RECORD_TYPES",
    "Action",
    "Actual",
    "Assessment",
    "FiscalYear",
    "Indicator",
    "Note",
    "Place",
    "Plan",
    "PlanError",
    "Problem",
    "Rating",
    "Results",
    "ResultsError",
    "RuleSet",
    "RulesError",
    "Section",
    "Severity",
    "Status",
    "WelfareError",
    "YearError",
    "assess_plan",
    "assess_years",
    "load_plan",
    "load_results",
    "load_rules",
    "read_year",
    "to_records",
]
