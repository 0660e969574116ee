"""`welfare template`: the sheet that departments fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from welfare_cli.cli import options, output
from welfare_cli.cli.command import WITHOUT_WIDE, Call, Writes, command
from welfare_cli.cli.exit_codes import CallError
from welfare_cli.cli.selection import read_year_option, sections_in
from welfare_cli.files.folders import is_there
from welfare_cli.ground.translation import N_
from welfare_cli.present.formats import ContentKind

if TYPE_CHECKING:
    from welfare_cli.project import Project

_WRITES = Writes(
    (ContentKind.FORM,),
    usual="csv",
    option="",
    must_fit=True,
    output_help=N_("A .csv or .xlsx file; without it, CSV."),
)


@command(_WRITES, takes=WITHOUT_WIDE)
def template(
    call: Call,
    *,
    year: Annotated[
        str, typer.Option("--year", metavar="YEAR", help=N_("The fiscal year to be reported."))
    ],
    reviews: Annotated[
        bool,
        typer.Option(
            "--reviews",
            help=N_(
                "A review file instead: every action with its last state,"
                " and the weak ratings to be explained."
            ),
        ),
    ] = False,
    section: options.SectionOption = None,
) -> None:
    """Make a sheet for departments to fill in; `import` takes it back as it is."""
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.template import template as made

    if reviews:
        _reviews(call.project, year, section, call.path)
        return
    _ = call.format  # a suffix that cannot be written is refused before anything is read
    project = call.project
    wanted = read_year_option("--year", year, project.plan)
    inside = sections_in(project.plan, section)
    indicators = [(s, i) for s, i in project.plan.indicators() if s.id in inside]
    figures = Figures(project.plan, project.rules, project.lang)
    sheet = made(figures, indicators, project.results, wanted)
    call.write({ContentKind.FORM: lambda: sheet})


def _reviews(project: "Project", year: str, section: str | None, path: Path | None) -> None:
    """Write a review file to fill in, but never over one that may be filled in already."""
    from welfare_cli.assess.summary import plan_status
    from welfare_cli.present.figures import Figures
    from welfare_cli.present.template import reviews_yaml
    from welfare_cli.reviews.reader import is_review_file
    from welfare_cli.schema.kinds import SchemaKind, schema_line

    plan, lang = project.plan, project.lang
    if path and not is_review_file(path):
        raise CallError(
            N_("-o {path}: a review file is named after its year, such as 2018.reviews.yaml."),
            path=path,
        )
    if path and is_there(path):
        raise CallError(
            N_(
                "-o {path}: is there already, and may be filled in. Name"
                " another file, or delete it."
            ),
            path=path,
        )
    wanted = read_year_option("--year", year, plan)
    rules = project.rules
    stands = plan_status(plan, project.results, project.reviews, rules, wanted)
    text = reviews_yaml(Figures(plan, rules, lang), stands, sections_in(plan, section))
    output.write(f"{schema_line(SchemaKind.REVIEWS)}\n{text}", path)
