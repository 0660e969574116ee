"""The options that several commands share, each defined once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from welfare_cli.cli.finding import language


class Format(StrEnum):
    """The formats of a sheet."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class RecordFormat(StrEnum):
    """The formats of a sheet whose lines also make a stream of records."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"

    @property
    def sheet(self) -> Format:
        """The same format of a sheet; raises ValueError for a stream."""
        return Format(self.value)


# What `sheets.write_json` writes.
STREAMS = (RecordFormat.JSON, RecordFormat.JSONL)


class Layout(StrEnum):
    """The layouts of departments' tables."""

    LONG = "long"
    WIDE = "wide"
    SHEET = "sheet"


# One command or another takes several plans; the others say which were found, and stop.
class Ci(StrEnum):
    """Where a project's files are checked at every change."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


def _known_language(given: str | None) -> str | None:
    """Refuse a language that there is not, before anything is told in it."""
    if given is not None:
        language(given)
    return given


PlanOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--plan",
        metavar="FILE|DIR|GLOB",
        envvar="WELFARE_PLAN",
        help="option.plan",
    ),
]
ResultsOption = Annotated[
    Path | None,
    typer.Option(
        "--results",
        metavar="DIR",
        envvar="WELFARE_RESULTS",
        help="option.results",
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="ja|en",
        envvar="WELFARE_LANG",
        callback=_known_language,
        help="option.lang",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YEAR",
        help="option.as-of",
    ),
]
SectionOption = Annotated[
    str | None,
    typer.Option("--section", metavar="ID", help="option.section"),
]
RulesOption = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="ID|FILE",
        help="option.rules",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="option.format")]
RecordFormatOption = Annotated[RecordFormat, typer.Option("--format", help="option.format")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="option.output"),
]
WideOption = Annotated[bool, typer.Option("--wide", help="option.wide")]
