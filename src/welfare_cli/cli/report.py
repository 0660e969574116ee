"""`welfare report`: the yearly report that is published, as a page, a workbook or Markdown."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options
from welfare_cli.cli.command import WITHOUT_WIDE, Call, Writes, command
from welfare_cli.cli.exit_codes import CANNOT_READ_TEMPLATE, CallError
from welfare_cli.cli.progress_bar import Step, waiting
from welfare_cli.cli.selection import rules_of, year_of
from welfare_cli.files.folders import is_folder, is_there
from welfare_cli.ground.text import listed
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.ground.fiscal_year import FiscalYear
    from welfare_cli.present.report.model import Content
    from welfare_cli.project import Project

_WRITES = Writes(
    (ContentKind.REPORT,),
    usual="html",
    help=N_("Output format. Without it, by the suffix of -o, else html."),
    shows_usual=False,
    must_fit=True,
    output_help=N_("Write to this file, .html, .md or .xlsx, all or nothing."),
)
TEMPLATES = ("report.html.j2", "parts.html.j2", "style.css")
_LARGEST = 1_000_000  # bytes; nobody writes more by hand


@command(_WRITES, takes=WITHOUT_WIDE)
def report(
    call: Call,
    *,
    as_of: options.AsOfOption = None,
    rules: options.RulesOption = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="DIR",
            help=N_("Take the templates of the page from this folder; those it lacks are our own."),
        ),
    ] = None,
) -> None:
    """Make the yearly report: ratings, changes, a chart per indicator, actions, and the rule."""
    replaced = _templates(template)
    if template is not None and call.format.name != "html":
        raise CallError(
            N_("--template is for HTML; {format} has no template."), format=call.format.name
        )
    project = call.project
    year = year_of(project, as_of)
    _check_results(project, year)
    with waiting(project.lang, N_("Making the report"), 3) as step:
        content = _content(project, year, rules, step)
        call.write({ContentKind.REPORT: lambda: content}, templates=replaced)


def _check_results(project: "Project", year: "FiscalYear") -> None:
    """A report on a year that nothing is known of would be a page of gaps."""
    known = (*project.results.years, *project.reviews.files)
    if not any(one <= year for one in known):
        told = year.label(project.lang)
        raise CallError(N_("There are no results up to {year} to report on."), year=told)


def _content(project: "Project", year: "FiscalYear", rules: str | None, step: Step) -> "Content":
    from welfare_cli.assess.yearly import yearly_report
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.report.content import report_content

    rule_set = rules_of(project, rules)
    found = yearly_report(project.plan, project.results, project.reviews, rule_set, year)
    step()
    content = report_content(Figures(project.plan, rule_set, project.lang), found)
    step()
    return content


def _templates(folder: Path | None) -> dict[str, tuple[str, str]]:
    """Each template of the user's own, with the name of its file. Raises CallError."""
    if folder is None:
        return {}
    if not is_folder(folder):
        raise CallError(N_("--template {path}: there is no such folder."), path=folder)
    found = {name: folder / name for name in TEMPLATES if is_there(folder / name)}
    if not found:
        raise CallError(
            N_("--template {path}: none of {known} is in it."), path=folder, known=listed(TEMPLATES)
        )
    return {name: (str(path), _text(path)) for name, path in found.items()}


def _text(path: Path) -> str:
    from welfare_cli.files.source import read_bytes

    data, problems = read_bytes(path, _LARGEST)
    if data is None:
        why = problems[0].facts.get("why") or f"> {_LARGEST} bytes"
        raise CallError(CANNOT_READ_TEMPLATE, file=path, why=why)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CallError(CANNOT_READ_TEMPLATE, file=path, why="UTF-8") from None
