"""The options that several commands share, each defined once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """The formats of a sheet."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class Layout(StrEnum):
    """The layouts of departments' tables."""

    LONG = "long"
    WIDE = "wide"
    SHEET = "sheet"


PlanOption = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar="FILE",
        envvar="WELFARE_PLAN",
        help="The plan file. Without it, the nearest data/plan.yaml or plan.yaml from here upward.",
    ),
]
ResultsOption = Annotated[
    Path | None,
    typer.Option(
        "--results",
        metavar="DIR",
        envvar="WELFARE_RESULTS",
        help="The folder of yearly result files. Without it, results/ beside the plan.",
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="ja|en",
        envvar="WELFARE_LANG",
        help="The language of the output. Without it, the plan's.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YEAR",
        help="The fiscal year to rate at: H29, 2017, FY2017. Without it, the newest with results.",
    ),
]
SectionOption = Annotated[
    str | None,
    typer.Option("--section", metavar="ID", help="Only this section and those below it."),
]
RulesOption = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="ID|FILE",
        help="Rate by this rule set instead of the plan's.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write it.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, all or nothing."),
]
WideOption = Annotated[
    bool, typer.Option("--wide", help="Show every column, however wide the terminal is.")
]
