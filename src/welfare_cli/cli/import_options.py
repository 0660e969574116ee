"""The arguments and options of `welfare import`."""

from typing import Annotated

import typer

from welfare_cli.cli import options

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="CSV, TSV or .xlsx files; - reads standard input."),
]
Year = Annotated[
    str | None,
    typer.Option("--year", metavar="YEAR", help="The fiscal year, where no sheet says it."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
]
Replace = Annotated[bool, typer.Option("--replace", help="Let values that were final be changed.")]
Partial = Annotated[
    bool,
    typer.Option("--partial", help="Take what can be read, leave the rest; exits with 1."),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Read text files so, instead of by trial."),
]
Sheet = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of an Excel file.")
]
Layout = Annotated[
    options.Layout | None,
    typer.Option("--layout", help="Take the table for this layout, whatever its header says."),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="TITLE=ID|FILE",
        help="What a title means, or a CSV file of title,indicator; ID - passes it over. "
        "names.csv beside the plan is always read.",
    ),
]
Status = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", help="The status where no cell says one."),
]
Source = Annotated[
    str | None,
    typer.Option("--source", metavar="TEXT", help="The source; without it, the file's name."),
]
