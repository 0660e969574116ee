"""How long a report takes per indicator, at 12 and at 500 of them, with ten years of results each.

`python benchmarks/report.py` prints both, and how the second compares with the first.
"""

import gc
import time
from collections.abc import Callable
from decimal import Decimal

from welfare_cli.assess.yearly import yearly_report
from welfare_cli.ground.fiscal_year import FiscalYear
from welfare_cli.plan.model import Plan
from welfare_cli.present.figures import Figures
from welfare_cli.present.formats import Target
from welfare_cli.present.markdown import report_markdown
from welfare_cli.present.report.content import report_content
from welfare_cli.present.report.html import report_html
from welfare_cli.present.report.model import Content
from welfare_cli.present.report.xlsx import report_xlsx
from welfare_cli.results.columns import Actual
from welfare_cli.results.model import Results, collected
from welfare_cli.reviews.model import Reviews
from welfare_cli.rules.library import shipped

YEARS = range(2011, 2021)
RULES = shipped("pace")
RUNS = 3
TARGET = Target("ja")


def plan_of(count: int) -> Plan:
    """A plan with that many indicators, four to a section."""
    sections = [
        {
            "id": f"s{number}",
            "title": f"施策{number}",
            "actions": [{"id": f"a{number}", "title": f"取組{number}"}],
            "indicators": [indicator(n) for n in range(number, min(number + 4, count))],
        }
        for number in range(0, count, 4)
    ]
    period = {"from": "H23", "to": "H32"}
    data = {"format": 1, "id": "p", "title": "計画", "period": period, "sections": sections}
    return Plan.model_validate(data)


def indicator(number: int) -> dict[str, object]:
    """An indicator as the plan file has it."""
    return {
        "id": f"i{number}",
        "title": f"指標{number}",
        "unit": "人",
        "baseline": {"year": "H22", "value": Decimal(100 + number)},
        "target": {"year": "H32", "value": Decimal(300 + number)},
    }


def results_of(count: int) -> Results:
    """Ten years of values for each."""
    rows = [
        Actual(f"i{number}", FiscalYear(year), Decimal(100 + number + 17 * (year - 2010)))
        for number in range(count)
        for year in YEARS
    ]
    return collected(rows, map(FiscalYear, YEARS))


def content_of(count: int) -> Content:
    """The whole content, as the command makes it."""
    plan = plan_of(count)
    found = yearly_report(plan, results_of(count), Reviews(), RULES, FiscalYear(2020))
    return report_content(Figures(plan, RULES, "ja"), found)


def per_indicator(make: Callable[[int], object], count: int) -> float:
    """Milliseconds, the best of a few runs."""
    taken = []
    for _ in range(RUNS):
        gc.disable()  # as the command line does
        start = time.perf_counter()
        make(count)
        taken.append(time.perf_counter() - start)
        gc.enable()
    return min(taken) / count * 1000


def main() -> None:
    """Print the time per indicator, format by format."""
    formats: dict[str, Callable[[int], object]] = {
        "html": lambda count: report_html(content_of(count), TARGET),
        "markdown": lambda count: report_markdown(content_of(count), TARGET),
        "xlsx": lambda count: report_xlsx(content_of(count), TARGET),
    }
    for name, make in formats.items():
        few, many = (per_indicator(make, count) for count in (12, 500))
        told = f"{few:.2f} ms per indicator at 12, {many:.2f} ms at 500: {many / few:.2f} times"
        print(f"{name:9} {told}")  # noqa: T201  a benchmark prints


if __name__ == "__main__":
    main()
