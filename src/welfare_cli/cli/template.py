"""`welfare template`: the sheet that departments fill in."""

from pathlib import Path
from typing import Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.project import load
from welfare_cli.cli.selection import read_year_option, rules_of, sections_in
from welfare_cli.words import say

_TEXTS = ("sheet", "number", "share", "digits", "choice")


def template(
    *,
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help="option.template.year")],
    section: options.SectionOption = None,
    plan: options.PlanOption = None,
    results: options.ResultsOption = None,
    lang: options.LangOption = None,
    output_: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="option.template.output"),
    ] = None,
) -> None:
    """Make a sheet for departments to fill in; `import` takes it back as it is."""
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.template import template as made
    from welfare_cli.present.template import template_csv

    suffix = output_.suffix.lower() if output_ else ".csv"
    if suffix not in (".csv", ".xlsx"):
        raise CallError("call.template", path=output_)
    project = load(plan, results, lang)
    wanted = read_year_option("--year", year, project.plan, project.lang)
    inside = sections_in(project.plan, section, project.lang)
    indicators = [(s, i) for s, i in project.plan.indicators() if s.id in inside]
    figures = Figures(project.plan, rules_of(project.plan, None, project.lang), project.lang)
    sheet = made(figures, indicators, project.results, wanted)
    if suffix == ".csv":
        output.write_bytes(template_csv(sheet), output_)
        return
    from welfare_cli.present.template_xlsx import template_xlsx

    texts = {key: say(f"template.{key}", project.lang) for key in _TEXTS}
    output.write_bytes(template_xlsx(sheet, texts), output_)
