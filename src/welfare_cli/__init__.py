"""`welfare` keeps a public plan honest: what was promised, what was measured, how far it is.

Python programs find everything they may rely on here, by the names in `__all__`. Each is loaded
when it is first asked for, so that the command line starts without them.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # type checkers take it for true; typing itself costs as much as --version

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
    "__version__",
    "assess_plan",
    "assess_years",
    "load_plan",
    "load_results",
    "load_rules",
    "read_year",
    "to_records",
]

if TYPE_CHECKING:
    from welfare_cli.api import (
        RECORD_TYPES,
        Action,
        Actual,
        Assessment,
        FiscalYear,
        Indicator,
        Note,
        Place,
        Plan,
        PlanError,
        Problem,
        Rating,
        Results,
        ResultsError,
        RulesError,
        RuleSet,
        Section,
        Severity,
        Status,
        WelfareError,
        YearError,
        assess_plan,
        assess_years,
        load_plan,
        load_results,
        load_rules,
        read_year,
        to_records,
    )
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from welfare_cli import api  # noqa: PLC0415  what the command line does without

        return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
