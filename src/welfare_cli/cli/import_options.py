"""The arguments and options of `welfare import`."""

from typing import Annotated

import typer

from welfare_cli.cli import options

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="option.import.files"),
]
Year = Annotated[
    str | None,
    typer.Option("--year", metavar="YEAR", help="option.import.year"),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="option.import.dry-run")]
Replace = Annotated[bool, typer.Option("--replace", help="option.import.replace")]
Partial = Annotated[
    bool,
    typer.Option("--partial", help="option.import.partial"),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="option.import.encoding"),
]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="option.import.sheet")]
Layout = Annotated[
    options.Layout | None,
    typer.Option("--layout", help="option.import.layout"),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="TITLE=ID|FILE",
        help="option.import.map",
    ),
]
Status = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", help="option.import.status"),
]
Source = Annotated[
    str | None,
    typer.Option("--source", metavar="TEXT", help="option.import.source"),
]
